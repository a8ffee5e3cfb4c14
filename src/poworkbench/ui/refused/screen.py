"""The tray's page: a table, the focused write in sentences, and the ways out by one key each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from poworkbench.services.tray_views import RefusedRow
from poworkbench.ui.refused.model import RefusedModel
from poworkbench.ui.shortcuts import BY_ID, TRAY_KEYS, verb_of
from poworkbench.ui.theme import Theme
from poworkbench.ui.widgets.banner import Banner
from poworkbench.ui.widgets.key_row import key_row
from poworkbench.ui.widgets.line_editor import LineEditor
from poworkbench.ui.widgets.listing import as_list
from poworkbench.ui.widgets.naming import named, wrapping
from poworkbench.ui.widgets.present import now, today
from poworkbench.ui.wording import tray

_WIDTHS = (104, 104, 146, 172, 0, 92, 46, 124)
_REASON = 4
_ROW_HEIGHT = 24
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)

#: The keys as they stand below the table.
_HINTS = (*TRAY_KEYS[:-1], BY_ID["sync"], TRAY_KEYS[-1])


class RefusedTable(QTableView):
    """Keeps the tray's keys to itself while it has the focus, and says which one was `pressed`."""

    pressed = Signal(str)

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and not event.modifiers() and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        verb = None if shifted else verb_of(event, TRAY_KEYS)
        if verb is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.pressed.emit(verb)


def _is_own(event: QKeyEvent) -> bool:
    return event.key() in _ARROWS or verb_of(event, TRAY_KEYS) is not None


class RefusedScreen(QWidget):
    """Says `asked` with a verb and the write it is about, `aside` with the write and the reason, `left` to go back."""

    asked = Signal(str, object)
    aside = Signal(object, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = RefusedModel(theme, self)
        self.table = self._table()
        self.title = QLabel(tray.TITLE)
        self.told = wrapping(QLabel())
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setAccessibleName("The focused write")
        self.message = Banner("Message of the tray")
        self.reason = LineEditor("Why it is set aside", tray.WHY, self)
        self.reason.hide()
        self._wanted: RefusedRow | None = None
        self._lay_out()
        self.reason.entered.connect(self._aside)
        self.reason.left.connect(self._stay)
        self.show_rows(())

    @property
    def row(self) -> RefusedRow | None:
        """The write that has the focus."""
        at = self.table.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def show_rows(self, rows: Sequence[RefusedRow]) -> None:
        """As the desk has it now; the focus stays on its write, or where that was."""
        at, focused = self.table.currentIndex().row(), self.row
        self.model.show_rows(rows)
        waiting = sum(row.standing in ("refused", "held") for row in rows)
        self.title.setText(tray.heading(len(rows), waiting))
        found = self.model.row_of(focused.operation) if focused else -1
        self.table.selectRow(found if found >= 0 else min(max(at, 0), len(rows) - 1))
        self._tell()

    def take_focus(self) -> None:
        """The keyboard goes to the table."""
        self.message.say("")
        self.table.setFocus()

    def say(self, text: str, tone: str = "plain") -> None:
        """A sentence for the person."""
        self.message.say(text, tone)

    def _press(self, verb: str) -> None:
        self.message.say("")
        row = self.row
        if verb == "leave":
            self.left.emit()
        elif row and verb == "set_aside":
            self._begin_aside(row)
        elif row:
            self.asked.emit(verb, row)

    def _begin_aside(self, row: RefusedRow) -> None:
        """What is typed is about this write, wherever the focus is by then."""
        self._wanted = row
        self.reason.clear()
        self.reason.show()
        self.reason.setFocus()

    def _aside(self, text: str) -> None:
        if text.strip() and self._wanted:
            self.aside.emit(self._wanted, text.strip())
            self._stay()

    def _stay(self) -> None:
        self.reason.hide()
        self.table.setFocus()

    def _tell(self) -> None:
        row = self.row
        self.told.setText(tray.told(row, now(), today()) if row else tray.EMPTY)

    def _table(self) -> RefusedTable:
        table = named(RefusedTable(), "history")
        table.setModel(self.model)
        table.setAccessibleName("What the ERP refused")
        as_list(table, _ROW_HEIGHT)
        table.setWordWrap(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            if width:
                table.setColumnWidth(column, width)
        table.pressed.connect(self._press)
        changed: Callable[..., None] = lambda *_: self._tell()  # noqa: E731
        table.selectionModel().currentChanged.connect(changed)
        return table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 10)
        column.setSpacing(8)
        self.title.setStyleSheet("font-size: 17px; font-weight: 600;")
        column.addWidget(self.title)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addWidget(self.message)
        column.addWidget(self.reason)
        column.addLayout(key_row(_HINTS))
