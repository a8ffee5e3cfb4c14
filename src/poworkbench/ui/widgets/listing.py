"""Tables that are lists: one row has the focus, the keyboard moves it, and no grid or row numbers are seen."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QTableView


def as_list(table: QTableView, row_height: int) -> None:
    """Rows of `row_height` pixels, of which one is selected; Tab leaves the table."""
    table.setShowGrid(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setMinimumSectionSize(12)
    table.verticalHeader().setDefaultSectionSize(row_height)
