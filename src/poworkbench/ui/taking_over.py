"""Tells that an earlier version's database is being encrypted, which may take a minute before there is a window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog

from poworkbench.services.stores import Cancelled
from poworkbench.ui.wording.storing import TAKING_OVER


class TakingOver:
    """A dialog from the first step on; called with entries done and in all, raises Cancelled once it was stopped."""

    def __init__(self) -> None:
        self._dialog: QProgressDialog | None = None

    def __call__(self, done: int, every: int) -> None:
        """One more step."""
        if self._dialog is None:
            self._dialog = QProgressDialog(TAKING_OVER, "Not now", 0, every)
            self._dialog.setWindowTitle("PO Workbench")
            self._dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
            self._dialog.show()
        self._dialog.setMaximum(every)
        self._dialog.setValue(min(done, every - 1))
        if self._dialog.wasCanceled():
            raise Cancelled

    def close(self) -> None:
        """It is done."""
        if self._dialog is not None:
            self._dialog.close()
