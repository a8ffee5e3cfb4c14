"""What a person is asked because the reader is not sure of it: each doubt in its place beside the order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from poworkbench.domain.comparing import Compared
from poworkbench.domain.differences import Difference
from poworkbench.domain.doubts import Doubt, doubts
from poworkbench.domain.orders import LINE_FIELDS
from poworkbench.domain.readings import Evidence

#: What of a document as a whole is asked about: what is held against the order, and the number that it is given.
HEAD_FIELDS = ("po_number", "vendor_order_number", "currency", "total")


@dataclass(frozen=True, slots=True)
class Question:
    """One value of the order that the document may say, `proposed` by the reader.

    `line` is the order's line. `difference` is what it would differ by if the proposal is right, None where it would
    be as ordered.
    """

    line: str | None
    field: str
    proposed: str
    difference: Difference | None
    evidence: tuple[Evidence, ...]


def questions(held: Compared) -> tuple[Question, ...]:
    """The doubts about values that are held against the order; lines that nobody ordered are asked about as a whole."""
    asked = doubts(held.reading)
    if not asked:
        return ()
    proposed = {(each.line, each.field): each for each in held.differences(unsure=True)}
    found: dict[tuple[str | None, str], Question] = {}
    for doubt in asked:
        for line in _places(held, doubt):
            key = (line, doubt.field)
            known = found.get(key)
            found[key] = _question(held, key, doubt, proposed) if known is None else _joined(known, doubt)
    return tuple(found.values())


def _places(held: Compared, doubt: Doubt) -> Iterator[str | None]:
    if doubt.line is None and doubt.field in HEAD_FIELDS:
        yield None
    elif doubt.line is not None and doubt.field in LINE_FIELDS:
        yield from held.pairing.answered[doubt.line]


def _question(
    held: Compared, key: tuple[str | None, str], doubt: Doubt, proposed: Mapping[tuple[str | None, str], Difference]
) -> Question:
    difference, evidence = proposed.get(key), (doubt.found.evidence,)
    said = difference.acknowledged if difference else _whole(held, key)
    return Question(*key, said or doubt.found.value, difference, evidence)


def _whole(held: Compared, key: tuple[str | None, str]) -> str | None:
    """The parts of a split that are as ordered are told by their sum."""
    line = held.order.line(key[0]) if key[0] else None
    if line is None or key[1] != "quantity" or len(held.pairing.document_lines(line.line)) < 2:
        return None
    return format(line.quantity, "f")


def _joined(known: Question, doubt: Doubt) -> Question:
    """Several parts of a line in doubt are one question, with all their places."""
    return replace(known, evidence=(*known.evidence, doubt.found.evidence))
