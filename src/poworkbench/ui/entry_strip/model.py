"""Where the hand is: which value of which order, what was entered so far, and how it is taken back."""

from __future__ import annotations

from dataclasses import dataclass, field

from poworkbench.services.exchange.entry import EntryOrder, EntryStep


@dataclass(slots=True)
class Entered:
    """A value that was entered; `entries` say so in the journal, empty until it is recorded."""

    po_number: str
    at: int
    marks: tuple[str, ...]
    entries: tuple[str, ...] = ()


@dataclass(slots=True)
class Progress:
    """One sitting at the ERP: `order` is None while the next one is asked for and when nothing is left."""

    order: EntryOrder | None = None
    at: int = 0
    done: list[Entered] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    @property
    def step(self) -> EntryStep | None:
        """The value that is in the clipboard."""
        return self.order.steps[self.at] if self.order and self.at < len(self.order.steps) else None

    @property
    def is_entered(self) -> bool:
        """Whether the value was entered before and is looked at once more."""
        here = self.order
        return bool(here) and any((one.po_number, one.at) == (here.po_number, self.at) for one in self.done if here)

    def entered(self) -> Entered | None:
        """The value is in the ERP: on to the next one; None where that was said before."""
        step, order = self.step, self.order
        assert step is not None
        assert order is not None
        one = None if self.is_entered else Entered(order.po_number, self.at, step.marks)
        if one:
            self.done.append(one)
        self.at += 1
        return one

    def skip(self) -> tuple[str, ...]:
        """Leave the value for later: its operations."""
        step = self.step
        assert step is not None
        self.skipped += step.operations
        self.at += 1
        return step.operations

    def back(self) -> bool:
        """To the value before, within the order; False at its first."""
        if self.order is None or self.at == 0:
            return False
        self.at -= 1
        return True

    def take_back(self) -> Entered | None:
        """The last value that was entered, which is not after all; None where there is none."""
        if not self.done:
            return None
        last = self.done.pop()
        if self.order and self.order.po_number == last.po_number:
            self.at = last.at
        return last

    @property
    def left(self) -> int:
        """How many values are still to be entered, with this one."""
        here = len(self.order.steps) - self.at if self.order else 0
        return here + (self.order.values_left if self.order else 0)
