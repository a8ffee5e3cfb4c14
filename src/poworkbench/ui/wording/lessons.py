"""What a vendor's documents taught, each lesson as a sentence that a team lead can check."""

from __future__ import annotations

from poworkbench.domain.lessons import Lesson
from poworkbench.services.teaching import Tried
from poworkbench.ui.wording.fields import field_name

SENTENCES = {
    "label": "“{phrase}” names the {means}",
    "column": "the column “{phrase}” holds the {means}",
    "row": "below an item, “{phrase}” names its {means}",
    "status": "“{phrase}” on a line means {means}",
    "total": "the sum called “{phrase}” is the {means}",
    "kind": "a paper titled “{phrase}” is an {means}",
    "unit": "“{phrase}” is a unit of measure",
    "name": "calls itself “{phrase}”",
    "pack": "one {phrase} holds {means}",
    "item": "its {phrase} is our {means}",
}

DATES = {"yes": "dates are written with the day first", "no": "dates are written with the month first"}
MARKS = {",": "decimals are written behind a comma", ".": "decimals are written behind a point"}

#: What the reader's names for parts of a paper are called.
PARTS = {
    "other": "nothing that is asked for",
    "remark": "nothing that is asked for",
    "": "nothing about its status",
    "confirmed_quantity": "quantity confirmed",
    "net_price": "net price",
    "item": "vendor's item",
    "ship_date": "promised date (shipment)",
    "delivery_date": "promised date (delivery)",
    "requested_date": "requested date",
    "subtotal": "subtotal",
}


def told(lesson: Lesson) -> str:
    """The lesson in words."""
    if lesson.about == "day_first":
        return DATES[lesson.means]
    if lesson.about == "decimal_mark":
        return MARKS[lesson.means]
    means = lesson.means if lesson.about in ("pack", "item", "unit") else part(lesson.means)
    return SENTENCES[lesson.about].format(phrase=lesson.phrase, means=means)


def part(name: str) -> str:
    """What the reader calls a part of a paper, in the words of the screen."""
    return PARTS.get(name) or field_name(name.removeprefix("weak_")).replace("_", " ")


def tried(one: Tried) -> str:
    """How a document that taught is read without and with what was learnt."""
    if one.after == 0:
        return f"{one.document[:12]}: read right now" + (f", {one.before} points off before" if one.before else "")
    return f"{one.document[:12]}: {one.after} points off, {one.before} before"
