"""Makes the demonstration's open orders: `python make_orders.py` writes orders.json beside itself, the same every time.

answered.json holds the orders that the day's documents answer. They are taken as they are; around them stand further
open orders of the same houses with the same vendors and items, as a buying office has them on an ordinary day.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MORE = 190

#: Its acknowledgement arrives all the same: the document that matches no order.
LEFT_OUT = "26-11915"

#: Printed on a document by mistake, so that no order may have it.
NEVER_ISSUED = "PO-104296"

PEOPLE = {
    "Marlene Okafor": "marlene.okafor@harborhearth.example",
    "Tom Reyes": "tom.reyes@harborhearth.example",
    "Priya Raman": "priya.raman@harborhearth.example",
    "Grant Feldman": "grant.feldman@harborhearth.example",
    "Sanne de Wit": "sanne.dewit@harborhearth.example",
    "Jonas Albrecht": "jonas.albrecht@harborhearth.example",
    "Claire Hadley": "claire.hadley@harborhearth.example",
}

#: Who buys from whom, and who stands in for him.
BUYERS = {
    "Marlene Okafor": ("Tom Reyes", {"ASHWOOD", "OAKRIDGE", "PELHAM", "CORDOVA"}),
    "Priya Raman": ("Marlene Okafor", {"BRIGHTL", "LOOMHOUSE"}),
    "Grant Feldman": ("Priya Raman", {"NORDVIK", "SAIGON", "GOLDENBAY"}),
    "Tom Reyes": ("Grant Feldman", {"BRENNINGER", "MIDWEST"}),
    "Sanne de Wit": ("Jonas Albrecht", {"VERSTEEGH", "VANRIJN", "LUMINA", "MARCHAND"}),
    "Jonas Albrecht": ("Sanne de Wit", {"BEKA", "BRANDT", "KAHLE"}),
    "Claire Hadley": ("Sanne de Wit", {"THORNBURY", "LEVANTE"}),
}

#: How each house numbers its orders: the text before the number, its first number here and its digits.
NUMBERS = {
    "Harbor & Hearth Home Furnishings, Inc.": ("PO-", 104010, 6),
    "Casa Bellmar Home Group LLC": ("CB-26-", 601, 4),
    "Möbelhaus Rheintal GmbH": ("EK-", 260377, 6),
    "Woonhuis Retail Groep B.V.": ("", 4500087203, 10),
    "Lindgate Interiors Ltd": ("LG-26-", 3301, 5),
    "Catawba Cabinet Works LLC": ("26-", 11790, 5),
}

#: Still open on one vendor's report, and answered long ago: number, vendor's number, date, sales order, lines.
ON_REPORT: list[tuple[str, str, str, str, list[tuple[str, str, str, str, str, str]]]] = [
    ("PO-103981", "4468830", "2026-09-14", "SO-87902", [
        ("2", "E512-10", "BUNK BED TWIN/TWIN", "2", "286.00", "2026-10-30"),
        ("5", "E512-50", "UNDER BED STORAGE", "2", "118.00", "2026-10-30"),
    ]),
    ("PO-104190", "4470414", "2026-09-28", "SO-88155", [
        ("1", "M721-31", "QUEEN MATTRESS 12IN HYBRID", "8", "299.00", "2026-11-06"),
        ("2", "M721-41", "KING MATTRESS 12IN HYBRID", "4", "389.00", "2026-11-06"),
        ("3", "Z160-11", "METAL BED FRAME Q/K", "12", "41.50", "2026-10-30"),
        ("6", "R402-82", "AREA RUG MEDIUM", "3", "92.00", "2026-11-20"),
    ]),
]  # fmt: skip

Json = dict[str, Any]


def made() -> list[Json]:
    """All orders of the demonstration, oldest first."""
    answered: list[Json] = json.loads((HERE / "answered.json").read_text("utf-8"))
    chance = random.Random(20261121)  # noqa: S311 - the same day every time
    orders = [_finished(order, chance) for order in answered if order["po_number"] != LEFT_OUT]
    orders += [_finished(order, chance) for order in _on_report(answered)]
    orders += [_finished(order, chance) for order in _further(answered, chance)]
    return sorted(orders, key=lambda order: (order["order_date"], order["po_number"]))


def _finished(order: Json, chance: random.Random) -> Json:
    """The order with its buyer, its customer's promise and its lines open."""
    buyer, deputy = next((name, deputy) for name, (deputy, codes) in BUYERS.items() if order["vendor"]["code"] in codes)
    last = max(date.fromisoformat(line["promised_date"]) for line in order["lines"])
    promise = str(last + timedelta(days=chance.randint(5, 21))) if order["sales_order"] else None
    people = {"name": buyer, "email": PEOPLE[buyer], "deputy_name": deputy, "deputy_email": PEOPLE[deputy]}
    return {
        "po_number": order["po_number"], "sales_order": order["sales_order"], "customer_promise": promise,
        "vendor": order["vendor"], "buyer": people, "order_date": order["order_date"], "currency": order["currency"],
        "ship_to": order["ship_to"], "terms": order["terms"], "state": "open", "total": order["total"],
        "vendor_order_number": order.get("vendor_order_number"), "acknowledged_on": order.get("acknowledged_on"),
        "lines": [{**line, "status": "open"} for line in order["lines"]],
    }  # fmt: skip


def _on_report(answered: list[Json]) -> Iterator[Json]:
    like = next(order for order in answered if order["po_number"] == "PO-104250")
    names = ("line", "vendor_item", "description", "quantity", "unit_price", "promised_date")
    for po_number, theirs, day, sales_order, rows in ON_REPORT:
        lines = [{"buyer_item": None, "unit": "EA", **dict(zip(names, row, strict=True))} for row in rows]
        day_after = str(date.fromisoformat(day) + timedelta(days=2))
        yield {**like, "po_number": po_number, "sales_order": sales_order, "order_date": day, "lines": lines,
               "total": _total(lines), "vendor_order_number": theirs, "acknowledged_on": day_after}  # fmt: skip


def _further(answered: list[Json], chance: random.Random) -> Iterator[Json]:
    """Orders like the answered ones: same house and vendor, other items, quantities and dates."""
    items: dict[tuple[str, str], dict[str, Json]] = defaultdict(dict)
    for order in answered:
        for line in order["lines"]:
            items[order["vendor"]["code"], order["currency"]][line["vendor_item"]] = line
    likes = [chance.choice(answered) for _ in range(MORE)]
    further = [_like(like, items[like["vendor"]["code"], like["currency"]], chance) for like in likes]
    numbers = _numbers({order["po_number"] for order in answered})
    for order in sorted(further, key=lambda order: str(order["order_date"])):
        yield {**order, "po_number": next(numbers[order["house"]])}


def _like(like: Json, items: dict[str, Json], chance: random.Random) -> Json:
    """An order of some weeks before `like`; most of those are acknowledged by now."""
    first, earlier = min(line["promised_date"] for line in like["lines"]), timedelta(weeks=chance.randint(1, 7))
    day = _working_day(date.fromisoformat(like["order_date"]) - earlier - timedelta(days=chance.randint(0, 3)))
    lines = [
        {**line, "line": str(number), "quantity": _about(line["quantity"], chance),
         "promised_date": str(date.fromisoformat(first) - earlier + timedelta(weeks=chance.choice((0, 0, 0, 1, 2))))}
        for number, line in enumerate(chance.sample(list(items.values()), _how_many(items, chance)), start=1)
    ]  # fmt: skip
    sales_order = f"SO-{chance.randint(86900, 88190)}" if like["sales_order"] or chance.random() < 0.4 else None
    answered = chance.random() < 0.6
    return {
        **like, "sales_order": sales_order, "order_date": str(day), "lines": lines, "total": _total(lines),
        "vendor_order_number": str(chance.randint(300000, 799999)) if answered else None,
        "acknowledged_on": str(day + timedelta(days=chance.randint(1, 4))) if answered else None,
    }  # fmt: skip


def _how_many(items: dict[str, Json], chance: random.Random) -> int:
    return min(len(items), chance.randint(2, 9))


def _about(quantity: str, chance: random.Random) -> str:
    return str(max(1, round(Decimal(quantity) * chance.choice((Decimal("0.5"), 1, 1, Decimal("1.5"), 2)))))


def _numbers(taken: set[str]) -> dict[str, Iterator[str]]:
    def upwards(before: str, first: int, digits: int) -> Iterator[str]:
        chance, number = random.Random(first), first  # noqa: S311 - gaps that are the same every time
        while True:
            text = f"{before}{number:0{digits}}"
            if text not in taken and text != NEVER_ISSUED:
                yield text
            number += chance.randint(1, 4)

    return {house: upwards(*numbering) for house, numbering in NUMBERS.items()}


def _working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _total(lines: list[Json]) -> str:
    total = sum((Decimal(line["quantity"]) * Decimal(line["unit_price"]) for line in lines), Decimal(0))
    return str(total.quantize(Decimal("0.01")))


def text() -> str:
    """orders.json: one order on each line, so that a change shows where it is."""
    return "[\n" + ",\n".join(json.dumps(order, ensure_ascii=False) for order in made()) + "\n]\n"


if __name__ == "__main__":
    (HERE / "orders.json").write_text(text(), "utf-8")
