"""Beside and below the export's rows: the fields with their letters, the ways of writing with their digits."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from poworkbench.domain.exchange import NEEDED, OrdersLayout
from poworkbench.ui.exchange_keys import FIELD_KEYS, WAYS_KEYS
from poworkbench.ui.widgets.labels import Elided, toned
from poworkbench.ui.widgets.naming import named, quiet
from poworkbench.ui.wording.exchange import export_field, way

_WIDTH = 300


class FieldList(QWidget):
    """Each field with its letter; one that has a column says which, one that is needed and has none is red."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName("What a column may hold")
        self.labels: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        for row, field in enumerate(FIELD_KEYS):
            grid.addWidget(named(QLabel(field.keys[0]), "cap"), row, 0)
            self.labels[field.id] = Elided()
            grid.addWidget(self.labels[field.id], row, 1)
        grid.setRowStretch(len(FIELD_KEYS), 1)

    def show_places(self, titles: Mapping[str, str]) -> None:
        """The title of the column that holds each field."""
        for name, label in self.labels.items():
            needed = f"{export_field(name)}  (needed)" if name in NEEDED else export_field(name)
            label.setText(f"{export_field(name)}  ←  {titles[name]}" if name in titles else needed)
            toned(label, "ok" if name in titles else "bad" if name in NEEDED else "plain")


class Ways(QWidget):
    """How the export writes dates and numbers, where an order's data stand, what it closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels: dict[str, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for each in WAYS_KEYS:
            self.labels[each.id] = QLabel()
            row.addWidget(named(QLabel(each.keys[0]), "cap"))
            row.addWidget(quiet(each.cap))
            row.addWidget(self.labels[each.id])
            row.addSpacing(12)
        row.addStretch(1)

    def show_layout(self, layout: OrdersLayout, sheet: str) -> None:
        """As the layout has it."""
        for name, label in self.labels.items():
            label.setText(sheet or "–" if name == "sheet" else way(name, _value(layout, name)))


def _value(layout: OrdersLayout, name: str) -> object:
    if name != "price_unit":
        return getattr(layout, name)
    return "its column says" if layout.shows(name) else layout.otherwise.get(name, "")
