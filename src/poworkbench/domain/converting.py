"""A line's parts in the unit that was ordered: cartons as pieces, pairs as pieces, and their prices with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from poworkbench.domain import normalize
from poworkbench.domain.orders import OrderLine
from poworkbench.domain.packs import Pack, Packs
from poworkbench.domain.readings import Found, ReadLine

Parts = tuple[ReadLine, ...]

CENT = Decimal("0.01")


def in_ordered_unit(line: OrderLine, parts: Sequence[ReadLine], packs: Packs) -> tuple[Parts, str | None]:
    """The parts as they are compared, and the conversion in words where one was used.

    Where quantity or price agree just as they are printed, the unit alone is another one and that is a difference,
    unless the amount proves that only the quantity is counted otherwise. What everybody knows (a pair, a dozen)
    converts where quantity or price prove it; what the vendor taught converts whatever comes of it.
    """
    found = _packs_of(line, parts, packs)
    known = next((pack for pack in found if pack), None)
    if known is None:
        return tuple(parts), None
    whole = tuple(_counted(part, pack, line) for part, pack in zip(parts, found, strict=True))
    if _sum(whole) == line.quantity and _price(parts) == line.unit_price and _amount(parts) == _worth(line):
        return whole, known.words
    if _sum(parts) == line.quantity or _price(parts) == line.unit_price:
        return tuple(parts), None
    priced = tuple(_priced(part, pack, line) for part, pack in zip(whole, found, strict=True))
    if known.taught or _sum(priced) == line.quantity or _price(priced) == line.unit_price:
        return priced, known.words
    return tuple(parts), None


def _packs_of(line: OrderLine, parts: Sequence[ReadLine], packs: Packs) -> list[Pack | None]:
    """The conversion of each part (None: it is in the ordered unit); nothing where a part's unit cannot be brought."""
    first = next((part.value("unit") for part in parts if part.unit), None)
    units = [part.value("unit") or first for part in parts]
    found = [packs.between(unit, line.unit) for unit in units]
    unknown = (
        not pack and normalize.unit(unit) != normalize.unit(line.unit) for unit, pack in zip(units, found, strict=True)
    )
    return [] if any(unknown) else found


def _counted(part: ReadLine, pack: Pack | None, line: OrderLine) -> ReadLine:
    """The part with its quantity in the ordered unit."""
    quantity = _number(part.quantity)
    if pack is None:
        return part
    if part.quantity and quantity is not None:
        part = replace(part, quantity=_found(part.quantity, pack.ordered_units(quantity)))
    return replace(part, unit=replace(part.unit, value=line.unit or "")) if part.unit else part


def _priced(part: ReadLine, pack: Pack | None, line: OrderLine) -> ReadLine:
    """The part with its price for one of the ordered unit: the ordered price where that is what is printed."""
    price = _number(part.unit_price)
    if pack is None or part.unit_price is None or price is None:
        return part
    one = line.unit_price if pack.is_price(price, line.unit_price) else pack.price_of_one(price)
    return replace(part, unit_price=_found(part.unit_price, one))


def _found(found: Found, amount: Decimal) -> Found:
    return replace(found, value=format(amount, "f"))


def _sum(parts: Sequence[ReadLine]) -> Decimal | None:
    return _added([part.quantity for part in parts])


def _amount(parts: Sequence[ReadLine]) -> Decimal | None:
    return _added([part.amount for part in parts])


def _worth(line: OrderLine) -> Decimal:
    return (line.quantity * line.unit_price).quantize(CENT)


def _added(values: Sequence[Found | None]) -> Decimal | None:
    amounts = [_number(each) for each in values]
    known = [each for each in amounts if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


def _price(parts: Sequence[ReadLine]) -> Decimal | None:
    return next((_number(part.unit_price) for part in parts if part.unit_price), None)


def _number(found: Found | None) -> Decimal | None:
    return normalize.number(found.value) if found else None
