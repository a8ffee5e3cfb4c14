"""An export's first rows, what each column holds, and the first order as it is understood: all by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from poworkbench.domain.exported_orders import NoSuchColumn
from poworkbench.domain.exported_values import DATES, NUMBERS
from poworkbench.services.exchange.tables import TableProblem
from poworkbench.ui.exchange.delegate import MappingDelegate
from poworkbench.ui.exchange.model import WAYS, MappingModel
from poworkbench.ui.exchange.sides import FieldList, Ways
from poworkbench.ui.exchange_desk import Mapping
from poworkbench.ui.exchange_keys import COLUMN_KEYS, FIELD_KEYS, WAYS_KEYS
from poworkbench.ui.shortcuts import verb_of
from poworkbench.ui.theme import Theme
from poworkbench.ui.widgets.banner import Banner
from poworkbench.ui.widgets.labels import toned
from poworkbench.ui.widgets.naming import quiet, wrapping
from poworkbench.ui.widgets.present import today
from poworkbench.ui.wording.exchange import export_field, file_problem, understood

_WIDTHS = (70, 220)
_SIZE = (1240, 690)
#: What stands in a column of these tells how the export writes.
TELLING = DATES | NUMBERS | {"po_number"}
HINT = "← → column   ↑ ↓ heading row   a letter says what the column holds   Del nothing   ⏎ keep   Esc leave"


class MappingScreen(QWidget):
    """Says `done` with the playbook's file once the layout is kept there; Esc leaves everything as it was."""

    done = Signal(str)

    def __init__(self, mapping: Mapping, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._mapping, self._theme = mapping, theme
        self.kept: Path | None = None
        table = mapping.table(mapping.layout.sheet if mapping.layout else "")
        self.model = MappingModel(table, mapping.layout or mapping.guess(table), self)
        self.setWindowTitle(f"PO Workbench · columns of {mapping.name}")
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.table = self._table()
        self.message = Banner("Message")
        self.preview = wrapping(QLabel())
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setAccessibleName("The first order as it is understood")
        self.fields, self.ways = FieldList(), Ways()
        self._lay_out()
        self.setStyleSheet(theme.sheet())
        self.resize(*_SIZE)
        self._verbs = self._make_verbs()
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key that means something here; the others go on to the window."""
        if verb := verb_of(event, COLUMN_KEYS):
            self._verbs[verb]()
        elif field := verb_of(event, FIELD_KEYS):
            self._point(field)
        elif way := verb_of(event, WAYS_KEYS):
            self._change(way)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.activateWindow()
        self.setFocus()

    def _make_verbs(self) -> dict[str, Callable[[], object]]:
        step, move, width = self.model.step, self.model.move_headings, self.model.width
        return {
            "left": lambda: self._then(lambda: step(-1)), "right": lambda: self._then(lambda: step(1)),
            "first": lambda: self._then(lambda: step(-width)), "last": lambda: self._then(lambda: step(width)),
            "higher": lambda: self._then(lambda: move(-1)), "lower": lambda: self._then(lambda: move(1)),
            "nothing": lambda: self._point(None), "keep": self._keep, "leave": self.close,
        }  # fmt: skip

    def _then(self, act: Callable[[], object]) -> None:
        act()
        self._changed()

    def _point(self, name: str | None) -> None:
        """The column holds this; the hand goes on to the next one."""
        self.model.point(name)
        if name in TELLING:
            self.model.take(self._mapping.signs(self.model.layout, self.model.table))
        self.model.step(1 if name else 0)
        self._changed()

    def _change(self, way: str) -> None:
        if way == "sheet":
            self._next_sheet()
        elif way == "price_unit":
            self._then(self.model.turn_prices)
        else:
            self._then(lambda: self.model.turn(way, WAYS[way]))

    def _next_sheet(self) -> None:
        sheets = self.model.table.sheets
        if len(sheets) < 2:
            self.message.say("The export has one sheet.", "plain")
            return
        try:
            table = self._mapping.table(sheets[(sheets.index(self.model.table.sheet) + 1) % len(sheets)])
        except TableProblem as problem:
            self.message.say(file_problem(self._mapping.name, problem) or "", "bad")
            return
        self.model = MappingModel(table, self._mapping.guess(table), self)
        self._verbs = self._make_verbs()
        self.table.setModel(self.model)
        self._changed()

    def _keep(self) -> None:
        """Into the playbook, unless an order could not be made with it."""
        missing = self.model.layout.missing
        if missing:
            self.message.say("Not kept: " + ", ".join(map(export_field, missing)) + " is still needed.", "bad")
            return
        try:
            self.kept = self._mapping.keep(self.model.layout)
        except Exception as problem:  # noqa: BLE001 - whatever is the matter with the file is said where the hand is
            self.message.say(str(problem), "bad")
            return
        self.done.emit(str(self.kept))
        self.close()

    def _changed(self) -> None:
        """Paint what is pointed at and what follows from it."""
        model, places = self.model, self.model.places()
        self.message.say("")
        self.table.setCurrentIndex(model.index(model.layout.heading_row - 1, model.here))
        self.table.viewport().update()
        self.fields.show_places({name: model.title(at) for name, at in places.items()})
        self.ways.show_layout(model.layout, model.table.sheet)
        self._preview()

    def _preview(self) -> None:
        try:
            found = self._mapping.preview(self.model.table, self.model.layout)
        except NoSuchColumn as problem:
            self.preview.setText(file_problem(self._mapping.name, problem) or "")
            return
        self.preview.setText("\n".join(understood(found, self._mapping.name, today())))
        toned(self.preview, "bad" if found.missing or found.order is None else "warn" if found.problems else "ok")

    def _table(self) -> QTableView:
        view = QTableView()
        view.setModel(self.model)
        view.setItemDelegate(MappingDelegate(self._theme, view))
        view.setAccessibleName("The first rows of the export")
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setSelectionMode(QTableView.SelectionMode.NoSelection)
        view.horizontalHeader().setSectionsClickable(True)
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(22)
        view.resizeColumnsToContents()
        for column in range(self.model.width):
            view.setColumnWidth(column, min(max(view.columnWidth(column) + 14, _WIDTHS[0]), _WIDTHS[1]))
        view.clicked.connect(self._clicked)
        return view

    def _clicked(self, index: QModelIndex) -> None:
        self._then(lambda: self.model.step(index.column() - self.model.here))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        title = QLabel(f"Which column of {self._mapping.name} holds what?")
        title.setStyleSheet("font-size: 17px; font-weight: 600;")
        column.addWidget(title)
        column.addWidget(quiet(HINT))
        column.addWidget(self.message)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.fields)
        column.addLayout(middle, 1)
        column.addWidget(self.ways)
        self.preview.setMinimumHeight(84)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.preview)
