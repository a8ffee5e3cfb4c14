"""What takes longer than a second, how far it is, and a way out of it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from poworkbench.ui.tasks import Ticket
from poworkbench.ui.widgets.naming import quiet


class Busy(QWidget):
    """Stands at the end of the foot while something is slow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._title = quiet()
        self._bar = QProgressBar()
        self._bar.setFixedSize(140, 14)
        self._bar.setAccessibleName("Progress")
        self.cancel = QPushButton("Cancel")
        self.cancel.setAccessibleName("Cancel what is under way")
        self.cancel.setMaximumHeight(20)
        self.cancel.clicked.connect(self._cancel)
        for widget in (self._title, self._bar, self.cancel):
            row.addWidget(widget)
        self._ticket: Ticket | None = None
        self.hide()

    def show_ticket(self, ticket: Ticket | None) -> None:
        """Follow this piece of work; None when nothing is slow."""
        self._ticket = ticket
        self.setVisible(ticket is not None)
        if ticket is None:
            return
        self._title.setText(ticket.title)
        self._bar.setMaximum(ticket.total)
        self._bar.setValue(ticket.done)
        self.cancel.setVisible(ticket.lane != "write")

    def _cancel(self) -> None:
        if self._ticket:
            self._ticket.cancel()
        self.hide()
