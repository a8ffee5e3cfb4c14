"""Which columns hold the quantities, prices and amounts, by what the order has for the items in their rows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from poworkbench.reading.arithmetic import Cells, Roles
from poworkbench.reading.known import Codes
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.values import Style, numbers_in

_QUANTITIES = frozenset({"quantity", "confirmed_quantity"})
_PRICES = frozenset({"unit_price", "net_price"})
#: So many rows must name an item of the order, and this share of them has its figure in the column that is meant.
_FEWEST, _MOST = 2, 0.6

Figures = list[tuple[Decimal, Decimal] | None]


def by_ordered(roles: list[Roles], cells: Sequence[Cells], style: Style, codes: Codes) -> list[Roles]:
    """The roles, where most rows have the ordered price in one column and quantity × price in another.

    Both together are no accident, whatever the titles say: "Net" may be the price or the amount, and volumes multiply
    as money does. A price that was raised for most items leaves the roles as they are.
    """
    figures = _figures(cells, codes)
    if sum(each is not None for each in figures) < _FEWEST:
        return roles
    roles = _with_quantity(roles, [_share(own, [each and each[0] for each in figures], style) for own in cells])
    prices = [_share(own, [each and each[1] for each in figures], style) for own in cells]
    amounts = [_share(own, [each and each[0] * each[1] for each in figures], style) for own in cells]
    price, amount = prices.index(max(prices)), amounts.index(max(amounts))
    if price == amount or min(prices[price], amounts[amount]) < _MOST or _named(roles, price, amount):
        return roles
    return [
        ("unit_price",) if place == price else ("amount",) if place == amount else _without_money(own)
        for place, own in enumerate(roles)
    ]


def _with_quantity(roles: list[Roles], shares: Sequence[float]) -> list[Roles]:
    """The roles, where a column of which nothing is known has the ordered quantities and the one so titled has none.

    `shares` says for each column in how many rows it has what was ordered.
    """
    titled = [place for place, own in enumerate(roles) if _QUANTITIES & set(own)]
    free = [place for place, own in enumerate(roles) if not own and shares[place] >= _MOST]
    if len(titled) != 1 or len(free) != 1 or shares[titled[0]]:
        return roles
    return [
        ("quantity",) if place == free[0] else tuple(role for role in own if role not in _QUANTITIES)
        for place, own in enumerate(roles)
    ]


def _figures(cells: Sequence[Cells], codes: Codes) -> Figures:
    """The quantity and the price that each row's item was ordered with; None where none is named or several are."""
    rows = zip(*cells, strict=True)
    return [_ordered({pair for cell in row if cell for pair in _of(cell.text, codes)}) for row in rows]


def _of(text: str, codes: Codes) -> tuple[tuple[Decimal, Decimal], ...]:
    return codes.ordered.get(squeeze(text)) or codes.ordered.get(squeeze(text.split(maxsplit=1)[0]), ())


def _ordered(found: set[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal] | None:
    return found.pop() if len(found) == 1 else None


def _share(cells: Cells, wanted: Sequence[Decimal | None], style: Style) -> float:
    """In how many of the rows whose figure is known a column has it."""
    known = [(cell, figure) for cell, figure in zip(cells, wanted, strict=True) if figure is not None]
    hits = sum(_first(cell, style) == figure for cell, figure in known if cell)
    return hits / len(known) if known else 0.0


def _first(cell: Span, style: Style) -> Decimal | None:
    number = next(iter(numbers_in(cell, style)), None)
    return number.value if number else None


def _named(roles: Sequence[Roles], price: int, amount: int) -> bool:
    """Whether the columns have these roles already, and no other column has them before."""
    first = next((place for place, own in enumerate(roles) if "net_price" in own), price)
    return bool(_PRICES & set(roles[price])) and "amount" in roles[amount] and first == price


def _without_money(own: Roles) -> Roles:
    return tuple(role for role in own if role not in _PRICES and role != "amount")
