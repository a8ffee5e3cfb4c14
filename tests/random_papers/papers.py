"""Acknowledgements put together at random: titles, order of columns, places, rules, notes; with what they say.

Each seed is one vendor's way to print. What can be combined here is what a reader must take in any combination.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from tests.random_papers.phrases import COMPANIES, DAYS, PHRASES, UNITS

from poworkbench.domain.orders import Buyer, Order, OrderLine, Vendor

_GOODS = (
    "Oak table", "Walnut chair with arms", "pendant lamp 60 cm", "steel hinge, soft close", "round mirror",
    "shelf M8 black",
)  # fmt: skip
_ORDERS = (
    ("position", "item", "description", "quantity", "unit", "price", "amount", "day"),
    ("position", "item", "description", "day", "quantity", "unit", "price", "amount"),
    ("quantity", "unit", "item", "description", "price", "amount", "day"),
    ("item", "description", "quantity", "unit", "day", "price", "amount"),
    ("position", "quantity", "unit", "item", "description", "price", "day", "amount"),
    ("position", "day", "item", "description", "quantity", "unit", "price", "amount"),
)
_NUMBERS = {"quantity", "price", "amount"}
_MARGIN, _FOOT = 40, 70


@dataclass
class Random:
    """One vendor's way to print, and the order that its paper answers."""

    seed: int
    dice: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.dice = dice = random.Random(self.seed)
        self.language = dice.choice(("en", "en", "de", "fr", "nl", "es"))
        self.words = {thing: dice.choice(names) for thing, names in PHRASES[self.language].items()}
        self.size = dice.choice((7.5, 8, 8.5, 9, 10))
        self.gap = dice.choice((6, 8, 12))
        self.day = dice.choice(DAYS[self.language])
        self.decimal, self.thousands = (".", ",") if self.language == "en" else (",", dice.choice((".", " ", "")))
        self.buyer = dice.choice(("no", "column", "below"))
        self.days = dice.choice(("column", "column", "below"))
        self.columns = [name for name in dice.choice(_ORDERS) if name != "day" or self.days == "column"]
        if self.buyer == "column":
            self.columns.insert(self.columns.index("item") + 1, "buyer_item")
        self.lines = [self._line(number) for number in range(1, dice.choice((2, 4, 7, 12, 26)) + 1)]

    def _line(self, number: int) -> OrderLine:
        dice = self.dice
        return OrderLine(
            line=str(number),
            vendor_item=f"{dice.choice('KTX')}{dice.randint(1000, 9999)}-{number:02}",
            buyer_item=str(dice.randint(100000, 999999)),
            description=dice.choice(_GOODS),
            quantity=Decimal(dice.choice((1, 2, 3, 6, 10, 24, 150, 1200))),
            unit="EA",
            unit_price=Decimal(dice.randint(150, 99999)) / 100,
            promised_date=date(2026, 11, 2) + timedelta(dice.randint(0, 60)),
        )

    @property
    def order(self) -> Order:
        """What was ordered, and is confirmed as it is."""
        company = COMPANIES[self.language]
        return Order(
            "B77120-26",
            Vendor("V", company),
            Buyer("Harbor", "b@h.example"),
            date(2026, 10, 1),
            "EUR",
            tuple(self.lines),
        )

    def number(self, value: Decimal, places: int = 2) -> str:
        """A number as this vendor writes it."""
        whole, _, rest = f"{value:,.{places}f}".partition(".")
        return whole.replace(",", self.thousands) + (self.decimal + rest if rest else "")

    def cell(self, name: str, line: OrderLine) -> str:
        """What stands in a column for a line."""
        return {
            "position": line.line,
            "item": line.vendor_item or "",
            "buyer_item": line.buyer_item or "",
            "description": line.description,
            "quantity": self.number(line.quantity, 0),
            "unit": UNITS[self.language],
            "price": self.number(line.unit_price),
            "amount": self.number(line.quantity * line.unit_price),
            "day": f"{line.promised_date:{self.day}}",
        }[name]

    def below(self, line: OrderLine, notes: int) -> list[str]:
        """The rows below a line, under its description."""
        told = [self.words["buyer_below"].format(line.buyer_item)] if self.buyer == "below" else []
        told += [self.words["day_below"].format(self.cell("day", line))] if self.days == "below" else []
        return told + self.dice.sample(PHRASES[self.language]["note"], notes)


def paper(vendor: Random) -> bytes:
    """The PDF."""
    return _Printer(vendor).print()


class _Printer:
    """Prints a vendor's lines from the top of a page to its foot, with the heading again on the next."""

    def __init__(self, vendor: Random) -> None:
        self._vendor, self._dice = vendor, vendor.dice
        self._file = BytesIO()
        self._bold = False
        self._right = self._dice.random() < 0.8
        self._rules = self._dice.choice(("none", "heading", "rows", "grid"))
        self._notes = self._dice.choice((0, 0, 1))
        self._lefts = self._places()
        self._canvas = Canvas(self._file, pagesize=(max(612, self._lefts[""] + _MARGIN), 792), invariant=1)

    def _places(self) -> dict[str, float]:
        """Where each column begins, as wide as what it holds; the description takes what is left."""
        vendor = self._vendor
        wide = {
            name: vendor.gap
            + max(
                self._width(vendor.words[name], bold=True),
                *(self._width(vendor.cell(name, line), bold=False) for line in vendor.lines),
            )
            for name in vendor.columns
        }
        wide["description"] += max(0.0, 612 - 2 * _MARGIN - sum(wide.values())) * self._dice.choice((1, 1, 0.3))
        lefts, at = {}, float(_MARGIN)
        for name in vendor.columns:
            lefts[name] = at
            at += wide[name]
        return lefts | {"": at}

    def _width(self, text: str, *, bold: bool) -> float:
        return stringWidth(text, "Helvetica-Bold" if bold else "Helvetica", self._vendor.size)

    def _write(self, text: str, x: float, y: float, *, bold: bool = False, right: bool = False) -> None:
        self._canvas.setFont("Helvetica-Bold" if bold else "Helvetica", self._vendor.size)
        (self._canvas.drawRightString if right else self._canvas.drawString)(x, y, text)

    def _in_column(self, name: str, text: str, y: float, *, bold: bool = False) -> None:
        ends = list(self._lefts.values())
        right = self._right and name in _NUMBERS
        place = (
            ends[ends.index(self._lefts[name]) + 1] - self._vendor.gap / 2
            if right
            else self._lefts[name] + self._vendor.gap / 2
        )
        self._write(text, place, y, bold=bold, right=right)

    def print(self) -> bytes:
        """All of it."""
        vendor, step = self._vendor, self._vendor.size
        y, goods = self._heading(self._head()), Decimal(0)
        for line in vendor.lines:
            below = vendor.below(line, self._notes)
            if y - (1 + len(below)) * 1.25 * step < _FOOT:
                self._in_column("description", vendor.words["carried"], y)
                self._in_column("amount", vendor.number(goods), y)
                self._canvas.showPage()
                y = self._heading(740)
            top = y
            for name in vendor.columns:
                self._in_column(name, vendor.cell(name, line), y)
            for text in below:
                y -= 1.25 * step
                self._in_column("description", text, y)
            y -= 1.75 * step
            goods += line.quantity * line.unit_price
            self._rule(top, y)
        self._sums(y - 6, goods)
        self._canvas.save()
        return self._file.getvalue()

    def _head(self) -> float:
        vendor, words = self._vendor, self._vendor.words
        self._canvas.setFont("Helvetica-Bold", 15)
        self._canvas.drawString(_MARGIN, 745, COMPANIES[vendor.language])
        self._canvas.drawString(_MARGIN, 715, words["paper"])
        told = [
            (words["own"], "AB550718"),
            (words["written"], f"{date(2026, 10, 14):{vendor.day}}"),
            (words["order"], "B77120-26"),
            (words["aside"], "Q8841"),
        ]
        self._dice.shuffle(told)
        boxed, y = self._dice.random() < 0.4, 690.0
        for at, (label, value) in enumerate(told):
            x = _MARGIN + 133 * at if boxed else 300
            self._write(label + ("" if boxed else ":"), x, y, bold=boxed)
            self._write(value, x if boxed else 430, y - (1.5 * vendor.size if boxed else 0))
            y -= 0 if boxed else 1.5 * vendor.size
        return y - 40

    def _heading(self, y: float) -> float:
        for name in self._vendor.columns:
            self._in_column(name, self._vendor.words[name], y, bold=True)
        if self._rules != "none":
            self._canvas.line(_MARGIN, y - 4, self._lefts[""], y - 4)
        return y - 2 * self._vendor.size

    def _rule(self, top: float, y: float) -> None:
        foot = y + 0.8 * self._vendor.size
        if self._rules in ("rows", "grid"):
            self._canvas.line(_MARGIN, foot, self._lefts[""], foot)
        for x in self._lefts.values() if self._rules == "grid" else ():
            self._canvas.line(x, top + self._vendor.size, x, foot)

    def _sums(self, y: float, goods: Decimal) -> None:
        words, freight = self._vendor.words, Decimal(self._dice.choice((0, 85)))
        sums = [(words["subtotal"], goods), (words["freight"], freight)] if freight else []
        for name, value in [*sums, (f"{words['total']} EUR", goods + freight)]:
            self._write(name, self._lefts["amount"] - 100, y)
            self._in_column("amount", self._vendor.number(value), y)
            y -= 1.5 * self._vendor.size
