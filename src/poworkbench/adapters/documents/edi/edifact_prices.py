"""The net price of one unit on a line of a message."""

from __future__ import annotations

from decimal import Decimal

from poworkbench.adapters.documents.edi.edifact_codes import COUNTS, GROSS_PRICE, NET_PRICES
from poworkbench.adapters.documents.edi.edifact_lines import Line
from poworkbench.adapters.documents.edi.segments import Segment
from poworkbench.adapters.documents.edi.source import LIKELY, SURE, Source
from poworkbench.adapters.documents.edi.values import money, number, worked_out
from poworkbench.domain import normalize
from poworkbench.domain.readings import Found

#: Element 5245 of PCD: an allowance, or an allowance or charge as ALC says which.
_PERCENTAGES = ("1", "3", "12")
_HUNDRED = Decimal(100)


def unit_price(line: Line, unit: str, source: Source) -> Found | None:
    """What one unit costs: the net price, or the gross price less the percentages that the line allows."""
    prices = {pri.part(1).text: pri for pri in reversed(line.own("PRI")) if pri.part(1, 1).text}
    net = next((prices[code] for code in NET_PRICES if code in prices), None)
    if net:
        return _priced(net, unit, Decimal(1), source)
    share = share_left(line)
    gross = prices.get(GROSS_PRICE)
    return _priced(gross, unit, share, source) if gross and share is not None else None


def share_left(line: Line) -> Decimal | None:
    """What allowances (ALC+A) and charges leave of a price, None where one is an amount and no percentage."""
    left = Decimal(1)
    for group in line.groups("ALC"):
        kind = group[0].part(1).text
        shares = [number(pcd.part(1, 1).text) for pcd in group if pcd.tag == "PCD" and pcd.part(1).text in _PERCENTAGES]
        if kind not in ("A", "C") or len(shares) != 1 or shares[0] is None:
            return None
        left *= 1 + (shares[0] if kind == "C" else -shares[0]) / _HUNDRED
    return left


def _priced(pri: Segment, unit: str, share: Decimal, source: Source) -> Found | None:
    """The price of one `unit`, where the price's own unit can be told in it."""
    price, basis = number(pri.part(1, 1).text), number(pri.part(1, 4).text) or Decimal(1)
    priced = pri.part(1, 5).text or unit
    if price is None or basis <= 0:
        return None
    if normalize.unit(priced) != normalize.unit(unit):
        if unit and priced not in COUNTS and unit not in COUNTS:
            return None
        basis *= Decimal(COUNTS.get(priced, 1))
        price *= Decimal(COUNTS.get(unit, 1))
    plain = basis == 1 and share == 1 and price == number(pri.part(1, 1).text)
    value = money(pri.part(1, 1).text) if plain else worked_out(price * share / basis)
    return source.value(pri, pri.part(1, 1), value, SURE if plain else LIKELY)
