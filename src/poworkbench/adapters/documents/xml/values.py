"""What XML messages print, as the canonical values of a reading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from poworkbench.adapters.documents.xml.nodes import Printed
from poworkbench.domain.amounts import canonical, parse_amount
from poworkbench.domain.normalize import plain
from poworkbench.domain.readings import Found
from poworkbench.reading.prices import closes, per_unit

#: A value that its format names is as sure as a value can be; one that stands in for it is less so.
SURE, LIKELY = 99, 80

_CENT, _FINEST = Decimal("0.01"), Decimal("0.000001")
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d\d?$)")
#: Days outside these years stand where a system had to send a day and knew none.
_FIRST_YEAR, _LAST_YEAR = 1990, 2048


def text(printed: Printed | None, confidence: int = SURE) -> Found | None:
    """The text as it is printed."""
    return printed.found(printed.text, confidence) if printed else None


def amount_of(printed: Printed | None) -> Decimal | None:
    """The number that is printed, or None where there is none; formats write a point, some vendors a comma."""
    if printed is None:
        return None
    if _NUMBER.fullmatch(printed.text):
        return Decimal(printed.text)
    return parse_amount(printed.text)


def money(printed: Printed | None) -> Found | None:
    """An amount of money with its decimals as they are printed."""
    amount = amount_of(printed)
    return printed.found(canonical(amount), SURE) if printed and amount is not None else None


def quantity(printed: Printed | None) -> Found | None:
    """A quantity without zeros that say nothing."""
    amount = amount_of(printed)
    return printed.found(plain(amount), SURE) if printed and amount is not None else None


def day(printed: Printed | None) -> Found | None:
    """The day of a date or a moment ("2026-11-19", "2026-11-19T08:00:00Z", "20261119"); None for what is no day."""
    match = _DAY.match(printed.text) if printed else None
    if printed is None or match is None:
        return None
    try:
        found = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return printed.found(found.isoformat(), SURE) if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def latest(days: Iterable[Found | None]) -> Found | None:
    """The last of several days: only then has everything come."""
    return max((found for found in days if found), key=lambda found: found.value, default=None)


def agreed(printed: Iterable[Printed | None]) -> Found | None:
    """The text that is printed everywhere where one is printed, or None where they differ."""
    given = [one for one in printed if one]
    return text(given[0]) if len({one.text for one in given}) == 1 else None


def unit_price(
    price: Printed | None,
    base: Decimal | None,
    quantity: Found | None = None,
    amount: Found | None = None,
    off: Decimal = Decimal(0),
    factor: Decimal = Decimal(1),
) -> Found | None:
    """The price of one unit of a price for `base` units, less the unit's part of what is taken `off` the line.

    `factor` says how many of the units that the price is for make one that was ordered. Nothing is taken off where
    quantity × price is the line's amount as it is: then the price is net already.
    """
    worth = amount_of(price)
    if price is None or worth is None:
        return None
    worth *= factor
    base = base if base and base > 0 else Decimal(1)
    count, whole = (Decimal(found.value) if found else None for found in (quantity, amount))
    if not off or not count or closes(count, worth / base, whole):
        return price.found(per_unit(worth, base), SURE)
    net = (worth / base - off / count).quantize(_FINEST)
    cents = net.quantize(_CENT)
    return price.found(canonical(cents if cents == net else net.normalize()), LIKELY)
