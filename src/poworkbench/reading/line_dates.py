"""The date promised in an item's own row, or stacked in its column."""

from __future__ import annotations

from poworkbench.domain.readings import Found
from poworkbench.reading.cells import Line
from poworkbench.reading.columns import Column
from poworkbench.reading.item import Item
from poworkbench.reading.rows import Row
from poworkbench.reading.schedules import kind_before
from poworkbench.reading.spans import Span
from poworkbench.reading.titles import wish_first
from poworkbench.reading.values import Style, date_of, dates_in
from poworkbench.reading.vocabulary import Vocabulary

#: Columns of dates that the vendor promises, the first one first.
PROMISES = ("ship_date", "delivery_date", "arrival_date")


def own_date(main: Line, style: Style, vocabulary: Vocabulary) -> Found | None:
    """The date in an item's own row: of two in a cell the one that the title names last, if the first is a wish."""
    for role in PROMISES:
        cell = main.cell(role)
        dates = dates_in(cell, style) if cell else []
        promised = [dated for dated in dates if cell and not _is_wish(cell.text[: dated.start], vocabulary)]
        if promised:
            chosen = promised[-1 if wish_first(main.title(role), vocabulary) else 0]
            return chosen.span.found(chosen.day.isoformat(), 95 if len(promised) == 1 else 70)
        if cell and not dates and (only := date_of(cell, style)):
            return only.span.found(only.day.isoformat(), 85)
    return None


def _is_wish(before: str, vocabulary: Vocabulary) -> bool:
    """Whether the word before a date in its cell says that it is the buyer's wish."""
    return kind_before(before, vocabulary) == "requested_date"


def stacked_date(item: Item, style: Style, vocabulary: Vocabulary) -> Found | None:
    """The promised date in the row below the one wished for, under a title that names both in this order."""
    for column in item.main.columns:
        if set(PROMISES) & set(column.roles) and wish_first(column.title, vocabulary):
            found = _within(column, item.below[:1], item, style, 85)
            if found:
                return found
    return None


def broken_date(item: Item, style: Style, vocabulary: Vocabulary) -> Found | None:
    """A date that its narrow column broke over several rows; the buyer's wish is none."""
    for place, column in enumerate(item.main.columns):
        own = item.main.cells.get(place)
        wished = own is not None and _is_wish(own.text, vocabulary)
        if set(PROMISES) & set(column.roles) and not wished:
            found = _within(column, [*item.above, item.main.row, *item.below], item, style, 75)
            if found:
                return found
    return None


def wished_above(item: Item, span: Span, vocabulary: Vocabulary) -> bool:
    """Whether a date below an item stands under a cell of the item's row that says it is the buyer's wish."""
    cell = _over(item, span)
    return cell is not None and _is_wish(cell.text, vocabulary)


def named_above(item: Item, span: Span) -> bool:
    """Whether a date below an item stands under a cell that names it in words: it may be something else."""
    cell = _over(item, span)
    return cell is not None and cell.text.endswith(":")


def _over(item: Item, span: Span) -> Span | None:
    """The cell of the item's own row in the column of dates that a span stands in."""
    middle = (span.x0 + span.x1) / 2
    for place, column in enumerate(item.main.columns):
        if set(PROMISES) & set(column.roles) and column.left <= middle < column.right:
            return item.main.cells.get(place)
    return None


def _within(column: Column, rows: list[Row], item: Item, style: Style, sure: int) -> Found | None:
    """The first date that the words of a column make in some rows of an item's page."""
    page = item.main.row.page
    words = tuple(
        word
        for row in rows
        if row.page == page
        for word in row.words
        if column.left <= (word.x0 + word.x1) / 2 < column.right
    )
    dates = dates_in(Span(page, words), style) if words else []
    return dates[0].span.found(dates[0].day.isoformat(), sure) if dates else None
