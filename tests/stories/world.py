"""The world of a story: a desk with its files, two operators who take turns, the client's ERP, and the time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.benches import Bench, document
from tests.sandboxes import made_order
from tests.stories.erp import Erp
from tests.stories.kills import Killed, Kills, watched
from tests.stories.past import Past

from poworkbench.adapters.clock import SystemClock
from poworkbench.domain.problems import NoText
from poworkbench.services.refusals import NotTaken

ONE, TWO = "PO-1", "PO-2"

#: The values that stories are about: their place on the order, what a person types, what somebody else puts there.
VALUES: dict[str, tuple[tuple[str | None, str], str, str]] = {
    "the price": (("1", "unit_price"), "133.00", "127.00"),
    "the date": (("2", "promised_date"), "2026-12-09", "2026-12-24"),
    "the quantity": (("1", "quantity"), "3", "5"),
    "the vendor's order number": ((None, "vendor_order_number"), "V-TYPED", "SOMEBODY"),
    "the day of acknowledgement": ((None, "acknowledged_on"), "2026-11-19", "2026-11-18"),
}

#: The acknowledgements, each by the order it answers and what it says; the revision is not there from the beginning.
PAPERS: dict[str, tuple[str, dict[str, str]]] = {
    "the first acknowledgement": (ONE, {"price": "131.50", "date": "2026-11-27"}),
    "the other acknowledgement": (TWO, {"price": "119.00", "date": "2026-11-20"}),
    "the revision": (ONE, {"price": "140.00", "date": "2026-12-04"}),
}


def arrives(bench: Bench, name: str) -> None:
    """A vendor's paper comes in and is read."""
    po_number, said = PAPERS[name]
    lines = ({"unit_price": said["price"]}, {"promised_date": said["date"]})
    bench.receive(document(po_number, *lines, vendor_order_number=f"V{said['price']}-{po_number}"), name)


class StoryClock(SystemClock):
    """A desk's clock that can jump."""

    ahead = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.ahead


class NoPages:
    """Stands where pages are drawn by other processes: what the stories' documents hold has none."""

    def crop(self, *_: object) -> bytes:
        raise NoText


class World:
    """One story's world; `stage` lends the ERP and the home as they were on the first morning."""

    def __init__(self, stage: Stage, home: Path) -> None:
        self.erp, self._stage, self._days = stage.erp, stage, 1
        self.home, self.person, self.clock = home, "ana", StoryClock()
        self.impatient = False
        self.bench = self._opened()
        self.past = Past(self.papers())

    def _opened(self) -> Bench:
        self.kills = self._stage.watch.kills = Kills(self._dies)
        bench = Bench(self.home, self.erp, self.person, clock=self.clock)
        parts = bench.desk.rounds._work._parts
        push = replace(parts.pushes[0], messages=replace(parts.pushes[0].messages, documents=NoPages()))
        bench.desk.rounds._work._parts = replace(
            parts, pushes=(push,)
        )  # one lane: the same story goes the same way again
        self._limits = bench.desk.erp._calls._limits
        self.bench = bench
        self.waits(impatient=self.impatient)
        return bench

    def _dies(self) -> None:
        """What lies on the disk at this moment is the next desk's home."""
        self._days += 1
        self._grave, self.home = self.home, self.home.with_name(f"{self._days} desk")
        shutil.copytree(self._grave, self.home)

    def again(self, person: str | None = None) -> None:
        """The program is started anew, and goes on reading what came in."""
        self.bench.close()
        if self.kills.dead:
            shutil.rmtree(self._grave)
        self.person = person or self.person
        while self._opened().desk.intake.read_waiting().areas:
            pass

    def does(self, step: Callable[[World], None]) -> str:
        """Do a step of a story: what is to be remarked on it."""
        saved = False
        try:
            step(self)
            saved, remark = True, ""
        except NotTaken as refused:
            remark = f"Not taken: {refused.code}."
        except Killed:
            remark = "Here the desk is killed. It is started again."
            self.again()
            assert self.bench.holds(), self.bench.desk.operator.status().broken_entry
        self.past.hears(self.entries(), self.papers(), saved=saved and bool(getattr(step, "verb", "")))
        return remark

    def close(self) -> None:
        self._stage.watch.kills = None
        self.bench.close()

    # at the desk

    def entries(self) -> tuple[Any, ...]:
        """The journal."""
        with self.bench.desk.store.reading() as unit:
            return unit.entries()

    def papers(self) -> dict[str, str]:
        """The acknowledgements that are here: their documents, by their names."""
        return {row.name: row.document for row in self.bench.desk.operator.queue()}

    def paper(self, name: str) -> str:
        """An acknowledgement's document; nobody can decide on one that is not here."""
        found = self.papers().get(name)
        if found is None:
            raise NotTaken("unknown_document")
        return found

    def waits(self, *, impatient: bool) -> None:
        """How long the desk waits for an answer: not long, where one is not going to come."""
        self.impatient = impatient
        self.bench.desk.erp._calls._limits = (2.0, 0.05) if impatient else self._limits

    def refuses(self, *, connections: bool) -> None:
        """Nobody listens at the ERP's address any more, or somebody does again."""
        self.bench.desk.erp._calls._url = "http://127.0.0.1:9/" if connections else f"{self.erp.url}/"

    def mend(self) -> None:
        """The line and the ERP are good again."""
        self.erp.mend()
        self.waits(impatient=False)
        self.refuses(connections=False)

    def evening(self) -> None:
        """Everything is good again, and there is time for rounds, also for one that asks for every order."""
        self.mend()
        for jump in (timedelta(0), timedelta(hours=25)):
            self.clock.ahead += jump
            for _ in range(12):
                self.does(lambda world: world.bench.sync())
                if not self.bench.desk.operator.status().waiting_for_erp and not self.bench.desk.rounds.line.failures:
                    break


class Stage:
    """What all stories share: the ERP, and a desk's home on a morning when two acknowledgements have been read."""

    def __init__(self, folder: Path) -> None:
        self._closing = ExitStack()
        self._folder, self._first = folder, folder / "first morning"
        self.erp = Erp(folder, [made_order(ONE), made_order(TWO)])
        self._closing.callback(self.erp.close)
        self.watch = self._closing.enter_context(watched())
        shutil.copytree(self._prepared(), self._first)

    def _prepared(self) -> Path:
        home = self._folder / "prepared"
        bench = Bench(home, self.erp)
        try:
            bench.sync()
            for name in list(PAPERS)[:2]:
                arrives(bench, name)
        finally:
            bench.close()
        return home

    def world(self) -> World:
        """A new story's world."""
        self.erp.fresh()
        days = self._folder / "days"
        shutil.rmtree(days, ignore_errors=True)
        shutil.copytree(self._first, days / "1 desk")
        return World(self, days / "1 desk")

    def __enter__(self) -> Stage:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._closing.close()
