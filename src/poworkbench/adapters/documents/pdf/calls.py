"""PDFium's functions that are asked for every character or object, as calls that cost a third of pypdfium2's.

pypdfium2 converts each argument to its declared type on every call, and lets go of Python's lock around it; a page asks
thousands of times, and each answer is ready at once. Handles are handed on as pypdfium2's own or as `c_void_p`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

#: A call that takes handles, whole numbers and references as they are.
Quick = Callable[..., Any]


def _quick(function: Any, result: type = ctypes.c_int) -> Quick:
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


char_code = _quick(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
char_object = _quick(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
char_angle = _quick(pdfium.FPDFText_GetCharAngle, ctypes.c_float)
char_size = _quick(pdfium.FPDFText_GetFontSize, ctypes.c_double)
char_weight = _quick(pdfium.FPDFText_GetFontWeight)
_char_box = _quick(pdfium.FPDFText_GetLooseCharBox)
_char_matrix = _quick(pdfium.FPDFText_GetMatrix)
_char_origin = _quick(pdfium.FPDFText_GetCharOrigin)

render_mode = _quick(pdfium.FPDFTextObj_GetTextRenderMode)
clip_path = _quick(pdfium.FPDFPageObj_GetClipPath, ctypes.c_void_p)
clip_paths = _quick(pdfium.FPDFClipPath_CountPaths)
clip_segments = _quick(pdfium.FPDFClipPath_CountPathSegments)
clip_segment = _quick(pdfium.FPDFClipPath_GetPathSegment, ctypes.c_void_p)

page_object = _quick(pdfium.FPDFPage_GetObject, ctypes.c_void_p)
object_type = _quick(pdfium.FPDFPageObj_GetType)
object_matrix = _quick(pdfium.FPDFPageObj_GetMatrix)
path_segments = _quick(pdfium.FPDFPath_CountSegments)
path_segment = _quick(pdfium.FPDFPath_GetPathSegment, ctypes.c_void_p)
segment_point = _quick(pdfium.FPDFPathSegment_GetPoint)
segment_type = _quick(pdfium.FPDFPathSegment_GetType)
path_mode = _quick(pdfium.FPDFPath_GetDrawMode)
fill_colour = _quick(pdfium.FPDFPageObj_GetFillColor)
segment_closes = _quick(pdfium.FPDFPathSegment_GetClose)

Columns = tuple[Sequence[float], ...]


def char_boxes(text: pdfium.FPDF_TEXTPAGE, places: Sequence[int]) -> Columns:
    """Left, top, right and bottom edges of the characters at these places: their advance, their font's height."""
    return _floats(_char_box, text, places, 4)


def char_matrices(text: pdfium.FPDF_TEXTPAGE, places: Sequence[int]) -> Columns:
    """The six numbers of the matrices by which the characters at these places are drawn."""
    return _floats(_char_matrix, text, places, 6)


def char_origins(text: pdfium.FPDF_TEXTPAGE, places: Sequence[int]) -> list[tuple[float, float] | None]:
    """Where the pen stood for the characters at these places; None where PDFium does not know it."""
    xs, ys = (ctypes.c_double * len(places))(), (ctypes.c_double * len(places))()
    known = map(_char_origin, repeat(text), places, _references(xs, 8), _references(ys, 8))
    return [point if good else None for good, point in zip(list(known), zip(xs, ys, strict=True), strict=True)]


def _floats(call: Quick, text: pdfium.FPDF_TEXTPAGE, places: Sequence[int], each: int) -> Columns:
    found = (ctypes.c_float * (each * len(places)))()
    for _ in map(call, repeat(text), places, _references(found, 4 * each)):
        pass
    return tuple(found[column::each] for column in range(each))


def _references(array: ctypes.Array[Any], step: int) -> Iterable[Any]:
    """References to the array's places, `step` bytes apart."""
    return map(ctypes.byref, repeat(array), range(0, ctypes.sizeof(array), step))
