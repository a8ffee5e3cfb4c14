"""A client whose ERP has no interface: its exports as files, a desk that lives by them, and what tests ask of both."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook
from tests.benches import ARRIVED, given_reading
from tests.sealed import KEYS

from poworkbench.adapters.clock import SystemClock
from poworkbench.app import erp_profiles, playbook_files
from poworkbench.app.setup import Setup
from poworkbench.app.wiring import Desk
from poworkbench.services.exchange.importing import Taken
from poworkbench.services.views import ReviewRow

TITLES = (
    "PO No.", "Line", "Vendor", "Vendor Name", "Buyer", "Buyer Mail", "Vendor Item", "Item", "Description", "Qty",
    "UoM", "Unit Price", "Promise Date", "Curr", "Vendor Order", "Ack Date", "Status",
)  # fmt: skip

PLAYBOOK = """
client = "Larkspur"
version = "1"
po_prefix = "PO-"
operator_accepts = ["quantity", "unit_price", "promised_date", "vendor_item"]
operator_accepts_status = ["backordered"]

[exchange.orders]
dates = "dmy"
decimal = ","
full = true

[exchange.orders.columns]
po_number = "PO No."
line = "Line"
vendor_code = "Vendor"
vendor_name = "Vendor Name"
buyer_name = "Buyer"
buyer_email = "Buyer Mail"
vendor_item = "Vendor Item"
buyer_item = "Item"
description = "Description"
quantity = "Qty"
unit = "UoM"
unit_price = "Unit Price"
promised_date = "Promise Date"
currency = "Curr"
vendor_order_number = "Vendor Order"
acknowledged_on = "Ack Date"
status = "Status"

[exchange.orders.words]
Released = "open"
Backorder = "backordered"

[exchange.updates]
dates = "DD.MM.YYYY"
decimal = ","
delimiter = ";"

[[exchange.updates.columns]]
title = "ORDER"
value = "po_number"
[[exchange.updates.columns]]
title = "LINE"
value = "line"
[[exchange.updates.columns]]
title = "ITEM"
value = "vendor_item"
[[exchange.updates.columns]]
title = "QTY"
value = "quantity"
[[exchange.updates.columns]]
title = "PRICE"
value = "unit_price"
[[exchange.updates.columns]]
title = "DATE"
value = "promised_date"
[[exchange.updates.columns]]
title = "SO"
value = "vendor_order_number"

[exchange.entry]
dates = "DD.MM.YYYY"
decimal = ","
"""


def row(po_number: str, line: int, **other: str) -> dict[str, str]:
    """A row of an export: a line of an order as `tests.benches.document` acknowledges it."""
    return {
        "PO No.": po_number, "Line": str(line), "Vendor": "NORDVIK", "Vendor Name": "Nordvik Furniture AB",
        "Buyer": "Dana", "Buyer Mail": "dana@larkspur.example", "Vendor Item": f"NV-{1000 + line}",
        "Item": f"LS-{line}", "Description": "Chair", "Qty": "4", "UoM": "EA", "Unit Price": "125,00",
        "Promise Date": "20.11.2026", "Curr": "USD", "Vendor Order": "", "Ack Date": "", "Status": "Released",
    } | {name.replace("_", " "): value for name, value in other.items()}  # fmt: skip


def rows(*po_numbers: str) -> list[dict[str, str]]:
    """Orders of two lines each."""
    return [row(number, line) for number in po_numbers for line in (1, 2)]


def write(file: Path, table: Sequence[dict[str, str]], at: datetime | None = None) -> Path:
    """An export in the form that the name says, made at a moment (now, where none is given)."""
    if file.suffix == ".xlsx":
        _workbook(file, table)
    else:
        with file.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, TITLES, delimiter=";")
            writer.writeheader()
            writer.writerows(table)
    moment = (at or datetime.now(UTC)).timestamp()
    os.utime(file, (moment, moment))
    return file


def _workbook(file: Path, table: Sequence[dict[str, str]]) -> None:
    """Amounts as numbers, dates as dates: what a workbook holds."""
    with xlsxwriter.Workbook(str(file)) as book:
        sheet, day = book.add_worksheet("Open orders"), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, TITLES)
        for number, told in enumerate(table, 1):
            for at, title in enumerate(TITLES):
                text = told.get(title, "")
                if title in ("Qty", "Unit Price") and text:
                    sheet.write_number(number, at, float(text.replace(",", ".")))
                elif title.endswith("Date") and text:
                    sheet.write_datetime(number, at, datetime.strptime(text, "%d.%m.%Y"), day)  # noqa: DTZ007
                else:
                    sheet.write_string(number, at, text)


def read_back(file: Path) -> list[list[Any]]:
    """What stands in a file of updates, as text or as a workbook's own values."""
    if file.suffix == ".xlsx":
        return CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter=";"))


class MovedClock(SystemClock):
    """The system's clock, some time ahead: days pass between two exports."""

    ahead = timedelta()

    def now(self) -> datetime:
        """The moment here."""
        return super().now() + self.ahead


class HandBench:
    """A desk without an ERP's address, its exports, and a clock that a test moves on."""

    def __init__(self, folder: Path, playbook: str = PLAYBOOK) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        rules = folder / "playbook.toml"
        rules.write_text(playbook, encoding="utf-8")
        self.clock = MovedClock()
        setup = Setup(
            database=folder / "database" / "workbench.sqlite3", keys=KEYS, inbox=folder / "inbox",
            outgoing=folder / "outgoing", erp_url="", token=lambda: None, person="ana",
            playbook=playbook_files.load(rules), profile=erp_profiles.load(), pause=0.05,
        )  # fmt: skip
        self.desk = Desk(setup, clock=self.clock)
        self.desk.intake = replace(self.desk.intake, reader=given_reading)

    def later(self, **much: float) -> None:
        """Time passes."""
        self.clock.ahead += timedelta(**much)

    def take(self, table: Sequence[dict[str, str]], name: str = "open.csv", **wish: bool) -> Taken:
        """An export made now is taken in a minute later."""
        self.later(minutes=1)
        file = write(self.folder / name, table, self.clock.now())
        self.later(minutes=1)
        return self.desk.exchange.take(file, lambda _done, _all: None, lambda: False, **wish)

    def receive(self, content: bytes, name: str = "ack.json") -> str:
        """A document is taken in and read; its review."""
        self.desk.intake.receive(name, content, ARRIVED, "test")
        while self.desk.intake.read_waiting().areas:
            pass
        return next(row.document for row in self.desk.operator.queue() if row.name == name)

    def value(self, document: str, line: str | None, field: str) -> ReviewRow:
        """One row of a review."""
        return next(row for row in self.desk.operator.review(document).rows() if row.key == (line, field))

    def enter_all(self) -> list[tuple[str, str | None, str, str]]:
        """Everything that waits is entered by hand: order, line, field and what was typed, in that order."""
        typed = []
        while order := self.desk.exchange.next_order():
            for step in order.steps:
                typed.append((order.po_number, step.line, step.field, step.text))
                self.desk.exchange.entered(step.marks)
        return typed


@contextmanager
def hand_benches(folder: Path, playbook: str = PLAYBOOK) -> Iterator[HandBench]:
    """A bench, closed in the end."""
    bench = HandBench(folder, playbook)
    try:
        yield bench
    finally:
        bench.desk.close()
