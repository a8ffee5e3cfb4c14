"""How a workbook shows its numbers: as percent, with a currency or a unit around them, with leading zeros."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

#: Numbers are kept to so many places: what is behind them is the dust of binary fractions.
MOST_PLACES = 8
#: A number of more places than this was reckoned: it is read as the sheet rounds it.
ENTERED_PLACES = 4

#: The formats that every workbook has under a number of its own, as far as they change what is read.
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
}  # fmt: skip

#: Beyond this nothing is counted or paid; it is shown as it is kept.
TOO_LARGE = 1e18

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|[_*].|(?P<digits>[0#?][0#?.,]*)|(?P<other>.)'
)
_SIGNS = "$€£¥₹%"
#: Letters of dates, of numbers with an exponent, of "General" and of text: such formats say nothing about a number.
_NO_NUMBER = re.compile(r"[a-z@/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """What a number format adds to a number; `places` are the decimals it shows, None where it does not say."""

    before: str = ""
    behind: str = ""
    places: int | None = None
    zeros: int = 0

    @property
    def percent(self) -> bool:
        """Whether hundredths are shown."""
        return "%" in self.before + self.behind


PLAIN = Look()


@lru_cache(maxsize=4096)
def look_of(code: str) -> Look:
    """The look that a format code gives to a number above zero."""
    texts, digits = ["", ""], ""
    for token in _TOKEN.finditer(_first_section(code)):
        if token["digits"]:
            digits += token["digits"]
        elif token["other"] and _NO_NUMBER.match(token["other"]):
            return PLAIN
        else:
            texts[bool(digits)] += _literal(token)
    if not digits or digits.endswith(","):
        return PLAIN
    whole, _, rest = digits.partition(".")
    zeros = len(whole) if set(whole) == {"0"} and len(whole) > 1 else 0
    return Look(texts[0].strip(), texts[1].strip(), len(rest), zeros)


def _first_section(code: str) -> str:
    return re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code, maxsplit=1)[0]


def _literal(token: re.Match[str]) -> str:
    """What a part of a format prints beside the digits; colours, conditions and room for brackets print nothing."""
    if token["quoted"] or token["escaped"]:
        return token["quoted"] or token["escaped"]
    if (token["bracket"] or "").startswith("$"):
        return token["bracket"][1:].split("-")[0]
    return token["other"] if token["other"] and token["other"] in _SIGNS else ""


def shown(value: float, look: Look = PLAIN) -> str:
    """A number as the shortest decimal text with a point, and what its format puts around it."""
    if not abs(value) < TOO_LARGE:
        return str(value)
    number = _without_dust(Decimal(repr(value)) * (100 if look.percent else 1))
    if look.places is not None and _places(number) > ENTERED_PLACES:
        number = _rounded(number, look.places)
    text = format(number, "f")
    text = text.zfill(look.zeros) if number == number.to_integral_value() and number >= 0 else text
    behind = look.behind if look.behind == "%" else f" {look.behind}"
    return f"{look.before} {text}{behind}".strip()


def _without_dust(number: Decimal) -> Decimal:
    """A number as it was meant: whole ones as they are, others without what is beyond all places of a price."""
    return _rounded(number, MOST_PLACES) if _places(number) > MOST_PLACES else _shortest(number)


def _rounded(number: Decimal, places: int) -> Decimal:
    return _shortest(number.quantize(Decimal(1).scaleb(-places)))


def _shortest(number: Decimal) -> Decimal:
    short = number.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
