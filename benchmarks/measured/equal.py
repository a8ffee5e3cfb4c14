"""Whether two readers of a PDF give the same words in the same places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from poworkbench.reading.page import Page, Word


@dataclass(frozen=True, slots=True)
class Equality:
    """Of the peer's words: how many there are, how many are ours too, of how many we have the letters there.

    `cut` are those whose letters we have as other words.
    """

    every: int
    same: int
    written: int
    cut: tuple[str, ...]


def words(ours: Sequence[Page], theirs: Sequence[Sequence[dict[str, Any]]]) -> Equality:
    """How many of the peer's words are among ours, page by page."""
    every = same = 0
    cut: list[str] = []
    for page, others in zip(ours, theirs, strict=True):
        left = list(page.words)
        for other in others:
            every += 1
            twin = next((word for word in left if word.text == other["text"] and _overlap(word, other)), None)
            if twin is not None:
                left.remove(twin)
                same += 1
            elif "".join(word.text for word in left if _inside(word, other)) == other["text"]:
                cut.append(other["text"])
    return Equality(every, same, same + len(cut), tuple(cut))


def _overlap(word: Word, other: dict[str, Any]) -> bool:
    across = word.x0 < other["x1"] and word.x1 > other["x0"]
    return across and word.top < other["bottom"] and word.bottom > other["top"]


def _inside(word: Word, other: dict[str, Any]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return other["x0"] - 0.5 <= x <= other["x1"] + 0.5 and other["top"] <= y <= other["bottom"]
