"""Items into lines: each value with its evidence, and a line for each of several delivery dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from poworkbench.domain.amounts import canonical
from poworkbench.domain.readings import Found, ReadLine
from poworkbench.reading.cells import Line
from poworkbench.reading.codes import item_codes
from poworkbench.reading.descriptions import Margins, describe
from poworkbench.reading.item import Item, position_of
from poworkbench.reading.known import Codes
from poworkbench.reading.line_dates import broken_date, named_above, own_date, stacked_date, wished_above
from poworkbench.reading.line_units import unit_of
from poworkbench.reading.mains import ITEMS, PRICES, QUANTITIES
from poworkbench.reading.prices import amount_of, closes, net_price, per_unit
from poworkbench.reading.schedules import Schedule
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit
from poworkbench.reading.statuses import status_in, status_of_cell
from poworkbench.reading.sublines import Below, read_below
from poworkbench.reading.two_ways import meant
from poworkbench.reading.values import Number, Style, price_in, quantity_in, unit_text
from poworkbench.reading.vocabulary import Vocabulary

_KINDS = ("ship_date", "delivery_date", "arrival_date", "")


@dataclass(frozen=True)
class LineReader:
    """Reads items into lines; what holds for the whole document is kept here.

    `usual` says for how many units prices are, `once` is the date of all lines that say no other, and
    `confirms` whether any line has a quantity in the column of those confirmed.
    """

    style: Style
    vocabulary: Vocabulary
    codes: Codes
    margins: Margins
    usual: Decimal = Decimal(1)
    once: Found | None = None
    shipped: bool = False
    confirms: bool = False

    def read(self, item: Item) -> Iterator[ReadLine]:
        """The line or lines of one item."""
        below = read_below([*item.above, *item.below], self.style, self.vocabulary)
        line = self._line(item, below)
        dated = [schedule for schedule in below.schedules if schedule.kind != "requested_date"]
        dated = [each for each in dated if each.kind or not wished_above(item, each.dated.span, self.vocabulary)]
        if line.value("status") == "cancelled":
            dated = [each for each in dated if each.kind]  # what is told of it is when that was decided
        parts = [schedule for schedule in dated if schedule.quantity is not None]
        if (
            len(parts) > 1
            and _is_split(parts, line)
            and len({part.dated.start for part in parts} | {part.dated.span.top for part in parts}) > 1
        ):
            yield from (self._part(line, part) for part in parts)
        elif line.promised_date is None and dated:
            chosen = _preferred(dated)
            day = _dated(chosen, unsure=not chosen.kind and named_above(item, chosen.dated.span))
            yield replace(line, promised_date=day, status=_status_of(chosen) or line.status)
        else:
            promised = line.promised_date or broken_date(item, self.style, self.vocabulary)
            status = line.status or next((found for each in dated if (found := _status_of(each))), None)
            yield replace(line, promised_date=promised or (None if below.undated else self.once), status=status)

    def _line(self, item: Item, below: Below) -> ReadLine:
        main = item.main
        status = self._status(main, below)
        quantity, glued = self._quantity(main, refused=status is None and self.confirms)
        unit = unit_of(item, quantity, glued, self.vocabulary)
        amount = self._amount_below(main, below) or amount_of(main, self.style)
        vendor_item, buyer_item, used = item_codes(item, below, self.codes, self.vocabulary)
        if quantity:
            quantity = self._meant(quantity, main, amount, self.codes.quantities(vendor_item, buyer_item))
        price = self._price(main, quantity.value if quantity else None, amount)
        price = self._net_below(below, quantity, amount) or price
        position = position_of(item) or item.card.position
        order = main.cell("po_number")
        return ReadLine(
            position=position.found(position.text.replace(" ", "").strip("."), 95) if position else None,
            vendor_item=vendor_item,
            buyer_item=buyer_item,
            description=describe(item, below, used, self.margins, self.vocabulary),
            quantity=self._sure(quantity, price, amount),
            unit=unit,
            unit_price=price,
            amount=amount.span.found(canonical(amount.value), 95) if amount else None,
            promised_date=stacked_date(item, self.style, self.vocabulary)
            or own_date(main, self.style, self.vocabulary),
            status=status,
            po_number=order.found(order.text.strip(" #:"), 92) if order and has_digit(order.text) else None,
        )

    def _meant(self, quantity: Number, main: Line, amount: Number | None, ordered: Iterable[Decimal]) -> Number:
        def closing(tried: Number) -> bool | None:
            price = self._price(main, tried.value, amount)
            return closes(tried.value, Decimal(price.value), amount.value) if price and amount else None

        return meant(quantity, closing, ordered)

    def _price(self, main: Line, quantity: Decimal | None, amount: Number | None) -> Found | None:
        worth = amount.value if amount else None
        return net_price(main, quantity, worth, self.style, self.vocabulary, self.usual)

    def _amount_below(self, main: Line, below: Below) -> Number | None:
        """The amount on the row of a net price below the item, under the title of the amounts."""
        return amount_of(Line(below.net_row, main.columns), self.style) if below.net_row else None

    def _net_below(self, below: Below, quantity: Number | None, amount: Number | None) -> Found | None:
        """A net price on a row of its own below the item, where it does not contradict quantity and amount."""
        priced = price_in(below.net_price, self.style, self.vocabulary) if below.net_price else None
        if priced is None:
            return None
        net = priced[0].value / priced[1]
        closed = closes(quantity.value if quantity else None, net, amount.value if amount else None)
        return priced[0].span.found(per_unit(priced[0].value, priced[1]), 95 if closed else 70)

    def _sure(self, quantity: Number | None, price: Found | None, amount: Number | None) -> Found | None:
        if quantity is None:
            return None
        closed = price and amount and closes(quantity.value, Decimal(price.value), amount.value)
        return quantity.span.found(canonical(_whole(quantity.value)), 98 if closed else 90 if not amount else 80)

    def _quantity(self, main: Line, *, refused: bool) -> tuple[Number | None, Span | None]:
        """The quantity confirmed, with a unit in its cell; none confirmed counts where `refused`, else the ordered."""
        cells = [cell for role in ("confirmed_quantity", "quantity") if (cell := main.cell(role))]
        read = [found for cell in cells if (found := quantity_in(cell, self.style, self.vocabulary))]
        usable = [found for found in read if found[0].value > 0 or refused] or read
        if not usable:
            return None, None
        return usable[0] if self.shipped or len(usable) == 1 else self._closing(usable, main)

    def _closing(self, usable: Sequence[tuple[Number, Span | None]], main: Line) -> tuple[Number, Span | None]:
        """Of an ordered and a confirmed quantity the one the amount was made from, the confirmed one first."""
        amount = amount_of(main, self.style)
        for found in usable:
            price = self._price(main, found[0].value, amount)
            if price and amount and closes(found[0].value, Decimal(price.value), amount.value):
                return found
        return usable[0]

    def _status(self, main: Line, below: Below) -> Found | None:
        backordered = main.cell("backordered_quantity")
        said = self._said(main) or below.status
        if said and said[0] != "accepted":
            return said[1].found(said[0], 90)
        number = quantity_in(backordered, self.style, self.vocabulary) if backordered else None
        if number and number[0].value > 0:
            return number[0].span.found("backordered", 90)
        return said[1].found(said[0], 90) if said else None

    def _said(self, main: Line) -> tuple[str, Span] | None:
        cell = main.cell("status")
        if cell:
            return status_of_cell(cell, self.vocabulary)
        for place, column in enumerate(main.columns):
            if place in main.cells and not {"description", "position", "unit", *ITEMS} & set(column.roles):
                counted = bool({*QUANTITIES, *PRICES, "amount"} & set(column.roles))
                said = status_in(main.cells[place], self.vocabulary, whole=counted)
                if said:
                    return said
        return None

    def _part(self, line: ReadLine, part: Schedule) -> ReadLine:
        """One delivery of a line that comes in several."""
        assert part.quantity is not None
        quantity = part.quantity.span.found(canonical(_whole(part.quantity.value)), 93)
        unit = part.unit.found(unit_text(part.unit, self.vocabulary), 90) if part.unit else line.unit
        return replace(
            line,
            quantity=quantity,
            unit=unit,
            amount=None,
            promised_date=_dated(part),
            status=_status_of(part) or line.status,
        )


def _is_split(parts: Sequence[Schedule], line: ReadLine) -> bool:
    """Whether deliveries are parts of a line: named row by row, or in one row and together as many as the line's."""
    if len({part.dated.span.top for part in parts}) > 1:
        return True
    shares = [part.quantity.value for part in parts if part.quantity]
    return line.quantity is not None and sum(shares, Decimal(0)) == Decimal(line.quantity.value)


def _preferred(schedules: Sequence[Schedule]) -> Schedule:
    """Ship, delivery, arrival: in that order where several are printed."""
    return min(schedules, key=lambda schedule: _KINDS.index(schedule.kind))


def _status_of(schedule: Schedule) -> Found | None:
    said = schedule.status
    return said[1].found(said[0], 85) if said else None


def _dated(schedule: Schedule, *, unsure: bool = False) -> Found:
    sure = 40 if unsure else 95 if schedule.kind else 75
    return schedule.dated.span.found(schedule.dated.day.isoformat(), sure)


def _whole(value: Decimal) -> Decimal:
    """5.00 pieces are 5."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
