"""What wiping a desk costs and what it removed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from poworkbench.ui.wording.values import counted

_REMOVED = {
    "key": "the database's key is gone from the keyring: no copy of the files can be read any more",
    "token": "the ERP's token is gone from the keyring",
    "database": "database with the vendors' documents",
    "inbox": "vendors' files that had arrived",
    "outgoing": "messages to buyers",
    "logs": "logs",
    "window": "what the window remembered",
}
_NOT_REMOVED = {
    "no key": "the keyring holds no key for the database, or is locked",
    "key": "the keyring does not give the database's key up: remove it there by hand",
    "token": "the keyring does not give the ERP's token up: remove it there by hand",
}
_MOST = 10


def owed(orders: Sequence[str] | None, operations: int, files: int) -> list[str]:
    """What would be lost, a sentence each."""
    said = []
    if orders is None:
        said.append("The database cannot be opened: what is owed to the ERP cannot be told.")
    elif orders:
        named = ", ".join(orders[:_MOST]) + (" …" if len(orders) > _MOST else "")
        said.append(f"The ERP has not confirmed {counted(operations, 'decision')} yet: {named}.")
    if files:
        said.append(f"{counted(files, 'vendor file')} in the inbox {_were(files)} not taken in yet.")
    return said


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def removed(what: str, files: int, *, gone: bool) -> str:
    """One thing that was removed, or was not."""
    if not gone:
        return f"NOT removed  {_NOT_REMOVED[what]}"
    return f"removed  {_REMOVED[what]}" + (f" ({counted(files, 'file')})" if files else "")


def question(home: Path) -> str:
    """Asked once."""
    return f"Everything of the desk in {home} is removed and cannot be brought back. Type wipe to go on: "


FIRST_SEND = "Open the window and let it bring them to the ERP first; --even-if-owed wipes all the same."
NOBODY_TO_ASK = "Nobody is there to be asked: say --yes to wipe without a question."
STAYS = "Nothing was wiped."


def done(home: Path, elsewhere: Sequence[str]) -> str:
    """What stays, and where."""
    folders = f", nor {' and '.join(elsewhere)}, which the settings name" if elsewhere else ""
    return f"The desk in {home} is wiped. settings.toml was not touched{folders}."
