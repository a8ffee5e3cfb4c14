"""The lines of a ship notice (856): what is on its way, and when it left."""

from __future__ import annotations

from collections.abc import Sequence

from poworkbench.adapters.documents.edi.items import X12_BUYER, X12_TRADE, X12_VENDOR, items
from poworkbench.adapters.documents.edi.segments import Segment
from poworkbench.adapters.documents.edi.source import Source
from poworkbench.adapters.documents.edi.values import quantity
from poworkbench.adapters.documents.edi.x12_goods import description_of
from poworkbench.adapters.documents.edi.x12_lines import ITEMS_OF, named
from poworkbench.adapters.documents.edi.x12_promises import DATES, dated
from poworkbench.domain.readings import Found, ReadLine

#: Hierarchical levels begin with this segment; those that hold a shipped quantity (SN1) are lines.
_LEVEL, _SHIPPED = "HL", "SN1"
#: The level of an order names it, for the items on the levels below.
_ORDER = "PRF"


def notice_lines(body: Sequence[Segment], source: Source) -> tuple[ReadLine, ...]:
    """One line for each level that ships something, with the shipment's date."""
    levels: list[list[Segment]] = [[]]
    for segment in body:
        if segment.tag == _LEVEL:
            levels.append([])
        levels[-1].append(segment)
    around = [segment for level in levels if _first(level, _SHIPPED) is None for segment in level]
    dates = [dated(segment) for segment in around if segment.tag == "DTM"]
    shipped = DATES.chosen(dates, source, as_asked=False)
    lines = []
    order: Found | None = None
    for level in levels:
        named_order = _first(level, _ORDER)
        order = source.text(named_order, named_order.whole(1)) if named_order else order
        lines.append(_line(level, source, shipped, order))
    return tuple(line for line in lines if line)


def _first(level: Sequence[Segment], tag: str) -> Segment | None:
    return next((segment for segment in level if segment.tag == tag), None)


def _line(level: Sequence[Segment], source: Source, shipped: Found | None, order: Found | None) -> ReadLine | None:
    counted, item = _first(level, _SHIPPED), _first(level, "LIN")
    if counted is None:
        return None
    names = named(item, ITEMS_OF["LIN"]) if item else []
    own, asked = items(names, X12_VENDOR, X12_BUYER, X12_TRADE, source)
    return ReadLine(
        position=(source.text(item, item.part(1)) if item else None) or source.text(counted, counted.part(1)),
        vendor_item=own,
        buyer_item=asked,
        description=description_of(level, source),
        quantity=source.value(counted, counted.part(2), quantity(counted.part(2).text)),
        unit=source.text(counted, counted.part(3)),
        promised_date=shipped,
        po_number=order,
    )
