"""The head of a document: which order, whose, since when, what an earlier one said, and what is left to do."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from poworkbench.services.since import Since
from poworkbench.services.views import ReviewView
from poworkbench.ui.theme import Theme
from poworkbench.ui.widgets import present
from poworkbench.ui.widgets.labels import Elided, toned
from poworkbench.ui.widgets.marks import Marks
from poworkbench.ui.wording.heading import facts, promise, title
from poworkbench.ui.wording.revisions import told
from poworkbench.ui.wording.states import chips


class Header(QWidget):
    """Title, facts, what changed since an earlier document of the order, chips."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._facts, self._since = Elided(), Elided(), Elided()
        self._title.setFont(theme.fonts.title)
        self._title.setStyleSheet("font-size: 17px; font-weight: 600;")
        self._facts.setObjectName("quiet")
        self._since.setAccessibleName("Since the earlier document")
        self._since.hide()
        self.chips = Marks("What is left to do", "chip", 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(3)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addWidget(self._since)
        column.addWidget(self.chips)

    def show_view(self, view: ReviewView | None) -> None:
        """Another document, or the same one further on; None where nothing is open."""
        self.setVisible(view is not None)
        if view is None:
            return
        now = present.now()
        self._title.setText(title(view))
        self._facts.setText(facts(view, now))
        self._show_since(view.since, now)
        hangs_on = promise(view, now)
        self.chips.show_marks([*chips(view), *([(hangs_on, "plain")] if hangs_on else [])])

    @property
    def since(self) -> str:
        """What is said of an earlier document of the order; empty where there is none."""
        return "" if self._since.isHidden() else self._since.text()

    def _show_since(self, since: Since | None, now: datetime) -> None:
        text = told(since, now) if since else ""
        self._since.setText(text)
        self._since.setVisible(bool(text))
        toned(self._since, "warn" if since and (since.older or since.changes) else "soft")
