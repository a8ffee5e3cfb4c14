"""Which of the dates around a line is what the vendor promises for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from poworkbench.adapters.documents.edi.segments import Part, Segment
from poworkbench.adapters.documents.edi.source import DOUBTFUL, LIKELY, SURE, Source
from poworkbench.domain.readings import Found


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the qualifier that says what happens then; `day` is None where it is no date.

    `answered` says that it stands where the vendor gives his answer, so that it is his word whatever it is called.
    """

    qualifier: str
    segment: Segment
    part: Part
    day: str | None
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """A standard's date qualifiers: what is promised, in the order that counts, and what is only wished."""

    promised: Mapping[str, str]
    wished: Mapping[str, str]

    def chosen(self, dates: Sequence[Dated], source: Source, *, as_asked: bool) -> Found | None:
        """The first promise; else a wish that the vendor answers with, or accepts where the line is as asked."""
        ranks = [*self.promised, *self.wished]
        real = [dated for dated in dates if dated.day and self._counts(dated, as_asked=as_asked)]
        real.sort(key=lambda dated: ranks.index(dated.qualifier) if dated.qualifier in ranks else len(ranks))
        if not real:
            return None
        first = real[0]
        return source.value(first.segment, first.part, first.day, self._sure(first))

    def _counts(self, dated: Dated, *, as_asked: bool) -> bool:
        if dated.qualifier in self.promised or (dated.answered and not dated.qualifier):
            return True
        return dated.qualifier in self.wished and (dated.answered or as_asked)

    def _sure(self, dated: Dated) -> int:
        if dated.qualifier in self.promised:
            return SURE
        return LIKELY if dated.answered else DOUBTFUL
