"""The titles in one row of a heading: where one ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poworkbench.reading.columns import Column
from poworkbench.reading.label_words import NUMBER_WORDS
from poworkbench.reading.page import Word
from poworkbench.reading.rows import split_at_gaps
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.titles import roles_of, under_of
from poworkbench.reading.vocabulary import Vocabulary

LONGEST_TITLE = 5
#: How a sheet's cell is named, its sheet before it or not; the lines of a mail are named otherwise.
_CELL = re.compile(r"(?:.*!)?[A-Z]{1,3}\d+", re.DOTALL)
#: Titles of two columns are further apart than the words of one (in type sizes).
_CLOSE = 0.45
#: What one more title takes from the worth of all; two that are listed go before one that is understood at most.
_LISTED, _UNDERSTOOD = 1.3, 2.4
#: So many words are looked at for titles that stand close.
_MOST_CLOSE = 8
#: Two of these close together are one title: "Item  Factory No.".
_CODES = frozenset({"item", "vendor_item", "buyer_item", "position"})


def titles(segment: Span, vocabulary: Vocabulary, *, apart: bool = False) -> list[Column]:
    """The titles in one segment of a heading row: one as a rule, several where they stand close.

    A word that nobody knows goes with its neighbour, or stays `apart` for what stands above or below it.
    """
    known: tuple[tuple[Column, ...], tuple[Column, ...]] | None = segment.known.get(vocabulary)
    if known is None:  # a row is looked at alone and in every band of rows that may be a heading
        pieces = _titles(segment, vocabulary)
        tied = tuple(_tied(pieces, vocabulary, apart=False))
        unknown = any(not piece.roles for piece in pieces)
        known = tied, tuple(_tied(pieces, vocabulary, apart=True)) if unknown else tied
        segment.known[vocabulary] = known
    return list(known[apart])


def may_be_apart(segment: Span, vocabulary: Vocabulary) -> bool:
    """Whether it makes a difference to keep unknown words `apart`."""
    return titles(segment, vocabulary) != titles(segment, vocabulary, apart=True)


def _titles(segment: Span, vocabulary: Vocabulary) -> list[Column]:
    groups = [
        part
        for group in _in_cells(split_at_gaps(segment.words, _CLOSE))
        for part in _parted(segment.page, group, vocabulary)
    ]
    best: list[tuple[float, list[Column]]] = [(0.0, [])]
    for end in range(1, len(groups) + 1):
        options = []
        for start in range(max(0, end - LONGEST_TITLE), end):
            if end - start > 1 and groups[start][0].text == "#":
                continue  # alone it is a title, behind another word it belongs to it
            words = tuple(word for group in groups[start:end] for word in group)
            text = " ".join(word.text for word in words)
            piece = Column(roles_of(text, vocabulary), Span(segment.page, words), under=under_of(text, vocabulary))
            options.append((best[start][0] + _worth(piece, vocabulary), [*best[start][1], piece]))
        best.append(max(options, key=lambda option: option[0]))
    return best[-1][1]


def _in_cells(groups: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
    """The groups with those of one cell of a sheet together: a cell's edges are known."""
    joined: list[tuple[Word, ...]] = []
    for group in groups:
        own = bool(joined) and group[0].ref == joined[-1][-1].ref and _CELL.fullmatch(group[0].ref) is not None
        joined[-1:] = [joined[-1] + group] if own else [*joined[-1:], group]
    return joined


def _parted(page: int, group: tuple[Word, ...], vocabulary: Vocabulary) -> list[tuple[Word, ...]]:
    """Words that stand close, as several titles where only each part is one: "Value Delivery", "Pos Qty Unit"."""
    if len(group) < 2 or _CELL.fullmatch(group[0].ref):
        return [group]
    return _known_parts(page, group, vocabulary) or [group]


def _known_parts(page: int, group: tuple[Word, ...], vocabulary: Vocabulary) -> list[tuple[Word, ...]]:
    """The fewest titles that the words are, from the left; none where some of them are no title."""
    if len(group) > _MOST_CLOSE or roles_of(Span(page, group).text, vocabulary):
        return [group] if len(group) <= _MOST_CLOSE else []
    for at in range(1, len(group)):
        first = roles_of(Span(page, group[:at]).text, vocabulary)
        rest = _known_parts(page, group[at:], vocabulary) if first else []
        if rest and _are_two(first, Span(page, rest[0]), vocabulary):
            return [group[:at], *rest]
    return []


def _are_two(first: Sequence[str], rest: Span, vocabulary: Vocabulary) -> bool:
    """Whether a title close behind another one is one of its own: no "No.", no second code, not the same again."""
    roles = roles_of(rest.text, vocabulary)
    coded = {*first, *roles} <= _CODES
    alike = {*first, *roles, "other"}
    return squeeze(rest.text) not in NUMBER_WORDS and not coded and len(alike) == len(first) + len(roles) + 1


def _worth(piece: Column, vocabulary: Vocabulary) -> float:
    """A long title is worth more than its parts, one that is listed more than one that is understood."""
    phrase = squeeze(piece.title.text)
    cut = _LISTED if phrase in vocabulary.columns else _UNDERSTOOD
    return len(phrase) - cut if piece.roles else -1.0 - len(phrase)


def _dated(roles: Sequence[str]) -> bool:
    """Whether a title is made of dates alone: what it means is said by all of its words."""
    return len(roles) > 1 and all(role.endswith("_date") for role in roles)


def _tied(pieces: Sequence[Column], vocabulary: Vocabulary, *, apart: bool) -> list[Column]:
    """Pieces without the cuts that were none: "Item / Description" and unknown words stay with their neighbour."""
    columns: list[Column] = []
    for piece in pieces:
        last = columns[-1] if columns else None
        unknown = last is not None and not apart and not (piece.roles and last.roles)
        if last and (piece.title.text[0] in "/&(" or last.title.text[-1] in "/&-" or unknown):
            title = Span(piece.title.page, last.title.words + piece.title.words)
            both = (*last.roles, *(role for role in piece.roles if role not in last.roles))
            columns[-1] = Column((_dated(both) and roles_of(title.text, vocabulary)) or both, title)
        else:
            columns.append(piece)
    return columns
