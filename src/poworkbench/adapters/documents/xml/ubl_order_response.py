"""A vendor's answer to an order in UBL: OrderResponse in all its profiles (Peppol), and OrderResponseSimple."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from poworkbench.adapters.documents.xml import ubl_parts as ubl
from poworkbench.adapters.documents.xml.nodes import Node, Printed
from poworkbench.adapters.documents.xml.statuses import answer_cautions, line_cautions, line_status
from poworkbench.adapters.documents.xml.ubl_answers import Answer, lines_of
from poworkbench.adapters.documents.xml.values import SURE, day, latest, text
from poworkbench.domain.readings import ACKNOWLEDGEMENT, Found, Reading, ReadLine

#: What comes instead of the ordered item; what is only proposed counts where the line is not settled by its own code:
#: deleted, accepted without amendment, not accepted.
_SUBSTITUTES = ("SellerSubstitutedLineItem", "SubstitutedLineItem")
_PROPOSED = "SellerProposedSubstituteLineItem"
_SETTLED = frozenset({"2", "5", "7"})


def said(message: Node) -> Reading:
    """What an OrderResponse or OrderResponseSimple says; without lines it is an answer to the order as a whole."""
    code = message.first("OrderResponseCode", "AcceptedIndicator", "ResponseCode")
    by_default = latest(ubl.promised(delivery) for delivery in message.all("Delivery"))
    lines = tuple(read for line in message.all("OrderLine") for read in _lines_of(line, code, by_default))
    return Reading(
        ACKNOWLEDGEMENT,
        po_number=ubl.po_number(message),
        vendor_name=ubl.vendor_name(message),
        vendor_order_number=ubl.vendor_order_number(message, answers=True),
        document_date=day(message.first("IssueDate")),
        currency=ubl.currency(message),
        total=ubl.total(message),
        lines=lines,
        cautions=(*answer_cautions(code, len(lines)), *line_cautions(_codes(message))),
    )


def _codes(message: Node) -> Iterator[tuple[Printed | None, Found | None]]:
    for line in message.all("OrderLine"):
        kept = list(line.all("LineItem"))
        yield ubl.first(kept, "LineStatusCode"), _position(line, kept)


def _lines_of(line: Node, code: Printed | None, by_default: Found | None) -> Iterator[ReadLine]:
    ordered = line.part("LineItem")
    kept = (ordered,) if ordered else ()
    own = ubl.first(kept, "LineStatusCode")
    status = line_status(own, code)
    for substitute in _substitutes(line, own):
        items = (substitute, *kept) if substitute else kept
        instead = substitute.tag.found("substituted", SURE) if substitute else status
        if items:
            order = text(line.first(ubl.ORDER_OF_LINE))
            yield from lines_of(Answer(items, substitute, _position(line, kept), order, instead, by_default))


def _substitutes(line: Node, code: Printed | None) -> Sequence[Node | None]:
    """What comes instead of the ordered item, or None alone where that itself comes."""
    names = _SUBSTITUTES if code and code.text in _SETTLED else (*_SUBSTITUTES, _PROPOSED)
    return next((found for name in names if (found := list(line.all(name)))), [None])


def _position(line: Node, kept: Sequence[Node]) -> Found | None:
    """The ordered line's own number, by which several answers to one line are known; else the message's."""
    ordered = [printed for node in line.all("OrderLineReference") if (printed := node.first("LineID", "BuyersLineID"))]
    return text(ordered[0] if len(ordered) == 1 else ubl.first(kept, "ID", "BuyersID"))
