"""The net price of one unit: from what is printed, and where several readings are possible, by arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from poworkbench.domain.amounts import canonical
from poworkbench.domain.readings import Found
from poworkbench.reading.cells import Line
from poworkbench.reading.discounts import kept_shares
from poworkbench.reading.rows import split_at_gaps
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit
from poworkbench.reading.values import Number, Style, amount_in, numbers_in, price_in
from poworkbench.reading.vocabulary import Vocabulary

_ONE, _HUNDRED = Decimal(1), Decimal(100)
_CENT = Decimal("0.01")
#: Numbers further apart than this many type sizes are not one number with a blank between its groups.
_APART = 1.5


@dataclass(frozen=True, slots=True)
class Priced:
    """A way to read a row's price: net per unit, where it stands, and whether quantity × price is the amount."""

    value: Decimal
    span: Span
    base: Decimal
    closes: bool
    rank: int


def net_price(
    line: Line,
    quantity: Decimal | None,
    amount: Decimal | None,
    style: Style,
    vocabulary: Vocabulary,
    usual: Decimal = _ONE,
) -> Found | None:
    """The net price of one unit, or None where no price is printed.

    What closes with quantity and amount is taken before what does not; then the plainest reading, for as many units as
    is `usual` in the table.
    """
    best = _best(line, quantity, amount, style, vocabulary, usual)
    if best is None:
        return None
    sure = 97 if best.closes else 88 if amount is None else 60
    return best.span.found(per_unit(best.value, best.base), sure)


def _best(
    line: Line, quantity: Decimal | None, amount: Decimal | None, style: Style, vocabulary: Vocabulary, usual: Decimal
) -> Priced | None:
    readings = list(_readings(line, quantity, amount, style, vocabulary))
    order = [(not reading.closes, reading.rank, usual not in (_ONE, reading.base)) for reading in readings]
    return readings[order.index(min(order))] if readings else None


def usual_base(lines: Sequence[Line], style: Style, vocabulary: Vocabulary) -> Decimal:
    """For how many units the prices of a table are, where all its lines that multiply agree; else for one."""
    bases = set()
    for line in lines:
        cell, amount = line.cell("quantity", "confirmed_quantity"), amount_of(line, style)
        quantity = next(iter(numbers_in(cell, style)), None) if cell else None
        best = _best(line, quantity.value, amount.value, style, vocabulary, _ONE) if quantity and amount else None
        bases |= {best.base} if best and best.closes and amount and amount.value else set()
    return bases.pop() if len(bases) == 1 else _ONE


def per_unit(price: Decimal, base: Decimal) -> str:
    """The price of one unit in canonical text, of a price for `base` units."""
    if base == 1:
        return canonical(price)
    exact = price / base
    return canonical(exact.quantize(_CENT) if exact == exact.quantize(_CENT) else exact.normalize())


def _readings(
    line: Line, quantity: Decimal | None, amount: Decimal | None, style: Style, vocabulary: Vocabulary
) -> Iterator[Priced]:
    shares = kept_shares(line, style)
    for rank, role in enumerate(("net_price", "unit_price", "list_price")):
        cell = line.cell(role)
        priced = price_in(cell, style, vocabulary) if cell else None
        if cell is None or priced is None:
            continue
        bases = _bases(line, priced[1] if priced[1] != 1 else _base_in_title(line, role), style)
        for base in bases:
            worth = priced[0].value
            if not shares or role == "net_price":
                yield Priced(worth, priced[0].span, base, closes(quantity, worth / base, amount), rank)
                continue
            for share in shares:
                net = _exact(worth * share, quantity, amount, base)
                yield Priced(net, priced[0].span, base, closes(quantity, net / base, amount), rank)
            plain = closes(quantity, worth / base, amount)
            if plain:
                yield Priced(worth, priced[0].span, base, plain, rank)


def _bases(line: Line, printed: Decimal, style: Style) -> list[Decimal]:
    """For how many units the price may be: as printed with it, in a column of its own, by its unit, or for one."""
    bases = [printed]
    column = line.cell("price_base")
    number = next(iter(numbers_in(column, style)), None) if column else None
    if number and number.value > 0:
        bases.insert(0, number.value)
    return (
        list(dict.fromkeys([*bases, Decimal(1), _HUNDRED, Decimal(1000)]))
        if printed == 1 and not number
        else [*dict.fromkeys([*bases, Decimal(1)])]
    )


def _base_in_title(line: Line, role: str) -> Decimal:
    """For how many units a column's title says that prices are: "Precio x 100", "Price/1000"."""
    title = next((column.title for column in line.columns if role in column.roles), None)
    digits = re.findall(r"(?<!\d)(100|1000|1\.000|1,000|10)(?!\d)", title.text) if title else []
    return Decimal(re.sub(r"\D", "", digits[0])) if len(digits) == 1 else _ONE


def _exact(net: Decimal, quantity: Decimal | None, amount: Decimal | None, base: Decimal) -> Decimal:
    """The net price in cents where the amount was made from that or cannot tell, else as exact as it is."""
    cents = net.quantize(_CENT, ROUND_HALF_UP)
    if quantity is None or amount is None:
        return cents if net == cents else net.normalize()
    off, off_exact = (abs(quantity * price / base - amount) for price in (cents, net))
    return cents if net == cents or off <= max(off_exact, _CENT) else net.normalize()


def closes(quantity: Decimal | None, price: Decimal, amount: Decimal | None) -> bool:
    """Whether quantity × price is the amount, but for rounding."""
    if quantity is None or amount is None:
        return False
    return abs(quantity * price - amount) <= max(_CENT, abs(amount) * Decimal("0.0005"))


def amount_of(line: Line, style: Style) -> Number | None:
    """The amount of a row, where its cell is a number; of numbers that stand far apart the last."""
    cell = line.cell("amount")
    if cell is None:
        return None
    groups = [group for group in split_at_gaps(cell.words, _APART) if any(has_digit(word.text) for word in group)]
    return amount_in(Span(cell.page, groups[-1]) if len(groups) > 1 else cell, style)
