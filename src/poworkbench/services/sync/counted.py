"""The client's ERP with every call counted: breakers hear how each one ended, whoever made it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from poworkbench.services.ports import Erp, ErpProblem, NotAllowed, NotLetIn, Odd, Snapshot, Takes
from poworkbench.services.sync.breaker import Breakers, Kind

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class CountedErp:
    """Fulfils services.ports.Erp by the ERP behind it."""

    erp: Erp
    breakers: Breakers

    def takes(self) -> Takes:
        """What this ERP has a place for."""
        return self.erp.takes()

    def server_time(self) -> datetime | None:
        """The ERP's clock at its last answer."""
        return self.erp.server_time()

    def changed_since(self, moment: datetime | None) -> Iterator[Sequence[Snapshot | Odd]]:
        """Pages of orders changed at or after `moment`; it worked once the last page came."""
        pages = self.erp.changed_since(moment)
        try:
            yield from pages
        except ErpProblem as problem:
            self._failed("pull", problem)
            raise
        self.breakers.worked("pull")

    def order(self, po_number: str) -> Snapshot:
        """One order as it is now."""
        return self._looked(None, lambda: self.erp.order(po_number))

    def write_line(
        self, po_number: str, line: str, values: Mapping[str, str | None], *, version: str, key: str, by: str = ""
    ) -> None:
        """Set fields of a line."""
        self._done("push", lambda: self.erp.write_line(po_number, line, values, version=version, key=key, by=by))

    def write_order(
        self, po_number: str, values: Mapping[str, str | None], *, version: str, key: str, by: str = ""
    ) -> None:
        """Set fields of the order's head."""
        self._done("push", lambda: self.erp.write_order(po_number, values, version=version, key=key, by=by))

    def comments(self, po_number: str) -> Sequence[str]:
        """The texts of the order's comments."""
        return self._looked("comment", lambda: self.erp.comments(po_number))

    def comment(self, po_number: str, text: str, *, key: str) -> None:
        """Put a comment on the order."""
        self._done("comment", lambda: self.erp.comment(po_number, text, key=key))

    def attachments(self, po_number: str) -> Sequence[str]:
        """What tells each attachment of the order apart."""
        return self._looked("attach", lambda: self.erp.attachments(po_number))

    def attach(self, po_number: str, name: str, content: bytes, *, key: str) -> None:
        """Put a file on the order."""
        self._done("attach", lambda: self.erp.attach(po_number, name, content, key=key))

    def _looked(self, kind: Kind | None, call: Callable[[], Result]) -> Result:
        """A look that works says that the line is good, and not yet that its kind of write is."""
        try:
            found = call()
        except ErpProblem as problem:
            self._failed(kind, problem)
            raise
        self.breakers.worked(None)
        return found

    def _done(self, kind: Kind, call: Callable[[], None]) -> None:
        self._looked(kind, call)
        self.breakers.worked(kind)

    def _failed(self, kind: Kind | None, problem: ErpProblem) -> None:
        if isinstance(problem, NotAllowed):
            problem.to = kind or "pull"
        if not isinstance(problem, NotLetIn):
            self.breakers.failed(kind, problem)
