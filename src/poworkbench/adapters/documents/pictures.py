"""Pages drawn to look at, and the part of a page that a value was read from."""

from __future__ import annotations

import io
import math

from PIL import Image, ImageDraw

from poworkbench.adapters.documents.leaves import Leaf, leaves_of
from poworkbench.domain.problems import DamagedFile
from poworkbench.services.views import Picture

#: Larger pictures are drawn at a smaller scale; Picture.scale says at which.
MOST_DRAWN = 24_000_000

#: Around a cropped box, and its frame, in points.
MARGIN = 24.0
FRAME = 1.5
FRAME_COLOUR = (208, 64, 32)


def page_count(content: bytes) -> int:
    """How many pages can be drawn."""
    return len(leaves_of(content))


def picture(content: bytes, page: int, scale: float) -> Picture:
    """One page (from 1) at `scale` pixels for each point, or at the largest scale that is allowed."""
    leaf = _leaf(content, page)
    scale = _allowed(leaf, scale)
    image = leaf.draw(scale)
    return Picture(image.width, image.height, scale, image.tobytes())


def crop(content: bytes, page: int, box: tuple[int, int, int, int], scale: float) -> bytes:
    """A PNG of the part of a page around `box` (hundredths of a point), with the box marked."""
    leaf = _leaf(content, page)
    scale = _allowed(leaf, scale)
    image = leaf.draw(scale)
    x0, top, x1, bottom = (value / 100 for value in box)
    pen = ImageDraw.Draw(image)
    marked = tuple(value * scale for value in (x0 - FRAME, top - FRAME, x1 + FRAME, bottom + FRAME))
    pen.rectangle(marked, outline=FRAME_COLOUR, width=max(1, round(FRAME * scale)))
    around = (x0 - MARGIN, top - MARGIN, x1 + MARGIN, bottom + MARGIN)
    return _png(image.crop(_inside(image, *(value * scale for value in around))))


def _leaf(content: bytes, page: int) -> Leaf:
    leaves = leaves_of(content)
    if not 1 <= page <= len(leaves):
        raise DamagedFile(f"there is no page {page}")
    return leaves[page - 1]


def _allowed(leaf: Leaf, scale: float) -> float:
    return min(scale, math.sqrt(MOST_DRAWN / (leaf.width * leaf.height)))


def _inside(image: Image.Image, x0: float, top: float, x1: float, bottom: float) -> tuple[int, int, int, int]:
    """The part of a box that lies on the image, at least one pixel of it."""
    left, upper = min(max(0, int(x0)), image.width - 1), min(max(0, int(top)), image.height - 1)
    return (
        left,
        upper,
        max(left + 1, min(image.width, math.ceil(x1))),
        max(upper + 1, min(image.height, math.ceil(bottom))),
    )


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
