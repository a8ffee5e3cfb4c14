"""What a message says of each line: one line of the reading, or one for each part of its schedule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from poworkbench.adapters.documents.edi.edifact_codes import (
    BACKORDERED,
    CANCELLED,
    DISCREPANCIES,
    LINE_ACTIONS,
    LINE_AMOUNT,
    SUBSTITUTED,
)
from poworkbench.adapters.documents.edi.edifact_goods import description_of, items_of, substitution_of
from poworkbench.adapters.documents.edi.edifact_lines import Line
from poworkbench.adapters.documents.edi.edifact_prices import unit_price
from poworkbench.adapters.documents.edi.edifact_promises import promised_for
from poworkbench.adapters.documents.edi.edifact_shares import Share, shares_of
from poworkbench.adapters.documents.edi.promises import Dated
from poworkbench.adapters.documents.edi.segments import NOTHING, Part, Segment
from poworkbench.adapters.documents.edi.source import LIKELY, Source
from poworkbench.adapters.documents.edi.values import money, quantity
from poworkbench.domain.readings import Found, ReadLine

#: Where two things are said of a line, the graver counts: that something else or nothing comes before that it comes.
_GRAVEST = (SUBSTITUTED, CANCELLED, BACKORDERED)


@dataclass(frozen=True, slots=True)
class Whole:
    """What holds for every line: the heading's dates, whether the order is accepted as asked, where it is refused."""

    dates: tuple[Dated, ...] = ()
    as_asked: bool = False
    refused: tuple[Segment, Part] | None = None


def read_line(line: Line, whole: Whole, source: Source) -> Iterator[ReadLine]:
    """The lines that a line of the message makes: several where it is split."""
    own, asked = items_of(line, source)
    description, said, order = description_of(line, source), _status(line, whole, source), line.order()
    for share in shares_of(line, comes=said is None or said.value != CANCELLED):
        status = _owed(share, said, source) or said
        word = status.value if status else None
        qty = share.quantity
        unit = qty.part(1, 2) if qty else NOTHING
        yield ReadLine(
            position=source.text(line.head, line.head.part(1)),
            vendor_item=own,
            buyer_item=asked,
            description=description,
            quantity=source.value(qty, qty.part(1, 1), quantity(qty.part(1, 1).text)) if qty else None,
            unit=source.text(qty, unit) if qty else None,
            unit_price=unit_price(line, unit.text, source),
            amount=_amount(line, source) if share.alone else None,
            promised_date=promised_for(line, share, word, whole.dates, source, as_asked=whole.as_asked),
            status=status,
            po_number=source.text(order, order.part(1, 1)) if order else None,
        )


def _amount(line: Line, source: Source) -> Found | None:
    amounts = {moa.part(1).text: moa for moa in reversed(line.own("MOA"))}
    chosen = next((amounts[code] for code in LINE_AMOUNT if code in amounts), None)
    return source.value(chosen, chosen.part(1, 1), money(chosen.part(1, 1).text)) if chosen else None


def _owed(share: Share, said: Found | None, source: Source) -> Found | None:
    """That a part is on back order, unless the line does not come at all."""
    if share.owed is None or (said and said.value == CANCELLED):
        return None
    return source.value(share.owed, share.owed.part(1), BACKORDERED)


def _status(line: Line, whole: Whole, source: Source) -> Found | None:
    """The line's action, unless a discrepancy or a substitution says something graver; else the order's refusal."""
    action, _meaning = LINE_ACTIONS.get(line.head.part(2).text, (None, ""))
    found = [source.value(line.head, line.head.part(2), action)]
    variances = [(qvr, qvr.part(2)) for qvr in line.own("QVR") if qvr.part(2).text in DISCREPANCIES]
    found += [source.value(qvr, part, DISCREPANCIES[part.text][0], LIKELY) for qvr, part in variances]
    if action != CANCELLED and (place := substitution_of(line)):
        found.append(source.value(*place, SUBSTITUTED))
    if whole.refused and action is None:
        found.append(source.value(*whole.refused, CANCELLED, LIKELY))
    grave = [one for word in _GRAVEST for one in found if one and one.value == word]
    return grave[0] if grave else found[0]
