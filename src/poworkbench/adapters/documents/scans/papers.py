"""Images for the reader: scans, faxes and photographs, each frame a page."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.scans import needs as scans
from poworkbench.adapters.documents.scans.recognition import Pixels
from poworkbench.domain.problems import DamagedFile, NoText, TooLarge
from poworkbench.reading.page import Page
from poworkbench.reading.paper import Paper

#: More pages of pictures than this are not recognised: it would take minutes.
MOST_RECOGNISED = 20
#: Larger pictures are read at this size on their longer side; finer detail helps no reader.
LONGEST_SIDE = 3000


def papers_of_image(content: bytes, *, allowed: bool) -> tuple[Paper, ...]:
    """The image as one paper; NoText where nothing is written on it, TooLarge where it has too many pages."""
    from poworkbench.adapters.documents.leaves import leaves_of

    frames = len(leaves_of(content))
    if frames > MOST_RECOGNISED:
        raise TooLarge(f"{frames} scanned pages, at most {MOST_RECOGNISED}")
    scans.wanted(allowed)
    pages = tuple(_page(content, frame) for frame in range(frames))
    if not any(page.words for page in pages):
        raise NoText(f"{len(pages)} page(s)")
    return (Paper(kinds.IMAGE, pages),)


def _page(content: bytes, frame: int) -> Page:
    from poworkbench.adapters.documents.scans.pages import scanned_page

    picture, scale = _pixels(content, frame)
    return scanned_page(picture, frame + 1, scale)


def _pixels(content: bytes, frame: int) -> tuple[Pixels, float]:
    """The frame turned as its camera says, not larger than needed, and its scale."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            image.seek(frame)
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise DamagedFile("the image is cut off or broken") from error
    scale = min(1.0, LONGEST_SIDE / max(upright.size))
    if scale < 1.0:
        upright = upright.resize((round(upright.width * scale), round(upright.height * scale)), reducing_gap=2.0)
    return np.asarray(upright), scale
