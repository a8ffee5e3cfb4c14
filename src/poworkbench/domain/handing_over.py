"""What is owed of one value, as an ERP without an interface is told it: only where it ends, whatever the way there.

A value that was decided twice is given once; an export is asked for the last one alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from poworkbench.domain.exchange import HEAD_WRITES
from poworkbench.domain.merging import same
from poworkbench.domain.owed import Operation

Values = Mapping[str, str | None]

#: seen: the ERP has our value · not_yet: it has the old one · differs: it has another · unshown: the export cannot say
Sight = Literal["seen", "not_yet", "differs", "unshown"]


@dataclass(frozen=True, slots=True)
class Owing:
    """One value of an order that the ERP is to have: as it was before anybody here decided, and as it shall be.

    `operations` are those that ask for it, oldest first; one of a head may ask for two values.
    """

    po_number: str
    line: str | None
    field: str
    old: str | None
    new: str | None
    operations: tuple[Operation, ...]

    @property
    def on_the_way(self) -> tuple[str | None, ...]:
        """What the ERP may have while it does not have ours: the old value, and what was decided in between."""
        between = [operation.values[self.field] for operation in self.operations[:-1]]
        return (self.old, *(operation.base.get(self.field) for operation in self.operations[1:]), *between)


def owing(operations: Iterable[Operation]) -> tuple[Owing, ...]:
    """The values that line and head writes ask for, in the order in which they became owed."""
    asked: dict[tuple[str, str | None, str], list[Operation]] = {}
    for operation in operations:
        for name in operation.values if operation.step in ("line", "head") else ():
            asked.setdefault((operation.po_number, operation.line, name), []).append(operation)
    return tuple(
        Owing(po, line, name, ops[0].base.get(name), ops[-1].values[name], tuple(ops))
        for (po, line, name), ops in asked.items()
    )


def sight(value: Owing, now: Values) -> Sight:
    """How a value stands in an export; `now` has the fields that the export shows."""
    if value.field not in now:
        return "unshown"
    if same(value.new, now[value.field]):
        return "seen"
    return "not_yet" if any(same(one, now[value.field]) for one in value.on_the_way) else "differs"


def in_order(values: Iterable[Owing], fields: Sequence[str], lines: Sequence[str]) -> list[Owing]:
    """As a person enters them: line by line as the order has them, fields by the playbook, the head where it says."""
    places = {name: at for at, name in enumerate(fields)}
    numbers = {line: at for at, line in enumerate(lines)}
    first = min((places[name] for name in places if name not in HEAD_WRITES), default=0)

    def place(value: Owing) -> tuple[int, int, int]:
        at = places.get(value.field, len(places))
        block = 1 if value.line is not None else 0 if at < first else 2
        return block, numbers.get(value.line or "", len(numbers)), at

    return sorted(values, key=place)
