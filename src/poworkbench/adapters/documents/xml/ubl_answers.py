"""One answered line of a UBL message, and the lines it is when it comes in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from poworkbench.adapters.documents.xml import ubl_parts as ubl
from poworkbench.adapters.documents.xml.nodes import Node, Printed
from poworkbench.adapters.documents.xml.values import SURE, amount_of, latest, money, quantity, text
from poworkbench.domain.readings import Found, ReadLine
from poworkbench.reading.prices import closes


@dataclass(frozen=True, slots=True)
class Answer:
    """One ordered line, or what comes instead of it: `items` with the substitute before what was ordered."""

    items: tuple[Node, ...]
    substitute: Node | None
    position: Found | None
    order: Found | None
    status: Found | None
    by_default: Found | None

    def first(self, *paths: str) -> Printed | None:
        """The first value along one of the paths, of the substitute before what was ordered."""
        return ubl.first(self.items, *paths)

    @property
    def deliveries(self) -> Sequence[Node]:
        """The deliveries of the substitute, else of what was ordered."""
        return next((given for item in self.items if (given := list(item.all("Delivery")))), [])


def _whole(answer: Answer) -> ReadLine:
    """The line as if it came in one delivery."""
    confirmed = answer.first("Quantity")
    amount = money(answer.first("LineExtensionAmount"))
    if confirmed is None and len(answer.deliveries) == 1:
        confirmed = answer.deliveries[0].first("Quantity")
    count = quantity(confirmed)
    own = [item for node in answer.items if (item := node.part("Item"))]
    return ReadLine(
        position=answer.position,
        **ubl.items_of(own[:1] if answer.substitute else own, own),
        quantity=count,
        unit=text(answer.first("Quantity/@unitCode", "Delivery/Quantity/@unitCode")),
        unit_price=ubl.price_of(answer.items, count, amount),
        amount=amount,
        promised_date=latest(ubl.promised(delivery) for delivery in answer.deliveries) or answer.by_default,
        status=answer.status,
        po_number=answer.order,
    )


def lines_of(answer: Answer) -> Iterator[ReadLine]:
    """A line for each delivery that says how many come with it; else one, and one for what is on back order."""
    whole = _whole(answer)
    counted = [delivery for delivery in answer.deliveries if amount_of(delivery.first("Quantity"))]
    if len(counted) > 1:
        yield from (_delivered(whole, delivery, answer.by_default) for delivery in counted)
    else:
        yield from _with_back_order(answer, whole)


def _delivered(whole: ReadLine, delivery: Node, by_default: Found | None) -> ReadLine:
    return replace(
        whole,
        quantity=quantity(delivery.first("Quantity")),
        unit=text(delivery.first("Quantity/@unitCode")) or whole.unit,
        amount=None,
        promised_date=ubl.promised(delivery) or by_default,
    )


def _with_back_order(answer: Answer, whole: ReadLine) -> Iterator[ReadLine]:
    """What comes later is no part of the line's quantity (Peppol, tir76-p005), and no day is promised for it.

    The least that may be put on back order (MinimumBackorderQuantity) is a condition and no answer.
    """
    later = answer.first("MaximumBackorderQuantity")
    owed = amount_of(later)
    confirmed = Decimal(whole.quantity.value) if whole.quantity else Decimal(0)
    if later is None or not owed or owed < 0:
        yield whole
        return
    behind = replace(whole, quantity=quantity(later), amount=None, status=later.found("backordered", SURE))
    if not confirmed:
        yield replace(behind, amount=whole.amount)
        return
    yield replace(whole, amount=whole.amount if _of_confirmed(whole, confirmed) else None)
    yield replace(behind, promised_date=None)


def _of_confirmed(whole: ReadLine, confirmed: Decimal) -> bool:
    """Whether the line's amount is that of what is confirmed, without what comes later."""
    price, amount = whole.unit_price, whole.amount
    return bool(price and amount and closes(confirmed, Decimal(price.value), Decimal(amount.value)))
