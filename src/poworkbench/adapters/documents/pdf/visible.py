"""What of a page's text can be seen: PDFium hands out invisible and clipped text like any other."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2.raw as pdfium

from poworkbench.adapters.documents.pdf.calls import (
    clip_path,
    clip_paths,
    clip_segment,
    clip_segments,
    render_mode,
    segment_point,
)
from poworkbench.adapters.documents.pdf.frame import Box, Frame

_HIDDEN = {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
_FAR = float("inf")

#: The window of what is seen wherever it stands, and of what is seen nowhere.
_EVERYWHERE: Box = (-_FAR, -_FAR, _FAR, _FAR)
_NOWHERE: Box = (_FAR, _FAR, -_FAR, -_FAR)


def windows(owners: Sequence[int], frame: Frame) -> Iterator[Box]:
    """The boxes through which the text objects with these handles are seen (everywhere for one that is not above 0).

    A character is seen if its middle lies in there.
    """
    holes = _Holes(frame)
    handles = [ctypes.c_void_p(max(0, owner)) for owner in owners]
    clips = list(map(ctypes.c_void_p, map(clip_path, handles)))
    for owner, mode, clip, paths in zip(owners, map(render_mode, handles), clips, map(clip_paths, clips), strict=True):
        if owner <= 0:
            yield _EVERYWHERE
        elif mode in _HIDDEN:
            yield _NOWHERE
        else:
            yield holes.common(clip, paths)  # -1 where it is not clipped


class _Holes:
    """The clipping paths of one page; one that many objects share is followed once."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._page: Box = (-1.0, -1.0, frame.width + 1, frame.height + 1)
        self._known: dict[tuple[int, int], Box | None] = {}

    def common(self, clip: ctypes.c_void_p, paths: int) -> Box:
        """What is seen through all paths of a clip and is on the page, with a margin."""
        window = self._page
        for hole in filter(None, (self._hole(clip, path) for path in range(paths))):
            window = (
                max(window[0], hole[0] - 1),
                max(window[1], hole[1] - 1),
                min(window[2], hole[2] + 1),
                min(window[3], hole[3] + 1),
            )
        return window

    def _hole(self, clip: ctypes.c_void_p, path: int) -> Box | None:
        """The bounding box of one clipping path."""
        count = clip_segments(clip, path)
        key = (clip_segment(clip, path, 0) or 0, count)
        if key not in self._known:
            self._known[key] = self._bounds([clip_segment(clip, path, index) for index in range(count)])
        return self._known[key]

    def _bounds(self, segments: Sequence[int | None]) -> Box | None:
        x, y = ctypes.c_float(), ctypes.c_float()
        points = [
            self._frame.point(x.value, y.value)
            for segment in segments
            if segment and segment_point(ctypes.c_void_p(segment), ctypes.byref(x), ctypes.byref(y))
        ]
        if len(points) < 3:
            return None
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return min(xs), min(ys), max(xs), max(ys)
