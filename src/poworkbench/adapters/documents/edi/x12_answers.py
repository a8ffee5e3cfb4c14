"""What a transaction set says of each line: one line of the reading for each answer, or for each part of a schedule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from poworkbench.adapters.documents.edi.promises import Dated
from poworkbench.adapters.documents.edi.segments import Part, Segment
from poworkbench.adapters.documents.edi.source import LIKELY, Source
from poworkbench.adapters.documents.edi.values import money, quantity
from poworkbench.adapters.documents.edi.x12_codes import CANCELLED, CHANGES, LINE_AMOUNT
from poworkbench.adapters.documents.edi.x12_goods import description_of, items_of
from poworkbench.adapters.documents.edi.x12_lines import Item
from poworkbench.adapters.documents.edi.x12_prices import unit_price
from poworkbench.adapters.documents.edi.x12_promises import promised_for
from poworkbench.adapters.documents.edi.x12_shares import Share, quantity_of, shares_of, unit_of
from poworkbench.domain.readings import Found, ReadLine


@dataclass(frozen=True, slots=True)
class Whole:
    """What holds for every line: the heading's dates, whether the order is accepted as asked, where it is refused."""

    dates: tuple[Dated, ...] = ()
    as_asked: bool = False
    refused: tuple[Segment, Part] | None = None


def read_item(item: Item, whole: Whole, source: Source) -> Iterator[ReadLine]:
    """The lines that a line of the set makes: several where it is split."""
    description, price = description_of(item.own, source), unit_price(item, source)
    for share in shares_of(item):
        own, asked = items_of(item, share, source)
        status = _status(item, share, whole, source)
        counted = quantity_of(item, share)
        word = status.value if status else None
        yield ReadLine(
            position=source.text(item.head, item.head.whole(1)),
            vendor_item=own,
            buyer_item=asked,
            description=description,
            quantity=source.value(*counted, quantity(counted[1].text)) if counted else None,
            unit=source.text(*unit_of(item, share)),
            unit_price=price,
            amount=_amount(item, source) if share.alone else None,
            promised_date=promised_for(item, share, word, whole.dates, source, as_asked=whole.as_asked),
            status=status,
        )


def _amount(item: Item, source: Source) -> Found | None:
    amounts = [segment for segment in item.all("AMT") if segment.part(1).text == LINE_AMOUNT]
    return source.value(amounts[0], amounts[0].part(2), money(amounts[0].part(2).text)) if amounts else None


def _status(item: Item, share: Share, whole: Whole, source: Source) -> Found | None:
    """The line's own code; without one a change that decides, or the refusal of the whole order."""
    if share.answer:
        return source.value(share.answer.ack, share.answer.ack.part(1), share.status)
    if item.head.tag == "POC" and item.head.part(2).text in CHANGES:
        return source.value(item.head, item.head.part(2), CHANGES[item.head.part(2).text][0], LIKELY)
    return source.value(*whole.refused, CANCELLED, LIKELY) if whole.refused else None
