"""What a walk through the journal found."""

from __future__ import annotations

from poworkbench.services.stores import Verified
from poworkbench.ui.wording.values import counted


def sentence(verified: Verified) -> str:
    """Whether everything holds, or the first thing that does not and what to do."""
    broken = verified.broken
    if broken is None:
        return f"Everything holds: {counted(verified.entries, 'entry', 'entries')}, their documents and read tables."
    what = f"{broken.what} {broken.where}" if broken.where else f"the {broken.what}"
    return f"Does not hold: {what} {broken.detail}. Keep the file as it is and tell the team lead."
