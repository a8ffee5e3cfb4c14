"""What a column is by what stands in it: for titles that are unknown, or that promise something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from poworkbench.domain.dates import printed_dates
from poworkbench.reading.arithmetic import Cells, Roles, by_arithmetic
from poworkbench.reading.columns import Column
from poworkbench.reading.known import Codes
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.titles import roles_within
from poworkbench.reading.values import Style, amount_in, date_of, numbers_in
from poworkbench.reading.vocabulary import Vocabulary

_DATES = {"ship_date", "delivery_date", "arrival_date", "requested_date"}
_PROMISES = _DATES - {"requested_date"}
_OWN_DATES = ("document_date", "weak_document_date", "order_date")
_COUNTS = {"quantity", "confirmed_quantity", "backordered_quantity"}
_MONEY = {"unit_price", "net_price", "list_price", "amount"}
_CODES = {"item", "vendor_item", "buyer_item"}
#: An open-order report lists other orders too: few of its codes are the order's.
_SOME = 0.15
_LONGEST_UNIT = 4


def by_contents(
    columns: Sequence[Column], cells: Sequence[Cells], style: Style, vocabulary: Vocabulary, codes: Codes
) -> tuple[Column, ...]:
    """The columns with roles that their contents bear out; `cells` holds each column's cells, None where empty."""
    judge = _Judge(style, vocabulary, codes)
    pairs = list(zip(columns, cells, strict=True))
    roles = _with_items([judge.kept(column, own) for column, own in pairs], cells)
    roles = _without_own_dates(roles, pairs, vocabulary)
    roles = _filled(roles, lambda place, taken: judge.named(*pairs[place], taken))
    roles = by_arithmetic(roles, cells, style)
    alike = [_is_repeated(own) for own in cells]
    roles = _filled(
        roles,
        lambda place, taken: judge.by_look(
            cells[place],
            taken,
            first=all(alike[:place]),
            told=alike[place] and not all(alike),
            beside=any(_COUNTS & set(own) for own in roles[max(0, place - 1) : place + 2]),
        ),
    )
    roles = _with_description(roles, cells)
    return tuple(replace(column, roles=own) for column, own in zip(columns, roles, strict=True))


def _filled(roles: list[Roles], find: Callable[[int, set[str]], Roles]) -> list[Roles]:
    """The roles, with what `find` says of columns that have none so far and the roles already taken."""
    filled = list(roles)
    for place, own in enumerate(roles):
        if not own:
            filled[place] = find(place, {role for known in filled for role in known})
    return filled


def _with_description(roles: list[Roles], cells: Sequence[Cells]) -> list[Roles]:
    """The roles, where no column is for descriptions but codes have words behind them: both in one column."""
    if any("description" in own for own in roles):
        return roles if {role for own in roles for role in own} & {"item", "vendor_item"} else _with_codes(roles, cells)
    wordy = [
        bool(_CODES & set(own)) and _mostly(filled, _is_code_with_words)
        for own, filled in zip(roles, cells, strict=True)
    ]
    return [(*own, "description") if both else own for own, both in zip(roles, wordy, strict=True)]


def _with_items(roles: list[Roles], cells: Sequence[Cells]) -> list[Roles]:
    """The roles, where no column is for items but what a title calls the number of a line is a code."""
    if _CODES & {role for own in roles for role in own}:
        return roles
    return [
        ("item",) if own == ("position",) and _mostly(filled, _is_lettered_code) else own
        for own, filled in zip(roles, cells, strict=True)
    ]


def _without_own_dates(
    roles: list[Roles], pairs: Sequence[tuple[Column, Cells]], vocabulary: Vocabulary
) -> list[Roles]:
    """The roles, where a date that every row repeats may be the document's own, and another column has the promises."""
    own = [
        bool(_DATES & set(kept))
        and vocabulary.labels.get(squeeze(column.title.text), "") in _OWN_DATES
        and len({cell.text for cell in cells if cell}) == 1
        for kept, (column, cells) in zip(roles, pairs, strict=True)
    ]
    others = any(_PROMISES & set(kept) and not told for kept, told in zip(roles, own, strict=True))
    return [() if told and others else kept for kept, told in zip(roles, own, strict=True)]


def _is_lettered_code(cell: Span) -> bool:
    letters = sum(char.isalpha() for char in cell.text)
    return _is_code(cell) and letters > 1


def _with_codes(roles: list[Roles], cells: Sequence[Cells]) -> list[Roles]:
    """The roles, where no column is for codes but every description begins with one of its own."""
    coded = list(roles)
    for place, (own, filled) in enumerate(zip(roles, cells, strict=True)):
        firsts = [cell.words[0].text for cell in filled if cell and len(cell.words) > 1]
        if own == ("description",) and len(firsts) > 1 and all(map(_is_own_code, firsts)):
            coded[place] = ("item", "description")
    return coded


def _is_code_with_words(cell: Span) -> bool:
    return len(cell.words) > (1 if _is_own_code(cell.words[0].text) else 2) and _is_words(cell)


def _is_own_code(text: str) -> bool:
    """Whether a word is a code rather than the begin of a name: "AB-100", not "3-seater"."""
    return len(text) > 3 and has_digit(text) and (text.isdigit() or text == text.upper()) and text[0].isalnum()


class _Judge:
    """Knows what a cell of each role looks like."""

    def __init__(self, style: Style, vocabulary: Vocabulary, codes: Codes) -> None:
        self._style, self._vocabulary, self._codes = style, vocabulary, codes

    def kept(self, column: Column, cells: Cells) -> Roles:
        """The roles of a column, as far as its contents allow them."""
        if column.role == "item" and _counts_up(cells) and not self._share(cells, self._codes.vendor):
            return ("position",)
        if column.role == "unit" and _mostly(cells, lambda cell: any(numbers_in(cell, self._style))):
            return ("quantity", *column.roles)
        if column.role in _CODES and self._share(cells, self._codes.buyer) > self._share(cells, self._codes.vendor):
            return ("buyer_item", *column.roles[1:])
        return tuple(role for role in column.roles if self._fits(role, cells))

    def named(self, column: Column, cells: Cells, taken: set[str]) -> Roles:
        """A role for a column without one: by the parts of its title, by the order's codes, by a % sign."""
        for role, known in (("vendor_item", self._codes.vendor), ("buyer_item", self._codes.buyer)):
            if role not in taken and self._share(cells, known) >= _SOME:
                return (role,)
        for role in roles_within(column.title.text, self._vocabulary):
            if role not in taken and self._fits(role, cells) and role not in (*column.roles, "other"):
                return (role,)
        percent = "%" in column.title.text or _mostly(cells, lambda cell: "%" in cell.text)
        return ("discount",) if "discount" not in taken and percent and self._fits("amount", cells) else ()

    def by_look(self, cells: Cells, taken: set[str], *, first: bool, told: bool, beside: bool) -> Roles:
        """A role for a column of which nothing else is known; one that is the same in every row names no item.

        `beside` says that it stands next to the quantities.
        """
        if not _DATES & taken and _mostly(cells, _is_date):
            return ("delivery_date",)
        if "unit" not in taken and (_mostly(cells, self._is_unit) or (beside and _are_units(cells))):
            return ("unit",)
        if first and "position" not in taken and _counts_up(cells):
            return ("position",)
        if told:
            return ()
        if not (taken & {"item", "vendor_item"}) and _mostly(cells, _is_code):
            return ("item",)
        if "description" not in taken and _mostly(cells, _is_words):
            return ("description",)
        return ()

    def _is_unit(self, cell: Span) -> bool:
        return squeeze(cell.text) in self._vocabulary.units

    def _fits(self, role: str, cells: Cells) -> bool:
        filled = [cell for cell in cells if cell]
        if not filled:
            return True
        if role in _COUNTS | _MONEY:
            return _mostly(filled, lambda cell: not _is_date(cell) and any(numbers_in(cell, self._style)), 0.4)
        if role in _DATES:
            return not _mostly(filled, lambda cell: amount_in(cell, self._style) is not None and not self._is_day(cell))
        numbers = _mostly(filled, lambda cell: amount_in(cell, self._style) is not None)
        return role != "description" or not (numbers or _mostly(filled, _is_date))

    def _is_day(self, cell: Span) -> bool:
        """Whether it is a date, or a number of something that is no money: "week 47"."""
        first = cell.words[0].text
        counted = first[0].isalpha() and squeeze(first) not in self._vocabulary.currencies
        return counted or date_of(cell, self._style) is not None

    def _share(self, cells: Cells, known: frozenset[str]) -> float:
        filled = [squeeze(cell.text) for cell in cells if cell]
        return sum(text in known for text in filled) / len(filled) if filled else 0.0


def _are_units(cells: Cells) -> bool:
    """Whether every cell is an abbreviation, and they are few: units of measure that nobody listed."""
    filled = [cell.text.strip(".") for cell in cells if cell]
    short = all(text.isalpha() and len(text) <= _LONGEST_UNIT for text in filled)
    return len(filled) == len(cells) > 1 and short and 2 * len(set(filled)) <= len(filled) + 1


def _is_repeated(cells: Cells) -> bool:
    """Whether a column has the same in every row."""
    texts = {cell.text if cell else "" for cell in cells}
    return len(texts) == 1 and len(cells) > 1


def _mostly(cells: Cells, test: Callable[[Span], bool], share: float = 0.6) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(test(cell) for cell in filled) >= share * len(filled)


def _is_date(cell: Span) -> bool:
    return bool(printed_dates(cell.text))


def _is_code(cell: Span) -> bool:
    plain = squeeze(cell.text)
    lettered = any(char.isalpha() for char in plain) or (plain == cell.text and len(plain) >= 5)
    return len(cell.words) <= 2 and has_digit(plain) and len(plain) >= 4 and lettered and not _is_date(cell)


def _is_words(cell: Span) -> bool:
    letters = sum(char.isalpha() for char in cell.text)
    return letters >= 6 and letters > len(cell.text) / 2


def _counts_up(cells: Cells) -> bool:
    numbers = [int(text) for cell in cells if cell and (text := cell.text.strip(". ")).isdigit()]
    return len(numbers) >= 2 and 0 < numbers[0] <= 10 and all(a < b for a, b in pairwise(numbers))
