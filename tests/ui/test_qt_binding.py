"""The binding to Qt leaves None alone: one that takes references away ends the program after some thousand calls."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

CALLS = 500


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="from Python 3.12 on None is not counted")
def test_calls_into_qt_take_no_reference_away(qtbot: QtBot) -> None:
    label, model = QLabel("W"), QStringListModel(["a"])
    qtbot.addWidget(label)
    calls: tuple[Callable[[], object], ...] = (
        label.update, QApplication.processEvents, lambda: model.index(0).data(99), lambda: label.setText("V"),
    )  # fmt: skip
    before = sys.getrefcount(None)
    for call in calls:
        for _ in range(CALLS):
            call()
    assert sys.getrefcount(None) > before - CALLS // 2
