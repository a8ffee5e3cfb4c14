"""Numbers and dates as EDI writes them, in canonical text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from poworkbench.domain.amounts import canonical

#: Systems that must write a date where there is none write the last they know: 20491231, 99991231. Nobody promises
#: goods for so late, or for before the first of these messages.
EARLIEST, TOO_LATE = 1990, 2040

#: A year of two digits from here on is one of the last century.
_PIVOT = 70

#: No time, or hours, minutes and seconds behind a date.
_LENGTHS_OF_TIMES = (0, 2, 4, 6)

#: UN/EDIFACT data element 2379 and X12 data element 1250: how a date is written. Times behind it are left out. Weeks
#: (615, 616), months (609, 610), periods (718, RD8) and durations (801 to 806) are no dates.
FORMATS = {
    "2": "DDMMYY", "3": "MMDDYY", "4": "DDMMCCYY", "5": "DDMMCCYY", "10": "CCYYMMDD", "101": "YYMMDD",
    "102": "CCYYMMDD", "201": "YYMMDD", "202": "YYMMDD", "203": "CCYYMMDD", "204": "CCYYMMDD", "205": "CCYYMMDD",
    "301": "YYMMDD", "302": "YYMMDD", "303": "CCYYMMDD", "304": "CCYYMMDD",
    "D6": "YYMMDD", "D8": "CCYYMMDD", "DT": "CCYYMMDD",
}  # fmt: skip

_CENT = Decimal("0.01")
_NUMBER = re.compile(r"([-+]?)(\d*)(?:([.,])(\d*))?(-?)$")


def number(text: str) -> Decimal | None:
    """The number in a numeric element, or None.

    Both standards allow one decimal mark and no grouping (ISO 9735 section 10; X12 type R). A group of three behind a
    comma that stands beside a point, or behind several commas, is what some senders write all the same.
    """
    plain = text.strip().replace("\u00a0", "").replace(" ", "")
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+\.\d*-?|[-+]?\d{1,3}(,\d{3}){2,}-?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"[-+]?\d{1,3}(\.\d{3})+,\d*-?|[-+]?\d{1,3}(\.\d{3}){2,}-?", plain):
        plain = plain.replace(".", "")
    match = _NUMBER.match(plain)
    if match is None or not (match[2] or match[4]):
        return None
    sign = "-" if "-" in match[1] + match[5] else ""
    return Decimal(f"{sign}{match[2] or '0'}" + (f".{match[4]}" if match[4] else ""))


def quantity(text: str) -> str | None:
    """A quantity without needless decimals ("8.000" is 8), or None."""
    value = number(text)
    if value is None:
        return None
    return canonical(value.quantize(Decimal(1)) if value == value.to_integral_value() else value)


def money(text: str) -> str | None:
    """An amount with the decimals it is printed with, or None."""
    value = number(text)
    return None if value is None else canonical(value)


def worked_out(amount: Decimal) -> str:
    """An amount that was calculated: in cents where it is that exactly, else as exact as it is."""
    cents = amount.quantize(_CENT)
    return canonical(cents if cents == amount else amount.normalize())


def money_in_cents(text: str) -> str | None:
    """An amount of X12 type N2, which has two decimals and no point; a sender's own point is taken as it stands."""
    value = number(text)
    if value is None:
        return None
    return canonical(value if re.search("[.,]", text) else value.scaleb(-2))


def day(text: str, form: str = "") -> str | None:
    """A date in ISO 8601, None where it is none: a placeholder, a week, a period, a date that does not exist.

    `form` is the sender's format qualifier; without one, eight digits begin with the year, and so do six.
    """
    layout = FORMATS.get(form) if form else {6: "YYMMDD", 8: "CCYYMMDD", 12: "CCYYMMDD", 14: "CCYYMMDD"}.get(len(text))
    written = text[: len(layout)] if layout else ""
    if layout is None or len(written) < len(layout) or not written.isdecimal() or "-" in text:
        return None
    if text.isdecimal() and len(text) - len(layout) not in _LENGTHS_OF_TIMES:
        return None
    year = int(_taken(written, layout, "CCYY" if "CC" in layout else "YY"))
    if "CC" not in layout:
        year += 1900 if year >= _PIVOT else 2000
    try:
        found = date(year, int(_taken(written, layout, "MM")), int(_taken(written, layout, "DD")))
    except ValueError:
        return None
    return found.isoformat() if EARLIEST <= found.year < TOO_LATE else None


def _taken(written: str, layout: str, sign: str) -> str:
    start = layout.index(sign)
    return written[start : start + len(sign)]
