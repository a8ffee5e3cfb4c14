"""The rows of a review: every value side by side, with the rule that flags it and how far its decision got."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poworkbench.domain.accepting import may_accept
from poworkbench.domain.ack_codes import code_of
from poworkbench.domain.differences import LINE_EXTRA, Difference
from poworkbench.domain.flags import flag, unsure
from poworkbench.domain.merging import head_values, line_values, plain, same
from poworkbench.domain.orders import Order, OrderLine
from poworkbench.domain.playbook import Playbook
from poworkbench.domain.questions import Question
from poworkbench.domain.readings import ACKNOWLEDGEMENT, Evidence
from poworkbench.domain.reviews import Key, Review, pointed_at
from poworkbench.domain.rule_names import CAUTION, UNASKED
from poworkbench.domain.several import SEVERAL_ORDERS
from poworkbench.services.beside import beside
from poworkbench.services.decision_views import decision_on
from poworkbench.services.views import ReviewLine, ReviewRow

#: The values of an ordered line that are always shown, in the order of the screen.
SHOWN = ("vendor_item", "quantity", "unit", "unit_price", "promised_date", "status")
DOCUMENT_SHOWN = ("po_number", "vendor_order_number", "currency", "total", "acknowledged_on")


def review_lines(review: Review, now: Order | None, playbook: Playbook) -> tuple[ReviewLine, ...]:
    """The document as a whole, each ordered line, then lines nobody ordered; empty while there is no order.

    `now` is the order as the ERP has it, None where only the counts are wanted.
    """
    order = review.ordered
    if order is None:
        return ()
    build = _Rows(review, order, now, playbook)
    lines: tuple[ReviewLine, ...] = (ReviewLine(None, None, None, (*build.cautions(), *build.document())),)
    lines += tuple(
        ReviewLine(x.line, x.vendor_item, x.description, tuple(build.line(x)), build.code(x)) for x in order.lines
    )
    return lines + tuple(build.extras())


def find_row(lines: Sequence[ReviewLine], key: Key) -> ReviewRow | None:
    """The row with that key."""
    return next((row for line in lines for row in line.rows if row.key == key), None)


class _Rows:
    """Builds the rows of one review."""

    def __init__(self, review: Review, order: Order, now: Order | None, playbook: Playbook) -> None:
        self.review, self.order, self.now, self.playbook = review, order, now, playbook
        self.beside = beside(review)

    def cautions(self) -> Iterator[ReviewRow]:
        """Why the document must not be taken as a whole: each is to be seen by a person once."""
        cautions = self.review.reading.cautions if self.review.reading else ()
        own = (code for code in cautions if not (self.review.shared and code.startswith(SEVERAL_ORDERS)))
        for code in own:
            key = (None, f"{CAUTION}:{code}")
            yield ReviewRow(
                *key, None, None, None, differs=True, rule=CAUTION, facts={CAUTION: code}, may_accept=True,
                decision=decision_on(self.review, key),
            )  # fmt: skip

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
            shown = row.acknowledged is not None or row.decision or row.rule == UNASKED
            if shown or (self.review.reading is None and name != "status"):
                yield row
        for key in self.beside.differences:
            if key[0] == line.line and key[1] not in SHOWN:
                yield self._row(key, None, None, None, ())

    def code(self, line: OrderLine) -> str | None:
        """The X12 code of a line that differs."""
        own = [difference for key, difference in self.beside.differences.items() if key[0] == line.line]
        return code_of(own) if own else None

    def extras(self) -> Iterator[ReviewLine]:
        """The lines that nobody ordered."""
        for key, difference in self.beside.differences.items():
            if key[1] == LINE_EXTRA and self.review.reading:
                said = self.review.reading.lines[difference.document_lines[0]]
                rows = (self._row(key, None, None, None, ()),)
                yield ReviewLine(key[0], said.value("vendor_item"), said.value("description"), rows)

    def _said(self, line: str, name: str) -> tuple[str | None, tuple[Evidence, ...]]:
        """What the vendor says of a value, where everything agrees or the parts of a split say the same."""
        reading = self.review.reading
        if reading is None:
            return None, ()
        found = [getattr(reading.lines[index], name) for index in self.beside.answers[line]]
        seen = [each for each in found if each is not None]
        values = {each.value for each in seen}
        if seen and name == "quantity" and line in self.beside.merged:
            values = {line_values(ordered)[name] for ordered in self.order.lines if ordered.line == line}
        return (values.pop() if len(values) == 1 else None), tuple(each.evidence for each in seen)

    def _row(
        self, key: Key, ordered: str | None, said: str | None, now: str | None, evidence: tuple[Evidence, ...]
    ) -> ReviewRow:
        row = self._undecided(key, ordered, said, now, evidence)
        decision, pointed = decision_on(self.review, key), pointed_at(self.review.decisions.get(key, ()))
        return replace(row, decision=decision, evidence=pointed or row.evidence) if decision or pointed else row

    def _undecided(
        self, key: Key, ordered: str | None, said: str | None, now: str | None, evidence: tuple[Evidence, ...]
    ) -> ReviewRow:
        if question := self.beside.questions.get(key):
            return self._asked(question, ordered, now)
        difference = self.beside.differences.get(key)
        if difference is None and key in self.review.unasked:
            return ReviewRow(
                *key, ordered, said, now, differs=True, rule=UNASKED, may_accept=said is not None and self._is_answer(),
                evidence=evidence,
            )  # fmt: skip
        if difference is None:
            return ReviewRow(*key, ordered, said, now, differs=False, evidence=evidence)
        why = flag(difference, self.order, self.playbook, self.beside.others)
        within = why.within and not _moved(difference, now)
        return ReviewRow(
            *key, difference.ordered, difference.acknowledged, now, differs=True, within=within, rule=why.rule,
            facts=why.facts, may_accept=self._may_accept(difference),
            evidence=difference.evidence or evidence,
        )  # fmt: skip

    def _asked(self, question: Question, ordered: str | None, now: str | None) -> ReviewRow:
        """A value that the reader is not sure of: what it proposes, to be taken, kept as ordered, or typed."""
        difference = question.difference
        was = difference.ordered if difference else ordered
        why = unsure(question.field, was, question.proposed)
        may = self._is_answer() if question.field == "vendor_order_number" else True
        return ReviewRow(
            question.line, question.field, was, question.proposed, now, differs=True, rule=why.rule, facts=why.facts,
            may_accept=self._may_accept(difference) if difference else may, evidence=question.evidence,
            as_ordered=difference is None and question.field != "vendor_order_number",
        )  # fmt: skip

    def _may_accept(self, difference: Difference) -> bool:
        return self._is_answer() and may_accept(self.playbook, difference, self.beside.others)

    def _is_answer(self) -> bool:
        """Only an acknowledgement changes an order; a notice, an invoice or a report is for the buyer."""
        return self.review.reading is not None and self.review.reading.kind == ACKNOWLEDGEMENT


def _moved(difference: Difference, now: str | None) -> bool:
    """Whether somebody put a third value into the ERP since the document was compared: no tolerance covers that."""
    if difference.line is None or difference.ordered is None or now is None:
        return False
    return not same(now, difference.ordered) and not same(now, difference.acknowledged)


def _document_values(order: Order) -> dict[str, str | None]:
    """The values of an order that a document answers as a whole."""
    own = {"po_number": order.po_number, "currency": order.currency, "total": plain(order.total)}
    return own | head_values(order)
