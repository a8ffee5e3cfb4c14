"""Items printed as cards: a heading above the values of each, and above that what names the item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from poworkbench.reading.page import Word
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.tables import Table, same_heading

_FEWEST, _NEAR, _LONGEST_POSITION = 2, 2.0, 4


@dataclass(frozen=True, slots=True)
class Card:
    """What the rows above a card's heading say: its position, its code, its description, and the rows that are left."""

    position: Span | None
    code: Span | None
    description: Span | None
    rest: tuple[Row, ...]


def is_cards(tables: Sequence[Table]) -> bool:
    """Whether a heading is printed again for each item, and does not name it."""
    named = any(column.roles and column.roles[0] in ("position", "description") for t in tables for column in t.columns)
    if len(tables) < _FEWEST or named:
        return False
    pages = {table.page.number for table in tables}
    return len(tables) > len(pages) and all(same_heading(table.header, tables[0].header) for table in tables[1:])


def name_rows(above: Sequence[Row], others: Sequence[Sequence[Row]]) -> Sequence[Row]:
    """Of the rows above a card those that name it: from where the cards' names begin."""
    left = [rows[0].words[0].x0 for rows in others if rows]
    numbered = any(_is_name(row, numbered=True) for rows in others for row in rows)
    for index in range(len(above) - 1, -1, -1):
        first = above[index].words[0]
        if _is_name(above[index], numbered=numbered) and any(abs(first.x0 - x0) <= _NEAR for x0 in left):
            return above[index:]
    return ()


def _is_name(row: Row, *, numbered: bool) -> bool:
    """Whether a row begins with a position, where cards are numbered, or with a code."""
    first = _number(row).text.strip(".")
    return first.isdigit() and _short(first) if numbered else has_digit(first)


def _number(row: Row) -> Word:
    """The word that may be a card's number: the first one, or behind what it is called: "Item 3"."""
    first, second = row.words[0], row.words[1] if len(row.words) > 1 else row.words[0]
    return second if first.text.isalpha() and second.text.strip(".:").isdigit() else first


def card_of(rows: Sequence[Row], known: frozenset[str]) -> Card:
    """The card that rows name; the order's codes tell a code that looks like none."""
    if not rows:
        return Card(None, None, None, ())
    words = list(rows[0].words[rows[0].words.index(_number(rows[0])) :])
    position = words.pop(0) if len(words) > 1 and words[0].text.strip(".").isdigit() and _short(words[0].text) else None
    coded = bool(words) and (squeeze(words[0].text) in known or _is_code(words[0].text))
    code = words.pop(0) if coded else None
    rest = list(rows[1:])
    told = tuple(words) or (rest.pop(0).segments[0].words if rest else ())
    page = rows[0].page
    return Card(
        Span(page, (position,)) if position else None,
        Span(page, (code,)) if code else None,
        Span(rows[0].page if words else rows[1].page, told) if told else None,
        tuple(rest),
    )


def _is_code(text: str) -> bool:
    """Whether a word is a code rather than a name: it has digits, or capitals with signs between."""
    return len(text) > _LONGEST_POSITION - 1 and (has_digit(text) or (text.isupper() and not text.isalpha()))


def _short(text: str) -> bool:
    return len(text) <= _LONGEST_POSITION
