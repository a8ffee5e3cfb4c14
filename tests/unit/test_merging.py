"""Three-way by field, and what is owed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from poworkbench.domain.events import About, DocumentConfirmed, Entry, Escalated, Event, Undone, ValueDecided
from poworkbench.domain.merging import Merge, merge, same
from poworkbench.domain.orders import Buyer
from poworkbench.domain.owed import cancelled_by, owed_by

PRICE = About("PO-1", "d", "1", "unit_price")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "verdict"),
    [
        ("125.00", "131.50", "125.00", Merge("write", "unit_price", "125.00")),
        ("125.00", "131.50", "125.0", Merge("write", "unit_price", "125.0")),
        ("125.00", "131.50", "131.5", Merge("there")),
        ("125.00", "131.50", "127.00", Merge("conflict", "unit_price", "127.00")),
        (None, "131.50", None, Merge("write", "unit_price", None)),
        ("125.00", None, "125.00", Merge("write", "unit_price", "125.00")),
    ],
)
def test_a_write_meets_what_the_erp_has(base: str | None, ours: str | None, theirs: str | None, verdict: Merge) -> None:
    others = {"promised_date": "2027-01-01"}
    assert merge({"unit_price": base}, {"unit_price": ours}, others | {"unit_price": theirs}) == verdict


def test_values_are_compared_as_what_they_mean() -> None:
    assert same("12.5", "12.50")
    assert not same("12.5", None)
    assert not same("B251", "B252")


def entry(event: Event, about: About = PRICE) -> Entry:
    return Entry("e1", "w", 1, datetime(2026, 11, 20, tzinfo=UTC), "UTC", "ana", about, event, "", "")


def steps(event: Event, about: About = PRICE) -> list[str]:
    return [operation.step for operation in owed_by(entry(event, about))]


def test_each_decision_owes_its_steps() -> None:
    decided = ValueDecided("accepted", "125", "131", "125", "131")
    assert steps(decided) == ["line"]
    assert steps(decided, About("PO-1", "d", None, "vendor_order_number")) == ["head"]
    assert steps(decided, About("PO-1", "d", None, "total")) == []
    assert steps(decided, About("PO-1", "d", "2", "line_missing")) == []
    assert steps(ValueDecided("kept", "125", "131", "125", "125")) == []
    assert steps(
        DocumentConfirmed({"vendor_order_number": None}, {"vendor_order_number": "V"}), About("PO-1", "d")
    ) == [
        "head",
        "attach",
    ]
    asked = Escalated(Buyer("Dana", "d@example.com"), "1", "2", "?", "s", "t")
    assert steps(asked) == ["comment", "mail"]


def test_taking_back_owes_the_opposite_and_cancels_what_was_owed() -> None:
    back = Undone("e0", "value_decided", {"unit_price": "131"}, {"unit_price": "125"})
    assert steps(back) == ["line"]
    assert cancelled_by(entry(back)) == "e0"
    assert steps(Undone("e0", "escalated")) == ["withdraw_comment", "withdraw_mail"]


def test_the_idempotency_key_is_the_entry_and_its_step() -> None:
    (operation,) = owed_by(entry(ValueDecided("accepted", "125", "131", "125", "131")))
    assert operation.id == "e1:line"
    assert operation.values == {"unit_price": "131"}
