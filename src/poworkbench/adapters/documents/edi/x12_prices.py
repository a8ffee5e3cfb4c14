"""The net price of one unit on a line of a transaction set."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from poworkbench.adapters.documents.edi.segments import Part, Segment
from poworkbench.adapters.documents.edi.source import LIKELY, SURE, Source
from poworkbench.adapters.documents.edi.values import money, number, worked_out
from poworkbench.adapters.documents.edi.x12_lines import Item
from poworkbench.domain.readings import Found

#: Element 639, basis of unit price: for how many pieces a price is, where not for one.
BASES = {
    "HP": 100, "HF": 100, "LC": 100, "QH": 100, "RC": 100, "TC": 100, "WC": 100,
    "TP": 1000, "LM": 1000, "QS": 1000, "RM": 1000, "TF": 1000, "TM": 1000, "WM": 1000,
    "PN": 10, "TT": 10_000, "HT": 100_000, "PD": 12, "LD": 12, "RD": 12, "TD": 12, "WD": 12,
}  # fmt: skip

#: Element 639: prices of a measure, by the units (element 355) in which a quantity may then be; of another unit's
#: quantity nothing says what one costs.
MEASURES = {
    "PP": ("LB",), "PK": ("KG",), "PG": ("GR",), "PL": ("LT",), "PO": ("OZ",), "PA": ("AP", "TO"), "PT": ("TN", "TO"),
    "PF": ("FT", "LF"), "PY": ("YD", "LY"), "PS": ("TS",), "ML": ("ML",),
}  # fmt: skip

#: Element 639: what is printed there is not what the goods cost.
NO_PRICES = {
    "NQ": "no quote", "NS": "not separately priced", "TB": "to be negotiated", "SR": "suggested retail",
    "RS": "resale price", "QR": "previous quoted price", "LR": "previous catalog price",
}  # fmt: skip

#: Element 355: units that are many pieces themselves.
COUNTS = {"DZ": 12, "HC": 100, "HU": 100, "TH": 1000, "GS": 144}

#: Element 236, price identifier, in CTP: what the vendor says beside the price of the order, and what stands for it.
CONFIRMED = {"CUP": "confirmed unit price", "CHG": "changed price"}
STANDING_IN = {
    "NET": "net item price",
    "UCP": "unit cost price",
    "ACT": "actual",
    "CON": "contract price",
    "": "not said",
}

#: Element 648, price multiplier: the price times the multiplier is what is paid.
DISCOUNT = "DIS"


def unit_price(item: Item, source: Source) -> Found | None:
    """What one unit costs, None where the set does not say it or says it of another unit."""
    places = item.places
    prices = {segment.part(2).text: segment for segment in reversed(item.all("CTP")) if segment.part(3).text}
    said = _first(prices, CONFIRMED)
    if said is None and not item.price().text:
        said = _first(prices, STANDING_IN)
    unit = item.head.part(places.unit).text
    if said is not None:
        return _priced(said, said.part(3), said.part(9).text, said.part(5).text or unit, unit, Decimal(1), source)
    share = _share(item)
    basis = item.head.part(places.basis).text
    if share != 1 and basis in NO_PRICES:
        basis = ""
    return _priced(item.head, item.price(), basis, unit, unit, share, source)


def _first(prices: Mapping[str, Segment], codes: Mapping[str, str]) -> Segment | None:
    return next((prices[code] for code in codes if code in prices), None)


def _share(item: Item) -> Decimal:
    """What is left of the price by a discount multiplier that stands for itself."""
    shares = [
        number(segment.part(7).text)
        for segment in item.all("CTP")
        if segment.part(6).text == DISCOUNT and not segment.part(3).text
    ]
    share = shares[0] if len(shares) == 1 else None
    return share if share is not None and 0 < share < 1 else Decimal(1)


def _priced(
    segment: Segment, part: Part, basis: str, priced: str, counted: str, share: Decimal, source: Source
) -> Found | None:
    """The price of one of the units that are `counted`, of a price in the unit `priced` on some basis."""
    price = number(part.text)
    if price is None or basis in NO_PRICES or (basis in MEASURES and priced not in MEASURES[basis]):
        return None
    if priced != counted and not {priced, counted} <= {"EA", "PC", "UN", "EACH", *COUNTS}:
        return None
    base = Decimal(BASES.get(basis, 1))
    pieces = Decimal(COUNTS.get(counted, 1)) if base != 1 or priced != counted else Decimal(1)
    if base == 1 and priced != counted:
        base = Decimal(COUNTS.get(priced, 1))
    plain = base == pieces and share == 1
    value = money(part.text) if plain else worked_out(price * pieces * share / base)
    return source.value(segment, part, value, SURE if plain else LIKELY)
