"""A typeface for pages that have none of their own: a monospaced one of the system, or Pillow's."""

from __future__ import annotations

from functools import lru_cache

from PIL import ImageFont

#: Monospaced faces of Linux, Windows and macOS, by the file names Pillow finds them with.
MONOSPACED = ("DejaVuSansMono.ttf", "LiberationMono-Regular.ttf", "consola.ttf", "Menlo.ttc", "cour.ttf", "Courier.ttc")

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@lru_cache(maxsize=16)
def monospaced(size: float) -> Font:
    """A face of that height in pixels; where none is monospaced, Pillow's own, which is not."""
    for name in MONOSPACED:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)
