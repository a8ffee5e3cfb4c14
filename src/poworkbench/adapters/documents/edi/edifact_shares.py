"""Into which lines of the reading a line of a message falls: by its schedule, its repeated quantities, its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from poworkbench.adapters.documents.edi.edifact_codes import CONFIRMED, ON_BACKORDER, ORDERED
from poworkbench.adapters.documents.edi.edifact_lines import Line
from poworkbench.adapters.documents.edi.segments import Segment
from poworkbench.adapters.documents.edi.values import number


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a line with its quantity (QTY) and its dates (DTM); `alone` where it is all of the line.

    `owed` is the quantity that the vendor owes, where it is that part.
    """

    quantity: Segment | None = None
    dates: tuple[Segment, ...] = ()
    alone: bool = True
    owed: Segment | None = None


def shares_of(line: Line, *, comes: bool = True) -> list[Share]:
    """The parts of a line; what is on back order is one beside what comes. `comes` is whether it comes at all."""
    parts = _parts(_joined(line.groups("SCC")))
    repeated = _repeated(line)
    places = [part for group in line.groups("LOC") for part in _parts(group)]
    owed = next((qty for qty in line.own("QTY") if _is_owed(qty) and _amount(qty)), None)
    split = next((found for found in (parts, repeated, places) if _is_split(found)), [])
    if not split:
        whole = _whole(line, parts, owed, comes=comes)
        if owed is None or whole.owed or not comes:
            return [whole]
        split = [whole]
    shares = [*split, Share(owed, owed=owed)] if owed else split
    return [replace(share, alone=False) for share in shares]


def _joined(groups: Iterable[Sequence[Segment]]) -> list[Segment]:
    return [segment for group in groups for segment in group]


def _parts(segments: Sequence[Segment]) -> list[Share]:
    """A new part where the schedule begins anew or names another quantity."""
    found: list[Share] = []
    for segment in segments:
        if segment.tag in ("SCC", "LOC"):
            found.append(Share())
        elif segment.tag == "QTY" and _counts(segment):
            begun = found.pop() if found and found[-1].quantity is None else Share()
            found.append(replace(begun, quantity=segment, owed=segment if _is_owed(segment) else None))
        elif segment.tag == "DTM" and found:
            found[-1] = replace(found[-1], dates=(*found[-1].dates, segment))
    return [share for share in found if share.quantity or share.dates]


def _repeated(line: Line) -> list[Share]:
    """The same kind of quantity several times, each with its date behind it."""
    own = [one.segment for one in line.placed if one.segment.tag in ("QTY", "DTM") and not one.apart]
    kinds = [segment.part(1).text for segment in own if segment.tag == "QTY"]
    kind = next((kind for kind in CONFIRMED if kinds.count(kind) > 1), None)
    return _parts([segment for segment in own if segment.tag == "DTM" or segment.part(1).text == kind]) if kind else []


def _is_split(shares: Sequence[Share]) -> bool:
    """Whether several quantities come on several days."""
    days = {tuple((dtm.part(1).text, dtm.part(1, 1).text) for dtm in share.dates) for share in shares}
    return len(shares) > 1 and len(days) > 1 and all(share.quantity for share in shares)


def _whole(line: Line, parts: Sequence[Share], owed: Segment | None, *, comes: bool) -> Share:
    """All of the line: what is confirmed before what was ordered, and that where nothing is confirmed."""
    own = line.own("QTY")
    scheduled = [share.quantity for share in parts if share.quantity]
    dates = tuple(dtm for share in parts for dtm in share.dates)
    confirmed = (scheduled if len(scheduled) == 1 else []) + _of_kind(own, CONFIRMED)
    ordered = _of_kind(own, ORDERED)
    due = owed if owed and not any(_comes(qty) for qty in confirmed) else None
    candidates = [*ordered, *([due] if due else []), *confirmed] if due or not comes else [*confirmed, *ordered]
    return Share(candidates[0] if candidates else None, dates, owed=due)


def _of_kind(quantities: Sequence[Segment], kinds: Iterable[str]) -> list[Segment]:
    return [qty for kind in kinds for qty in quantities if qty.part(1).text == kind]


def _counts(qty: Segment) -> bool:
    return qty.part(1).text in (*CONFIRMED, *ORDERED, ON_BACKORDER)


def _is_owed(qty: Segment) -> bool:
    return qty.part(1).text == ON_BACKORDER


def _amount(qty: Segment) -> bool:
    return bool(number(qty.part(1, 1).text))


def _comes(qty: Segment) -> bool:
    return qty.part(1).text in CONFIRMED and _amount(qty)
