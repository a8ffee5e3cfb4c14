"""A stretch of words on one page: what values are read from and what their evidence points at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from poworkbench.domain.readings import Evidence, Found
from poworkbench.reading.once import once
from poworkbench.reading.page import Box, Word

#: These shares of a word's height, above small letters and below the baseline, may be another line's.
_ABOVE, _BELOW = 0.09, 0.23


@dataclass(frozen=True)
class Span:
    """Words that belong together, in reading order; never empty."""

    page: int
    words: tuple[Word, ...]

    @once
    def text(self) -> str:
        """The words with one blank between them."""
        return " ".join([word.text for word in self.words])

    @once
    def known(self) -> dict[Any, Any]:
        """What has been found in it before, by whatever it was looked through for."""
        return {}

    @once
    def x0(self) -> float:
        """The left edge."""
        return min([word.x0 for word in self.words])

    @once
    def x1(self) -> float:
        """The right edge."""
        return max([word.x1 for word in self.words])

    @once
    def top(self) -> float:
        """The upper edge."""
        return min([word.top for word in self.words])

    @once
    def bottom(self) -> float:
        """The lower edge."""
        return max([word.bottom for word in self.words])

    @once
    def height(self) -> float:
        """The height of the tallest word."""
        return max([word.bottom - word.top for word in self.words])

    def part(self, start: int, end: int) -> Span:
        """The words that the characters `start` to `end` of `text` touch."""
        if len(self.words) == 1:
            return self
        kept, at = [], 0
        for word in self.words:
            if at < end and at + len(word.text) > start:
                kept.append(word)
            at += len(word.text) + 1
        return Span(self.page, tuple(kept) or self.words[:1])

    def found(self, value: str, confidence: int) -> Found:
        """`value` with this span as its evidence."""
        boxes = [word.shown or _inner(word) for word in self.words]
        lefts, uppers, rights, lowers = zip(*boxes, strict=True)
        edges = (round(100 * min(lefts)), round(100 * min(uppers)), round(100 * max(rights)), round(100 * max(lowers)))
        return Found(value, Evidence(self.page, edges, self.text, confidence, self._ref()))

    def _ref(self) -> str | None:
        """Where the words stand in a format without pages, each place named once."""
        return ", ".join(dict.fromkeys(word.ref for word in self.words if word.ref)) or None


def _inner(word: Word) -> Box:
    """A word's box without the strips that tightly set lines share with those above and below them."""
    height = word.bottom - word.top
    return word.x0, word.top + _ABOVE * height, word.x1, word.bottom - _BELOW * height


def overlap(a: Span, b: Span) -> float:
    """How far two spans stand above each other, as a share of the narrower one's width."""
    shared = min(a.x1, b.x1) - max(a.x0, b.x0)
    return shared / max(0.1, min(a.x1 - a.x0, b.x1 - b.x0))


def joined(spans: Sequence[Span]) -> Span:
    """One span of several on the same page."""
    return Span(spans[0].page, tuple(word for span in spans for word in span.words))
