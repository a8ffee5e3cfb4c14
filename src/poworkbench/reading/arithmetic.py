"""Quantity, price and amount told by arithmetic: one times the other is the third."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations

from poworkbench.reading.discounts import kept_share, product
from poworkbench.reading.prices import closes
from poworkbench.reading.spans import Span
from poworkbench.reading.values import Style, numbers_in

#: The share of rows in which it must hold.
_MOST = Decimal("0.6")
_FEWEST = 2
#: Where it holds in most rows, only a column with which it holds in so many is the better one.
_NEARLY_ALL = Decimal("0.9")
#: So many columns of numbers without a title are tried: every choice of three of them.
_MOST_OPEN = 14
#: What makes an amount, and under which roles it may already be known.
_FACTORS = {
    "quantity": ("quantity", "confirmed_quantity"),
    "unit_price": ("net_price", "unit_price", "list_price"),
    "amount": ("amount",),
}
#: What a column is that makes the amounts where another one has that title: a new price, a quantity confirmed.
_BETTER = {"unit_price": "net_price", "quantity": "confirmed_quantity"}
_BASES = (Decimal(1), Decimal(100), Decimal(1000))

Cells = Sequence[Span | None]
Roles = tuple[str, ...]


def by_arithmetic(roles: list[Roles], cells: Sequence[Cells], style: Style) -> list[Roles]:
    """Quantity, price and amount for columns of numbers without a role, where quantity × price gives the amount."""
    return _before_discount(_told(_with_discounts(roles, cells, style), cells, style), cells, style)


def _told(roles: list[Roles], cells: Sequence[Cells], style: Style) -> list[Roles]:
    known = {role for own in roles for role in own}
    wanted = [role for role, own in _FACTORS.items() if not known.intersection(own)]
    numbers = [[_number(cell, style) for cell in own] for own in cells]
    open_places = [place for place, own in enumerate(roles) if not own and any(numbers[place])][:_MOST_OPEN]
    fixed = {role: _place_of(roles, own) for role, own in _FACTORS.items()}
    less = _left(roles, cells, style)
    if not wanted:
        return _corrected(roles, numbers, fixed, less)
    for more in ([], *([role] for role in _BETTER if role not in wanted)):
        names = [*wanted, *more]
        best = max(
            permutations(open_places, len(names)),
            key=lambda places: _closing(numbers, {**fixed, **dict(zip(names, places, strict=True))}, less),
            default=(),
        )
        reached = _closing(numbers, {**fixed, **dict(zip(names, best, strict=True))}, less) if best else Decimal(0)
        if reached >= (_NEARLY_ALL if more else _MOST):
            chosen = dict(zip(best, [*wanted, *(_BETTER[role] for role in more)], strict=True))
            told = [(chosen[place],) if place in chosen else own for place, own in enumerate(roles)]
            return _corrected(told, numbers, {role: _place_of(told, own) for role, own in _FACTORS.items()}, less)
    return roles


def _corrected(
    roles: list[Roles], numbers: Sequence[Sequence[Decimal | None]], fixed: dict[str, int], less: Sequence[Decimal]
) -> list[Roles]:
    """The roles, where not the column so titled makes the amounts: a new price, a quantity confirmed."""
    reached = _closing(numbers, fixed, less)
    wanted = _MOST if reached < _MOST else _NEARLY_ALL
    if reached >= _NEARLY_ALL:
        return roles
    for factor, better in _BETTER.items():
        for place, own in enumerate(roles):
            free = place not in fixed.values() and (not own or set(own) & {"other", *_FACTORS[factor]})
            full = sum(number is not None for number in numbers[place])
            if free and full >= _FEWEST and _closing(numbers, {**fixed, factor: place}, less) >= wanted:
                return [(better,) if at == place else kept for at, kept in enumerate(roles)]
    return roles


def _place_of(roles: Sequence[Roles], wanted: Roles) -> int:
    """The first column of the first of the roles `wanted` that there is, or -1."""
    return next((place for role in wanted for place, own in enumerate(roles) if role in own), -1)


def _number(cell: Span | None, style: Style) -> Decimal | None:
    number = next(iter(numbers_in(cell, style)), None) if cell else None
    return number.value if number else None


def _closing(numbers: Sequence[Sequence[Decimal | None]], places: dict[str, int], less: Sequence[Decimal]) -> Decimal:
    """The share of rows in which quantity × price, maybe but for what discounts leave of it, is the amount.

    A plain order of the columns breaks ties.
    """
    if min(places.values()) < 0:
        return Decimal(0)
    columns = [numbers[places[role]] for role in ("quantity", "unit_price", "amount")]
    full = [(q, p, a, left) for q, p, a, left in zip(*columns, less, strict=True) if q and p and a]
    hits = sum(any(_gives(q, p / base, a, left) for base in _BASES) for q, p, a, left in full)
    tidy = places["quantity"] < places["unit_price"] < places["amount"]
    return Decimal(hits) / len(full) + (Decimal("0.01") if tidy else 0) if full else Decimal(0)


def _gives(quantity: Decimal, price: Decimal, amount: Decimal, left: Decimal) -> bool:
    return closes(quantity, price, amount) or closes(quantity, price * left, amount)


def _left(roles: Sequence[Roles], cells: Sequence[Cells], style: Style) -> list[Decimal]:
    """What each row's discounts leave of its price."""
    own = [column for names, column in zip(roles, cells, strict=True) if "discount" in names]
    return [product([kept_share(column[row], style) for column in own]) for row in range(len(cells[0]))]


def _before_discount(roles: list[Roles], cells: Sequence[Cells], style: Style) -> list[Roles]:
    """The roles, where a price that is titled net is so only of tax: the discounts beside it are still to be taken."""
    fixed = {role: _place_of(roles, own) for role, own in _FACTORS.items()}
    if min(fixed.values()) < 0 or "net_price" not in roles[fixed["unit_price"]]:
        return roles
    numbers = [[_number(cell, style) for cell in cells[fixed[role]]] for role in ("quantity", "unit_price", "amount")]
    less = _left(roles, cells, style)
    rows = [(q, p, a, left) for q, p, a, left in zip(*numbers, less, strict=True) if q and p and a and left != 1]
    taken = sum(any(closes(q, p * left / base, a) for base in _BASES) for q, p, a, left in rows)
    plain = sum(any(closes(q, p / base, a) for base in _BASES) for q, p, a, left in rows)
    return [("unit_price",) if taken > plain and at == fixed["unit_price"] else own for at, own in enumerate(roles)]


def _with_discounts(roles: list[Roles], cells: Sequence[Cells], style: Style) -> list[Roles]:
    """The roles, with a discount in each column without one that makes more of the amounts come out."""
    fixed = {role: _place_of(roles, own) for role, own in _FACTORS.items()}
    numbers = [[_number(cell, style) for cell in own] for own in cells]
    known = list(roles)
    reached = _closing(numbers, fixed, _left(known, cells, style))
    for place, own in enumerate(roles):
        tried = [("discount",) if at == place else kept for at, kept in enumerate(known)]
        share = _closing(numbers, fixed, _left(tried, cells, style)) if not own and any(numbers[place]) else Decimal(0)
        if share > reached:
            known, reached = tried, share
    return known if reached >= _MOST else roles
