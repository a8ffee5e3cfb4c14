"""A vendor's own item codes in the order's words, as its earlier papers taught them."""

from __future__ import annotations

from dataclasses import replace

from poworkbench.domain import normalize
from poworkbench.domain.lessons import VendorProfile
from poworkbench.domain.readings import Reading, ReadLine


def with_ordered_codes(reading: Reading, profile: VendorProfile | None) -> Reading:
    """The reading with the order's code in place of each that is known to mean it; the evidence is as printed."""
    known = {normalize.code(lesson.phrase): lesson.means for lesson in profile.about("item")} if profile else {}
    if not known:
        return reading
    return replace(reading, lines=tuple(_translated(line, known) for line in reading.lines))


def _translated(line: ReadLine, known: dict[str, str]) -> ReadLine:
    said = line.vendor_item
    means = known.get(normalize.code(said.value)) if said else None
    return replace(line, vendor_item=replace(said, value=means)) if said and means else line
