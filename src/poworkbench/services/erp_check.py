"""Whether a client's ERP does what the workbench asks of it: each call tried once, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from poworkbench.domain.merging import line_values, same
from poworkbench.domain.orders import OPEN
from poworkbench.services.ports import (
    Erp,
    ErpProblem,
    Gone,
    NotAllowed,
    NotAsAgreed,
    NotLetIn,
    Odd,
    Snapshot,
    Stale,
    Unreachable,
)

#: Pages of the list that are looked at: one follows the other, and an ERP may have thousands.
_PAGES = 3
#: An order that no ERP has.
NOBODYS = "PO-WORKBENCH-TRIES"
#: What is written on the order that may be written to.
COMMENT = "PO Workbench tried whether it may write on this order. Nothing was changed."
#: A version that no order has.
_NO_VERSION = '"poworkbench-tries"'
#: Seconds by which the clocks may differ: what changed in between is asked for again anyway.
_SKEW = 60.0
_FIELD = "quantity"

Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tried:
    """One step: `told` is what a person wants to know where it works, `unmet` a code where not.

    Steps and codes are worded in ui.wording.erp_check; `detail` is the ERP's own word.
    """

    step: str
    told: Facts = field(default_factory=dict)
    unmet: str = ""
    detail: str = ""


class Unmet(Exception):
    """The ERP answered, and not as is asked of it; the text is a code of ui.wording.erp_check."""


@dataclass(frozen=True, slots=True)
class ErpCheck:
    """Tries an ERP; `clock` is this desk's, `server_time` the ERP's at its last answer, `new_key` names a write."""

    erp: Erp
    clock: Callable[[], datetime]
    server_time: Callable[[], datetime | None]
    new_key: Callable[[], str]

    def read(self) -> Iterator[Tried]:
        """Every call that changes nothing; it ends where the ERP lets nobody in."""
        seen: list[Snapshot] = []
        first = self._try("list", lambda: self._list(seen))
        yield first
        if first.unmet in (NotLetIn.__name__, NotAllowed.__name__, Unreachable.__name__):
            return
        yield self._try("clock", self._clock)
        yield self._try("missing", self._missing)
        if seen:
            order, number = seen[0], seen[0].order.po_number
            yield self._try("changed", lambda: self._changed(order))
            yield self._try("order", lambda: self._order(order))
            takes = self.erp.takes()
        if seen and takes.comments:
            yield self._try("comments", lambda: _count(self.erp.comments(number)))
        if seen and takes.attachments:
            yield self._try("attachments", lambda: _count(self.erp.attachments(number)))

    def write(self, po_number: str) -> Iterator[Tried]:
        """Every write, on one order: a line gets the value it has, and the order a comment that says so."""
        yield self._try("stale", lambda: self._stale(po_number))
        yield self._try("same", lambda: self._same(po_number))
        if self.erp.takes().comments:
            yield self._try("comment", lambda: self._comment(po_number))

    def _try(self, step: str, work: Callable[[], Facts]) -> Tried:
        try:
            return Tried(step, work())
        except Unmet as unmet:
            return Tried(step, unmet=str(unmet))
        except ErpProblem as problem:
            return Tried(step, unmet=type(problem).__name__, detail=problem.detail)

    def _list(self, seen: list[Snapshot]) -> Facts:
        listed = self.erp.changed_since(None)
        pages = list(islice(listed, _PAGES))
        odd = [order for page in pages for order in page if isinstance(order, Odd)]
        if odd:
            raise NotAsAgreed(odd[0].detail)
        seen += [order for page in pages for order in page if isinstance(order, Snapshot)]
        more = next(listed, None) is not None
        return {"orders": str(len(seen)), "pages": str(len(pages)), "more": "yes" if more else "no"}

    def _clock(self) -> Facts:
        theirs = self.server_time()
        if theirs is None:
            raise Unmet("no_clock")
        skew = (theirs - self.clock()).total_seconds()
        if abs(skew) > _SKEW:
            raise Unmet("clock_off")
        return {"seconds": f"{abs(skew):.0f}"}

    def _missing(self) -> Facts:
        try:
            self.erp.order(NOBODYS)
        except Gone:
            return {}
        raise Unmet("missing_found")

    def _changed(self, order: Snapshot) -> Facts:
        """What changed at a moment must come when asked for what changed since then."""
        number = order.order.po_number
        for page in self.erp.changed_since(order.changed_at):
            if any(isinstance(each, Snapshot) and each.order.po_number == number for each in page):
                return {"order": number}
        raise Unmet("changed_left_out")

    def _order(self, order: Snapshot) -> Facts:
        found = self.erp.order(order.order.po_number)
        if found.order.po_number != order.order.po_number:
            raise Unmet("another_order")
        return {"order": found.order.po_number, "lines": str(len(found.order.lines))}

    def _stale(self, po_number: str) -> Facts:
        """A write over what nobody saw must be refused: it would hide somebody else's edit."""
        line, value = self._open_line(po_number)
        try:
            self.erp.write_line(po_number, line, {_FIELD: value}, version=_NO_VERSION, key=self.new_key())
        except Stale:
            return {}
        raise Unmet("stale_taken")

    def _same(self, po_number: str) -> Facts:
        """A line gets the quantity it has, twice under one key: the second time is no second write."""
        line, value = self._open_line(po_number)
        version, key = self.erp.order(po_number).version, self.new_key()
        self.erp.write_line(po_number, line, {_FIELD: value}, version=version, key=key)
        with suppress(Stale):  # an ERP without keys takes the first for somebody's edit, and doubles nothing either
            self.erp.write_line(po_number, line, {_FIELD: value}, version=version, key=key)
        kept = self.erp.order(po_number).order.line(line)
        if kept is None or not same(line_values(kept)[_FIELD], value):
            raise Unmet("value_moved")
        return {"order": po_number, "line": line}

    def _comment(self, po_number: str) -> Facts:
        key = self.new_key()
        if not any(COMMENT in text for text in self.erp.comments(po_number)):
            self.erp.comment(po_number, COMMENT, key=key)
        found = sum(COMMENT in text for text in self.erp.comments(po_number))
        if not found:
            raise Unmet("comment_lost")
        return {"order": po_number}

    def _open_line(self, po_number: str) -> tuple[str, str | None]:
        for line in self.erp.order(po_number).order.lines:
            if line.status == OPEN:
                return line.line, line_values(line)[_FIELD]
        raise Unmet("no_open_line")


def _count(found: Sequence[str]) -> Facts:
    return {"count": str(len(found))}
