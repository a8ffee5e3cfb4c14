"""From a PDF page's own coordinates to what is seen: turned upright, measured from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2


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
        """The frame of an open page: its crop box within its media box."""
        media, crop = page.get_mediabox(), page.get_cropbox()
        left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
        right, top = min(media[2], crop[2]), min(media[3], crop[3])
        return Frame(left, bottom, right - left, top - bottom, page.get_rotation() % 360)

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

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box as seen: x0, top, x1, bottom."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
