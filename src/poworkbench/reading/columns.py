"""What a table's columns are, by the words at their head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from poworkbench.reading.page import Word
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span, overlap
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.vocabulary import Vocabulary

#: Words around a column's title that say how, not what.
_ASIDE = {
    "ht", "excl", "exkl", "ex", "incl", "inkl", "btw", "mwst", "vat", "iva", "tva", "in", "exc", "inc", "zzgl", "hors",
    "taxe", "sin", "s", "approx", "ca", "%", "de", "netto",
}  # fmt: skip
_LONGEST_TITLE, _LIKE = 5, 88
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its roles ("item" and "description" may share one), its title and the band it takes of the page.

    `strange` counts the words stacked on its title that make no sense there.
    """

    roles: tuple[str, ...]
    title: Span
    left: float = 0.0
    right: float = 0.0
    strange: int = 0

    @property
    def role(self) -> str:
        """What it is before all."""
        return self.roles[0] if self.roles else ""


@dataclass(frozen=True, slots=True)
class Header:
    """A table's heading: its columns from left to right and the rows it takes (`first` up to, not with, `end`)."""

    columns: tuple[Column, ...]
    first: int
    end: int
    score: float


def header_at(rows: Sequence[Row], first: int, vocabulary: Vocabulary) -> Header | None:
    """The table heading that starts in row `first`, of one to three rows, or None."""
    best: Header | None = None
    for count in (1, 2, 3):
        band = rows[first : first + count]
        if len(band) < count or not _close(band) or any(_mostly_digits(row) for row in band):
            break
        columns = _columns(band, vocabulary)
        score = _score(columns)
        if score >= 6 and (best is None or score >= best.score - 0.1):
            best = Header(columns, first, first + count, score)
    return best


def _close(band: Sequence[Row]) -> bool:
    return all(b.top - a.bottom < 0.9 * a.height for a, b in zip(band, band[1:], strict=False))


def _mostly_digits(row: Row) -> bool:
    return sum(has_digit(word.text) for word in row.words) * 3 > len(row.words)


def _score(columns: Sequence[Column]) -> float:
    """How much of a heading this is: known titles count, unknown ones count against it."""
    known = {role for column in columns for role in column.roles} - {OTHER, ""}
    money = known & {"quantity", "confirmed_quantity", "unit_price", "net_price", "list_price", "amount"}
    goods = known & {"item", "vendor_item", "buyer_item", "description", "position"}
    if len(known) < 3 or not money or not goods:
        return 0.0
    unknown = sum(not column.roles for column in columns)
    strange = sum(column.strange for column in columns)
    return 2.0 * len(known) + 0.3 * sum(column.role == OTHER for column in columns) - 0.9 * (unknown + strange)


def _columns(band: Sequence[Row], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """The columns of a band of heading rows; titles above each other are one title."""
    pieces = [[piece for segment in row.segments for piece in titles(segment, vocabulary)] for row in band]
    base = max(range(len(band)), key=lambda index: (len(pieces[index]), index))
    columns = list(pieces[base])
    for index in [*range(base - 1, -1, -1), *range(base + 1, len(band))]:
        for piece in pieces[index]:
            columns = _stacked(columns, piece, above=index < base, vocabulary=vocabulary)
    return tuple(sorted(columns, key=lambda column: column.title.x0))


def _stacked(columns: list[Column], piece: Column, *, above: bool, vocabulary: Vocabulary) -> list[Column]:
    touched = [column for column in columns if overlap(column.title, piece.title) > 0.3]
    if not touched:
        return [*columns, piece]
    return [_merged(column, piece, above, vocabulary) if column in touched else column for column in columns]


def _merged(column: Column, piece: Column, above: bool, vocabulary: Vocabulary) -> Column:
    parts = (piece, column) if above else (column, piece)
    words = (*parts[0].title.words, *parts[1].title.words)
    title = Span(column.title.page, words)
    role = role_of(title.text, vocabulary)
    roles = (role,) if role else next((part.roles for part in (column, piece) if part.roles), ())
    return replace(column, roles=roles, title=title, strange=column.strange + (not role))


def titles(segment: Span, vocabulary: Vocabulary) -> list[Column]:
    """The titles in one segment of a heading row: one as a rule, several where they stand close."""
    words = segment.words
    best: list[tuple[float, list[tuple[int, int, str]]]] = [(0.0, [])]
    for end in range(1, len(words) + 1):
        options = []
        for start in range(max(0, end - _LONGEST_TITLE), end):
            role = role_of(" ".join(word.text for word in words[start:end]), vocabulary)
            worth = _worth(words[start:end], role)
            options.append((best[start][0] + worth, [*best[start][1], (start, end, role)]))
        best.append(max(options, key=lambda option: option[0]))
    return _as_columns(segment, best[-1][1])


def _worth(words: Sequence[Word], role: str) -> float:
    length = sum(len(squeeze(word.text)) for word in words)
    return length - 1.5 if role else -1.0 - length


def _as_columns(segment: Span, pieces: Sequence[tuple[int, int, str]]) -> list[Column]:
    """Pieces as columns; "Item / Description" and unknown words stay with their neighbour."""
    columns: list[Column] = []
    for start, end, role in pieces:
        title = Span(segment.page, segment.words[start:end])
        tied = columns and (title.text[0] in "/&(" or columns[-1].title.text[-1] in "/&-" or not role)
        tied = tied or (columns and not columns[-1].roles)
        if tied:
            last = columns[-1]
            roles = (*last.roles, role) if role and role not in last.roles else last.roles
            columns[-1] = Column(roles, Span(segment.page, last.title.words + title.words))
        else:
            columns.append(Column((role,) if role else (), title))
    return columns


@lru_cache(maxsize=65536)
def role_of(title: str, vocabulary: Vocabulary) -> str:
    """What a column with that title holds, or "" where it is not known."""
    whole = squeeze(title)
    if _is_pair(title, vocabulary):
        return ""
    if whole in vocabulary.columns:
        return vocabulary.columns[whole]
    words = [word for word in title.replace("/", " ").replace("(", " ").replace(")", " ").split()]
    told = [word for word in words if not _is_aside(word, vocabulary)]
    core = squeeze(" ".join(told))
    if told and len(told) < len(words) and core in vocabulary.columns:
        return vocabulary.columns[core]
    return _alike(core, vocabulary) if len(core) >= 6 and "/" not in title else ""


def _is_pair(title: str, vocabulary: Vocabulary) -> bool:
    """Whether it names two things that share a column: "Item / Description"."""
    parts = [vocabulary.columns.get(squeeze(part)) for part in title.split("/")]
    return len(parts) == 2 and None not in parts and parts[0] != parts[1] and "description" in parts


def _is_aside(word: str, vocabulary: Vocabulary) -> bool:
    plain = squeeze(word) or word
    return plain in _ASIDE or plain in vocabulary.currencies or word in "$€£"


def _alike(core: str, vocabulary: Vocabulary) -> str:
    best = process.extractOne(core, vocabulary.columns.keys(), scorer=ratio, score_cutoff=_LIKE)
    return vocabulary.columns[best[0]] if best else ""
