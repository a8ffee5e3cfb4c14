"""What services need from the desk's database: one transaction to read or to write in, and proof that it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from poworkbench.domain.events import Draft, Entry
from poworkbench.domain.orders import Order
from poworkbench.domain.owed import Operation
from poworkbench.services.ports import Snapshot
from poworkbench.services.summaries import Summary


class Cancelled(Exception):
    """A person stopped what was going on."""


class StoreProblem(Exception):
    """Why the desk's database cannot be opened, or not be written now.

    StoreProblem
     ├─ NoSafeKeyring   this system has no keyring that may keep the key of a database
     ├─ NoKey           the keyring holds no key for a file that begins like this one
     ├─ Unreadable      the key does not open the file: it was damaged; `detail` is the database's own word
     ├─ InUse           an earlier version has the file open, which is to be taken over
     ├─ RealDesk        a real desk's folder was named for a made-up day, whose key everybody knows
     ├─ NotTakenOver    the sealed copy does not say what the plain file says; that one stays as it was
     └─ CannotWrite     the disk is full, or another program holds the file; `detail` says it, and what to do
    """

    def __init__(self, file: str = "", detail: str = "") -> None:
        super().__init__(file, detail)
        self.file, self.detail = file, detail


class NoSafeKeyring(StoreProblem):
    """Nowhere to keep the key."""


class NoKey(StoreProblem):
    """No key for this file."""


class Unreadable(StoreProblem):
    """The key is there and does not open the file."""


class InUse(StoreProblem):
    """Somebody else has the file open."""


class RealDesk(StoreProblem):
    """Real work lies there; `file` is the folder."""


class NotTakenOver(StoreProblem):
    """A copy that is not the same."""


class CannotWrite(StoreProblem):
    """Nothing can be written at this moment; what was recorded before is whole."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The first thing that does not hold: `where` is writer/number of an entry or a document's SHA-256."""

    where: str | None
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How many entries were walked, and what does not hold (None: everything does)."""

    entries: int
    broken: Broken | None


class Unit(Protocol):
    """One transaction: what is read in it is of one moment, what is appended in it stands or falls together."""

    def append(self, drafts: Sequence[Draft], person: str) -> tuple[Entry, ...]:
        """Record events and bring every read table up to them."""
        ...

    def keep_document(self, content: bytes) -> tuple[str, bool]:
        """Keep a file's bytes: its SHA-256, and whether it was new."""
        ...

    def content(self, document: str) -> bytes:
        """The bytes of the file that a review is about."""
        ...

    def entry(self, entry: str) -> Entry | None:
        """One entry by its id."""
        ...

    def entries_of_document(self, document: str) -> tuple[Entry, ...]:
        """What happened to a document, or to one order's share of it (domain.shares), oldest first."""
        ...

    def entries_of_order(self, po_number: str) -> tuple[Entry, ...]:
        """What happened to an order, oldest first."""
        ...

    def entries_of_kinds(self, kinds: Iterable[str]) -> tuple[Entry, ...]:
        """Every entry of these kinds (domain.events.KINDS), oldest first."""
        ...

    def snapshot(self, po_number: str) -> tuple[Snapshot, datetime] | None:
        """The order as last seen in the ERP, and when that was."""
        ...

    def version_of(self, po_number: str) -> tuple[str, datetime] | None:
        """The version of an order as last seen in the ERP, and the ERP's change time of it."""
        ...

    def orders_numbered(self, numbers: Iterable[str]) -> tuple[Order, ...]:
        """Orders with one of these numbers, however they are spelled."""
        ...

    def orders_like(self, text: str, limit: int) -> tuple[Order, ...]:
        """Open orders whose number or vendor holds the text."""
        ...

    def open_numbers(self) -> tuple[str, ...]:
        """The numbers of all open orders."""
        ...

    def orders_for(self, sales_orders: Iterable[str]) -> tuple[Order, ...]:
        """Open orders that were placed for one of the customer's sales orders, however these are spelled."""
        ...

    def vendor_names(self) -> tuple[str, ...]:
        """The vendors of open orders."""
        ...

    def orders_of_vendors(self, names: Iterable[str], limit: int) -> tuple[Order, ...]:
        """Open orders of these vendors."""
        ...

    def order_count(self) -> int:
        """How many open orders are known here."""
        ...

    def owed_count(self) -> int:
        """How many operations wait."""
        ...

    def owed(self, po_number: str | None = None) -> tuple[Operation, ...]:
        """What is to be brought to the ERP, in the order it became owed."""
        ...

    def is_owed(self, operation: str) -> bool:
        """Whether an operation still waits; a person may have taken it back."""
        ...

    def given(self) -> Mapping[str, Entry]:
        """By operation, the entry that gave it to an ERP without an interface, where it was not seen yet."""
        ...

    def given_count(self) -> int:
        """How many operations were given and not seen yet."""
        ...

    def newest_of_kind(self, kind: str) -> Entry | None:
        """The last entry of a kind (domain.events.KINDS); None where there is none."""
        ...

    def newest_look(self) -> datetime | None:
        """When the ERP last showed something new."""
        ...

    def came_back(self) -> tuple[int, int]:
        """How many decisions are conflicts, and how many writes were refused and wait for a person."""
        ...

    def tray(self) -> tuple[str, ...]:
        """The reviews of which something was refused and is not settled (domain.refused), first arrived first."""
        ...

    def held(self) -> tuple[tuple[Operation, Entry], ...]:
        """What is owed to orders that are not as agreed, each with the entry that says so."""
        ...

    def summaries(self, state: str | None = None) -> tuple[Summary, ...]:
        """The documents' rows of the queue, first arrived first."""
        ...

    def not_looked_at(self) -> tuple[str, ...]:
        """Documents that came in and were neither read nor refused, first arrived first."""
        ...

    def note(self, name: str, text: str) -> None:
        """Keep a sentence about this desk under a name, beside the journal: it is no entry and proves nothing."""
        ...

    def noted(self, name: str) -> str | None:
        """What was kept under that name last."""
        ...

    def said_of_order(self, po_number: str) -> Entry | None:
        """The newest entry that tells what the ERP showed of an order."""
        ...


class Store(Protocol):
    """The desk's database."""

    def reading(self) -> AbstractContextManager[Unit]:
        """A transaction that only reads."""
        ...

    def writing(self) -> AbstractContextManager[Unit]:
        """The only transaction that writes at this moment, on this desk."""
        ...

    def size(self) -> int:
        """Bytes of everything that is kept here, documents too."""
        ...

    def verify(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Verified:
        """Walk everything that is kept; raises Cancelled when told to stop."""
        ...
