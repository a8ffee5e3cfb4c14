"""What of a page's text can be seen: PDFium hands out invisible and clipped text like any other."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from poworkbench.adapters.documents.pdf_frame import Frame

Box = tuple[float, float, float, float]

_HIDDEN = {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}


class Visibility:
    """Answers for one page; each text object is asked once."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._windows: dict[int, Box | None] = {}

    def shows(self, owner: pdfium.FPDF_PAGEOBJECT, box: Box) -> bool:
        """Whether a character of the text object `owner` with that box can be seen."""
        if not owner:
            return True
        key = ctypes.cast(owner, ctypes.c_void_p).value or 0
        if key not in self._windows:
            self._windows[key] = self._window(owner)
        window = self._windows[key]
        if window is None:
            return False
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return window[0] <= x <= window[2] and window[1] <= y <= window[3]

    def _window(self, owner: pdfium.FPDF_PAGEOBJECT) -> Box | None:
        """The box through which the object is seen, or None where it is not drawn."""
        if pdfium.FPDFTextObj_GetTextRenderMode(owner) in _HIDDEN:
            return None
        window = (-1.0, -1.0, self._frame.width + 1, self._frame.height + 1)
        clip = pdfium.FPDFPageObj_GetClipPath(owner)
        for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip)) if clip else 0):
            hole = self._hole(clip, path)
            if hole:
                window = (
                    max(window[0], hole[0] - 1),
                    max(window[1], hole[1] - 1),
                    min(window[2], hole[2] + 1),
                    min(window[3], hole[3] + 1),
                )
        return window

    def _hole(self, clip: pdfium.FPDF_CLIPPATH, path: int) -> Box | None:
        """The bounding box of one clipping path."""
        x, y = ctypes.c_float(), ctypes.c_float()
        points = []
        for index in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
            if segment and pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
                points.append(self._frame.point(x.value, y.value))
        if len(points) < 3:
            return None
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return min(xs), min(ys), max(xs), max(ys)
