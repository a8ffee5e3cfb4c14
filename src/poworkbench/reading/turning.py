"""Pages whose writing runs sideways: set upright for the reader, and its evidence turned back to the page as drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from poworkbench.domain.readings import HEADER_FIELDS, READ_LINE_FIELDS, Evidence, Found, Reading, ReadLine
from poworkbench.reading.page import Page, Rule, Word

Box = tuple[float, float, float, float]


def upright(page: Page, turn: int) -> Page:
    """The page turned so that its writing runs level; `turn` is by how many degrees (90 or 270) it runs upwards now."""
    width, height = page.width, page.height
    words = tuple(_word(word, _set_up(_box(word), width, height, turn)) for word in page.words)
    rules = tuple(_rule(_set_up((rule.x0, rule.y0, rule.x1, rule.y1), width, height, turn)) for rule in page.rules)
    return Page(page.number, height, width, words, rules, turned=turn)


def turned_back(reading: Reading, pages: Sequence[Page]) -> Reading:
    """The reading with the evidence of turned pages where it stands on the pages as drawn."""
    turned = {page.number: page for page in pages if page.turned}
    if not turned:
        return reading
    header = {name: _found(getattr(reading, name), turned) for name in HEADER_FIELDS}
    return Reading(reading.kind, **header, lines=tuple(_line(line, turned) for line in reading.lines))


def _line(line: ReadLine, turned: dict[int, Page]) -> ReadLine:
    return ReadLine(**{name: _found(getattr(line, name), turned) for name in READ_LINE_FIELDS})


def _found(found: Found | None, turned: dict[int, Page]) -> Found | None:
    if found is None or found.evidence.page not in turned:
        return found
    page, place = turned[found.evidence.page], found.evidence
    x0, top, x1, bottom = (side / 100 for side in place.box)
    # the page as drawn is as wide as the upright one is high
    box = _set_up((x0, top, x1, bottom), page.width, page.height, 360 - page.turned)
    hundredths = (round(box[0] * 100), round(box[1] * 100), round(box[2] * 100), round(box[3] * 100))
    return replace(found, evidence=Evidence(place.page, hundredths, place.text, place.confidence))


def _set_up(box: Box, width: float, height: float, turn: int) -> Box:
    """A box on a page of that size after the page was turned by `turn` degrees to the right."""
    x0, top, x1, bottom = box
    if turn == 90:
        return height - bottom, x0, height - top, x1
    return top, width - x1, bottom, width - x0


def _box(word: Word) -> Box:
    return word.x0, word.top, word.x1, word.bottom


def _word(word: Word, box: Box) -> Word:
    return replace(word, x0=box[0], top=box[1], x1=box[2], bottom=box[3])


def _rule(box: Box) -> Rule:
    return Rule(*box)
