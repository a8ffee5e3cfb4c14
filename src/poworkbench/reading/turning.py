"""Pages whose writing runs sideways: set upright for the reader; each word keeps its box on the page as drawn."""

from __future__ import annotations

from dataclasses import replace

from poworkbench.reading.page import Box, Page, Rule, Word


def upright(page: Page, turn: int) -> Page:
    """The page turned so that its writing runs level; `turn` is by how many degrees (90 or 270) it runs upwards now."""
    width, height = page.width, page.height
    words = tuple(_word(word, _set_up(_box(word), width, height, turn)) for word in page.words)
    rules = tuple(_rule(_set_up((rule.x0, rule.y0, rule.x1, rule.y1), width, height, turn)) for rule in page.rules)
    return Page(page.number, height, width, words, rules)


def _set_up(box: Box, width: float, height: float, turn: int) -> Box:
    """A box on a page of that size after the page was turned by `turn` degrees to the right."""
    x0, top, x1, bottom = box
    if turn == 90:
        return height - bottom, x0, height - top, x1
    return top, width - x1, bottom, width - x0


def _box(word: Word) -> Box:
    return word.x0, word.top, word.x1, word.bottom


def _word(word: Word, box: Box) -> Word:
    return replace(word, x0=box[0], top=box[1], x1=box[2], bottom=box[3], shown=word.shown or _box(word))


def _rule(box: Box) -> Rule:
    return Rule(*box)
