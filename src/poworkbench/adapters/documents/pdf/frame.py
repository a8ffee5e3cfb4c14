"""From a PDF page's own coordinates to what is seen: turned upright, measured from the top left corner."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from operator import gt

import pypdfium2
import pypdfium2.raw as pdfium

#: A box as seen: x0, top, x1, bottom.
Box = tuple[float, float, float, float]
#: One edge of many boxes, and all four of them.
Edges = Sequence[float]
Columns = tuple[Edges, Edges, Edges, Edges]


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page: its origin and size in page coordinates (points, y upwards) and its rotation."""

    left: float
    bottom: float
    across: float
    up: float
    rotation: int

    @staticmethod
    def of(page: pypdfium2.PdfPage) -> Frame:
        """The frame of an open page: its crop box within its media box, also where all pages inherit them."""
        box = pdfium.FS_RECTF()
        if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
            raise pypdfium2.PdfiumError("a page has no size")
        return Frame(box.left, box.bottom, box.right - box.left, box.top - box.bottom, page.get_rotation() % 360)

    @property
    def width(self) -> float:
        """Points across, as seen."""
        return self.up if self.rotation in (90, 270) else self.across

    @property
    def height(self) -> float:
        """Points down, as seen."""
        return self.across if self.rotation in (90, 270) else self.up

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as seen, from the top left corner."""
        x, y = x - self.left, y - self.bottom
        if self.rotation == 90:
            return y, x
        if self.rotation == 180:
            return self.across - x, y
        if self.rotation == 270:
            return self.up - y, self.across - x
        return x, self.up - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box as seen."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def edges(self, lefts: Edges, bottoms: Edges, rights: Edges, tops: Edges) -> Columns:
        """The edges of many boxes as seen, in columns: x0, top, x1, bottom; with little ado on an upright page."""
        if self.rotation or any(map(gt, lefts, rights)) or any(map(gt, bottoms, tops)):
            boxes = list(map(self.box, lefts, bottoms, rights, tops))
            x0s, highs, x1s, lows = ([box[side] for box in boxes] for side in range(4))
            return x0s, highs, x1s, lows
        x, y, up = self.left, self.bottom, self.up
        return (
            [left - x for left in lefts] if x else lefts,
            [up - (top - y) for top in tops],
            [right - x for right in rights] if x else rights,
            [up - (bottom - y) for bottom in bottoms],
        )
