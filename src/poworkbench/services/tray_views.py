"""What screens are given of writes that the ERP did not take, and of calls that rest for a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One write that the ERP did not take, as the tray shows it.

    `reason` is the ERP's (of one that is held: what is the matter with its order), `why` a person's for setting it
    aside. `wanted` is what was to be written, None where it is not a value; `times` is how often it was refused.
    """

    operation: str
    document: str
    po_number: str
    step: str
    standing: str
    line: str | None
    field: str | None
    wanted: str | None
    person: str
    decided_at: datetime
    reason: str
    refused_at: datetime
    times: int
    why: str | None = None
    way_out_by: str | None = None

    @property
    def row(self) -> tuple[str | None, str] | None:
        """The row of the review that it is about; None for a document."""
        return (self.line, self.field) if self.field else None


@dataclass(frozen=True, slots=True)
class Resting:
    """A kind of call that failed too often in a row: until when it is left alone, and why."""

    kind: Literal["pull", "push", "attach", "comment"]
    until: datetime
    trouble: str
