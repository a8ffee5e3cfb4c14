"""Fixtures of the flows."""

from __future__ import annotations

from tests.benches import bench
from tests.sandboxes import sandbox

__all__ = ["bench", "sandbox"]
