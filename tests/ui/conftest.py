"""The window over a desk in memory; a message from Qt fails the test that caused it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.benches import document
from tests.exports import HandBench, hand_benches, rows, write
from tests.ui.by_hand import NoKeys, mapping_screen, settings_of
from tests.ui.desks import FakeDesk, morning
from tests.ui.hands import Hand

from poworkbench.app.gui import window as open_window
from poworkbench.ui.entry_strip.screen import EntryStrip
from poworkbench.ui.exchange.screen import MappingScreen
from poworkbench.ui.main_window import Window
from poworkbench.ui.pictures import settle
from poworkbench.ui.tasks import Tasks
from poworkbench.ui.theme import Theme

DEARER = {"unit_price": "131.50"}
LATER = {"promised_date": "2026-12-04"}

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
    yield from opened(qtbot, made)


@pytest.fixture
def by_hand_window(qtbot: QtBot, bench: HandBench) -> Iterator[Window]:
    """The window as the program opens it, over a real desk without a line."""
    yield from opened(qtbot, open_window(bench.desk, bench.desk.setup, client="Larkspur"))


def opened(qtbot: QtBot, made: Window) -> Iterator[Window]:
    """A window on the screen, until its test ends."""
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


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[HandBench]:
    """A desk with five values to enter: one of PO-1, two of PO-2, and the heads of both (two each)."""
    with hand_benches(tmp_path / "desk") as made:
        made.take(rows("PO-1", "PO-2", "PO-3"))
        one = made.receive(document("PO-1", DEARER), "1.json")
        made.desk.operator.accept(one, "1", "unit_price")
        two = made.receive(document("PO-2", DEARER, LATER), "2.json")
        made.desk.operator.accept(two, "2", "promised_date")
        made.desk.operator.accept(two, "1", "unit_price")
        made.desk.operator.confirm(two)
        yield made


@pytest.fixture
def strip(qtbot: QtBot, bench: HandBench, tmp_path: Path) -> Iterator[EntryStrip]:
    """The strip over the bench's desk."""
    problems: list[BaseException] = []
    tasks = Tasks(problems.append)
    made = EntryStrip(bench.desk.exchange, tasks, Theme("light"), settings_of(tmp_path), NoKeys())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made.asking)
    yield made
    made.close()
    tasks.close()
    assert not problems


@pytest.fixture
def columns(qtbot: QtBot, tmp_path: Path) -> MappingScreen:
    """The columns of an export."""
    return mapping_screen(qtbot, write(tmp_path / "open.csv", rows("PO-1")))
