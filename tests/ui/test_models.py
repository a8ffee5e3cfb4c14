"""The models keep Qt's rules through everything the screens do to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from tests.ui.desks import CANDIDATES, NOW, difference_view, morning

from poworkbench.services.views import QueueRow
from poworkbench.ui.history.model import HistoryModel
from poworkbench.ui.queue.model import QueueModel, folded
from poworkbench.ui.review.candidates import CandidateModel
from poworkbench.ui.review.model import ReviewModel
from poworkbench.ui.review.rows import next_needing, shown_rows

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def row(number: int, **changes: object) -> QueueRow:
    made = QueueRow(
        f"doc{number}", f"file{number}.pdf", "waiting", NOW, NOW + timedelta(hours=number % 24),
        f"PO-{number:06}", "Möbel Händler" if number % 2 else "Pelham Mills", f"SO-{number}", 4, 1,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def documents(model: QueueModel) -> list[str]:
    return [shown.document for place in range(model.rowCount()) if (shown := model.at(place))]


def test_the_queue_stays_put_while_one_works(qtbot: QtBot) -> None:
    model = QueueModel()
    _tester = QAbstractItemModelTester(model, FATAL)
    model.update_rows([row(1), row(2), row(3)])
    model.update_rows([row(9), row(3), row(1)])
    assert documents(model) == ["doc1", "doc2", "doc3", "doc9"]
    second = model.at(1)
    assert second is not None
    assert second.state == "done"
    assert model.new == 1
    model.resort()
    assert documents(model) == ["doc9", "doc3", "doc1"]
    assert model.new == 0


def test_what_is_done_elsewhere_is_not_news(qtbot: QtBot) -> None:
    model = QueueModel()
    model.update_rows([row(1)])
    model.update_rows([row(1), row(2, state="done")])
    assert documents(model) == ["doc1"]


def test_the_filter_finds_by_every_word_without_case_and_accents(qtbot: QtBot) -> None:
    model = QueueModel()
    _tester = QAbstractItemModelTester(model, FATAL)
    model.update_rows([row(number) for number in range(1, 10_001)])
    model.set_filter("MOBEL handler 009999")
    assert documents(model) == ["doc9999"]
    model.set_filter("so-77 pelham")
    assert all("SO-77" in (shown.sales_order or "") for place in range(model.rowCount()) if (shown := model.at(place)))
    model.update_rows([row(number) for number in range(1, 10_003)])
    assert all("Pelham" in (shown.vendor_name or "") for place in range(model.rowCount()) if (shown := model.at(place)))
    model.set_filter("")
    assert model.rowCount() == 10_002


def test_umlauts_are_found_as_they_are_typed() -> None:
    assert folded("Kahle POLSTERMÖBEL") == "kahle polstermobel"


def test_the_review_keeps_its_shape_through_decisions_and_editors(qtbot: QtBot) -> None:
    desk = morning()
    model = ReviewModel()
    _tester = QAbstractItemModelTester(model, FATAL)
    model.show_view(desk.review("d1"))
    model.open_editor(("2", "unit_price"))
    assert [shown.kind for shown in model.rows] == ["line", "value", "note", "editor", "value", "note", "fold"]
    model.close_editor()
    desk.accept("d1", "2", "unit_price")
    model.show_view(desk.review("d1"))
    model.fold(unfolded=True)
    assert sum(shown.kind == "line" for shown in model.rows) == 5
    model.show_view(None)
    assert model.rowCount() == 0


def test_equal_lines_fold_into_one_row() -> None:
    view = difference_view("d", "PO-1", "Pelham Mills")
    rows = shown_rows(view, lambda _row: ("", "plain"), unfolded=False)
    assert [shown.kind for shown in rows] == ["line", "value", "value", "fold"]
    assert rows[-1].text == "Lines 1, 3–5 agree in every field"


def test_the_next_value_is_found_past_those_being_saved() -> None:
    view = difference_view("d", "PO-1", "Pelham Mills")
    rows = shown_rows(view, lambda _row: ("", "plain"), unfolded=False)
    first, second = ("2", "unit_price"), ("2", "promised_date")
    assert next_needing(rows, None, frozenset()) == first
    assert next_needing(rows, first, frozenset({first})) == second
    assert next_needing(rows, second, frozenset({first, second})) is None


def test_history_and_candidates_keep_the_rules(qtbot: QtBot) -> None:
    history, candidates = HistoryModel(), CandidateModel()
    _testers = [QAbstractItemModelTester(model, FATAL) for model in (history, candidates)]
    history.show_rows(morning().history("PO-104198", "2", "unit_price"))
    candidates.show_candidates(CANDIDATES)
    assert history.rows[0].kind == "document_read"
    assert candidates.rowCount() == 3
