"""What a paper leaves a person to look at: lines that were not found, days that nothing explains."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from poworkbench.domain.readings import ACKNOWLEDGEMENT, Reading
from poworkbench.reading.labels import Labelled
from poworkbench.reading.page import Word
from poworkbench.reading.rows import Row
from poworkbench.reading.values import Style, dates_in

#: Codes of ui.wording.cautions.
NO_LINES, UNEXPLAINED = "no_lines", "unexplained_dates"
#: A row of more words is writing: days told in it are no promise by themselves.
_LONGEST = 8
#: So many days are told; the document shows the rest.
_MOST = 3


def unread(reading: Reading, rows: Sequence[Row], found: Sequence[Labelled], style: Style) -> tuple[str, ...]:
    """The cautions of an acknowledgement in which no line, or no promised date, was found; `rows` are those beside it.

    A day that stands there under no known name, later than the paper itself, may be the promise.
    """
    if reading.kind != ACKNOWLEDGEMENT:
        return ()
    if not reading.lines:
        return (NO_LINES,)
    if any(line.promised_date for line in reading.lines) or reading.document_date is None:
        return ()
    named = {_end(word) for item in found for word in item.value.words}
    days = sorted(set(_later(rows, named, style, reading.document_date.value)))
    return (f"{UNEXPLAINED}:{', '.join(map(str, days[:_MOST]))}",) if days else ()


def _later(rows: Iterable[Row], named: Collection[tuple[float, float]], style: Style, written: str) -> Iterator[date]:
    for row in rows:
        for dated in dates_in(row.span, style) if len(row.words) <= _LONGEST else ():
            if dated.day.isoformat() > written and not _is_named(dated.span.words, named):
                yield dated.day


def _is_named(words: Sequence[Word], named: Collection[tuple[float, float]]) -> bool:
    return any(_end(word) in named for word in words)


def _end(word: Word) -> tuple[float, float]:
    """Where a word ends, which stays as it is where a label is cut off its beginning."""
    return word.x1, word.top
