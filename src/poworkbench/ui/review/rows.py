"""What stands on the review screen, line by line; pure, so that folding can be tested without a screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from poworkbench.services.views import ReviewLine, ReviewRow, ReviewView
from poworkbench.ui.wording.ranges import agreeing
from poworkbench.ui.wording.states import Tone

Key = tuple[str | None, str]
#: line: a heading · value: a field with its four columns · note: a sentence under it · fold: lines that agree · editor
Kind = Literal["line", "value", "note", "fold", "editor"]


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of the table; `owner` is the value a note or an editor belongs to."""

    kind: Kind
    line: ReviewLine | None = None
    row: ReviewRow | None = None
    text: str = ""
    tone: Tone = "plain"
    owner: Key | None = None


Note = Callable[[ReviewRow], tuple[str, Tone]]


def shown_rows(view: ReviewView, note: Note, *, unfolded: bool) -> list[Shown]:
    """Headings, values that matter with their sentences, and the lines that agree folded into one row."""
    rows: list[Shown] = []
    everything = unfolded or view.state == "unread"
    for line in view.lines:
        if everything or not line.agrees:
            rows += _line(line, note, everything)
    agree = [line.number for line in view.lines if line.agrees and line.number is not None]
    if agree and not everything:
        rows.append(Shown("fold", text=agreeing(agree)))
    return rows


def _line(line: ReviewLine, note: Note, everything: bool) -> list[Shown]:
    rows = [Shown("line", line=line)]
    for row in line.rows:
        if everything or row.differs or row.decision:
            rows.append(Shown("value", line=line, row=row, owner=row.key))
            text, tone = note(row)
            if text:
                rows.append(Shown("note", line=line, row=row, text=text, tone=tone, owner=row.key))
    return rows


def next_needing(rows: list[Shown], after: Key | None, passed: frozenset[Key]) -> Key | None:
    """The next value that needs a person, from the top again after the last; `passed` are being saved."""
    keys = [shown.row.key for shown in rows if shown.kind == "value" and shown.row and _needs(shown.row, passed)]
    if not keys:
        return None
    order = [shown.owner for shown in rows if shown.kind == "value"]
    place = order.index(after) if after in order else -1
    return next((key for key in keys if order.index(key) > place), keys[0])


def neighbour(rows: list[Shown], key: Key | None, by: int) -> Key | None:
    """The value above or below; the first one where none is focused, None at the end."""
    order = [shown.owner for shown in rows if shown.kind == "value"]
    if not order:
        return None
    if key not in order:
        return order[0]
    place = order.index(key) + by
    return order[place] if 0 <= place < len(order) else None


def _needs(row: ReviewRow, passed: frozenset[Key]) -> bool:
    return row.needs_person and row.key not in passed
