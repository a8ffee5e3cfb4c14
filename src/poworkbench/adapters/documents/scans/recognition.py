"""Writing in a picture, recognised on this machine by RapidOCR, whose models come inside its package."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[Any]
Corners = NDArray[Any]

#: Recognised with less than this (of 1), a line is a stain or a drawing.
_LEGIBLE = 0.5
#: So many of the longest lines vote on which way up a page lies.
_VOTERS = 16


@dataclass(frozen=True, slots=True)
class Written:
    """A line of writing: its corners in pixels from the upper left round to the right, and its words with theirs."""

    corners: Corners
    score: float
    words: tuple[tuple[str, Corners], ...]


def written_lines(picture: Pixels) -> list[Written]:
    """Every line that is written on the picture (rows × columns × RGB), which stands upright; none on a blank one."""
    answer = _engine()(_as_opencv(picture), use_cls=False, return_word_box=True)
    if answer.boxes is None or not answer.word_results:
        return []
    return [
        Written(np.asarray(box, np.float64), float(score), _words(words))
        for box, score, words in zip(answer.boxes, answer.scores, answer.word_results, strict=True)
        if score >= _LEGIBLE
    ]


def _words(found: Sequence[Any]) -> tuple[tuple[str, Corners], ...]:
    shown = ((_plain(text), np.asarray(corners, np.float64)) for text, _score, corners in found)
    return tuple((text, corners) for text, corners in shown if text)


def _plain(text: str) -> str:
    """The signs as a paper prints them: the models know full-width ones too."""
    return unicodedata.normalize("NFKC", str(text)).strip()


def stands_on_its_head(picture: Pixels, lines: Sequence[Corners]) -> bool:
    """Whether most of the longest lines of a picture are upside down, asked of RapidOCR's classifier."""
    engine, image = _engine(), _as_opencv(picture)
    longest = sorted(lines, key=lambda box: -float(np.linalg.norm(box[1] - box[0])))[:_VOTERS]
    crops = engine.crop_text_regions(image, [box.astype(np.float32) for box in longest])
    _turned, judged = engine.cls_and_rotate(crops)
    votes: list[bool] = [label == "180" for label, _score in judged.cls_res]
    return 2 * sum(votes) > len(votes)


def _as_opencv(picture: Pixels) -> Pixels:
    return np.ascontiguousarray(picture[:, :, ::-1])


@cache
def _engine() -> Any:
    """The models are loaded once in a process; what the package writes to the log about it is nobody's news."""
    logging.disable(logging.WARNING)
    try:
        from rapidocr import RapidOCR

        return RapidOCR(params={"Global.log_level": "critical"})
    finally:
        logging.disable(logging.NOTSET)
