"""Sentences, dates and figures as a person reads them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from poworkbench.services.refusals import NotTaken
from poworkbench.services.views import (
    Conflict,
    DecisionView,
    HistoryRow,
    QueueRow,
    ReviewLine,
    ReviewRow,
    ReviewView,
    Status,
)
from poworkbench.ui.wording import (
    deadline,
    events,
    flags,
    heading,
    questions,
    ranges,
    refusals,
    standing,
    states,
    values,
)

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 21, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "text", "shown"),
    [
        ("promised_date", "2026-12-04", "4 Dec"),
        ("promised_date", "2027-01-04", "4 Jan 2027"),
        ("promised_date", "KW 48", "KW 48"),
        ("unit_price", "1234.5", "1,234.50"),
        ("unit_price", "0.0375", "0.0375"),
        ("total", "-52", "-52.00"),
        ("quantity", "1200.000", "1,200"),
        ("quantity", "2.50", "2.5"),
        ("quantity", "100", "100"),
        ("vendor_item", "B251-57", "B251-57"),
        ("unit_price", None, "–"),
        ("unit_price", "on request", "on request"),
        ("line_split", "3@2026-12-04,1@2027-01-18", "3 on 4 Dec, 1 on 18 Jan 2027"),
        ("line_split", "4@2026-12-04", "4 on 4 Dec"),
    ],
)
def test_values(field: str, text: str | None, shown: str) -> None:
    assert values.shown(field, text, TODAY) == shown


def test_the_deliveries_of_a_split_line_in_few_letters() -> None:
    assert values.amounts("3@2026-12-04,1@2027-01-18") == "3 + 1"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (["1"], "1"),
        (["1", "2"], "1, 2"),
        (["1", "3", "4", "5", "6", "8"], "1, 3–6, 8"),
        (["10", "20", "30", "50"], "10–30, 50"),
        (["9", "10", "20"], "9, 10, 20"),
        (["1a", "1b", "2"], "1a, 1b, 2"),
    ],
)
def test_line_numbers_in_few_words(numbers: list[str], words: str) -> None:
    assert ranges.ranges(numbers) == words


@pytest.mark.parametrize(
    ("minutes", "left", "urgency"),
    [
        (185, "3:05", "soon"),
        (-20, "−0:20", "late"),
        (340, "5:40", "calm"),
        (0, "0:00", "soon"),
        (10_080, "7 d", "calm"),
    ],
)
def test_hours_left(minutes: int, left: str, urgency: str) -> None:
    due = NOW + timedelta(minutes=minutes)
    assert deadline.left(due, NOW) == left
    assert deadline.urgency(due, NOW) == urgency


def decision(sync: str, **changes: object) -> DecisionView:
    return DecisionView(
        "e", changes.pop("kind", "accepted"), "131.50", "R. Operator", NOW - timedelta(minutes=1), sync, NOW, **changes  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (decision("saved"), ("✓ accepted 21:04", "saved here", "plain")),
        (decision("confirmed"), ("✓ accepted 21:04", "confirmed by ERP 21:05", "ok")),
        (decision("nothing", kind="kept"), ("✓ kept ours 21:04", "", "plain")),
        (decision("saved", kind="entered"), ("✓ entered 131.50", "saved here", "plain")),
        (decision("refused"), ("✗ accepted 21:04", "refused by the ERP", "bad")),
        (decision("conflict"), ("⚠ accepted 21:04", "changed in the ERP", "bad")),
    ],
)
def test_how_far_a_decision_got(made: DecisionView, words: tuple[str, str, str]) -> None:
    assert states.decided(made, "unit_price", TODAY, UTC) == words


def row(**changes: object) -> ReviewRow:
    known: dict[str, object] = {"line": "2", "field": "unit_price", "ordered": "125.00", "acknowledged": "131.50"}
    return ReviewRow(erp_now="125.00", differs=True, **(known | changes))  # type: ignore[arg-type]


def test_a_conflict_names_all_three_values_and_the_keys() -> None:
    made = decision("conflict", conflict=Conflict("125.00", "131.50", "128.00"))
    text, tone = flags.flag(row(decision=made), TODAY)
    assert "was 125.00, we decided 131.50, it now has 128.00" in text
    assert "A write ours, K keep theirs, C another value" in text
    assert tone == "bad"


def test_a_refusal_gives_the_erps_reason() -> None:
    text, _tone = flags.flag(row(decision=decision("refused", reason="period closed")), TODAY)
    assert text.startswith("The ERP does not take it: period closed.")
    text, _tone = flags.flag(row(decision=decision("refused", reason="Period closed.")), TODAY)
    assert text.startswith("The ERP does not take it: Period closed. C another")


def test_a_rule_is_stated_loudly_only_where_somebody_is_needed() -> None:
    facts = {"percent": "+5.2", "tolerance": "2", "tolerance_of": "vendor"}
    told = {"rule": "price_over_tolerance", "facts": facts}
    assert flags.flag(row(**told), TODAY) == ("+5.2 %, over the 2 % for this vendor", "warn")
    assert flags.flag(row(**told, within=True), TODAY)[1] == "soft"
    assert flags.flag(row(), TODAY) == ("", "plain")


def test_the_foot_says_what_waits_and_since_when() -> None:
    status = Status(4, 1, 2, NOW - timedelta(minutes=3), NOW - timedelta(minutes=7), NOW - timedelta(minutes=35), 1204)
    assert [text for text, _tone in standing.standing(status, NOW, UTC)] == [
        "● offline since 21:02",
        "saved here · 4 decisions wait for the ERP",
        "1 conflict with the ERP",
        "2 writes refused by the ERP (F7)",
        "cache of 20:58",
        "journal verified 20:30, 1,204 entries",
    ]


def test_the_foot_on_a_quiet_first_day() -> None:
    words = [text for text, _tone in standing.standing(Status(0, 0, 0, None, None, None, 0), NOW, UTC)]
    assert words == ["saved here", "no cache yet", "journal not verified yet"]


@pytest.mark.parametrize(
    ("hours", "size", "said"),
    [
        (0, 0, "cache of 21:00"),
        (0, 380_000, "cache of 21:00, 0.4 MB"),
        (1, 48_000_000, "cache of 20:00 (1 hour old), 48 MB"),
        (50, 1_240_000_000, "cache of 18 Nov 19:00 (2 days old), 1.2 GB"),
    ],
)
def test_how_old_the_cache_is_and_the_room_it_takes(hours: int, size: int, said: str) -> None:
    now = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
    assert standing.cache(now - timedelta(hours=hours), size, now, UTC) == said


def test_a_journal_verified_while_empty_counts_nothing() -> None:
    words = [text for text, _tone in standing.standing(Status(0, 0, 0, None, NOW, NOW, 0), NOW, UTC)]
    assert words[-1] == "journal verified 21:05"


def test_a_broken_journal_is_named() -> None:
    status = Status(0, 0, 0, None, NOW, NOW, 3, broken_entry="desk-14/3", token_missing=True, trouble="mail waits")
    parts = standing.standing(status, NOW, UTC)
    assert ("journal does not hold at entry desk-14/3", "bad") in parts
    assert ("the ERP asks for a token", "bad") in parts
    assert ("mail waits", "warn") in parts


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"needs": 2}, "2 for you"),
        ({"needs": 1}, "1 for you"),
        ({"conflicts": 1}, "1 conflict"),
        ({"state": "clean"}, "clean"),
        ({"state": "unread"}, "read by eye"),
        ({"state": "unmatched"}, "unmatched"),
        ({"state": "done"}, "✓ done"),
    ],
)
def test_badges_have_words(changes: dict[str, object], words: str) -> None:
    known: dict[str, object] = {"document": "d", "name": "f.pdf", "state": "waiting", "arrived_at": NOW, "due_at": NOW}
    assert states.badge(QueueRow(**(known | changes)))[0] == words  # type: ignore[arg-type]


def test_the_head_of_a_document() -> None:
    view = ReviewView(
        "d", "f.pdf", "order_acknowledgement", "waiting", 1, NOW - timedelta(hours=2), NOW, po_number="PO-104233",
        vendor_name="Brightline Home", vendor_order_number="4471-A", order_date=date(2026, 10, 6),
        buyer_name="Dana Whitfield", customer_promise=date(2026, 11, 28), sales_order="SO-88213",
    )  # fmt: skip
    assert heading.title(view) == "PO-104233  Brightline Home"
    assert heading.facts(view, NOW, UTC) == (
        "ordered 6 Oct · their order 4471-A · arrived 19:05 · buyer Dana Whitfield"
    )
    assert heading.promise(view, NOW, UTC) == "SO-88213 promised for 28 Nov"


def test_the_question_to_the_buyer_is_short_and_whole() -> None:
    assert questions.standard(row(), TODAY) == "Unit price, line 2: 131.50 instead of 125.00. May we take it?"
    silent = questions.standard(row(acknowledged=None), TODAY)
    assert silent == "Unit price, line 2: ordered 125.00, the vendor says nothing. How shall we go on?"
    unordered = questions.standard(row(ordered=None), TODAY)
    assert unordered == "Unit price, line 2: the vendor says 131.50. May we take it?"


def test_lines_have_headings() -> None:
    assert heading.line_title(ReviewLine("2", "B251-57", "Console table", ())) == ("Line 2", "B251-57  Console table")
    assert heading.line_title(ReviewLine(None, None, None, ())) == ("Order as a whole", "")
    assert heading.line_title(ReviewLine(None, "B251-99", "Stool", ()))[0] == "Not ordered"


@pytest.mark.parametrize("kind", [*events.SENTENCES, "something_newer"])
def test_every_event_is_a_sentence(kind: str) -> None:
    entry = HistoryRow("e", NOW, "Europe/Berlin", "R. Operator", kind, "2", "unit_price", "125.00", "131.50")
    said = events.happened(entry, TODAY)
    assert said
    assert "{" not in said
    assert "_" not in said


def test_an_event_without_a_value_names_none() -> None:
    entry = HistoryRow("e", NOW, "Europe/Berlin", "workbench", "document_read", None, None, None, None)
    assert events.happened(entry, TODAY) == "document read"


def test_keeping_a_value_that_has_none_names_none() -> None:
    entry = HistoryRow("e", NOW, "Europe/Berlin", "R. Operator", "kept", "2", "line_split", None, None)
    assert events.happened(entry, TODAY) == "kept ours"


def test_every_refusal_says_what_to_do() -> None:
    assert refusals.refused(NotTaken("not_a_date", "31 Feb")) == (
        "This is not a date: try 4 Dec, 2026-12-04 or +5. (31 Feb)"
    )
    assert refusals.refused(NotTaken("brand_new")) == "Not done (brand new)."
