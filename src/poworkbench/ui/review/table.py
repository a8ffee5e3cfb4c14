"""The review table: focus by value, rows of several heights, an editor in a row of its own."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from poworkbench.ui.review.delegate import ReviewDelegate
from poworkbench.ui.review.model import COLUMNS, DECISION, FIELD, ReviewModel
from poworkbench.ui.review.rows import Key, neighbour, next_needing
from poworkbench.ui.theme import Theme

WIDTHS = (98, 96, 108, 96)
LEAST = (84, 62, 78, 62)
ROOMY = 560


class ReviewTable(QTableView):
    """Says `focused` when another value has the focus, None where there is none."""

    focused = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self.rows = ReviewModel(self)
        self._painter = ReviewDelegate(theme, self.rows, self)
        self._editor: QWidget | None = None
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("Differences")
        self._dress()
        self.rows.modelReset.connect(self._reshape)
        self.rows.dataChanged.connect(self._measure)

    @property
    def key(self) -> Key | None:
        """The value that has the focus."""
        return self._painter.focused

    def focus(self, key: Key | None) -> None:
        """Give a value the focus and bring it into sight."""
        row = self.rows.row_of(key)
        self._painter.focused = key if row >= 0 else None
        self.setCurrentIndex(self.rows.index(row, FIELD) if row >= 0 else QModelIndex())
        if row >= 0:
            self._into_sight(row)
        self.viewport().update()
        self.focused.emit(self._painter.focused)

    def step(self, by: int) -> None:
        """To the value above or below."""
        key = neighbour(self.rows.rows, self.key, by)
        if key is not None:
            self.focus(key)

    def next_needing(self, after: Key | None) -> Key | None:
        """The next value that needs a person."""
        return next_needing(self.rows.rows, after, self.rows.pending)

    def open_editor(self, editor: QWidget) -> None:
        """Put an editor under the focused value."""
        assert self.key is not None
        place = self.rows.open_editor(self.key)
        self._editor = editor
        self.setSpan(place, 0, 1, len(COLUMNS))
        self.setIndexWidget(self.rows.index(place, 0), editor)
        self.setRowHeight(place, editor.sizeHint().height())
        self.scrollTo(self.rows.index(place, 0))

    def fit_editor(self) -> None:
        """The editor has something to say and needs another height."""
        for place, shown in enumerate(self.rows.rows):
            if shown.kind == "editor" and self._editor:
                self.setRowHeight(place, self._editor.sizeHint().height())

    def close_editor(self) -> None:
        """Take the editor away."""
        self.rows.close_editor()
        self._editor = None
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns take their share, sentences wrap anew."""
        super().resizeEvent(event)
        narrow = min(1.0, self.viewport().width() / ROOMY)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, max(round(width * narrow), LEAST[column]))
        self._measure()

    def _into_sight(self, row: int) -> None:
        last = max(i for i, shown in enumerate(self.rows.rows) if shown.owner == self.key)
        first = row - 1 if row and self.rows.rows[row - 1].kind == "line" else row
        for place in (last, first):
            self.scrollTo(self.rows.index(place, FIELD))

    def _reshape(self) -> None:
        self.clearSpans()
        for place, shown in enumerate(self.rows.rows):
            if shown.kind != "value":
                self.setSpan(place, 0, 1, len(COLUMNS))
        self._measure()

    def _measure(self) -> None:
        width = self.viewport().width()
        for place, shown in enumerate(self.rows.rows):
            if shown.kind != "editor":
                height = self._painter.height(shown, width)
                if self.rowHeight(place) != height:
                    self.setRowHeight(place, height)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(12)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(DECISION, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        self.clicked.connect(self._clicked)

    def _clicked(self, index: QModelIndex) -> None:
        shown = self.rows.rows[index.row()]
        if shown.owner is not None:
            self.focus(shown.owner)
