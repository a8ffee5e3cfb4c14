"""Into which lines of the reading a line of a transaction set falls, and how much of it is in each."""

from __future__ import annotations

from dataclasses import dataclass

from poworkbench.adapters.documents.edi.segments import Part, Segment
from poworkbench.adapters.documents.edi.values import number
from poworkbench.adapters.documents.edi.x12_codes import BACKORDERED, CANCELLED, LINE_STATUS, QUANTITY_CHANGED
from poworkbench.adapters.documents.edi.x12_lines import Answer, Item


@dataclass(frozen=True, slots=True)
class Share:
    """An answer, a part of the schedule, or neither where the line just stands there.

    `alone` says whether it is all of the line: only then do the line's own quantity, amount and dates speak of it.
    """

    answer: Answer | None = None
    schedule: tuple[Segment, ...] = ()
    alone: bool = True

    @property
    def code(self) -> str:
        """The line status code, "" where there is none."""
        return self.answer.ack.part(1).text if self.answer else ""

    @property
    def status(self) -> str | None:
        """What the code makes of the line."""
        return LINE_STATUS.get(self.code, (None, ""))[0]


def shares_of(item: Item) -> list[Share]:
    """Several answers part a line, and so does a schedule of several days under one answer."""
    if len(item.answers) > 1:
        paired = len(item.schedule) == len(item.answers)
        schedules = [(part,) for part in item.schedule] if paired else [()] * len(item.answers)
        return [Share(answer, parts, alone=False) for answer, parts in zip(item.answers, schedules, strict=True)]
    answer = item.answers[0] if item.answers else None
    if len({part.part(6).text for part in item.schedule}) > 1:
        return [Share(answer, (part,), alone=False) for part in item.schedule]
    return [Share(answer, item.schedule)]


def quantity_of(item: Item, share: Share) -> tuple[Segment, Part] | None:
    """The answer's own quantity; the ordered one only where the answer does not say that it changed.

    Of a line that does not come, a quantity of none says no more than its status does: the ordered one stands.
    """
    scheduled = (share.schedule[0], share.schedule[0].part(1)) if share.schedule else None
    if not share.alone and len(item.answers) <= 1:
        return scheduled
    if share.answer and share.answer.ack.part(2).text and not (share.alone and _nothing_comes(share)):
        return share.answer.ack, share.answer.ack.part(2)
    if not share.alone or share.code in QUANTITY_CHANGED:
        return scheduled
    return item.head, item.head.part(item.places.quantity)


def _nothing_comes(share: Share) -> bool:
    counted = number(share.answer.ack.part(2).text) if share.answer else None
    return counted == 0 and share.status in (CANCELLED, BACKORDERED) and share.code not in QUANTITY_CHANGED


def unit_of(item: Item, share: Share) -> tuple[Segment, Part]:
    """The unit of the quantity."""
    if share.answer and share.answer.ack.part(3).text:
        return share.answer.ack, share.answer.ack.part(3)
    return item.head, item.head.part(item.places.unit)
