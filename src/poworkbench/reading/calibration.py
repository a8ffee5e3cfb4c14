"""Confidence as it has proven itself: how often values were right that the reader was so and so sure of.

What the reader gives first is a weight of evidence, good for choosing between candidates and not a probability. The
curves here say what it has been worth, field by field, on documents whose values are known. They are fitted by
isotonic regression (pool adjacent violators: Ayer et al. 1955, Ann. Math. Statist. 26, 641): benchmarks/reliability.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from poworkbench.domain.readings import Found, Reading, ReadLine

T = TypeVar("T", Reading, ReadLine)

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
    lines = tuple(_calibrated(line, calibration) for line in reading.lines)
    return replace(_calibrated(reading, calibration), lines=lines)


def _calibrated(part: T, calibration: Calibration) -> T:
    values: dict[str, Any] = {}
    for each in fields(part):
        found = getattr(part, each.name)
        if isinstance(found, Found):
            sure = calibration.confidence(each.name, found.evidence.confidence)
            if sure != found.evidence.confidence:
                values[each.name] = replace(found, evidence=replace(found.evidence, confidence=sure))
    return replace(part, **values) if values else part
