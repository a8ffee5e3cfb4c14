"""Fixtures of the contract suites."""

from __future__ import annotations

from tests.sandboxes import sandbox

__all__ = ["sandbox"]
