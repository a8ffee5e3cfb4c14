"""The exchange's screens, by keys alone, over a real desk: columns pointed at, values entered, exports taken in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.exports import HandBench, hand_benches, row, rows, write
from tests.ui.by_hand import NoKeys, mapping_screen, settings_of
from tests.ui.hands import Hand

from poworkbench.app import playbook_files, settings
from poworkbench.app.cli.main import main
from poworkbench.app.gui import window as open_window
from poworkbench.ui.entry_strip.screen import EntryStrip
from poworkbench.ui.exchange.screen import MappingScreen
from poworkbench.ui.exchanging import Exchanging
from poworkbench.ui.main_window import Window
from poworkbench.ui.pictures import settle
from poworkbench.ui.tasks import Tasks
from poworkbench.ui.theme import Theme


class Keys:
    """A hand that has only a keyboard, and counts."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot, self.pressed = qtbot, 0

    def press(self, widget: object, *keys: str) -> None:
        for key in keys:
            QTest.keySequence(QApplication.focusWidget() or widget, key)  # type: ignore[call-overload]
            self.pressed += 1
            self._qtbot.wait(5)


@pytest.fixture
def keys(qtbot: QtBot) -> Keys:
    """The hand."""
    return Keys(qtbot)


def clipboard() -> str:
    return QApplication.clipboard().text()


def test_one_key_for_each_value(qtbot: QtBot, bench: HandBench, strip: EntryStrip, keys: Keys) -> None:
    seen = []
    for key in ("Return", "Space", "N", "Return", "Return"):
        qtbot.waitUntil(lambda: not strip.asking)
        seen.append((strip.heading.text().split(" ")[0], strip.place.text(), clipboard()))
        keys.press(strip, key)
    qtbot.waitUntil(lambda: strip.heading.text() == "All done: 5 values entered.")
    assert seen == [
        ("PO-1", "line 1 · NV-1001 · unit price", "131,50"),
        ("PO-2", "line 1 · NV-1001 · unit price", "131,50"),
        ("PO-2", "line 2 · NV-1002 · promised", "04.12.2026"),
        ("PO-2", "head · their order", "V-PO-2"),
        ("PO-2", "head · acknowledged", "20.11.2026"),
    ]
    assert keys.pressed == len(seen) == 5
    assert bench.desk.exchange.next_order() is None
    assert len(bench.desk.exchange.standing().not_seen) == 4  # the head's two values are one write


def test_keys_that_come_fast_lose_nothing(qtbot: QtBot, bench: HandBench, strip: EntryStrip) -> None:
    QTest.keySequence(strip, "Return")
    qtbot.waitUntil(lambda: not strip.asking)
    for _ in range(4):
        QTest.keySequence(strip, "Return")
    qtbot.waitUntil(lambda: strip.heading.text().startswith("All done"))
    assert bench.desk.exchange.next_order() is None


def test_undo_takes_the_last_one_back_and_shows_it_again(
    qtbot: QtBot, bench: HandBench, strip: EntryStrip, keys: Keys
) -> None:
    keys.press(strip, "Return")
    qtbot.waitUntil(lambda: not strip.asking)
    keys.press(strip, "Return")
    assert strip.place.text().startswith("line 2")
    keys.press(strip, "U")
    assert (strip.place.text(), clipboard()) == ("line 1 · NV-1001 · unit price", "131,50")
    keys.press(strip, "U")  # of the order before: it comes again
    qtbot.waitUntil(lambda: not strip.asking)
    assert strip.heading.text().startswith("PO-1 ")
    assert bench.desk.exchange.standing().not_seen == ()
    keys.press(strip, "U")
    assert "Nothing was entered yet" in strip.note.text()


def test_back_copies_again_and_marks_nothing_twice(
    qtbot: QtBot, bench: HandBench, strip: EntryStrip, keys: Keys
) -> None:
    keys.press(strip, "Return")
    qtbot.waitUntil(lambda: not strip.asking)
    keys.press(strip, "Return", "B")
    assert clipboard() == "131,50"
    assert strip.note.text() == "entered already, in the clipboard once more"
    keys.press(strip, "Return")
    assert clipboard() == "04.12.2026"
    qtbot.waitUntil(lambda: len(bench.desk.exchange.standing().not_seen) == 2)
    keys.press(strip, "P")
    assert clipboard() == "PO-2"
    keys.press(strip, "B", "B", "B")
    assert strip.note.text() == "This is the first value of the order."


def test_a_skipped_value_needs_a_reason_and_comes_with_it_next_time(
    qtbot: QtBot, bench: HandBench, strip: EntryStrip, keys: Keys
) -> None:
    keys.press(strip, "S", "Return")
    assert strip.reason.isVisible()  # no reason, no skipping
    keys.press(strip, "Esc", "S")
    QTest.keyClicks(QApplication.focusWidget(), "the line is locked")
    keys.press(strip, "Return")
    qtbot.waitUntil(lambda: not strip.asking)
    assert strip.heading.text().startswith("PO-2 ")
    keys.press(strip, "Return", "Return", "Return", "Return")
    qtbot.waitUntil(lambda: strip.heading.text() == "All done: 4 values entered. 1 value skipped.")
    assert bench.desk.exchange.next_order().steps[0].skipped == "the line is locked"
    kinds = [one.kind for one in bench.desk.operator.history("PO-1", "1", "unit_price")]
    assert kinds[-1] == "write_skipped"


def test_the_strip_stands_where_it_stood(qtbot: QtBot, bench: HandBench, strip: EntryStrip, tmp_path: Path) -> None:
    strip.setGeometry(120, 90, 700, 130)
    strip.close()
    tasks = Tasks(lambda _problem: None)
    again = EntryStrip(bench.desk.exchange, tasks, Theme("light"), settings_of(tmp_path), NoKeys())
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: not again.asking)
    assert (again.width(), again.height()) == (700, 130)
    tasks.close()


def test_columns_without_titles_are_pointed_at_by_keys_alone(
    qtbot: QtBot, tmp_path: Path, home_of_its_own: Path, keys: Keys
) -> None:
    file = tmp_path / "export.csv"
    file.write_text(
        "Report of open orders;;;;;\nNr.;Pos;Ref;Stk;Betr.;Wann\n"
        "4500001;10;NV-1;4;1.125,50;04.12.2026\n4500001;20;NV-2;2;80,00;05.12.2026\n",
        encoding="utf-8",
    )
    screen = mapping_screen(qtbot, file)
    keys.press(screen, "Return")
    assert "Not kept" in screen.message.text()
    keys.press(screen, "Down") if screen.model.layout.heading_row == 1 else None
    assert screen.model.layout.heading_row == 2
    keys.press(screen, "Home", "P", "L", "I", "Q", "U", "D")
    assert screen.preview.text().splitlines() == [
        "4500001 · 2 lines",
        "line 10 · NV-1  · 4 at 1,125.50 · 4 Dec",
        "line 20 · NV-2  · 2 at 80.00 · 5 Dec",
    ]
    assert (screen.model.layout.dates, screen.model.layout.decimal) == ("dmy", ",")
    keys.press(screen, "4", "Return")
    assert not screen.isVisible()
    kept = playbook_files.load(screen.kept).exchange.orders
    assert kept.columns == {
        "po_number": "Nr.", "line": "Pos", "vendor_item": "Ref", "quantity": "Stk", "unit_price": "Betr.",
        "promised_date": "Wann",
    }  # fmt: skip
    assert (kept.heading_row, kept.dates, kept.decimal, kept.full) == (2, "dmy", ",", True)


def test_a_known_export_needs_one_key(qtbot: QtBot, tmp_path: Path, home_of_its_own: Path, keys: Keys) -> None:
    screen = mapping_screen(qtbot, write(tmp_path / "open.xlsx", rows("PO-1", "PO-2")))
    assert screen.preview.text().startswith("PO-1 · Nordvik Furniture AB · Dana · USD · 2 lines")
    keys.press(screen, "Return")
    assert playbook_files.load(screen.kept).exchange.orders.columns["buyer_item"] == "Item"


def test_a_field_leaves_its_old_column_and_delete_empties_one(qtbot: QtBot, tmp_path: Path, keys: Keys) -> None:
    screen = mapping_screen(qtbot, write(tmp_path / "open.csv", rows("PO-1")))
    places = screen.model.places()
    keys.press(screen, *["Right"] * places["buyer_item"], "I")
    assert screen.model.places()["vendor_item"] == places["buyer_item"]
    assert "buyer_item" not in screen.model.places()
    keys.press(screen, "Home", "Delete")
    assert "PO number" in screen.preview.text()
    keys.press(screen, "Esc")
    assert screen.kept is None


def test_for_how_many_the_prices_are_is_said_by_a_column_or_by_a_key(
    qtbot: QtBot, tmp_path: Path, home_of_its_own: Path, keys: Keys
) -> None:
    file = tmp_path / "export.csv"
    file.write_text("Bestellung;Pos;Menge;Preis;Preiseinheit\n1;10;400;1.315,00;1.000 ST\n", encoding="utf-8")
    screen = mapping_screen(qtbot, file)
    assert screen.preview.text().splitlines()[1].startswith("line 10 ·   · 400 at 1.315 (as for 1000)")
    keys.press(screen, "End", "Delete", "6")
    assert "400 at 13.15 (as for 100)" in screen.preview.text()
    keys.press(screen, "6", "6")
    assert "400 at 1,315.00 ·" in screen.preview.text()
    keys.press(screen, "6", "Return")
    assert playbook_files.load(screen.kept).exchange.orders.otherwise == {"price_unit": "100"}


def test_titles_that_stand_twice_are_named_by_letter(qtbot: QtBot, tmp_path: Path, keys: Keys) -> None:
    file = tmp_path / "export.csv"
    file.write_text("PO;Line;Date;Date;Qty;Price\n1;1;04.12.2026;05.12.2026;4;2\n", encoding="utf-8")
    screen = mapping_screen(qtbot, file)
    keys.press(screen, "Right", "Right", "Right", "D")
    assert screen.model.layout.columns["promised_date"] == "column D"
    assert "5 Dec" in screen.preview.text()


def test_the_foot_says_that_there_is_no_line(by_hand_window: Window, bench: HandBench) -> None:
    bench.desk.rounds.once()
    settle(by_hand_window)
    texts = by_hand_window.foot.marks.texts()
    assert texts[0].startswith("no line: exports are imported by hand, last one ")
    assert texts[1] == "4 decisions to give to the ERP"
    assert not [text for text in texts if "token" in text or "offline" in text]


def test_an_export_is_taken_in_by_key_and_what_came_is_said(
    by_hand_window: Window, bench: HandBench, tmp_path: Path
) -> None:
    hand, exchanging = Hand(by_hand_window), by_hand_window.findChild(Exchanging)
    bench.later(minutes=1)
    file = write(tmp_path / "next.csv", [row("PO-1", 1, Qty="x"), *rows("PO-2", "PO-3")], bench.clock.now())
    exchanging.choose_export = lambda: file
    hand.press("F3")
    assert hand.message.splitlines()[0].startswith("next.csv: 2 orders, 0 new or changed, 1 order left as they were")
    assert "next.csv, row 2, Qty: “x” is no number; PO-1 is left as it was." in hand.message


def test_an_export_that_looks_cut_off_asks_and_ctrl_f3_answers(
    by_hand_window: Window, bench: HandBench, tmp_path: Path
) -> None:
    hand, exchanging = Hand(by_hand_window), by_hand_window.findChild(Exchanging)
    bench.later(minutes=1)
    file = write(tmp_path / "next.csv", rows("PO-2"), bench.clock.now())
    exchanging.choose_export = lambda: file
    hand.press("F3")
    assert "it has only 1 orders" in hand.message
    assert hand.message.endswith("Ctrl F3 takes it in all the same.")
    hand.press("Ctrl+F3")
    assert "2 closed" in hand.message


def test_a_folder_is_watched_by_key_and_kept_in_the_settings(
    by_hand_window: Window, bench: HandBench, tmp_path: Path
) -> None:
    hand, exchanging = Hand(by_hand_window), by_hand_window.findChild(Exchanging)
    exchanging.choose_folder = lambda: tmp_path
    hand.press("Ctrl+F2")
    assert hand.message == f"Exports that the ERP writes into {tmp_path} come in by themselves."
    assert settings.load().exports_folder() == bench.desk.exports.folder == tmp_path
    assert by_hand_window.foot.marks.texts()[0].startswith("no line: exports come in from their folder")


def test_updates_are_written_by_key(by_hand_window: Window, bench: HandBench, tmp_path: Path) -> None:
    hand, exchanging = Hand(by_hand_window), by_hand_window.findChild(Exchanging)
    exchanging.choose_updates = lambda: tmp_path / "out.csv"
    hand.press("F4")
    assert hand.message == "out.csv: 5 values of 2 orders given to the ERP's import."
    hand.press("F4")
    assert hand.message == "Nothing is to be given: no file was written."
    hand.press("Shift+F4")
    assert "it is there already" in hand.message


def test_the_strip_opens_by_key_and_the_window_follows(by_hand_window: Window, qtbot: QtBot, keys: Keys) -> None:
    exchanging = by_hand_window.findChild(Exchanging)
    Hand(by_hand_window).press("F2")
    assert exchanging.strip is not None
    qtbot.waitUntil(lambda: not exchanging.strip.asking)
    keys.press(exchanging.strip, "Return")
    settle(by_hand_window)
    assert any("1 given, not yet seen" in text for text in by_hand_window.foot.marks.texts())
    exchanging.strip.close()


def test_the_command_opens_the_screen_and_keeps_what_it_shows(
    qapp: QApplication, tmp_path: Path, home_of_its_own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "open.csv", rows("PO-1"))

    def press() -> None:
        (screen,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MappingScreen))
        QTest.keySequence(screen, "Return")

    QTimer.singleShot(300, press)
    assert main(["exchange", "map", str(file)]) == 0
    assert capsys.readouterr().out == f"Kept in {home_of_its_own / 'playbook.toml'}.\n"
    assert playbook_files.load(home_of_its_own / "playbook.toml").exchange.orders.columns["line"] == "Line"


def test_a_file_that_is_no_export_opens_no_screen(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["exchange", "map", str(tmp_path / "none.csv")]) == 2
    assert capsys.readouterr().err == "none.csv: No such file or directory.\n"


def test_a_new_desk_says_how_the_first_export_comes_in(qtbot: QtBot, tmp_path: Path) -> None:
    with hand_benches(tmp_path / "new") as bench:
        window = open_window(bench.desk, bench.desk.setup, client="Larkspur")
        qtbot.addWidget(window)
        window.show()
        settle(window)
        assert any("F3 takes one in, Ctrl F2 names the folder" in label.text() for label in window.findChildren(QLabel))
        window.close()
