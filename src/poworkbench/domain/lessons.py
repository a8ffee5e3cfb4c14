"""What a vendor's documents taught: small readable facts, each learnt from one document and taken back as easily.

A lesson never holds a value of an order; it says how this vendor writes, so that his next paper's values are found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from poworkbench.domain import vendor_names

About = Literal[
    "label", "column", "row", "status", "total", "kind", "unit", "day_first", "decimal_mark", "name", "pack", "item"
]


@dataclass(frozen=True, slots=True)
class Lesson:
    """One fact about how a vendor writes.

    `about` says what kind of fact, `phrase` is what stands on the paper and `means` what it means there:

    label         behind or below `phrase` stands the header value `means` ("other": nothing that is asked for)
    column        a column titled `phrase` holds `means`
    row           a row below an item that begins with `phrase` holds `means`
    status        `phrase` on a line says the status `means` ("": nothing about the status)
    total         a sum called `phrase` is the `means` (total, subtotal, charge, tax)
    kind          a paper titled `phrase` is a `means` (domain.readings)
    unit          `phrase` is a unit of measure and is called `means`
    day_first     dates are written with the day first ("yes") or the month ("no"); no phrase
    decimal_mark  numbers are written with "," or "." before the decimals; no phrase
    name          the vendor calls itself `phrase`; no meaning
    pack          one `phrase` (a unit: carton, set, pair) holds `means` ("12 EA")
    item          the code `phrase` on the vendor's papers is the order's code `means`
    """

    about: About
    phrase: str
    means: str


#: A document's values by their fields: None says that it does not print one, a field left out is not known.
Values = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person saw a value: its field, its place in `lines` (None for the head), and the place as in Evidence."""

    line: int | None
    field: str
    page: int
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says a document prints; no `lines` say nothing about lines.

    `places` are those that he pointed at: the same text may stand in other places and mean something else there.
    """

    header: Values = field(default_factory=dict)
    lines: tuple[Values, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class VendorProfile:
    """All that one vendor's documents have taught."""

    vendor: str
    lessons: tuple[Lesson, ...] = ()

    def about(self, *kinds: About) -> tuple[Lesson, ...]:
        """The lessons of some kinds, in the order in which they were learnt."""
        return tuple(lesson for lesson in self.lessons if lesson.about in kinds)

    def with_lessons(self, lessons: Iterable[Lesson]) -> VendorProfile:
        """The profile with more lessons; a newer one about the same phrase stands in place of an older."""
        kept = {(lesson.about, lesson.phrase): lesson for lesson in (*self.lessons, *lessons)}
        return VendorProfile(self.vendor, tuple(kept.values()))

    def without(self, lesson: Lesson) -> VendorProfile:
        """The profile without one lesson."""
        return VendorProfile(self.vendor, tuple(kept for kept in self.lessons if kept != lesson))


def profile_of(vendor: str | None, profiles: Sequence[VendorProfile]) -> VendorProfile | None:
    """The profile of the vendor with that name, whatever its spelling; None where there is none."""
    if not vendor:
        return None
    alike = [(vendor_names.alike(vendor, profile.vendor), profile) for profile in profiles]
    best = max(alike, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= vendor_names.SAME else None
