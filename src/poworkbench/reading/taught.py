"""The reader's words and habits with what a vendor's documents have taught on top of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from poworkbench.domain.amounts import COMMA, POINT
from poworkbench.domain.lessons import About, VendorProfile, profile_of
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Found
from poworkbench.reading.page import Page
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.values import Style
from poworkbench.reading.vocabulary import Vocabulary

#: Where in the vocabulary each kind of lesson has its place.
TABLES: Mapping[About, str] = {
    "label": "labels",
    "column": "columns",
    "row": "below",
    "status": "status",
    "total": "totals",
    "kind": "kinds",
    "unit": "units",
}
_LONGEST_NAME = 9


def taught_vocabulary(vocabulary: Vocabulary, profile: VendorProfile | None) -> Vocabulary:
    """The words of all papers with those of one vendor before them; a phrase that means "" is forgotten."""
    if profile is None:
        return vocabulary
    for about, name in TABLES.items():
        told = {squeeze(lesson.phrase): lesson.means for lesson in profile.about(about)}
        if told:
            known: dict[str, str] = {**getattr(vocabulary, name), **told}
            table: Any = {name: {phrase: means for phrase, means in known.items() if means}}
            vocabulary = replace(vocabulary, **table)
    return vocabulary


def taught_style(style: Style, profile: VendorProfile | None) -> Style:
    """How the vendor writes dates and numbers, where that was learnt."""
    for lesson in profile.about("day_first", "decimal_mark") if profile else ():
        if lesson.about == "day_first":
            style = replace(style, day_first=lesson.means == "yes")
        else:
            style = replace(style, mark=COMMA if lesson.means == COMMA else POINT)
    return style


def taught_name(rows: Sequence[Row], profile: VendorProfile | None) -> Found | None:
    """The vendor's name where it is printed as it was learnt, or None."""
    for lesson in profile.about("name") if profile else ():
        wanted = squeeze(lesson.phrase)
        for row in rows:
            if span := _standing(row, wanted):
                return span.found(span.text.strip(" ,·|"), 97)
    return None


def _standing(row: Row, wanted: str) -> Span | None:
    if wanted not in squeeze(row.text):
        return None
    for start in range(len(row.words)):
        for end in range(start + 1, min(len(row.words), start + _LONGEST_NAME) + 1):
            if squeeze(" ".join(word.text for word in row.words[start:end])) == wanted:
                return Span(row.page, row.words[start:end])
    return None


def profile_for(pages: Sequence[Page], profiles: Sequence[VendorProfile], order: Order | None) -> VendorProfile | None:
    """The profile of the vendor whose paper it is: the order's vendor, else the one whose name is printed on it."""
    if not profiles:
        return None
    if order is not None and (known := profile_of(order.vendor.name, profiles)):
        return known
    text = squeeze(" ".join(word.text for page in pages for word in page.words))
    printed = [profile for profile in profiles if len(squeeze(profile.vendor)) > 3 and squeeze(profile.vendor) in text]
    return max(printed, key=lambda profile: len(profile.vendor), default=None)
