"""What a column is by what stands in it: for titles that are unknown, or that promise something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from poworkbench.reading.arithmetic import Cells, Roles, by_arithmetic
from poworkbench.reading.columns import Column
from poworkbench.reading.known import Codes
from poworkbench.reading.looks import (
    are_units,
    counts_up,
    is_code,
    is_date,
    is_repeated,
    is_words,
    latest_dates,
    mostly,
)
from poworkbench.reading.mended_roles import CODES, with_description, with_items, with_quantity, without_own_dates
from poworkbench.reading.ordered_columns import by_ordered
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.titles import roles_within
from poworkbench.reading.values import Style, amount_in, date_of, numbers_in
from poworkbench.reading.vocabulary import Vocabulary

_DATES = {"ship_date", "delivery_date", "arrival_date", "requested_date"}
_COUNTS = {"quantity", "confirmed_quantity", "backordered_quantity"}
_MONEY = {"unit_price", "net_price", "list_price", "amount"}
#: An open-order report lists other orders too: few of its codes are the order's.
_SOME, _HALF = 0.15, 0.5
#: The number of an order has at least so many digits; fewer of them count something.
_SHORTEST_NUMBER = 4


def by_contents(
    columns: Sequence[Column], cells: Sequence[Cells], style: Style, vocabulary: Vocabulary, codes: Codes
) -> tuple[Column, ...]:
    """The columns with roles that their contents bear out; `cells` holds each column's cells, None where empty."""
    judge = _Judge(style, vocabulary, codes)
    pairs = list(zip(columns, cells, strict=True))
    roles = with_items([judge.kept(column, own) for column, own in pairs], cells)
    roles = with_quantity(roles)
    roles = without_own_dates(roles, pairs, vocabulary)
    roles = _filled(roles, lambda place, taken: judge.named(*pairs[place], taken))
    roles = by_ordered(by_arithmetic(roles, cells, style), cells, style, codes)
    latest = latest_dates([() if own else column for own, column in zip(roles, cells, strict=True)], style)
    alike = [is_repeated(own) for own in cells]
    roles = _filled(
        roles,
        lambda place, taken: judge.by_look(
            cells[place],
            taken,
            first=all(alike[:place]),
            told=alike[place] and not all(alike),
            latest=place == latest,
            beside=any(_COUNTS & set(own) for own in roles[max(0, place - 1) : place + 2]),
        ),
    )
    roles = with_description(roles, cells)
    return tuple(replace(column, roles=own) for column, own in zip(columns, roles, strict=True))


def _filled(roles: list[Roles], find: Callable[[int, set[str]], Roles]) -> list[Roles]:
    """The roles, with what `find` says of columns that have none so far and the roles already taken."""
    filled = list(roles)
    for place, own in enumerate(roles):
        if not own:
            filled[place] = find(place, {role for known in filled for role in known})
    return filled


class _Judge:
    """Knows what a cell of each role looks like."""

    def __init__(self, style: Style, vocabulary: Vocabulary, codes: Codes) -> None:
        self._style, self._vocabulary, self._codes = style, vocabulary, codes

    def kept(self, column: Column, cells: Cells) -> Roles:
        """The roles of a column, as far as its contents allow them."""
        if column.role == "item" and counts_up(cells) and not self._share(cells, self._codes.vendor):
            return ("position",)
        if column.role == "unit" and self._counts(cells):
            return ("quantity", *column.roles)
        if column.role == "other" and self._share(cells, self._codes.buyer) >= _HALF:
            return ("buyer_item",)
        if column.role in CODES and self._share(cells, self._codes.buyer) > self._share(cells, self._codes.vendor):
            return ("buyer_item", *column.roles[1:])
        if column.role == "buyer_item" and self._share(cells, self._codes.vendor) > self._share(
            cells, self._codes.buyer
        ):
            return ("vendor_item", *column.roles[1:])
        return tuple(role for role in column.roles if self._fits(role, cells))

    def named(self, column: Column, cells: Cells, taken: set[str]) -> Roles:
        """A role for a column without one: by the parts of its title, by the order's codes, by a % sign."""
        for role, known in (("vendor_item", self._codes.vendor), ("buyer_item", self._codes.buyer)):
            if role not in taken and self._share(cells, known) >= _SOME:
                return (role,)
        for role in roles_within(column.title.text, self._vocabulary):
            if role not in taken and self._fits(role, cells) and role not in (*column.roles, "other"):
                return (
                    ("quantity", role)
                    if role == "unit" and "quantity" not in taken and self._counts(cells)
                    else (role,)
                )
        if not _COUNTS & taken and mostly(cells, self._is_counted):
            return ("quantity", "unit") if "unit" not in taken else ("quantity",)
        percent = "%" in column.title.text or mostly(cells, lambda cell: "%" in cell.text)
        return ("discount",) if "discount" not in taken and percent and self._fits("amount", cells) else ()

    def by_look(self, cells: Cells, taken: set[str], *, first: bool, told: bool, beside: bool, latest: bool) -> Roles:
        """A role for a column of which nothing else is known; one that is the same in every row names no item.

        `beside` says that it stands next to the quantities, `latest` that no other such column has later dates.
        """
        if not _DATES & taken and latest and mostly(cells, is_date):
            return ("delivery_date",)
        if "unit" not in taken and (mostly(cells, self._is_unit) or (beside and are_units(cells))):
            return ("unit",)
        if first and "position" not in taken and counts_up(cells):
            return ("position",)
        if told:
            return ()
        if not (taken & {"item", "vendor_item"}) and mostly(cells, is_code):
            return ("item",)
        if "description" not in taken and mostly(cells, is_words):
            return ("description",)
        return ()

    def _is_unit(self, cell: Span) -> bool:
        return squeeze(cell.text) in self._vocabulary.units

    def _counts(self, cells: Cells) -> bool:
        """Whether numbers stand in the cells, as beside their units."""
        return mostly(cells, lambda cell: any(numbers_in(cell, self._style)))

    def _is_counted(self, cell: Span) -> bool:
        """Whether it is a number with its unit: "3.00 Units"."""
        number, *unit = cell.text.split()
        return bool(unit) and not any(map(str.isalpha, number)) and squeeze("".join(unit)) in self._vocabulary.units

    def _fits(self, role: str, cells: Cells) -> bool:
        filled = [cell for cell in cells if cell]
        if not filled:
            return True
        if role in _COUNTS | _MONEY:
            return mostly(filled, lambda cell: not is_date(cell) and any(numbers_in(cell, self._style)), 0.4)
        if role == "po_number":
            return not mostly(filled, self._is_count)
        if role in _DATES:
            return not mostly(filled, lambda cell: amount_in(cell, self._style) is not None and not self._is_day(cell))
        numbers = mostly(filled, lambda cell: amount_in(cell, self._style) is not None)
        return role != "description" or not (numbers or mostly(filled, is_date))

    def _is_count(self, cell: Span) -> bool:
        """Whether it is a number that counts something: few digits, or written as numbers are."""
        few = len(squeeze(cell.text)) < _SHORTEST_NUMBER or not cell.text.isdigit()
        return few and amount_in(cell, self._style) is not None

    def _is_day(self, cell: Span) -> bool:
        """Whether it is a date, or a number of something that is no money: "week 47"."""
        first = cell.words[0].text
        counted = first[0].isalpha() and squeeze(first) not in self._vocabulary.currencies
        return counted or date_of(cell, self._style) is not None

    def _share(self, cells: Cells, known: frozenset[str]) -> float:
        filled = [squeeze(cell.text) for cell in cells if cell]
        return sum(text in known for text in filled) / len(filled) if filled else 0.0
