"""How long an export of 20,000 rows takes to become orders, beside the same rows read by the csv module alone.

    python benchmarks/exports.py [--rounds 7]

The bare loop reads each row as a mapping and makes its numbers and dates; it checks nothing and puts no order together.
Both take turns in one process. Taking the export in (journal, read tables, closures) is timed beside it, in seconds.
"""

from __future__ import annotations

import argparse
import csv
import io
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from measured.turns import figure, head, in_turns, seconds

from poworkbench.adapters.clock import SystemClock
from poworkbench.adapters.documents.exports import table_of
from poworkbench.app import playbook_files
from poworkbench.app.export_files import FileTables
from poworkbench.app.wiring import open_store
from poworkbench.domain.exchange import OrdersLayout
from poworkbench.domain.exported_orders import Exported, Reader
from poworkbench.services.exchange.importing import ExportFile, Importing, Wish

ORDERS, LINES = 2000, 10
FIELDS = (
    "po_number", "line", "vendor_code", "vendor_name", "buyer_item", "description", "quantity", "unit", "unit_price",
    "promised_date", "currency",
)  # fmt: skip
LAYOUT = OrdersLayout({name: name for name in FIELDS}, full=True)


def export() -> bytes:
    """An export as an ERP writes it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";")
    writer.writerow(FIELDS)
    for number in range(ORDERS):
        for line in range(1, LINES + 1):
            writer.writerow(
                (f"PO-{number}", line, f"V{number % 80}", f"Vendor {number % 80}", f"IT-{line}", "Console table, oak",
                 4 + line, "EA", f"{100 + line}.50", f"2026-12-{1 + number % 28:02}", "USD")
            )  # fmt: skip
    return stream.getvalue().encode()


def bare(content: bytes) -> int:
    """Rows as mappings, with their numbers and dates made."""
    made = 0
    for row in csv.DictReader(io.StringIO(content.decode(), newline=""), delimiter=";"):
        Decimal(row["quantity"]), Decimal(row["unit_price"]), date.fromisoformat(row["promised_date"])
        made += 1
    return made


def ours(content: bytes) -> Exported:
    """Rows as checked orders."""
    table = table_of(content)
    reader = Reader(table.rows[0], LAYOUT)
    for number, row in table.below(1):
        reader.take(number, row)
    return reader.finished()


def taken_in(content: bytes) -> None:
    """The whole import into a new database."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "workbench.sqlite3", playbook_files.load(), SystemClock())
        try:
            importing = Importing(store, FileTables(), "ana")
            file = ExportFile("open.csv", content, datetime.now(UTC))
            importing.take(file, LAYOUT, Wish(full=True), lambda _done, _all: None, lambda: False)
        finally:
            store.close()


def main() -> None:
    """Both in turns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    content = export()
    found = ours(content)
    assert (len(found.orders), found.rows, found.problems) == (ORDERS, ORDERS * LINES, ())
    assert bare(content) == ORDERS * LINES
    mine, other = in_turns(lambda: ours(content), lambda: bare(content), rounds)
    head(f"an export of {ORDERS * LINES:,} rows, {ORDERS:,} orders")
    figure(
        "to checked orders ÷ the csv module alone, round by round", [a / b for a, b in zip(mine, other, strict=True)]
    )
    figure("to checked orders, seconds", mine, unit=" ")
    figure("taken in as a whole, seconds", [seconds(lambda: taken_in(content)) for _ in range(3)], unit=" ")


if __name__ == "__main__":
    main()
