"""Confidence as it has proven itself: how often values were right that the reader was so and so sure of.

What the reader gives first is a weight of evidence, good for choosing between candidates and not a probability. The
curves here say what it has been worth, field by field, on documents whose values are known. They are fitted by
isotonic regression (pool adjacent violators: Ayer et al. 1955, Ann. Math. Statist. 26, 641): benchmarks/reliability.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from poworkbench.domain.readings import HEADER_FIELDS, READ_LINE_FIELDS, Evidence, Found, Reading, ReadLine

T = TypeVar("T", Reading, ReadLine)
_OF_LINES = (*READ_LINE_FIELDS, "po_number")

#: From a weight on, how often such values were right; both in percent, weights ascending.
Curve = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """A curve for each field; a field without one keeps its weight."""

    curves: Mapping[str, Curve] = field(default_factory=dict)

    def confidence(self, name: str, weight: int) -> int:
        """How often a value of that field and weight has been right, in percent."""
        curve = self.curves.get(name, ())
        at = bisect_right([start for start, _share in curve], weight) - 1
        return curve[max(0, at)][1] if curve else weight


#: What the reader gives, taken as it is.
UNTRIED = Calibration()


def parse(curves: Mapping[str, Sequence[Sequence[int]]]) -> Calibration:
    """Curves from a mapping as TOML gives it: {"po_number": [[0, 80], [86, 97]], ...}."""
    return Calibration({name: tuple((int(w), int(s)) for w, s in curve) for name, curve in curves.items()})


def calibrated(reading: Reading, calibration: Calibration) -> Reading:
    """The reading with confidence in place of weight at every value."""
    lines = tuple(_calibrated(line, _OF_LINES, calibration) for line in reading.lines)
    return replace(_calibrated(reading, HEADER_FIELDS, calibration), lines=lines)


def _calibrated(part: T, names: Sequence[str], calibration: Calibration) -> T:
    values: dict[str, Any] = {}
    for name in names:
        found: Found | None = getattr(part, name)
        if found is not None:
            place = found.evidence
            sure = calibration.confidence(name, place.confidence)
            if sure != place.confidence:
                values[name] = Found(found.value, Evidence(place.page, place.box, place.text, sure, place.ref))
    return replace(part, **values) if values else part
