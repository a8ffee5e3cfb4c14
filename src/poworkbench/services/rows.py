"""The rows of a review: every value side by side, with the rule that flags it and how far its decision got."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from poworkbench.domain.accepting import may_accept
from poworkbench.domain.comparing import compare
from poworkbench.domain.differences import LINE_EXTRA, Difference
from poworkbench.domain.flags import flag
from poworkbench.domain.merging import head_values, line_values, plain, same
from poworkbench.domain.orders import Order, OrderLine
from poworkbench.domain.pairing import pair
from poworkbench.domain.playbook import Playbook
from poworkbench.domain.readings import ACKNOWLEDGEMENT, Evidence, Reading
from poworkbench.domain.reviews import Key, Review
from poworkbench.services.decision_views import decision_on
from poworkbench.services.views import ReviewLine, ReviewRow

#: The values of an ordered line that are always shown, in the order of the screen.
SHOWN = ("vendor_item", "quantity", "unit", "unit_price", "promised_date", "status")
DOCUMENT_SHOWN = ("po_number", "vendor_order_number", "currency", "total", "acknowledged_on")

Found = dict[Key, Difference]


def review_lines(review: Review, now: Order | None, playbook: Playbook) -> tuple[ReviewLine, ...]:
    """The document as a whole, each ordered line, then lines nobody ordered; empty while there is no order.

    `now` is the order as the ERP has it, None where only the counts are wanted.
    """
    order = review.ordered
    if order is None:
        return ()
    found = _differences(order, review.reading, review.link_entry, review.read_entry)
    build = _Rows(review, order, now, playbook, found)
    lines: tuple[ReviewLine, ...] = (ReviewLine(None, None, None, tuple(build.document())),)
    lines += tuple(ReviewLine(x.line, x.vendor_item, x.description, tuple(build.line(x))) for x in order.lines)
    return lines + tuple(build.extras())


def find_row(lines: Sequence[ReviewLine], key: Key) -> ReviewRow | None:
    """The row with that key."""
    return next((row for line in lines for row in line.rows if row.key == key), None)


def _differences(order: Order, reading: Reading | None, link: str | None, read: str | None) -> Found:
    if reading is None:
        return {}
    return _cached(_Pinned(order, reading, (link, read)))


class _Pinned:
    """An order and a reading that are told apart by the entries they came from, so that comparing is done once."""

    def __init__(self, order: Order, reading: Reading, entries: tuple[str | None, str | None]) -> None:
        self.order, self.reading, self.entries = order, reading, entries

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pinned) and self.entries == other.entries

    def __hash__(self) -> int:
        return hash(self.entries)


@lru_cache(maxsize=256)
def _cached(pinned: _Pinned) -> Found:
    return {_key(difference): difference for difference in compare(pinned.order, pinned.reading)}


@lru_cache(maxsize=256)
def _answers(pinned: _Pinned) -> dict[str, tuple[int, ...]]:
    pairing = pair(pinned.order, pinned.reading)
    return {line.line: tuple(pairing.document_lines(line.line)) for line in pinned.order.lines}


def _key(difference: Difference) -> Key:
    """A row's key; a line nobody ordered is named after its place in the document (+3: the third)."""
    if difference.field == LINE_EXTRA:
        return f"+{difference.document_lines[0] + 1}", LINE_EXTRA
    return difference.line, difference.field


class _Rows:
    """Builds the rows of one review."""

    def __init__(self, review: Review, order: Order, now: Order | None, playbook: Playbook, found: Found) -> None:
        self.review, self.order, self.now, self.playbook, self.found = review, order, now, playbook, found

    def document(self) -> Iterator[ReviewRow]:
        """The values of the document as a whole."""
        reading = self.review.reading
        ordered, now = _document_values(self.order), _document_values(self.now) if self.now else {}
        for name in DOCUMENT_SHOWN:
            said = getattr(reading, name, None) if reading else None
            evidence = (said.evidence,) if said else ()
            row = self._row((None, name), ordered[name], said.value if said else None, now.get(name), evidence)
            if row.acknowledged is not None or row.decision or (reading is None and name == "vendor_order_number"):
                yield row

    def line(self, line: OrderLine) -> Iterator[ReviewRow]:
        """The values of one ordered line, then what is the matter with the line as a whole."""
        values = line_values(line)
        theirs = self.now.line(line.line) if self.now else None
        now = line_values(theirs) if theirs else {}
        for name in SHOWN:
            said, evidence = self._said(line.line, name)
            row = self._row((line.line, name), values[name], said, now.get(name), evidence)
            if row.acknowledged is not None or row.decision or (self.review.reading is None and name != "status"):
                yield row
        for key in self.found:
            if key[0] == line.line and key[1] not in SHOWN:
                yield self._row(key, None, None, None, ())

    def extras(self) -> Iterator[ReviewLine]:
        """The lines that nobody ordered."""
        for key, difference in self.found.items():
            if key[1] == LINE_EXTRA and self.review.reading:
                said = self.review.reading.lines[difference.document_lines[0]]
                rows = (self._row(key, None, None, None, ()),)
                yield ReviewLine(key[0], said.value("vendor_item"), said.value("description"), rows)

    def _said(self, line: str, name: str) -> tuple[str | None, tuple[Evidence, ...]]:
        """What the vendor says of a value, where everything agrees or the parts of a split say the same."""
        reading = self.review.reading
        if reading is None:
            return None, ()
        answers = _answers(_Pinned(self.order, reading, (self.review.link_entry, self.review.read_entry)))
        found = [getattr(reading.lines[index], name) for index in answers[line]]
        seen = [each for each in found if each is not None]
        values = {each.value for each in seen}
        return (values.pop() if len(values) == 1 else None), tuple(each.evidence for each in seen)

    def _row(
        self, key: Key, ordered: str | None, said: str | None, now: str | None, evidence: tuple[Evidence, ...]
    ) -> ReviewRow:
        difference = self.found.get(key)
        decision = decision_on(self.review, key)
        if difference is None:
            return ReviewRow(*key, ordered, said, now, differs=False, evidence=evidence, decision=decision)
        others = tuple(self.found.values())
        why = flag(difference, self.order, self.playbook, others)
        within = why.within and not _moved(difference, now)
        return ReviewRow(
            *key, difference.ordered, difference.acknowledged, now, differs=True, within=within, rule=why.rule,
            facts=why.facts, may_accept=self._may_accept(difference, others),
            evidence=difference.evidence or evidence, decision=decision,
        )  # fmt: skip

    def _may_accept(self, difference: Difference, others: tuple[Difference, ...]) -> bool:
        """Only an acknowledgement changes an order; a notice, an invoice or a report is for the buyer."""
        reading = self.review.reading
        answers = reading is not None and reading.kind == ACKNOWLEDGEMENT
        return answers and may_accept(self.playbook, difference, others)


def _moved(difference: Difference, now: str | None) -> bool:
    """Whether somebody put a third value into the ERP since the document was compared: no tolerance covers that."""
    if difference.line is None or difference.ordered is None or now is None:
        return False
    return not same(now, difference.ordered) and not same(now, difference.acknowledged)


def _document_values(order: Order) -> dict[str, str | None]:
    """The values of an order that a document answers as a whole."""
    own = {"po_number": order.po_number, "currency": order.currency, "total": plain(order.total)}
    return own | head_values(order)
