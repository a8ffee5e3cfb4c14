"""What the shipped words mean: one thing each, and nothing that the reader does not know."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields

from tests.typed_pages import WORDS

from poworkbench.domain.readings import ACKNOWLEDGEMENT, INVOICE, OPEN_ORDER_REPORT, OTHER, SHIPMENT_NOTICE
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.vocabulary import Vocabulary

FILES = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(WORDS.glob("*.toml"))}
STATUSES = {"accepted", "backordered", "cancelled", "substituted", "unavailable", "remainder"}


def phrases(table: str) -> Iterator[tuple[str, str]]:
    """Every phrase of a table in all files, squeezed, with its meaning."""
    for words in FILES.values():
        for meaning, own in words.get(table, {}).items():
            yield from ((squeeze(phrase) or phrase, meaning) for phrase in own)


def test_no_phrase_means_two_things_in_one_table() -> None:
    tables = {table for words in FILES.values() for table in words if table not in ("language", "companies")}
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for table in tables:
        for phrase, meaning in phrases(table):
            told[table, phrase].add(meaning)
    assert {place: meanings for place, meanings in told.items() if len(meanings) > 1} == {}


def test_every_language_has_every_table() -> None:
    tables = {"columns", "labels", "totals", "below", "status", "kinds"}
    assert {name for name, words in FILES.items() if words["language"] and tables - set(words)} == set()
    assert all(words["language"] in ("", name) for name, words in FILES.items())


def test_what_a_file_says_is_what_the_reader_asks_for() -> None:
    asked = {field.name for field in fields(Vocabulary)} - {"languages", "company_forms", "addressed"}
    assert {table for words in FILES.values() for table in words} - {"language", "companies"} <= asked
    assert {meaning for _, meaning in phrases("status")} <= STATUSES
    kinds = {ACKNOWLEDGEMENT, INVOICE, OPEN_ORDER_REPORT, OTHER, SHIPMENT_NOTICE}
    assert {meaning for _, meaning in phrases("kinds")} <= kinds
