"""What holds for all characters of a PDF's text object: its type, its turn, and through which window it is seen."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

import pypdfium2.raw as pdfium

from poworkbench.adapters.documents.pdf.calls import char_angle, char_matrices, char_size, char_weight
from poworkbench.adapters.documents.pdf.frame import Box, Frame
from poworkbench.adapters.documents.pdf.visible import windows

_BOLD = 600


class Style(NamedTuple):
    """Type size in points as seen, whether bold, turn in degrees, window, and the baseline where that is level."""

    size: float
    bold: bool
    turn: int
    window: Box
    baseline: float | None


def styles_of(
    text: pdfium.FPDF_TEXTPAGE, frame: Frame, places: Sequence[int], owners: Sequence[int]
) -> Iterator[Style]:
    """The styles of a page's text objects, each given by a character's place in it and by its handle."""
    a, b, c, d, e, f = char_matrices(text, places)
    sizes, weights = map(char_size, repeat(text), places), map(char_weight, repeat(text), places)
    shapes: dict[tuple[float, ...], tuple[float, int, bool]] = {}
    for place, shape, size, weight, window, x, y in zip(
        places, zip(a, b, c, d, strict=True), sizes, weights, windows(owners, frame), e, f, strict=True
    ):
        if shape not in shapes:
            shapes[shape] = _shape(shape, char_angle(text, place), frame)
        scale, turn, level = shapes[shape]
        baseline = frame.point(x, y)[1] if level else None
        yield Style(scale * size, weight >= _BOLD, turn, window, baseline)


def _shape(matrix: tuple[float, ...], angle: float, frame: Frame) -> tuple[float, int, bool]:
    """How much larger than its font says it is, by how many degrees turned, whether its baseline is level."""
    _, b, c, d = matrix
    turn = round(math.degrees(angle) + frame.rotation) % 360
    return math.hypot(c, d) or 1.0, turn, b == 0 and frame.rotation in (0, 180)
