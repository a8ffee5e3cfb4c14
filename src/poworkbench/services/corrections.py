"""What a person's decisions on a document say of it: the reading, with what he typed in place of what was misread."""

from __future__ import annotations

from poworkbench.domain.events import Entry, Escalated, ValueDecided
from poworkbench.domain.lessons import Place, Wanted
from poworkbench.domain.readings import HEADER_FIELDS, READ_LINE_FIELDS, Reading
from poworkbench.domain.reviews import Review, pointed_at
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
    places: list[Place] = []
    for (line, name), entries in review.decisions.items():
        at = None if line is None else _answer(review, reading, line)
        values = header if line is None else lines[at] if at is not None else {}
        if name in values and (line is None or name in _TYPED):
            _correct(values, name, entries)
            places += [Place(at, name, seen.page, seen.box) for seen in pointed_at(entries)]
    return Wanted(header, tuple(lines), tuple(places))


def _answer(review: Review, reading: Reading, line: str) -> int | None:
    """The one document line that answers an ordered line; None where it came in parts."""
    held = beside(review)
    answers = () if line in held.merged else held.answers.get(line, ())
    return answers[0] if len(answers) == 1 and reading.lines else None


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
