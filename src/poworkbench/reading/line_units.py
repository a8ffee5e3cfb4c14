"""Where the unit of an item's quantity stands: in its column, glued to the quantity, right behind it, or below it."""

from __future__ import annotations

from poworkbench.domain.readings import Found
from poworkbench.reading.cells import Line
from poworkbench.reading.item import Item, under
from poworkbench.reading.page import Word
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.values import Number, unit_in, unit_text
from poworkbench.reading.vocabulary import Vocabulary

#: A unit in front of the description is no further from its quantity than this share of the height of the row.
_BLANK = 0.5
_LONGEST = 6


def unit_of(item: Item, quantity: Number | None, glued: Span | None, vocabulary: Vocabulary) -> Found | None:
    """The unit as printed; `glued` is the one that stands in the quantity's own cell."""
    unit = _in_column(item.main, glued, vocabulary) or _behind(item.main, quantity, vocabulary)
    unit = unit or _below(item, vocabulary)
    return unit.found(unit_text(unit, vocabulary), 92) if unit else None


def _in_column(main: Line, glued: Span | None, vocabulary: Vocabulary) -> Span | None:
    cell = main.cell("unit")
    known = unit_in(cell, vocabulary) if cell else None
    if known or glued:
        return known or glued
    return (
        cell if cell and len(cell.words) == 1 and squeeze(cell.text).isalpha() and len(cell.text) <= _LONGEST else None
    )


def _behind(main: Line, quantity: Number | None, vocabulary: Vocabulary) -> Span | None:
    """A known unit right behind the quantity, whatever column it is in; other columns may begin like one."""
    words = list(main.row.words)
    last = quantity.span.words[-1] if quantity else None
    at = words.index(last) + 1 if last in words else len(words)
    if last is None or at >= len(words) or squeeze(words[at].text) not in vocabulary.units:
        return None
    apart = words[at].x0 - last.x1 > _BLANK * main.row.height
    return None if apart and _begins_cell(words[at], last, main) else Span(main.row.page, (words[at],))


def _begins_cell(word: Word, last: Word, main: Line) -> bool:
    """Whether a word stands with others in a cell that the quantity's last word is not in."""
    return any(word in cell.words and len(cell.words) > 1 for cell in main.cells.values() if last not in cell.words)


def _below(item: Item, vocabulary: Vocabulary) -> Span | None:
    """A unit on the row below, under the quantity; a word of a sentence is none."""
    told = under(item, "unit")
    for column in item.main.columns if told is None else ():
        for row in item.below[:1] if "quantity" in column.roles else ():
            words = tuple(w for w in row.words if column.left <= (w.x0 + w.x1) / 2 < column.right)
            if len(words) == 1 and any(segment.words == words for segment in row.segments):
                return unit_in(Span(row.page, words), vocabulary)
    return told
