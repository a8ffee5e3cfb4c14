"""The client's exports and files of updates, as they lie on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from poworkbench.adapters import update_files
from poworkbench.adapters.documents.exports import table_of
from poworkbench.domain.exchange import UpdatesLayout
from poworkbench.domain.exported_values import Cell
from poworkbench.services.exchange.importing import ExportFile
from poworkbench.services.exchange.tables import Table


class FileTables:
    """services.exchange.tables.Tables on the files of this machine."""

    def table(self, content: bytes, sheet: str = "", delimiter: str = "") -> Table:
        """A sheet of a workbook, or the one table of a text file."""
        return table_of(content, sheet, delimiter)

    def write(self, file: Path, rows: Sequence[Sequence[Cell]], layout: UpdatesLayout) -> None:
        """A new file, whole or not at all."""
        update_files.write(file, rows, layout)


def export_file(file: Path) -> ExportFile:
    """A file as it lies there; its time is when the ERP wrote it."""
    return ExportFile(file.name, file.read_bytes(), datetime.fromtimestamp(file.stat().st_mtime, UTC))
