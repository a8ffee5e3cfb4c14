"""Columns that are found once for a heading and taken again where it is printed again, page after page."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from itertools import pairwise

from poworkbench.reading.columns import Column, Header
from poworkbench.reading.page import Rule


class KnownColumns:
    """The columns of one document's headings; the rows below a heading on all pages say what they are."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[Column, ...]] = {}

    def of(self, header: Header, rules: Sequence[Rule], find: Callable[[], tuple[Column, ...]]) -> tuple[Column, ...]:
        """The heading's columns, `find` asked only where no other with the same titles and upright rules was."""
        key = (*map(_print, header.columns), header.found, frozenset(rule.x0 for rule in rules if rule.x0 == rule.x1))
        if key not in self._known:
            self._known[key] = find()
        known = self._known[key]
        own = header.columns if header.found else sorted(header.columns, key=lambda column: column.level)
        own = [*own[: len(known) - len(own)], *own]  # the first title may stand over two columns (reading.numbered)
        return tuple(
            replace(column, left=like.left, right=like.right, roles=like.roles)
            for column, like in zip(own, known, strict=True)
        )


def _print(column: Column) -> Hashable:
    """What makes a column the same on another page: all but how far down its title stands."""
    words = column.title.words
    beside = tuple(a.top < b.bottom for a, b in pairwise(words))
    texts = tuple((word.text, word.x0, word.x1) for word in words)
    return column.roles, column.left, column.right, column.strange, column.level, column.under, beside, texts
