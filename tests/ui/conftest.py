"""The window over a desk in memory; a message from Qt fails the test that caused it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.desks import FakeDesk, morning
from tests.ui.hands import Hand

from poworkbench.ui.main_window import Window
from poworkbench.ui.pictures import settle

#: What the offscreen platform says about itself; every other message of Qt fails its test.
HARMLESS = (r".*does not support propagateSizeHints.*", r".*does not support raise.*")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*HARMLESS, extend=True))


@pytest.fixture
def desk() -> FakeDesk:
    """A believable morning."""
    return morning()


@pytest.fixture
def window(qtbot: QtBot, desk: FakeDesk, tmp_path: Path) -> Iterator[Window]:
    """The window, open on the most urgent document."""
    made = Window(desk, client="Harbor & Hearth", person="R. Operator", settings_path=tmp_path / "window.ini")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    settle(made)
    yield made
    made.close()


@pytest.fixture
def hand(window: Window) -> Hand:
    """A person's hand on the keyboard, counting keys."""
    return Hand(window)
