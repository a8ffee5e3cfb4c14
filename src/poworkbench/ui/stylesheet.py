"""The style sheet of the window, from the colour table."""

from __future__ import annotations

from string import Template

SHEET = Template("""
QWidget { font-size: 13px; }
QMainWindow, QWidget#middle, QWidget#page { background: $bg; }
QWidget#bar, QWidget#pane, QWidget#strip { background: $pane; }
QWidget#bar { border-bottom: 1px solid $line; }
QWidget#foot { background: $pane; border-top: 1px solid $line; }
QLabel { color: $ink; background: transparent; }
QLabel#quiet { color: $ink2; }
QLabel#cap { background: $key; border: 1px solid $keyline; border-bottom-width: 2px; border-radius: 4px;
  padding: 0 5px; color: $ink; font-weight: 600; font-size: 11px; }
QLabel[tone="plain"] { color: $ink2; } QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warn"] { color: $warn; font-weight: 600; } QLabel[tone="bad"] { color: $bad; font-weight: 600; }
QLabel#chip { border-radius: 8px; padding: 2px 9px; min-height: 15px; font-size: 12px; background: $key; }
QLabel#chip[tone="ok"] { background: $okbg; font-weight: 400; } QLabel#chip[tone="warn"] { background: $warnbg; }
QLabel#chip[tone="bad"] { background: $badbg; }
QLabel#banner { padding: 6px 10px; border-radius: 6px; background: $key; border: 1px solid $line; font-weight: 400; }
QLabel#banner[tone="warn"] { background: $warnbg; border-color: $warn; }
QLabel#banner[tone="bad"] { background: $badbg; border-color: $bad; }
QLabel#banner[tone="ok"] { background: $okbg; border-color: $ok; }
QLineEdit { background: $pane; color: $ink; border: 1px solid $field; border-radius: 5px; padding: 2px 8px;
  selection-background-color: $accent; selection-color: $onaccent; }
QLineEdit:focus { border: 2px solid $accent; padding: 1px 7px; }
QListView, QTableView, QGraphicsView { background: $pane; color: $ink; border: 0; outline: 0; }
QGraphicsView { background: $bg; }
QTableView#review, QListView#candidates { border: 1px solid $line; border-radius: 6px; }
QListView:focus, QTableView#history:focus { border: 2px solid $accent; }
QTableView#history::item { padding: 0 7px; border: 0; }
QTableView#history { border: 1px solid $line; border-radius: 6px; }
QTableView::item:selected { background: $accentbg; color: $ink; }
QHeaderView, QTableCornerButton::section { background: $pane; border: 0; }
QHeaderView::section { background: $pane; color: $ink3; border: 0; border-bottom: 1px solid $line; padding: 3px 8px;
  font-size: 11px; }
QHeaderView::section:first { padding-left: 12px; }
QToolButton, QPushButton { background: transparent; color: $ink2; border: 1px solid transparent; border-radius: 5px;
  padding: 2px 5px; min-width: 16px; }
QToolButton:hover, QPushButton:hover { background: $key; color: $ink; }
QToolButton:focus, QPushButton:focus { border: 2px solid $accent; padding: 1px 4px; }
QToolButton::menu-indicator { image: none; }
QPushButton { background: $key; border-color: $keyline; color: $ink; }
QSplitter::handle { background: $line; }
QMenu { background: $pane; color: $ink; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 4px 26px 4px 14px; border-radius: 4px; }
QMenu::item:selected { background: $accentbg; color: $ink; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolTip { background: $pane; color: $ink; border: 1px solid $line; padding: 3px 6px; }
QProgressBar { border: 1px solid $keyline; border-radius: 4px; background: $key; text-align: center; color: $ink; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QFrame#editor { background: $accentbg; border-left: 3px solid $accent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { width: 10px; background: transparent; }
QScrollBar:horizontal { height: 10px; background: transparent; }
QScrollBar::handle { background: $keyline; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }
QScrollBar::handle:hover { background: $field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def stylesheet(tokens: dict[str, str]) -> str:
    """The sheet with the table's colours in it."""
    return SHEET.substitute(tokens)
