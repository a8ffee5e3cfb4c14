"""How many of one unit another one holds: what everybody knows (a pair, a dozen, a gross) and what a vendor taught."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from poworkbench.domain import normalize
from poworkbench.domain.lessons import VendorProfile

#: One of these is so many pieces whoever says it; what a set or a carton holds only its vendor knows.
UNIVERSAL: Mapping[str, int] = {"PR": 2, "DZN": 12, "GRO": 144}

_HOLDS = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(\S.*?)\s*")
_DEEPEST = 5
#: Decimal places of what is converted and cannot be said exactly.
_PLACES = 4


@dataclass(frozen=True, slots=True)
class Pack:
    """How many of the ordered unit one of the printed unit is; `taught` where only the vendor's papers say so."""

    said: str
    ordered: str
    holds: Fraction
    taught: bool

    def ordered_units(self, quantity: Decimal) -> Decimal:
        """A printed quantity in the ordered unit."""
        return decimal_of(Fraction(quantity) * self.holds, _PLACES)

    def price_of_one(self, price: Decimal) -> Decimal:
        """A printed price for one of the ordered unit."""
        return decimal_of(Fraction(price) / self.holds, _PLACES)

    def is_price(self, printed: Decimal, ordered: Decimal) -> bool:
        """Whether the ordered price is what is printed, to the last place that is printed."""
        exact = Fraction(ordered) * self.holds
        return decimal_of(exact, max(0, -int(printed.as_tuple().exponent))) == printed

    @property
    def words(self) -> str:
        """The conversion as a person reads it: "1 CTN = 12 EA"."""
        if self.holds >= 1 or self.holds.numerator != 1:
            return f"1 {self.said} = {_plain(self.holds)} {self.ordered}"
        return f"1 {self.ordered} = {self.holds.denominator} {self.said}"


@dataclass(frozen=True, slots=True)
class Packs:
    """What a vendor's units hold, as far as it is known."""

    taught: Mapping[str, tuple[Fraction, str]]

    def between(self, said: str | None, ordered: str | None) -> Pack | None:
        """The conversion from the printed to the ordered unit; None where they are one unit or nobody knows it."""
        ours, theirs = normalize.unit(ordered), normalize.unit(said)
        if not ours or not theirs or ours == theirs:
            return None
        one, other = self._in_pieces(theirs), self._in_pieces(ours)
        if one[1] != other[1]:
            return None
        return Pack(theirs, ours, one[0] / other[0], one[2] or other[2])

    def _in_pieces(self, unit: str) -> tuple[Fraction, str, bool]:
        """How many of the smallest known unit one is, what that unit is, and whether a lesson was needed to know."""
        size, taught = Fraction(1), False
        for _ in range(_DEEPEST):
            if unit in self.taught:
                holds, inner = self.taught[unit]
                size, unit, taught = size * holds, inner, True
            elif unit in UNIVERSAL:
                size, unit = size * UNIVERSAL[unit], "EA"
            else:
                break
        return size, unit, taught


def packs_of(profile: VendorProfile | None) -> Packs:
    """What the vendor's papers have taught of its units."""
    taught: dict[str, tuple[Fraction, str]] = {}
    for lesson in profile.about("pack") if profile else ():
        holds = _HOLDS.fullmatch(lesson.means)
        unit = normalize.unit(lesson.phrase)
        if holds and unit and Fraction(holds[1]) and normalize.unit(holds[2]) != unit:
            taught[unit] = (Fraction(holds[1]), normalize.unit(holds[2]))
    return Packs(taught)


def decimal_of(amount: Fraction, places: int) -> Decimal:
    """An amount as a decimal with at most so many places, and no more than it needs."""
    rounded = (Decimal(amount.numerator) / Decimal(amount.denominator)).quantize(Decimal(1).scaleb(-places))
    return Decimal(normalize.plain(rounded))


def _plain(amount: Fraction) -> str:
    return normalize.plain(decimal_of(amount, _PLACES))
