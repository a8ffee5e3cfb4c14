"""A desk's database for measuring: orders that were seen, papers that were read, values that were decided."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from poworkbench.adapters.clock import SystemClock
from poworkbench.adapters.store.desk import DeskStore
from poworkbench.adapters.store.engine import PAGE
from poworkbench.adapters.store.keys import OneKey, salt_of
from poworkbench.app import playbook_files
from poworkbench.domain.erp_events import OrderSeen
from poworkbench.domain.events import About, DocumentLinked, DocumentRead, DocumentReceived, Draft, ValueDecided
from poworkbench.domain.orders import Buyer, Order, OrderLine, Vendor
from poworkbench.domain.readings import ACKNOWLEDGEMENT, Evidence, Found, Reading, ReadLine
from poworkbench.services.summaries import summarise

KEYS = OneKey(secrets.token_bytes(32))
SUMMARISE = partial(summarise, playbook=playbook_files.load())
WHEN = datetime(2026, 11, 20, 8, tzinfo=UTC)
LINES = 5


def opened(path: Path) -> DeskStore:
    """A desk's store, as the program opens it."""
    return DeskStore(path, keys=KEYS, clock=SystemClock(), summarise=SUMMARISE, edition="bench")


def order(number: int) -> Order:
    """A believable order of five lines."""
    vendor = Vendor(f"V{number % 40}", f"Nordvik Furniture No. {number % 40}")
    lines = tuple(
        OrderLine(
            str(n), f"NV-{number}-{n}", f"{255400 + n}", f"Console table, oak, no. {n}", Decimal(4), "EA",
            Decimal("125.00"), date(2026, 11, 20),
        )
        for n in range(1, LINES + 1)
    )  # fmt: skip
    buyer = Buyer("Dana Whitlock", "dana@client.example")
    return Order(f"PO-{100000 + number}", vendor, buyer, date(2026, 10, 2), "USD", lines, Decimal("2500.00"))


def reading(of: Order, price: str) -> Reading:
    """A paper that confirms an order at another price."""
    lines = tuple(
        ReadLine(
            position=_found(line.line), vendor_item=_found(line.vendor_item or ""), quantity=_found("4"),
            unit=_found("EA"), unit_price=_found(price), promised_date=_found("2026-11-20"),
        )
        for line in of.lines
    )  # fmt: skip
    return Reading(ACKNOWLEDGEMENT, lines=lines, po_number=_found(of.po_number), vendor_name=_found(of.vendor.name))


def _found(value: str) -> Found:
    return Found(value, Evidence(1, (7200, 30000, 12000, 31200), value, 99))


def seen(number: int, version: str = "v1") -> Draft:
    """The ERP shows an order."""
    made = order(number)
    return Draft(OrderSeen(replace(made, terms=version), version, WHEN), About(made.po_number))


def decided(document: str, number: int, line: int) -> Draft:
    """An operator accepts a price."""
    event = ValueDecided("accepted", "125.00", "131.50", "125.00", "131.50", "price", {"percent": "5.2"})
    return Draft(event, About(f"PO-{100000 + number}", document, str(line), "unit_price"))


def fill(store: DeskStore, orders: int, papers: int, size: int) -> list[str]:
    """Orders, and for the first of them papers of `size` bytes that were read and linked; the papers' names."""
    with store.writing() as unit:
        unit.append([seen(number) for number in range(orders)], "workbench")
    return [*_papers(store, papers, size)]


def _papers(store: DeskStore, papers: int, size: int) -> Iterator[str]:
    for number in range(papers):
        made = order(number)
        with store.writing() as unit:
            name, _ = unit.keep_document(secrets.token_bytes(size))
            about = About(made.po_number, name)
            arrived = DocumentReceived(f"ACK-{number}.pdf", size, WHEN, "bench")
            events = (arrived, DocumentRead("bench", 1, reading(made, "131.50")), DocumentLinked(made, "number"))
            unit.append([Draft(event, about) for event in events], "workbench")
        yield name


def unsealed(path: Path, to: Path) -> Path:
    """The same database without its seal."""
    connection = sqlcipher.connect(str(path))
    connection.execute(f'PRAGMA key = "{KEYS.find(path, salt_of(path) or b"").raw()}"')
    connection.execute(f"PRAGMA {PAGE}")
    connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(to),))
    connection.execute("SELECT sqlcipher_export('plain')")
    connection.close()
    return to
