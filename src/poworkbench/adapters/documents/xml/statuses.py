"""What status codes of XML messages mean: UN/CEFACT 1229 and 4343, cXML's types, and words where a code should be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from poworkbench.adapters.documents.edi.edifact_codes import LINE_ACTIONS, UNSETTLED
from poworkbench.adapters.documents.xml.nodes import Printed
from poworkbench.adapters.documents.xml.values import SURE
from poworkbench.domain.readings import Found
from poworkbench.reading.spelling import squeeze

#: Words and types by what becomes of the line; those of "" are known and say nothing of that.
_WORDS: Mapping[str, tuple[str, ...]] = {
    "accepted": (
        "ap", "ca", "accept", "accepted", "acceptedwithoutamendment", "acceptedwithamendment", "acceptedwithchange",
        "acceptedwithchanges", "conditionallyaccepted", "alldetail", "detail", "ok", "confirm", "confirmed",
        "acknowledged", "change", "changed", "modified", "amended", "revised", "ia", "ic", "ip", "iq", "dr",
    ),
    "backordered": ("backorder", "backordered", "onbackorder", "bo", "ib"),
    "cancelled": (
        "re", "reject", "rejected", "notaccepted", "declined", "refused", "delete", "deleted", "cancel", "cancelled",
        "canceled", "discontinued", "notavailable", "ir",
    ),
    "substituted": ("substitute", "substituted", "substitution", "is"),
    "": ("42", "added", "alreadydelivered", "delivered", "requesttopay"),
}  # fmt: skip

#: What a code says of the whole order, as the status its lines would have.
_ANSWERS: Mapping[str, tuple[str, ...]] = {
    "accepted": ("ap", "ad", "29", "accept", "accepted", "true", "1"),
    "cancelled": ("re", "27", "reject", "rejected", "false", "0"),
    "backordered": ("backorder", "backordered"),
}
#: The order has come, and nobody has decided about it.
_RECEIVED = frozenset({"ab", "received"})
_UNDECIDED = frozenset({"unknown", "pending", "inprocess", "inprogress", *UNSETTLED})

_OF_LINE = {code: meaning[0] or "" for code, meaning in LINE_ACTIONS.items()} | {
    word: status for status, words in _WORDS.items() for word in words
}
_OF_ORDER = {code: status for status, codes in _ANSWERS.items() for code in codes}


def line_status(code: Printed | None, whole: Printed | None = None) -> Found | None:
    """A line's status by its own code, else by the code that answers the whole order; None where neither says one.

    That an order is accepted is not said of its lines: they may have been changed.
    """
    if code and (status := _OF_LINE.get(_spelled(code))):
        return code.found(status, SURE)
    by_order = _OF_ORDER.get(_spelled(whole)) if whole else None
    return whole.found(by_order, SURE) if whole and by_order in ("cancelled", "backordered") else None


def answer_cautions(code: Printed | None, lines: int) -> Iterator[str]:
    """What an answer to the whole order leaves open, as codes of ui.wording.cautions; `lines` is how many it lists."""
    if code and _spelled(code) in _RECEIVED:
        yield f"edi_waiting:{code.text}, received and not yet decided"
    elif not lines:
        status = _OF_ORDER.get(_spelled(code)) if code else None
        yield f"lines_not_listed:{status}" if status else "edi_no_lines"


def line_cautions(codes: Iterable[tuple[Printed | None, Found | None]]) -> Iterator[str]:
    """What the codes of lines leave open; each with the line's number, or None where it is counted."""
    for index, (code, position) in enumerate(codes, 1):
        name = position.value if position else str(index)
        if code and _spelled(code) in _UNDECIDED:
            yield f"edi_line_waits:line {name}: {code.text}"
        elif code and _spelled(code) not in _OF_LINE:
            yield f"edi_unknown_code:line {name}: {code.text}"


def _spelled(code: Printed) -> str:
    return squeeze(code.text).lstrip("0") or "0"
