"""Letter-spaced words put together again: "M I L L WO R K" is one word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from poworkbench.reading.page import Word

#: So many pieces make a letter-spaced run, most of them single letters; kerned pairs stay together ("WO").
_FEWEST, _LONGEST = 4, 3
_MOSTLY = 0.6
#: Letters of a run are no further apart than this share of the type size; a blank is wider than the usual gap by this.
_REACH, _BLANK = 1.6, 1.7


def closed_up(words: Sequence[Word]) -> tuple[Word, ...]:
    """A row's words with its letter-spaced runs as words."""
    if sum(len(word.text) == 1 for word in words) < _FEWEST - 2:
        return tuple(words)
    closed: list[Word] = []
    for run in _runs(words):
        single = sum(len(word.text) == 1 for word in run)
        closed += _joined(run) if len(run) >= _FEWEST and single >= _MOSTLY * len(run) else run
    return tuple(closed)


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in words:
        if run and not (_is_piece(run[-1]) and _is_piece(word) and _near(run[-1], word)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_piece(word: Word) -> bool:
    letters = word.text.strip(".,'’&")
    return len(letters) <= _LONGEST and letters != "x" and (letters.isalpha() or not letters)


def _near(a: Word, b: Word) -> bool:
    return b.x0 - a.x1 <= _REACH * (a.size or a.bottom - a.top)


def _joined(run: Sequence[Word]) -> Iterator[Word]:
    gaps = [b.x0 - a.x1 for a, b in pairwise(run)]
    usual = sorted(gaps)[len(gaps) // 2]
    start = 0
    for index, gap in enumerate([*gaps, float("inf")], 1):
        if gap > max(_BLANK * usual, usual + 1.0):
            yield _one(run[start:index])
            start = index


def _one(pieces: Sequence[Word]) -> Word:
    return replace(
        pieces[0],
        text="".join(piece.text for piece in pieces),
        top=min(piece.top for piece in pieces),
        x1=pieces[-1].x1,
        bottom=max(piece.bottom for piece in pieces),
    )
