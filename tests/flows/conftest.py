"""Fixtures of the flows."""

from __future__ import annotations

from tests.benches import bench

__all__ = ["bench"]
