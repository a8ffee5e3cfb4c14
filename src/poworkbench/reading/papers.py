"""From the papers of a file to one reading: the one entry to the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from poworkbench.domain.lessons import VendorProfile
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import ACKNOWLEDGEMENT, OTHER, Reading
from poworkbench.domain.several import together
from poworkbench.reading.calibration import UNTRIED, Calibration, calibrated
from poworkbench.reading.covers import covered
from poworkbench.reading.document import read
from poworkbench.reading.known import Codes
from poworkbench.reading.mentions import mentions
from poworkbench.reading.misread import corrected
from poworkbench.reading.page import Page
from poworkbench.reading.paper import Paper
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.taught import profile_for
from poworkbench.reading.vocabulary import Vocabulary

#: What a paper may lend the one that answers the order, where that one does not say it: a mail names the order whose
#: confirmation hangs on it.
LENT = ("po_number", "vendor_name")


def read_papers(
    papers: Sequence[Paper],
    vocabulary: Vocabulary,
    order: Order | None = None,
    profiles: Sequence[VendorProfile] = (),
    calibration: Calibration = UNTRIED,
) -> Reading:
    """What the paper that answers the order says, with what its vendor's earlier papers taught.

    A format that names its values is sure of them; of what was read on pages `calibration` says how sure one may be.
    `order` helps to choose and never lends a value.
    """
    readings = [_reading(paper, vocabulary, order, profiles) for paper in papers]
    chosen = max(range(len(papers)), key=lambda at: _worth(readings[at], order))
    best = covered(papers, readings, chosen, lambda pages: _read_as(pages, papers[chosen], vocabulary, order, profiles))
    for at, other in enumerate(readings):
        for name in LENT if at != chosen and best.lines else ():
            best = best if getattr(best, name) else replace(best, **{name: getattr(other, name)})
    best = best if papers[chosen].said else calibrated(best, calibration)
    if order is None:  # which orders the file answers is still to be found out
        best = together(best, [reading for at, reading in enumerate(readings) if at != chosen])
    return replace(best, mentions=mentions([page for paper in papers for page in paper.pages], best))


def answering(papers: Sequence[Paper], vocabulary: Vocabulary) -> Paper:
    """The paper that `read_papers` goes by where no order is known."""
    return max(papers, key=lambda paper: _worth(_reading(paper, vocabulary, None, ()), None))


def _reading(paper: Paper, vocabulary: Vocabulary, order: Order | None, profiles: Sequence[VendorProfile]) -> Reading:
    said = paper.said or _read_as(paper.pages, paper, vocabulary, order, profiles)
    return replace(said, cautions=(*paper.cautions, *said.cautions)) if paper.cautions else said


def _read_as(
    pages: Sequence[Page],
    paper: Paper,
    vocabulary: Vocabulary,
    order: Order | None,
    profiles: Sequence[VendorProfile],
) -> Reading:
    """What some pages say, as those of a paper."""
    pages = [corrected(page, order) for page in pages]
    return read(pages, vocabulary, order, profile_for(pages, profiles, order), paper.name)


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
