"""The sync beside bare HTTP calls and bare SQLite in the same run, as ratios.

push   1,000 decisions brought to the sandbox ERP: the changes asked for, then look, write, look for each, beside a bare
       requests.Session making these calls one after the other
pull   10,000 orders from the sandbox ERP, beside a bare requests.Session fetching the same pages
cold   100,000 orders kept, beside a plain sqlite3 executemany of the same rows into the same tables, not sealed; the
       most memory it took
"""

from __future__ import annotations

import resource
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import requests
from sqlalchemy import create_engine

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.benches import Bench, document
from tests.erps import rest_erp
from tests.sandboxes import Sandbox, made_order, running

from poworkbench.adapters.store.schema import create, journal, orders
from poworkbench.services.ports import Snapshot, Takes
from poworkbench.services.sync.pull import Pull

DECISIONS, ORDERS, COLD = 1_000, 10_000, 100_000
PAGE = 100


def main() -> None:
    """Print each ratio; under 1 is quicker than the bare way."""
    with tempfile.TemporaryDirectory() as folder:
        push(Path(folder) / "push")
        pull(Path(folder) / "pull")
        cold(Path(folder) / "cold")


def push(folder: Path) -> None:
    with running(folder / "erp", [made_order(f"PO-{n}") for n in range(DECISIONS)]) as erp:
        bench = Bench(folder / "desk", erp)
        bench.sync()
        for n in range(DECISIONS):
            doc = bench.receive(document(f"PO-{n}", {"unit_price": "131.50"}), f"{n}.json")
            bench.desk.operator.accept(doc, "1", "unit_price")
        began = perf_counter()
        bench.sync()
        ours = perf_counter() - began
        assert bench.desk.operator.status().waiting_for_erp == 0
        bench.close()
        began = perf_counter()
        bare_pages(erp)
        bare_writes(erp)
        bare = perf_counter() - began
    rate = f"{bare / ours:.0%} of their rate"
    print(f"push  {DECISIONS} decisions: {ours:.1f} s, bare calls {bare:.1f} s: {rate} (goal 80 %)")


def bare_writes(erp: Sandbox) -> None:
    session = requests.Session()
    session.trust_env = False
    session.headers["Authorization"] = f"Bearer {erp.token}"
    for n in range(DECISIONS):
        address = f"{erp.url}/orders/PO-{n}"
        etag = session.get(address).json()["etag"]
        headers = {"If-Match": etag, "Idempotency-Key": f"bare-{n}"}
        assert session.patch(f"{address}/lines/1", json={"unit_price": "132.50"}, headers=headers).ok
        assert session.get(address).json()["order"]["lines"][0]["unit_price"] == "132.50"


def pull(folder: Path) -> None:
    with running(folder / "erp", [made_order(f"PO-{n}") for n in range(ORDERS)]) as erp:
        began = perf_counter()
        seen = bare_pages(erp)
        bare = perf_counter() - began
        desk = rest_erp(erp.url, lambda: erp.token)
        began = perf_counter()
        read = sum(len(page) for page in desk.changed_since(None))
        calls = perf_counter() - began
        desk.close()
        bench = Bench(folder / "desk", erp)
        began = perf_counter()
        bench.sync()
        ours = perf_counter() - began
        assert seen == read == bench.desk.operator.status().orders_watched == ORDERS
        bench.close()
    print(f"pull  {ORDERS} orders: read {calls:.1f} s, bare calls {bare:.1f} s: {calls / bare:.2f} x (goal 1.5)")
    print(f"      read and kept, sealed and chained: {ours:.1f} s, {ours / bare:.2f} x")


def bare_pages(erp: Sandbox) -> int:
    session, seen, cursor = requests.Session(), 0, None
    session.trust_env = False
    session.headers["Authorization"] = f"Bearer {erp.token}"
    while True:
        query = {"page_size": str(PAGE)} | ({"cursor": cursor} if cursor else {})
        page = session.get(f"{erp.url}/orders", params=query).json()
        seen += len(page["orders"])
        cursor = page["next_cursor"]
        if cursor is None:
            return seen


class Endless:
    """An ERP that has many orders at hand, so that only their keeping is timed."""

    def takes(self) -> Takes:
        return Takes(frozenset(), frozenset())

    def server_time(self) -> datetime | None:
        return None

    def changed_since(self, _moment: datetime | None) -> Iterator[Sequence[Snapshot]]:
        from dataclasses import replace
        from decimal import Decimal

        from tests.made_readings import order

        from poworkbench.domain.orders import OrderLine

        lines = tuple(
            OrderLine(str(n), f"NV-{n}", None, "Chair", Decimal(4), "EA", Decimal("125.00"), None) for n in (1, 2)
        )
        one, at = order(*lines), datetime.now(UTC)
        for start in range(0, COLD, PAGE):
            yield tuple(Snapshot(replace(one, po_number=f"PO-{n}"), f"v{n}", at) for n in range(start, start + PAGE))


def cold(folder: Path) -> None:
    with running(folder / "erp", [made_order("PO-1")]) as erp:
        bench = Bench(folder / "desk", erp)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = perf_counter()
        for _ in Pull(bench.desk.store, Endless(), bench.desk.clock).run():  # type: ignore[arg-type]
            pass
        ours = perf_counter() - began
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        rows = {table.name: stored(bench, table.name) for table in (journal, orders)}
        bench.close()
    bare = plain(folder / "plain.sqlite3", rows)
    print(f"cold  {COLD} orders: {ours:.1f} s, executemany of the same rows {bare:.1f} s: {ours / bare:.1f} x (goal 2)")
    print(f"      {(most - before) / 1024:.0f} MB more memory at most")


def stored(bench: Bench, table: str) -> list[tuple[Any, ...]]:
    from tests.sealed import connect

    connection = connect(bench.desk.setup.database)
    rows = connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
    connection.close()
    return rows


def plain(file: Path, rows: dict[str, list[tuple[Any, ...]]]) -> float:
    """Seconds to insert the rows, a page in each commit, into a file that is made as ours is and not sealed."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as made:
        create(made)
    engine.dispose()
    connection = sqlite3.connect(file, isolation_level=None)
    for setting in ("journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {setting}")
    places = {table: ", ".join("?" * len(some[0])) for table, some in rows.items()}
    began = perf_counter()
    for start in range(0, COLD, PAGE):
        connection.execute("BEGIN IMMEDIATE")
        for table, some in rows.items():
            connection.executemany(f"INSERT INTO {table} VALUES ({places[table]})", some[start : start + PAGE])
        connection.execute("COMMIT")
    taken = perf_counter() - began
    connection.close()
    return taken


if __name__ == "__main__":
    main()
