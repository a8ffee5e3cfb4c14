"""What is seen while an earlier version's database is encrypted."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from poworkbench.services.stores import Cancelled
from poworkbench.ui.taking_over import TakingOver


def dialogs() -> list[QProgressDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QProgressDialog) and each.isVisible()]


def test_nothing_is_shown_where_nothing_is_taken_over(qtbot: QtBot) -> None:
    TakingOver().close()
    assert not dialogs()


def test_it_says_what_is_going_on_and_how_far_it_is(qtbot: QtBot) -> None:
    taking_over = TakingOver()
    taking_over(0, 10)
    taking_over(5, 10)
    (dialog,) = dialogs()
    qtbot.addWidget(dialog)
    assert "being encrypted" in dialog.labelText()
    assert (dialog.value(), dialog.maximum()) == (5, 10)
    taking_over.close()
    assert not dialogs()


def test_it_can_be_left_for_the_next_start(qtbot: QtBot) -> None:
    taking_over = TakingOver()
    taking_over(0, 10)
    (dialog,) = dialogs()
    qtbot.addWidget(dialog)
    dialog.cancel()
    with pytest.raises(Cancelled):
        taking_over(5, 10)
    taking_over.close()
