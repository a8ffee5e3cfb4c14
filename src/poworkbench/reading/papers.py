"""From the papers of a file to one reading: the one entry to the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from poworkbench.domain.orders import Order
from poworkbench.domain.readings import ACKNOWLEDGEMENT, OTHER, Reading
from poworkbench.reading.document import read
from poworkbench.reading.known import Codes
from poworkbench.reading.paper import Paper
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.vocabulary import Vocabulary

#: What a paper may lend the one that answers the order, where that one does not say it: a mail names the order whose
#: confirmation hangs on it.
LENT = ("po_number", "vendor_name")


def read_papers(papers: Sequence[Paper], vocabulary: Vocabulary, order: Order | None = None) -> Reading:
    """What the paper that answers the order says; `order` helps to choose and never lends a value."""
    readings = [_reading(paper, vocabulary, order) for paper in papers]
    best = max(readings, key=lambda reading: _worth(reading, order))
    for other in readings:
        for name in LENT if other is not best and best.lines else ():
            best = best if getattr(best, name) else replace(best, **{name: getattr(other, name)})
    return best


def _reading(paper: Paper, vocabulary: Vocabulary, order: Order | None) -> Reading:
    said = paper.said or read(paper.pages, vocabulary, order)
    return replace(said, cautions=(*paper.cautions, *said.cautions)) if paper.cautions else said


def _worth(reading: Reading, order: Order | None) -> tuple[bool, int, bool, int, bool]:
    """The order's own number first, then its items, then an acknowledgement before another paper, then most lines."""
    number = reading.value("po_number")
    codes = Codes.of(order)
    known = codes.vendor | codes.buyer
    items = sum(
        any(squeeze(line.value(name) or "") in known for name in ("vendor_item", "buyer_item"))
        for line in reading.lines
    )
    own = bool(order and number and squeeze(number) == squeeze(order.po_number) and reading.lines)
    return own, items, reading.kind == ACKNOWLEDGEMENT, len(reading.lines), reading.kind != OTHER
