"""What a person does about a write that the ERP refused: the ways out of the dead-letter tray."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WriteTriedAgain:
    """A person wants a refused write to be sent again; it is owed from then on, as it was before."""

    operation: str


@dataclass(frozen=True, slots=True)
class WriteSetAside:
    """A person knows that a write is not in the ERP and will not come there, and says why.

    `held` is one that was still owed, since its order is not as agreed.
    """

    operation: str
    reason: str
    held: bool = False
