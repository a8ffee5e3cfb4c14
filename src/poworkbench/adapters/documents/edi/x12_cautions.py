"""What an acknowledgement of X12 leaves open, so that nobody takes it for more than it says."""

from __future__ import annotations

from collections.abc import Iterator

from poworkbench.adapters.documents.edi.x12_codes import (
    AS_ASKED,
    COUNTER_OFFER,
    EXCEPTIONS_ONLY,
    IN_PART,
    LINE_STATUS,
    PRICE_PENDING,
    QUANTITY_CHANGED,
    REFUSED,
    VERDICTS,
    WAITING,
    WITHDRAWN,
)
from poworkbench.adapters.documents.edi.x12_heading import BEGINNINGS, verdict_of
from poworkbench.adapters.documents.edi.x12_lines import Item, Parted
from poworkbench.adapters.documents.edi.x12_shares import Share, shares_of

#: What a verdict on the order means for the lines that the set does not list.
_UNLISTED = {
    AS_ASKED: "lines_not_listed:accepted",
    IN_PART: "lines_not_listed:accepted",
    REFUSED: "lines_not_listed:cancelled",
}


def cautions_of(parts: Parted, *, change: bool) -> Iterator[str]:
    """Codes of ui.wording.cautions; `change` where the set answers a change of an order and not the order."""
    yield from _of_verdict(parts, change=change)
    for index, item in enumerate(parts.items, 1):
        yield from _of_item(item, item.head.whole(1).text or str(index))


def _of_verdict(parts: Parted, *, change: bool) -> Iterator[str]:
    begun = next((segment for segment in parts.heading if segment.tag in BEGINNINGS), None)
    purpose = begun.part(1).text if begun and BEGINNINGS[begun.tag].verdict else ""
    if purpose in WITHDRAWN:
        yield f"edi_withdrawn:{purpose}, {WITHDRAWN[purpose]}"
    place = verdict_of(parts.heading)
    code = place[1].text if place else ""
    kind, meaning = VERDICTS.get(code, ("", ""))
    if kind == REFUSED and change:
        yield f"edi_change_refused:{code}, {meaning}"
    elif kind == WAITING or code == COUNTER_OFFER:
        yield f"edi_waiting:{code}, {meaning}"
    elif change and parts.items:
        yield "edi_changes_only"
    elif code in EXCEPTIONS_ONLY or not parts.items:
        yield _UNLISTED.get(kind if kind != IN_PART or code in EXCEPTIONS_ONLY else "", "edi_no_lines")


def _of_item(item: Item, name: str) -> Iterator[str]:
    for share in shares_of(item):
        if share.code:
            yield from _of_code(share, name)
    if any(segment.part(1).text == "A" for segment in item.all("SAC")):
        yield f"edi_allowance:line {name}"


def _of_code(share: Share, name: str) -> Iterator[str]:
    meaning = LINE_STATUS.get(share.code, (None, ""))[1]
    said = f"line {name}: {share.code}, {meaning}"
    if not meaning:
        yield f"edi_unknown_code:line {name}: {share.code}"
    elif share.status is None or share.code in PRICE_PENDING:
        yield f"edi_line_waits:{said}"
    elif share.code in QUANTITY_CHANGED and share.answer and not share.answer.ack.part(2).text and not share.schedule:
        yield f"edi_unsaid:{said}"
