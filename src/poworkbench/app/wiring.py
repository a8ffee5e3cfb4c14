"""Puts the parts together for one desk: the only place that knows them all."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from datetime import date
from pathlib import Path
from queue import SimpleQueue

from poworkbench import __version__
from poworkbench.adapters.arrivals.folder import FolderArrivals
from poworkbench.adapters.clock import SystemClock
from poworkbench.adapters.documents.reader import DocumentReader
from poworkbench.adapters.erp.made import erps
from poworkbench.adapters.mail import EmlFolder
from poworkbench.adapters.store.desk import DeskStore
from poworkbench.adapters.store.keys import Keys
from poworkbench.app.arriving import arrived_at
from poworkbench.app.exchange_desk import ExchangeDesk
from poworkbench.app.line_note import keeping
from poworkbench.app.operator_desk import OperatorDesk
from poworkbench.app.reading_documents import learner, pointer, reader, trial
from poworkbench.app.setup import Setup
from poworkbench.app.watched_exports import WatchedExports
from poworkbench.domain.events import Entry
from poworkbench.domain.playbook import Playbook
from poworkbench.services.closing import Closing
from poworkbench.services.decisions import Decisions
from poworkbench.services.escalations import Escalations, Letter
from poworkbench.services.exchange.mailing import Mailing
from poworkbench.services.intake import Intake
from poworkbench.services.opened import Opened
from poworkbench.services.pointing import Pointing
from poworkbench.services.ports import Clock
from poworkbench.services.stores import Cancelled
from poworkbench.services.summaries import Summary, summarise
from poworkbench.services.sync.breaker import Breakers
from poworkbench.services.sync.counted import CountedErp
from poworkbench.services.sync.erp_round import ErpRound, Parts
from poworkbench.services.sync.line import in_words
from poworkbench.services.sync.messages import Messages
from poworkbench.services.sync.pull import Pull
from poworkbench.services.sync.push import Push
from poworkbench.services.sync.rounds import Round, Rounds
from poworkbench.services.teaching import Teaching
from poworkbench.services.tray import Tray
from poworkbench.services.upkeep import Upkeep
from poworkbench.services.views import EVERYTHING, Area, Changes, ReviewRow
from poworkbench.services.worklist import Worklist
from poworkbench.ui.wording import letters, questions

log = logging.getLogger(__name__)

#: Seconds between two walks through the journal.
VERIFY_EVERY = 3600.0

#: Seconds between two looks into the folder, and until what broke off is tried again.
WATCH_EVERY, TRY_AGAIN = 1.0, 10.0

#: Names the reader's edition in every reading it gives.
EDITION = f"poworkbench {__version__}"


class Desk:
    """One desk with its background work: arrivals are taken in and read, decisions go to the ERP."""

    def __init__(self, setup: Setup, *, clock: Clock | None = None) -> None:
        self.setup, self.clock = setup, clock or SystemClock()
        self._listeners: list[Callable[[Changes], None]] = []
        self.store = open_store(setup.database, setup.keys, setup.playbook, self.clock, setup.progress)
        self.documents = DocumentReader()
        self.erps = erps(setup.profile, setup.erp_url, setup.token, setup.erp_settings)
        self.erp = self.erps[0]
        self.arrivals = self._arrivals()
        self.teaching = Teaching(self.store, learner(self.documents), trial(self.documents))
        read = reader(self.documents, self.teaching.profiles)
        prefix = setup.playbook.po_prefix
        self.intake = Intake(self.store, read, EDITION, self.documents.page_count, prefix=prefix)
        self.taught: SimpleQueue[str] = SimpleQueue()
        self.exchange = ExchangeDesk(self.store, setup.playbook.exchange, setup.person, self.intake.match_again)
        self.exports = WatchedExports(setup.exports if setup.by_hand else None, self.exchange)
        self.rounds = self._rounds()
        self.operator = self._operator()
        self._stopped = threading.Event()
        self._threads: list[threading.Thread] = []

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """Be told of changes made in the background, on the thread that made them."""
        self._listeners.append(listener)

    def start(self) -> None:
        """Begin the background work."""
        for name, work in self._work().items():
            thread = threading.Thread(target=self._keep_on, args=(name, work), name=name)
            thread.start()
            self._threads.append(thread)

    def close(self) -> None:
        """End the background work after the step under way, and let go of every file and process."""
        self._stopped.set()
        self.rounds.stop()
        self.documents.close()
        for thread in self._threads:
            thread.join()
        for erp in self.erps:
            erp.close()
        self.store.close()

    def take_in(self) -> bool:
        """Take in what lies in the folder and read what waits; whether there was anything."""
        changes = Changes()
        for arrival in self.arrivals.arrived():
            moment = arrived_at(self.documents, arrival.content, arrival.arrived_at)
            changes |= self.intake.receive(arrival.name, arrival.content, moment, "folder")
            self.arrivals.done(arrival)
        self.tell(changes)
        while not self._stopped.is_set() and (read := self.intake.read_waiting()).areas:
            self.tell(read)
            changes |= read
        return bool(changes.areas)

    def tell(self, changes: Changes) -> None:
        """Pass on what changed."""
        if changes.areas:
            for listener in self._listeners:
                listener(changes)

    def _keep_on(self, name: str, work: Callable[[], float]) -> None:
        """Work again and again, `work` says after how many seconds; what fails is logged, said, and tried again.

        Work that closing takes the reader away from is done at the next start: nothing was recorded of it.
        """
        while not self._stopped.is_set():
            try:
                wait, trouble = work(), None
            except Exception as problem:
                if self._stopped.is_set() and isinstance(problem, CancelledError | Cancelled):
                    return
                log.exception("the work of %s broke off", name)
                wait, trouble = TRY_AGAIN, f"{name}: {in_words(problem)}"
            if self.operator.upkeep.stumbled(name, trouble):
                self.tell(Changes(frozenset({Area.STATUS})))
            self._stopped.wait(wait)

    def _work(self) -> dict[str, Callable[[], float]]:
        return {
            "arrivals": self._watch,
            "exports": self._import,
            "sync": self._bring,
            "verify": self._verify,
            "learning": self._learn,
        }

    def _learn(self) -> float:
        """What was corrected on documents that are done teaches the vendor's next ones."""
        while not self._stopped.is_set() and not self.taught.empty():
            self.teaching.teach_from(self.taught.get(), self.setup.person)
        return WATCH_EVERY

    def _watch(self) -> float:
        try:
            self.take_in()
        except BaseException:
            self.arrivals = self._arrivals()  # gives again what was given and not kept
            raise
        return WATCH_EVERY

    def _import(self) -> float:
        """What the ERP exported meanwhile; a file that is left is said at the foot for as long as it lies there."""
        changed = [EVERYTHING for _found in self.exports.look(lambda _done, _all: None, self._stopped.is_set)]
        if self.operator.upkeep.stumbled("a file of the ERP", self.exports.trouble) or changed:
            self.tell(EVERYTHING)
        return WATCH_EVERY

    def _arrivals(self) -> FolderArrivals:
        return FolderArrivals(self.setup.inbox, keep=self.setup.keep_files)

    def _bring(self) -> float:
        self.rounds.run()
        return 0.0

    def _verify(self) -> float:
        """Every start begins with a walk through the journal, and it is walked again every hour."""
        self.operator.verify(lambda _done, _all: None, self._stopped.is_set)
        self.tell(Changes(frozenset({Area.STATUS})))
        return VERIFY_EVERY

    def _rounds(self) -> Rounds:
        keep = keeping(self.store, self.clock)
        return Rounds(self._round(), self.clock, tell=self.tell, keep=keep)

    def _round(self) -> Round:
        """With the ERP, or where it has no interface with the buyers alone."""
        breakers, mailer = Breakers(self.clock.now), EmlFolder(self.setup.outgoing)
        counted = [CountedErp(erp, breakers) for erp in self.erps]
        messages = [Messages(self.store, erp, mailer, self.documents) for erp in counted]
        pause, fields = self.setup.pause, self.setup.playbook.exchange.field_order
        if self.setup.by_hand:
            return Mailing(self.store, messages[0].give, pause, self.tell)
        pull, pushes = Pull(self.store, counted[0], self.clock), [Push(self.store, told.erp, told) for told in messages]
        parts = Parts(self.store, pull, pushes, self.intake, self.clock, breakers, fields)
        return ErpRound(parts, pause=pause, tell=self.tell)

    def _operator(self) -> OperatorDesk:
        store, playbook, person = self.store, self.setup.playbook, self.setup.person
        decisions = Decisions(store, playbook, self.clock, person)
        escalations = Escalations(store, playbook, person, self._letter)
        upkeep = Upkeep(store, self.clock, lambda: self.rounds.line, by_hand=self.setup.by_hand,
                        watched=lambda: self.exports.folder is not None)  # fmt: skip
        return OperatorDesk(
            Worklist(store, playbook), decisions, Closing(decisions), escalations, upkeep, self.documents, self.rounds,
            self.taught, Pointing(store, pointer(self.documents, self.teaching.profiles)), Tray(store, person),
        )  # fmt: skip

    def _letter(self, opened: Opened, row: ReviewRow, question: str) -> Letter:
        order, today = opened.review.ordered, self._today()
        assert order is not None
        asked = question or questions.standard(row, today)
        text = letters.text(order, row, asked, opened.review.name, self.setup.person, today)
        return Letter(letters.subject(order, row), text, asked)

    def _today(self) -> date:
        return self.clock.now().astimezone().date()


def open_store(
    database: Path,
    keys: Keys,
    playbook: Playbook,
    clock: Clock | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> DeskStore:
    """The desk's database, its read tables made for this program and this playbook; raises stores.StoreProblem."""

    def summary(entries: tuple[Entry, ...]) -> Summary | None:
        return summarise(entries, playbook)

    edition = f"{__version__}/{playbook.client}/{playbook.version}"
    clock = clock or SystemClock()
    return DeskStore(database, keys=keys, clock=clock, summarise=summary, edition=edition, progress=progress)
