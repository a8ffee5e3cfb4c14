"""What can happen with an ERP without an interface: its exports come in, a person gives it what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Handed = Literal["file", "entered", "kept", "unshown", "superseded"]


@dataclass(frozen=True, slots=True)
class WriteHandedOver:
    """A person gave a write to an ERP without an interface; it stays owed until an export shows it.

    `how` is file (it stands in the file that was written for the ERP's import) or entered (he typed it there). Three
    end it without having been seen: kept (such an ERP takes no comments and attachments from here), unshown (it was
    given, and no export shows that field), superseded (a later decision on the same value ended in its place).
    """

    operation: str
    how: Handed
    file: str | None = None


@dataclass(frozen=True, slots=True)
class WriteSkipped:
    """A person could not enter a write into the ERP now, and says why; it is owed as before."""

    operation: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExportTaken:
    """A file that the ERP exported was taken in: what it was, when it was made, whether it had every open order.

    `closed` are the orders that were not in it any more; `left_out` counts the orders that were not understood.
    """

    file: str
    sha256: str
    made_at: datetime
    full: bool
    orders: int
    rows: int
    left_out: int = 0
    closed: int = 0
