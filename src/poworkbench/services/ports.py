"""What services need from the outer world, as Protocols; adapters fulfil them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from poworkbench.domain.orders import Order
from poworkbench.reading.paper import Paper
from poworkbench.services.views import Picture


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An order as the ERP held it: `version` is its concurrency token, `changed_at` the ERP's own change time."""

    order: Order
    version: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Odd:
    """An order that the ERP showed in another shape than agreed: nothing of it may be used, and why."""

    po_number: str
    detail: str


class ErpProblem(Exception):
    """Why the ERP did not do what was asked.

    ErpProblem
     ├─ Unreachable   no answer or no whole answer: it may have been done or not; try again
     │   └─ NotAsAgreed   an answer of another shape: this one thing cannot be understood, the line is good
     ├─ Busy          asked to wait (429, 503); `retry_after` in seconds
     ├─ Stale         the order changed since `version` (409, 412): read again and compare
     ├─ Refused       will never be taken as it is; `detail` is the ERP's reason
     ├─ Gone          no such order or line
     ├─ NotLetIn      token missing, wrong or expired
     └─ NotAllowed    the token is good, and the right for this is missing (403)
    """

    def __init__(self, detail: str = "", *, retry_after: float | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.retry_after = retry_after


class Unreachable(ErpProblem):
    """No answer, or none that can be understood; whether it was done is not known."""


class NotAsAgreed(Unreachable):
    """An answer that is whole and has another shape than agreed; other orders may be as they should."""


class Busy(ErpProblem):
    """The ERP asks to wait."""


class Stale(ErpProblem):
    """Somebody changed the order since it was read."""


class Refused(ErpProblem):
    """The ERP will not take this write, however often it is sent."""


class Gone(ErpProblem):
    """The order or line is not there (any more)."""


class NotLetIn(ErpProblem):
    """The token is missing, wrong or expired."""


class NotAllowed(ErpProblem):
    """The ERP knows who calls and does not let him do this; `detail` is its reason, `to` the kind of call it was."""

    to: str = ""


@dataclass(frozen=True, slots=True)
class Takes:
    """What an ERP has a place for: fields of a line and of the head that can be written, comments, attachments."""

    line: frozenset[str]
    head: frozenset[str]
    comments: bool = True
    attachments: bool = True


class Erp(Protocol):
    """The client's ERP. Every write carries `key`, so that an ERP that knows keys does the same write once."""

    def takes(self) -> Takes:
        """What this ERP has a place for."""
        ...

    def server_time(self) -> datetime | None:
        """The ERP's clock at its last answer, in UTC; None where it has not told."""
        ...

    def changed_since(self, moment: datetime | None) -> Iterator[Sequence[Snapshot | Odd]]:
        """Pages of orders changed at or after `moment` (all open ones where None), in the ERP's own order."""
        ...

    def order(self, po_number: str) -> Snapshot:
        """One order as it is now."""
        ...

    def write_line(
        self, po_number: str, line: str, values: Mapping[str, str | None], *, version: str, key: str, by: str = ""
    ) -> None:
        """Set fields of a line (canonical text); Stale where the order is no longer at `version`.

        `by` says who decided it, at which desk, where the ERP has a place for that.
        """
        ...

    def write_order(
        self, po_number: str, values: Mapping[str, str | None], *, version: str, key: str, by: str = ""
    ) -> None:
        """Set fields of the order's head: vendor_order_number, acknowledged_on."""
        ...

    def comments(self, po_number: str) -> Sequence[str]:
        """The texts of the order's comments."""
        ...

    def comment(self, po_number: str, text: str, *, key: str) -> None:
        """Put a comment on the order."""
        ...

    def attachments(self, po_number: str) -> Sequence[str]:
        """What tells each attachment of the order apart: its SHA-256, or its name."""
        ...

    def attach(self, po_number: str, name: str, content: bytes, *, key: str) -> None:
        """Put a file on the order."""
        ...


class Documents(Protocol):
    """Vendors' files, looked at in a process of their own with a time limit; raises domain.problems."""

    def kind(self, content: bytes) -> str:
        """What the file is by its content: pdf, image, mail, sheet, edi, xml, text or unknown."""
        ...

    def papers(self, content: bytes) -> tuple[Paper, ...]:
        """Every paper in the file with its words and their places; NoText where nothing is written on it."""
        ...

    def page_count(self, content: bytes) -> int:
        """How many pages can be drawn."""
        ...

    def picture(self, content: bytes, page: int, scale: float) -> Picture:
        """One page (from 1) drawn at `scale` pixels for each point."""
        ...

    def crop(self, content: bytes, page: int, box: tuple[int, int, int, int], scale: float) -> bytes:
        """A PNG of the part of a page inside `box` (hundredths of a point) with a margin around it."""
        ...


@dataclass(frozen=True, slots=True)
class Message:
    """A mail to a buyer; `reference` finds it again and keeps it from being sent twice."""

    reference: str
    to: tuple[str, ...]
    subject: str
    text: str
    pictures: tuple[tuple[str, bytes], ...] = ()


class Mailer(Protocol):
    """Brings a message to its reader, once for each reference."""

    def send(self, message: Message) -> None:
        """Send it; sending the same reference again changes nothing."""
        ...

    def sent(self, reference: str) -> bool:
        """Whether a message with that reference was sent."""
        ...


class Clock(Protocol):
    """The time, and the zone a person here lives in."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        ...

    def zone(self) -> str:
        """The IANA name of the local zone, or an offset where it is not known."""
        ...


class Secrets(Protocol):
    """Tokens, in the system's keyring and nowhere else."""

    def get(self, name: str) -> str | None:
        """The secret, or None where none was stored."""
        ...

    def set(self, name: str, secret: str) -> None:
        """Keep a secret; an empty one is deleted."""
        ...
