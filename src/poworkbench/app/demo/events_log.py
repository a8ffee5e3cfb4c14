"""The journal as text: one line an event, as `poworkbench history` words it."""

from __future__ import annotations

from pathlib import Path

from poworkbench.adapters.store.desk import DeskStore
from poworkbench.services.history import history_row
from poworkbench.ui.wording.events import about, happened


def write_log(store: DeskStore, file: Path) -> int:
    """Write every entry of the journal, oldest first; how many."""
    with store.reading() as unit, file.open("w", encoding="utf-8") as log:
        entries = unit.entries()
        for entry in entries:
            row = history_row(entry, entries, None, None)
            assert row is not None
            where = " ".join(part for part in (entry.about.po_number, about(row)) if part)
            at = entry.at.isoformat(timespec="milliseconds")
            log.write(f"{at}  {row.entry:20s}  {row.person:10s}  {where}: {happened(row, entry.at.date())}\n")
    return len(entries)
