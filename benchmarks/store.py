"""The desk's sealed database beside plain SQLite: durable appends, and reading what the queue and the reviews need.

    python benchmarks/store.py [--rounds 7]

Appends: one event, one commit that is on the disk (WAL, synchronous=FULL), with its link in the hash chain, its read
tables and the head of the chain, through our store. The peer is a loop over sqlite3 that inserts the same rows, ready
made, into the same tables of a plain file. It neither makes rows nor hashes nor seals; two more peers do one of these.
Reading: the same reading through the same code, from the sealed file and from its plain copy, each opened anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from measured.desks import KEYS, SUMMARISE, decided, fill, opened, order, seen, unsealed
from measured.turns import at_least, at_most, figure, head, in_turns, seconds
from sqlalchemy import create_engine

from poworkbench.adapters.clock import SystemClock
from poworkbench.adapters.store import engine as sql
from poworkbench.adapters.store.desk import DeskStore
from poworkbench.adapters.store.keys import salt_of
from poworkbench.adapters.store.unit import SqlUnit
from poworkbench.domain.events import Draft

ORDERS, PAPERS, SIZE = 4000, 300, 60_000
APPENDS = 100
BUILD = Path(__file__).parents[1] / "build"
#: Peers that our appends take turns with.
PEERS = ("plain", "chained", "sealed")

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Commit:
    """The rows of one event as statements, and what the event says."""

    statements: tuple[tuple[str, Row], ...]
    plain: Any


class Raw:
    """A bare loop: the rows of one event each with its own commit; a place of its own in the tables for every row."""

    def __init__(self, module: Any, path: Path, commits: list[Commit], *settings: str) -> None:
        self._connection = module.connect(str(path), isolation_level=None)
        for setting in (*settings, "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            self._connection.execute(f"PRAGMA {setting}")
        self._commits = iter(commits)

    def run(self, hashed: bool = False) -> None:
        """The next rows."""
        run, previous = self._connection.execute, "0" * 64
        for _, commit in zip(range(APPENDS), self._commits, strict=False):
            run("BEGIN IMMEDIATE")
            for statement, row in commit.statements:
                run(statement, row)
            if hashed:
                body = json.dumps(commit.plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
                previous = hashlib.sha256(previous.encode() + body.encode()).hexdigest()
            run("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def commits(plain: Path, newest: int) -> list[Commit]:
    """What our store wrote for the newest events, as statements, one list for each; the rows are taken out again."""
    connection = sqlite3.connect(plain)
    after = connection.execute("SELECT MAX(position) FROM journal").fetchone()[0] - newest
    tables = {name: _rows(connection, name, key) for name, key in (("orders", 0), ("reviews", 0), ("outbox", 2))}
    entries = connection.execute("SELECT * FROM journal WHERE position > ? ORDER BY position", (after,)).fetchall()
    made = [_commit(row, tables) for row in entries]
    for guard in ("update", "delete"):
        connection.execute(f"DROP TRIGGER journal_refuses_{guard}")
    connection.execute("DELETE FROM journal WHERE position > ?", (after,))
    connection.execute("DELETE FROM outbox")
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    return made


def _rows(connection: sqlite3.Connection, table: str, key: int) -> dict[str, Row]:
    return {row[key]: row for row in connection.execute(f"SELECT * FROM {table}")}


def _commit(row: Row, tables: dict[str, dict[str, Row]]) -> Commit:
    """The entry, and the rows of the read tables that go with it."""
    _position, _writer, _seq, entry, kind, po_number, document, _line, _field, body, *_hashes = row
    found = {"orders": po_number} if kind == "order_seen" else {"outbox": entry, "reviews": document}
    beside = [
        (f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(tables[table][key]))})", tables[table][key])
        for table, key in found.items()
        if key in tables[table]
    ]
    own = (f"INSERT INTO journal VALUES ({', '.join('?' * len(row))})", row)
    return Commit((own, *beside), json.loads(body))


def appends(ours: Path, name: str, drafts: list[Draft], rounds: int) -> None:
    """Our store and its peers in turns over one kind of event."""
    folder = ours.parent
    twin = folder / f"{name}-twin.sqlite3"
    twin.write_bytes(ours.read_bytes())
    append_all(twin, drafts)
    made = commits(unsealed(twin, folder / f"{name}-plain.sqlite3"), len(drafts))
    peers = {peer: folder / f"{name}-{peer}.sqlite3" for peer in PEERS}
    peers["chained"].write_bytes(peers["plain"].read_bytes())
    peers["sealed"].write_bytes(ours.read_bytes())
    raw_key = f'key = "{KEYS.find(ours, salt_of(ours) or b"").raw()}"'
    raws = {
        "plain": Raw(sqlite3, peers["plain"], made),
        "chained": Raw(sqlite3, peers["chained"], made),
        "sealed": Raw(sqlcipher, peers["sealed"], made, raw_key, sql.PAGE),
    }
    store, left = opened(ours), iter(drafts)
    times: dict[str, list[float]] = {}
    bare: list[float] = []
    for peer, raw in raws.items():
        loop = partial(raw.run, hashed=peer == "chained")
        mine, other = in_turns(lambda: append_some(store, left), loop, rounds, anew=False)
        times[peer] = [b / a for a, b in zip(mine, other, strict=True)]
        bare = other if peer == "plain" else bare
        print(f"  {name}, {peer}: ours {APPENDS / min(mine):.0f} a second, the loop {APPENDS / min(other):.0f}")
    store.close()
    for raw in raws.values():
        raw.close()
    figure(f"{name}: a bare loop of ready-made rows", times["plain"], at_least(0.8))
    figure(f"{name}: the loop writes JSON and hashes too", times["chained"])
    figure(f"{name}: the loop's file is sealed too", times["sealed"])
    if name == "an order seen":
        pulled(ours, bare, rounds)


def pulled(ours: Path, loop: list[float], rounds: int) -> None:
    """The same number of orders in one commit, as a pull keeps a page of them, beside the loop's commits."""
    store = opened(ours)
    times = []
    for turn in range(rounds):
        drafts = [seen(number, f"p{turn}") for number in range(APPENDS)]
        times.append(seconds(partial(append_page, store, drafts)))
    store.close()
    figure(f"{APPENDS} orders seen in one commit, as a pull does", [b / a for a, b in zip(times, loop, strict=True)])


def append_page(store: DeskStore, drafts: list[Draft]) -> None:
    """One commit."""
    with store.writing() as unit:
        unit.append(drafts, "workbench")


def append_all(path: Path, drafts: list[Draft]) -> None:
    """Everything at once."""
    store = opened(path)
    with store.writing() as unit:
        unit.append(drafts, "ana")
    store.close()


def append_some(store: DeskStore, drafts: Iterable[Draft]) -> None:
    """The next events, a commit each."""
    for _, draft in zip(range(APPENDS), drafts, strict=False):
        with store.writing() as unit:
            unit.append([draft], "ana")


def reading(ours: Path, papers: list[str], rounds: int) -> None:
    """The same reading from the sealed file and from its plain copy, each opened anew in every round."""
    plain = unsealed(ours, ours.with_name("reading-plain.sqlite3"))
    numbers = [order(number).po_number for number in range(0, ORDERS, 8)]
    what: dict[str, Callable[[SqlUnit], object]] = {
        "the queue": lambda unit: unit.summaries(),
        f"{len(numbers)} orders by their number": lambda unit: [unit.snapshot(number) for number in numbers],
        "orders that hold a word": lambda unit: unit.orders_like("nordvik", 50),
        f"the events of {len(papers)} papers": lambda unit: [unit.entries_of_document(paper) for paper in papers],
        "every event": lambda unit: unit.entries(),
        f"the bytes of {len(papers)} papers": lambda unit: [unit.content(paper) for paper in papers],
    }
    for name, work in what.items():
        ratios, least = _both(ours, plain, partial(read, work=work), rounds)
        figure(f"{name} ({least:.1f} ms)", ratios, at_most(3))
    ratios, least = _both(ours, plain, scan, rounds)
    figure(f"beside: every body, nothing made of it ({least:.1f} ms)", ratios)


def _both(ours: Path, plain: Path, work: Callable[[Any], object], rounds: int) -> tuple[list[float], float]:
    """The ratios, and the least milliseconds from the sealed file."""
    key = KEYS.find(ours, salt_of(ours) or b"")
    mine, other = in_turns(
        lambda: work(sql.open_engine(ours, key)), lambda: work(create_engine(f"sqlite:///{plain}")), rounds
    )
    return [a / b for a, b in zip(mine, other, strict=True)], 1000 * min(mine)


def read(engine: Any, work: Callable[[SqlUnit], object]) -> None:
    """One reading transaction over a connection that nothing was read through yet."""
    try:
        with sql.reading(engine) as connection:
            work(SqlUnit(connection, SystemClock(), SUMMARISE))
    finally:
        engine.dispose()


def scan(engine: Any) -> None:
    """What the file itself costs."""
    try:
        with sql.reading(engine) as connection:
            connection.exec_driver_sql("SELECT body FROM journal").fetchall()
    finally:
        engine.dispose()


def syncs(folder: Path) -> float:
    """Milliseconds that this disk takes to keep a block for good."""
    with (folder / "sync").open("wb", buffering=0) as file:

        def keep() -> None:
            file.write(b"x" * 4096)
            os.fsync(file.fileno())

        return 1000 * min(seconds(keep) for _ in range(50))


def main() -> None:
    """Appends first, then reading."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as name:  # beside the desk's own disk: the system's may be in memory
        folder = Path(name)
        ours = folder / "desk.sqlite3"
        store = opened(ours)
        papers = fill(store, ORDERS, PAPERS, SIZE)
        store.close()
        count = rounds * len(PEERS) * APPENDS
        head(f"appends: our rate ÷ the peer's; the disk keeps a block in {syncs(folder):.2f} ms")
        copy = folder / "appends.sqlite3"
        for kind, drafts in {
            "an order seen": [seen(number % ORDERS, f"v{number}") for number in range(count)],
            "a value decided": [decided(papers[n % PAPERS], n % PAPERS, 1 + n // PAPERS % 5) for n in range(count)],
        }.items():
            copy.write_bytes(ours.read_bytes())
            copy.with_suffix(".head").write_bytes(ours.with_suffix(".head").read_bytes())
            appends(copy, kind, drafts, rounds)
        head(
            f"reading: the sealed file's time ÷ the plain one's; {ORDERS} orders, {PAPERS} papers of {SIZE // 1000} kB"
        )
        reading(ours, papers, rounds)


if __name__ == "__main__":
    main()
