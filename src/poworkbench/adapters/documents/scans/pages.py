"""Pictures of pages as pages of words: what a scanner, a camera or a fax made of a paper."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from poworkbench.adapters.documents.scans.recognition import Corners, Pixels, Written, stands_on_its_head, written_lines
from poworkbench.adapters.documents.scans.straightening import Straight, leveller, straightened, turned
from poworkbench.reading.page import Page, Word

#: The reader thinks in points of ordinary type: a line of writing found in a picture is this high to it.
_LINE_HEIGHT = 13.0
#: Of a found line this much is the type itself.
_TYPE = 0.7
#: Heights of found lines waver: those between these shares of the usual one are of the usual type.
_USUAL = (0.75, 1.35)
#: Lines read with less than this, on the whole, may be read upside down.
_DOUBTFUL = 0.8


def scanned_page(picture: Pixels, number: int, scale: float = 1.0) -> Page:
    """The words of a picture (rows × columns × RGB), set straight, with their boxes on the picture as it came.

    `scale` is how many of the picture's pixels there are for each unit of the page as the workbench draws it.
    """
    straight, lines = _upright(straightened(picture))
    level = leveller([line.corners for line in lines])
    heights = [_height(line.corners) for line in lines]
    unit = _LINE_HEIGHT / float(np.median(heights)) if heights else 1.0
    words = tuple(word for line in lines for word in _words(line, straight, level, unit, scale))
    height, width = straight.picture.shape[:2]
    return Page(number, width * unit, height * unit, words, recognised=True)


def _upright(straight: Straight) -> tuple[Straight, list[Written]]:
    """The picture with its writing the right way up, and the writing; read again only where it lay otherwise."""
    lines = written_lines(straight.picture)
    boxes = [line.corners for line in lines]
    if boxes and 2 * sum(map(_is_tall, boxes)) > len(boxes):
        straight = turned(straight, 1)
        lines = written_lines(straight.picture)
        boxes = [line.corners for line in lines]
    doubtful = bool(lines) and float(np.mean([line.score for line in lines])) < _DOUBTFUL
    if doubtful and stands_on_its_head(straight.picture, boxes):
        straight = turned(straight, 2)
        lines = written_lines(straight.picture)
    return straight, lines


def _is_tall(box: Corners) -> bool:
    return _height(box) > 1.5 * float(np.linalg.norm(box[1] - box[0]))


def _height(box: Corners) -> float:
    return float(np.linalg.norm(box[3] - box[0]))


def _words(line: Written, straight: Straight, level: Corners, unit: float, scale: float) -> Iterator[Word]:
    """The words of a line; all of them stand on the line's own foot and are as high as it."""
    top, bottom = _type(_levelled(line.corners, level) * unit)
    for text, corners in line.words:
        places = _levelled(corners, level) * unit
        shown = straight.back(corners) / scale
        box = (*shown.min(axis=0).tolist(), *shown.max(axis=0).tolist())
        x0, x1 = float(places[:, 0].min()), float(places[:, 0].max())
        yield Word(text, x0, top, x1, bottom, bottom - top, shown=(box[0], box[1], box[2], box[3]))


def _levelled(points: Corners, level: Corners) -> Corners:
    levelled: Corners = points @ level[:2, :2].T
    return levelled


def _type(corners: Corners) -> tuple[float, float]:
    """Upper and lower edge of the type in a line that is level now."""
    upper, lower = float(corners[:2, 1].mean()), float(corners[2:, 1].mean())
    usual = _USUAL[0] < (lower - upper) / _LINE_HEIGHT < _USUAL[1]
    half = _TYPE / 2 * (_LINE_HEIGHT if usual else lower - upper)
    return (upper + lower) / 2 - half, (upper + lower) / 2 + half
