"""A cell of a client's export as a value: read as its layout says, and never as anything else."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from poworkbench.domain.dates import printed_dates
from poworkbench.domain.exchange import STATUSES, OrdersLayout
from poworkbench.domain.orders import OPEN

#: What a cell holds: text, or in a workbook a number or a date.
Cell = str | Decimal | date | None

NUMBERS = frozenset({"quantity", "unit_price", "total"})
DATES = frozenset({"promised_date", "order_date", "customer_promise", "acknowledged_on"})
WORDED = frozenset({"status", "state"})

_NUMBER = {
    ".": re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ '\u00a0\u202f\u2019]\d{3})+)?(?:\.\d+)?-?"),
    ",": re.compile(r"[-+]?(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ '\u00a0\u202f\u2019]\d{3})+)?(?:,\d+)?-?"),
}
#: Letters that ERPs write for a price's unit instead of a number.
_PER = {"E": Decimal(1), "EA": Decimal(1), "C": Decimal(100), "M": Decimal(1000)}
_PER_NUMBER = re.compile(r"(?:/|per|pro|je|x)?\s*(\d[\d., '\u00a0\u202f\u2019]*?)\s*[^\W\d]*\.?", re.IGNORECASE)
_CURRENCY = re.compile(r"(?<=^)[$€£¥]\s*|(?<=^-)[$€£¥]\s*|\s*[$€£¥]$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NO_DATE = re.compile(r"[0\s./-]*")
#: A sign before a text that a spreadsheet would take for a formula says only that it is text.
_QUOTED = re.compile(r"'(?=[=+@\-\t\r])")


class NotAValue(ValueError):
    """A cell is no value of its field; `code` is not_a_number, not_a_date, other_date_order or not_a_unit."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code, text)
        self.code, self.text = code, text


def plain_text(cell: Cell) -> str:
    """A cell as text: a number without idle zeros behind its point, a date in ISO form."""
    if cell is None or isinstance(cell, str):
        text = (cell or "").strip()
        return text[1:] if text[:1] == "'" and _QUOTED.match(text) else text
    if isinstance(cell, date):
        return cell.isoformat()
    text = format(cell, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_of(name: str, cell: Cell, layout: OrdersLayout) -> str | Decimal | date | None:
    """The value of field `name` in a cell; None where it is empty, NotAValue where it is none."""
    text = plain_text(cell)
    if not text:
        return None
    if name in NUMBERS:
        return cell if isinstance(cell, Decimal) else _number(text, layout.decimal)
    if name in DATES:
        return cell if isinstance(cell, date) else _date(text, layout.dates)
    if name == "price_unit":
        return price_unit(text, layout.decimal)
    return _word(text, layout) if name in WORDED else text


def price_unit(text: str, mark: str) -> Decimal:
    """For how many units a price is: "100", "per 1000", "/100 ST", "C", "M"; NotAValue where the text does not say."""
    if letter := _PER.get(text.upper()):
        return letter
    found = _PER_NUMBER.fullmatch(text)
    try:
        unit = _number(found[1], mark) if found else Decimal(0)
    except NotAValue:
        unit = Decimal(0)
    if unit <= 0:
        raise NotAValue("not_a_unit", text)
    return unit


def _word(text: str, layout: OrdersLayout) -> str:
    """A status or state in our words: what the layout does not know says nothing against an open line."""
    return layout.words.get(text) or (text.casefold() if text.casefold() in STATUSES else OPEN)


@lru_cache(maxsize=65536)
def _number(written: str, mark: str) -> Decimal:
    """A currency's sign beside an amount says nothing of the number."""
    text = _CURRENCY.sub("", written)
    if not _NUMBER[mark].fullmatch(text) or not any(sign.isdigit() for sign in text):
        raise NotAValue("not_a_number", written)
    whole, _, rest = text.strip("+-").partition(mark)
    digits = re.sub(r"\D", "", whole) or "0"
    return Decimal(("-" if "-" in text else "") + digits + (f".{rest}" if rest else ""))


@lru_cache(maxsize=65536)
def _date(text: str, order: str) -> date | None:
    if _NO_DATE.fullmatch(text):
        return None
    if (compact := _COMPACT.fullmatch(text)) and order == "ymd":
        return _made(text, *map(int, compact.groups()))
    found = printed_dates(text)
    if len(found) != 1 or found[0].start:
        raise NotAValue("not_a_date", text)
    printed = found[0]
    if printed.order in ("dm", "md") and order[0] != printed.order[0] and order != "ymd":
        raise NotAValue("other_date_order", text)
    if order == "ymd" and printed.order != "name":
        raise NotAValue("other_date_order", text)
    day = printed.on(day_first=order != "mdy")
    if day is None:
        raise NotAValue("not_a_date", text)
    return day


def _made(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NotAValue("not_a_date", text) from error
