"""What a person's decisions on a document say of it: the reading, with what he typed in place of what was misread."""

from __future__ import annotations

from poworkbench.domain.events import Entry, Escalated, ValueDecided
from poworkbench.domain.lessons import Wanted
from poworkbench.domain.readings import HEADER_FIELDS, READ_LINE_FIELDS, Reading
from poworkbench.domain.reviews import Review
from poworkbench.services.beside import beside

#: Fields of a line that a person types or takes; what else a line prints is only held on to.
_TYPED = frozenset({"vendor_item", "quantity", "unit_price", "promised_date", "unit", "status"})


def corrected_values(review: Review) -> Wanted | None:
    """What the document says by all that a person did on it; None where he corrected nothing.

    What he kept as ordered or asked the buyer about says nothing of what is printed, and is left out.
    """
    reading = review.reading
    if reading is None or not any(_typed(entries) is not None for entries in review.decisions.values()):
        return None
    header: dict[str, str | None] = {"kind": reading.kind, **{name: reading.value(name) for name in HEADER_FIELDS}}
    lines = [{name: line.value(name) for name in READ_LINE_FIELDS} for line in reading.lines]
    for (line, name), entries in review.decisions.items():
        for values in [header] if line is None else _lines_of(review, reading, line, lines):
            if name in values and (line is None or name in _TYPED):
                _correct(values, name, entries)
    return Wanted(header, tuple(lines))


def _lines_of(
    review: Review, reading: Reading, line: str, lines: list[dict[str, str | None]]
) -> list[dict[str, str | None]]:
    """The one document line that answers an ordered line; none where it came in parts."""
    held = beside(review)
    answers = () if line in held.merged else held.answers.get(line, ())
    return [lines[answers[0]]] if len(answers) == 1 and reading.lines else []


def _correct(values: dict[str, str | None], name: str, entries: tuple[Entry, ...]) -> None:
    typed = _typed(entries)
    if typed is not None:
        values[name] = typed
    elif entries and isinstance(entries[-1].event, Escalated | ValueDecided) and not _accepted(entries[-1]):
        del values[name]


def _typed(entries: tuple[Entry, ...]) -> str | None:
    last = entries[-1].event if entries else None
    return last.new if isinstance(last, ValueDecided) and last.how == "entered" else None


def _accepted(entry: Entry) -> bool:
    return isinstance(entry.event, ValueDecided) and entry.event.how == "accepted"
