"""Pages typed as text, every character one cell of a grid: small documents that a person can read in the test."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from textwrap import dedent

from poworkbench.reading.page import Page, Rule, Word
from poworkbench.reading.rows import Row, rows_of
from poworkbench.reading.vocabulary import Vocabulary, parse

WIDE, TALL, SIZE = 6.0, 12.0, 10.0
WORDS = Path(__file__).parents[1] / "resources" / "vocabulary"


def typed(text: str, *, number: int = 1, rules: tuple[Rule, ...] = ()) -> Page:
    """A page with `text` typed on it."""
    lines = dedent(text).strip("\n").splitlines()
    words = [
        Word(match[0], match.start() * WIDE, row * TALL, match.end() * WIDE, row * TALL + SIZE, SIZE)
        for row, line in enumerate(lines)
        for match in re.finditer(r"\S+", line)
    ]
    return Page(number, 120 * WIDE, 70 * TALL, tuple(words), rules)


def typed_rows(text: str) -> tuple[Row, ...]:
    """The rows of a typed page."""
    return rows_of(typed(text))


@cache
def vocabulary() -> Vocabulary:
    """The words that are shipped."""
    return parse([tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(WORDS.glob("*.toml"))])
