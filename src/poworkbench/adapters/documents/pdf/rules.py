"""Ruling lines and box edges from PDFium's path objects."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat

import pypdfium2
import pypdfium2.raw as pdfium

from poworkbench.adapters.documents.pdf.calls import (
    fill_colour,
    object_matrix,
    object_type,
    page_object,
    path_mode,
    path_segment,
    path_segments,
    segment_closes,
    segment_point,
    segment_type,
)
from poworkbench.adapters.documents.pdf.frame import Frame
from poworkbench.reading.page import Rule

#: A line may be off level by this much (points) and is worth having from this length on.
_OFF, _SHORTEST = 0.8, 3.0
#: A filled box of no more than so many points is a line.
_THICKEST = 3.0
_DEEPEST, _MOST = 4, 20_000

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
#: A line and the colour that it bounds; -1 for a line that is drawn itself.
Filled = tuple[Rule, int]

_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def page_rules(page: pypdfium2.PdfPage, frame: Frame) -> tuple[Rule, ...]:
    """The level and upright lines of an open page, each once, to a tenth of a point.

    Where two boxes filled alike meet, nobody sees a line.
    """
    rules: dict[tuple[int, int, int, int], tuple[Rule, int]] = {}
    unseen: set[tuple[int, int, int, int]] = set()
    for rule, fill in _rules_on(page, frame):
        key = round(rule.x0), round(rule.y0), round(rule.x1), round(rule.y1)
        known = rules.setdefault(key, (rule, fill))
        if known[0] is not rule:
            (unseen.add if fill >= 0 and known[1] == fill else unseen.discard)(key)
        if len(rules) >= _MOST:
            break
    return tuple(rule for key, (rule, _) in rules.items() if key not in unseen)


def _rules_on(page: pypdfium2.PdfPage, frame: Frame) -> Iterator[Filled]:
    handles = map(page_object, repeat(page.raw), range(pdfium.FPDFPage_CountObjects(page.raw)))
    items = list(map(ctypes.c_void_p, handles))
    for item, kind in zip(items, map(object_type, items), strict=True):
        if kind != pdfium.FPDF_PAGEOBJ_TEXT:
            yield from _rules_of(item, kind, _SAME, frame, 0)


def _rules_of(item: ctypes.c_void_p, kind: int, above: Matrix, frame: Frame, depth: int) -> Iterator[Filled]:
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        edges = list(_edges(item, _product(_matrix(item), above), frame))
        fill = _fill(item) if edges and _is_box(edges) else -1
        yield from ((rule, fill) for rule in edges)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        within = _product(_matrix(item), above)
        form = ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)
        for index in range(pdfium.FPDFFormObj_CountObjects(form)):
            part = ctypes.cast(pdfium.FPDFFormObj_GetObject(form, index), ctypes.c_void_p)
            yield from _rules_of(part, object_type(part), within, frame, depth + 1)


def _is_box(edges: list[Rule]) -> bool:
    """Whether edges enclose more than a line's thickness."""
    across = max(rule.x1 for rule in edges) - min(rule.x0 for rule in edges)
    return min(across, max(rule.y1 for rule in edges) - min(rule.y0 for rule in edges)) > _THICKEST


def _fill(path: ctypes.c_void_p) -> int:
    """The colour that a path is filled with; -1 where its edge is drawn."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    path_mode(path, ctypes.byref(mode), ctypes.byref(stroke))
    if stroke.value:
        return -1
    parts = [ctypes.c_uint() for _ in range(4)]
    fill_colour(path, *map(ctypes.byref, parts))
    red, green, blue, alpha = (part.value for part in parts)
    return red << 24 | green << 16 | blue << 8 | alpha


def _edges(path: ctypes.c_void_p, matrix: Matrix, frame: Frame) -> Iterator[Rule]:
    x, y = ctypes.c_float(), ctypes.c_float()
    across, up = ctypes.byref(x), ctypes.byref(y)
    start: Point = (0.0, 0.0)
    last: Point = (0.0, 0.0)
    handles = map(path_segment, repeat(path), range(min(_MOST, path_segments(path))))
    for segment in map(ctypes.c_void_p, handles):
        segment_point(segment, across, up)
        here = frame.point(*_moved(x.value, y.value, matrix))
        kind = segment_type(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _rule(last, here)
        if segment_closes(segment):
            yield from _rule(here, start)
        last = here


def _rule(a: Point, b: Point) -> Iterator[Rule]:
    across, down = abs(a[0] - b[0]), abs(a[1] - b[1])
    if down <= _OFF and across >= _SHORTEST:
        level = (a[1] + b[1]) / 2
        yield Rule(min(a[0], b[0]), level, max(a[0], b[0]), level)
    elif across <= _OFF and down >= _SHORTEST:
        upright = (a[0] + b[0]) / 2
        yield Rule(upright, min(a[1], b[1]), upright, max(a[1], b[1]))


def _matrix(item: ctypes.c_void_p) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not object_matrix(item, ctypes.byref(found)):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(x: float, y: float, matrix: Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
