"""Beside and below the export's rows: the fields with their letters, the ways of writing with their digits."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from poworkbench.domain.exchange import NEEDED, OrdersLayout
from poworkbench.ui.exchange import keys
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
        for row, (letter, name) in enumerate(keys.FIELDS.items()):
            grid.addWidget(named(QLabel(letter), "cap"), row, 0)
            self.labels[name] = Elided()
            grid.addWidget(self.labels[name], row, 1)
        grid.setRowStretch(len(keys.FIELDS), 1)

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
        for digit, name, words in (
            (keys.DATES, "dates", "dates"), (keys.DECIMAL, "decimal", "numbers"), (keys.HEADS, "heads", "order's data"),
            (keys.FULL, "full", "orders not in it"), (keys.SHEET, "sheet", "sheet"),
            (keys.PRICES, "price_unit", "prices are per"),
        ):  # fmt: skip
            self.labels[name] = QLabel()
            row.addWidget(named(QLabel(digit), "cap"))
            row.addWidget(quiet(words))
            row.addWidget(self.labels[name])
            row.addSpacing(18)
        row.addStretch(1)

    def show_layout(self, layout: OrdersLayout, sheet: str) -> None:
        """As the layout has it."""
        for name, label in self.labels.items():
            label.setText(sheet or "–" if name == "sheet" else way(name, _value(layout, name)))


def _value(layout: OrdersLayout, name: str) -> object:
    if name != "price_unit":
        return getattr(layout, name)
    return "its column says" if layout.shows(name) else layout.otherwise.get(name, "")
