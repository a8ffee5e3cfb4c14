"""Words into rows, rows into segments: what stands side by side, and what a wide gap parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from poworkbench.reading.once import once
from poworkbench.reading.page import Page, Word
from poworkbench.reading.spaced import closed_up
from poworkbench.reading.spans import Span

#: A gap of more than this share of the type size parts two segments; a blank is a quarter to six tenths of it.
GAP = 0.85
#: Words whose baselines differ by no more than this share of the type size stand in one row.
_LEVEL = 0.4
#: Signs that lines are drawn with; more than so many of them are one.
_SIGNS, _FEW = "-=_*.~|+\u2500\u2014\u2026", 3


@dataclass(frozen=True)
class Row:
    """Words on one line of one page, from left to right."""

    page: int
    words: tuple[Word, ...]

    @once
    def top(self) -> float:
        """The upper edge."""
        return min(word.top for word in self.words)

    @once
    def bottom(self) -> float:
        """The lower edge."""
        return max(word.bottom for word in self.words)

    @once
    def height(self) -> float:
        """The usual height of a word in it."""
        return sorted(word.bottom - word.top for word in self.words)[len(self.words) // 2]

    @once
    def span(self) -> Span:
        """The whole row."""
        return Span(self.page, self.words)

    @once
    def text(self) -> str:
        """The row's words with one blank between them."""
        return self.span.text

    @once
    def segments(self) -> tuple[Span, ...]:
        """The row cut at its wide gaps."""
        return tuple(Span(self.page, part) for part in split_at_gaps(self.words, GAP))


def rows_of(page: Page) -> tuple[Row, ...]:
    """The rows of a page from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(
        (word for word in page.words if not _is_drawn(word.text)), key=lambda word: (word.bottom, word.x0)
    ):
        home = next((row for row in reversed(rows[-3:]) if _level(row[-1], word)), None)
        if home is None:
            rows.append([word])
        else:
            home.append(word)
    lined = [Row(page.number, closed_up(sorted(row, key=lambda word: word.x0))) for row in rows if not _is_ruling(row)]
    return tuple(sorted(lined, key=lambda row: row.bottom))


def _is_drawn(text: str) -> bool:
    """Whether it is a line drawn with characters."""
    return text in "|¦│" or (len(text) > _FEW and not text.strip(_SIGNS))


def _is_ruling(row: Sequence[Word]) -> bool:
    """Whether a row is a line drawn with signs that stand apart: "- - - - -"."""
    return len(row) > _FEW and all(len(word.text) == 1 and word.text in _SIGNS for word in row)


def _level(a: Word, b: Word) -> bool:
    return abs(a.bottom - b.bottom) <= _LEVEL * min(a.bottom - a.top, b.bottom - b.top)


def split_at_gaps(words: Sequence[Word], gap: float) -> list[tuple[Word, ...]]:
    """Words in groups, a new one wherever more than `gap` type sizes are left free."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and word.x0 - groups[-1][-1].x1 <= gap * min(_size(word), _size(groups[-1][-1])):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [tuple(group) for group in groups]


def _size(word: Word) -> float:
    return word.size or word.bottom - word.top
