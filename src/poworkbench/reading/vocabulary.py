"""What papers call things, as data: parsed from plain mappings, so that the reader itself reads no file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from poworkbench.reading.once import once
from poworkbench.reading.spelling import squeeze

Phrases = Mapping[str, str]
#: Which end of a title, and its letters.
End = tuple[int, str]

#: So many letters at one end of a title are right where the rest of it may be misspelt.
_END = 3


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Squeezed phrases and what each means, over all languages; `languages` says which languages know a phrase."""

    columns: Phrases = field(default_factory=dict)
    labels: Phrases = field(default_factory=dict)
    totals: Phrases = field(default_factory=dict)
    below: Phrases = field(default_factory=dict)
    status: Phrases = field(default_factory=dict)
    kinds: Phrases = field(default_factory=dict)
    units: Phrases = field(default_factory=dict)
    price_bases: Phrases = field(default_factory=dict)
    currencies: Phrases = field(default_factory=dict)
    sides: Phrases = field(default_factory=dict)
    company_forms: frozenset[str] = frozenset()
    addressed: frozenset[str] = frozenset()
    languages: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @once
    def wishes(self) -> frozenset[str]:
        """Words that say that a date is the buyer's."""
        return frozenset(phrase for phrase, side in self.sides.items() if side == "wish")

    @once
    def titles_by_end(self) -> Mapping[End, Sequence[str]]:
        """The columns' titles by their first letters and by their last ones."""
        found: dict[End, list[str]] = {}
        for title in self.columns:
            for end in ends_of(title):
                found.setdefault(end, []).append(title)
        return found


def ends_of(title: str) -> tuple[End, End]:
    """The first letters of a title and its last ones: of a slip, one of them stays as it is."""
    return (0, title[:_END]), (-1, title[-_END:])


def parse(mappings: Iterable[Mapping[str, Any]]) -> Vocabulary:
    """A vocabulary from mappings as TOML gives them: {"language": "en", "columns": {"quantity": ["qty", ...]}, ...}.

    A phrase keeps the meaning of the mapping that says it first.
    """
    tables: dict[str, dict[str, str]] = {}
    languages: dict[str, set[str]] = {}
    companies: dict[str, set[str]] = {"forms": set(), "addressed": set()}
    for mapping in mappings:
        for name, table in mapping.items():
            if name == "companies":
                for kind, known in companies.items():
                    known.update(squeeze(phrase) for phrase in table.get(kind, ()))
            elif isinstance(table, Mapping):
                _add(tables.setdefault(name, {}), table, languages, str(mapping.get("language", "")))
    return Vocabulary(
        **{name: tables.get(name, {}) for name in _TABLES},
        company_forms=frozenset(companies["forms"]),
        addressed=frozenset(companies["addressed"]),
        languages={phrase: frozenset(known) for phrase, known in languages.items()},
    )


def phrase_key(phrase: str) -> str:
    """How a phrase is looked up: squeezed, but for signs of money, which tell "A$" from "a"."""
    return phrase.casefold() if "$" in phrase else squeeze(phrase) or phrase


_TABLES = ("columns", "labels", "totals", "below", "status", "kinds", "units", "price_bases", "currencies", "sides")


def _add(
    into: dict[str, str], table: Mapping[str, Iterable[str]], languages: dict[str, set[str]], language: str
) -> None:
    for meaning, phrases in table.items():
        for phrase in phrases:
            key = phrase_key(phrase)
            into.setdefault(key, meaning)
            if language and len(key) > 3:
                languages.setdefault(key, set()).add(language)
