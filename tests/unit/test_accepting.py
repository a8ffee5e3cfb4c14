"""What an operator may accept, and what stays in the client's house whatever the playbook says."""

from __future__ import annotations

import pytest

from poworkbench.domain.accepting import may_accept
from poworkbench.domain.differences import Difference
from poworkbench.domain.playbook import Playbook

DEFAULT = Playbook("Meadowlark", "1")
GENEROUS = Playbook(
    "Meadowlark",
    "1",
    operator_accepts=frozenset(
        {"quantity", "unit_price", "unit", "currency", "line_split", "line_missing", "line_extra", "po_number"}
    ),
    operator_accepts_status=frozenset({"backordered", "cancelled", "substituted"}),
)


@pytest.mark.parametrize(
    ("field", "said"),
    [("quantity", "6"), ("unit_price", "2.00"), ("promised_date", "2026-12-04"), ("status", "backordered")],
)
def test_an_operator_accepts_what_the_playbook_lists(field: str, said: str) -> None:
    assert may_accept(DEFAULT, Difference("1", field, None, said))
    assert not may_accept(Playbook("x", "1", operator_accepts=frozenset(), operator_accepts_status=frozenset()),
                          Difference("1", field, None, said))  # fmt: skip


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("status", "cancelled"),
        ("status", "substituted"),
        ("line_split", "4@2026-11-20,4@2026-12-04"),
        ("line_missing", None),
        ("line_extra", "C900"),
        ("unit", "SET"),
        ("currency", "EUR"),
        ("po_number", "PO-1"),
        ("quantity", "0"),
        ("quantity", "0.00"),
    ],
)
@pytest.mark.parametrize("playbook", [DEFAULT, GENEROUS])
def test_what_stays_in_house(playbook: Playbook, field: str, said: str | None) -> None:
    assert not may_accept(playbook, Difference("1", field, "x", said))


@pytest.mark.parametrize(
    ("field", "said", "other"),
    [
        ("vendor_item", "C900", Difference("1", "status", None, "substituted")),
        ("quantity", "4", Difference("1", "unit", "EA", "SET")),
        ("unit_price", "4.00", Difference("1", "unit", "EA", "SET")),
        ("unit_price", "4.00", Difference(None, "currency", "USD", "EUR")),
    ],
)
def test_a_value_waits_for_the_one_it_hangs_on(field: str, said: str, other: Difference) -> None:
    one = Difference("1", field, "x", said)
    assert may_accept(DEFAULT, one)
    assert not may_accept(DEFAULT, one, [one, other])
    assert may_accept(DEFAULT, one, [one, Difference("2", other.field, other.ordered, other.acknowledged)])
