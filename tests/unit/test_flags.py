"""Which rule a difference meets, whether it stays within it, and the numbers it is told with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.made_readings import found, order, ordered, read_line, read_line_of, reading

from poworkbench.domain.comparing import compare
from poworkbench.domain.differences import Difference
from poworkbench.domain.flags import Flag, flag
from poworkbench.domain.playbook import Playbook, Tolerance
from poworkbench.domain.rule_names import RULES
from poworkbench.ui.wording.rules import SENTENCES, sentence

PLAYBOOK = Playbook(
    "Meadowlark",
    "3",
    tolerances={
        "unit_price": Tolerance(percent_up=Decimal(5), percent_down=Decimal(10)),
        "quantity": Tolerance(percent_up=Decimal(10), money=Decimal(100)),
        "total": Tolerance(money=Decimal("5.00")),
        "promised_date": Tolerance(days_later=3, days_earlier=7),
    },
    vendor_tolerances={"NORDVIK": {"unit_price": Tolerance(percent_up=Decimal(2))}},
)
LINE = ordered("1", promised_date=date(2026, 11, 20))
ORDER = order(LINE, ordered("2"), sales_order="SO-88213", customer_promise=date(2026, 11, 28))


def flagged(field: str, was: str | None, said: str | None, line: str | None = "1") -> Flag:
    return flag(Difference(line, field, was, said), ORDER, PLAYBOOK)


def told(field: str, was: str | None, said: str | None, line: str | None = "1") -> str:
    one = flagged(field, was, said, line)
    return sentence(one.rule, one.facts)


@pytest.mark.parametrize(
    ("field", "was", "said", "rule", "within"),
    [
        ("unit_price", "125.00", "127.50", "price_within_tolerance", True),
        ("unit_price", "125.00", "127.51", "price_over_tolerance", False),
        ("unit_price", "125.00", "124.99", "price_under_tolerance", False),
        ("quantity", "100", "100.5", "quantity_within_tolerance", True),
        ("quantity", "100", "101", "quantity_over", False),
        ("quantity", "100", "99", "quantity_short", False),
        ("total", "2000.00", "2005.00", "total_within_tolerance", True),
        ("total", "2000.00", "1995.00", "total_within_tolerance", True),
        ("total", "2000.00", "2005.01", "total_over_tolerance", False),
        ("total", "2000.00", "1994.99", "total_under_tolerance", False),
        ("promised_date", "2026-11-20", "2026-11-23", "date_within_tolerance", True),
        ("promised_date", "2026-11-20", "2026-11-24", "date_later", False),
        ("promised_date", "2026-11-20", "2026-11-13", "date_within_tolerance", True),
        ("promised_date", "2026-11-20", "2026-11-12", "date_earlier", False),
        ("promised_date", "2026-11-27", "2026-11-29", "date_later", False),
        ("promised_date", "2026-11-20", "soon", "value_unreadable", False),
        ("unit_price", "125.00", "many", "value_unreadable", False),
        ("status", None, "backordered", "line_backordered", False),
        ("status", None, "cancelled", "line_cancelled", False),
        ("status", None, "substituted", "line_substituted", False),
        ("vendor_item", "B251-1", "C900", "item_other", False),
        ("unit", "EA", "SET", "unit_other", False),
        ("currency", "USD", "EUR", "currency_other", False),
        ("po_number", "PO-104233", "PO-104323", "po_number_other", False),
        ("line_missing", "B251-1", None, "line_missing", False),
        ("line_extra", None, "C900", "line_extra", False),
        ("line_split", "8@2026-11-20", "4@2026-11-20,4@2026-12-04", "line_split", False),
    ],
)
def test_the_rule_and_whether_it_is_kept(
    field: str, was: str | None, said: str | None, rule: str, within: bool
) -> None:
    line = None if field in ("total", "currency", "po_number", "line_extra") else "1"
    one = flagged(field, was, said, line)
    assert (one.rule, one.within) == (rule, within)


def test_nothing_passes_where_the_playbook_says_nothing() -> None:
    for field, was, said in [
        ("unit_price", "1", "1.01"),
        ("total", "1", "2"),
        ("promised_date", "2026-01-01", "2026-01-02"),
    ]:
        assert not flag(Difference("1", field, was, said), ORDER, Playbook("x", "1")).within


def test_every_percentage_of_nothing_is_too_much() -> None:
    free = order(replace(LINE, unit_price=Decimal(0)))
    one = flag(Difference("1", "unit_price", "0.00", "0.01"), free, PLAYBOOK)
    assert not one.within
    assert "percent" not in one.facts


def test_a_total_that_follows_from_the_lines_is_not_asked_about_again() -> None:
    read = reading(
        replace(read_line_of(LINE), unit_price=found("131.50")),
        replace(read_line_of(ORDER.lines[1]), status=found("cancelled")),
        total="1052.00",
    )
    differences = compare(ORDER, read)
    flags = {one.field: flag(one, ORDER, PLAYBOOK, differences) for one in differences}
    assert (flags["total"].rule, flags["total"].within) == ("total_follows_lines", True)
    assert not flags["unit_price"].within


def test_a_total_that_the_lines_do_not_explain_is_asked_about() -> None:
    read = reading(
        replace(read_line_of(LINE), unit_price=found("131.50")), read_line_of(ORDER.lines[1]), total="2062.00"
    )
    differences = compare(ORDER, read)
    assert not flag(differences[0], ORDER, PLAYBOOK, differences).within


def test_a_total_with_a_line_that_nobody_ordered_is_asked_about() -> None:
    extra = read_line(vendor_item="ZX-9", quantity="1", unit_price="52.00")
    changed = replace(read_line_of(LINE), unit_price=found("131.50"))
    differences = compare(ORDER, reading(changed, read_line_of(ORDER.lines[1]), extra, total="2052.00"))
    assert not flag(differences[0], ORDER, PLAYBOOK, differences).within


@pytest.mark.parametrize(
    ("field", "said", "other", "words"),
    [
        ("unit_price", "125.10", Difference("1", "unit", "EA", "SET"), "hangs on the unit, which differs too"),
        ("quantity", "7.9", Difference("1", "unit", "EA", "SET"), "hangs on the unit, which differs too"),
        (
            "unit_price",
            "125.10",
            Difference(None, "currency", "USD", "EUR"),
            "hangs on the currency, which differs too",
        ),
        (
            "vendor_item",
            "C900",
            Difference("1", "status", None, "substituted"),
            "hangs on the status, which differs too",
        ),
    ],
)
def test_a_value_that_hangs_on_another_difference_is_never_within(
    field: str, said: str, other: Difference, words: str
) -> None:
    one = Difference("1", field, "125.00", said)
    told_of = flag(one, ORDER, PLAYBOOK, [one, other])
    assert (told_of.within, sentence(told_of.rule, told_of.facts)) == (False, words)
    assert flag(one, ORDER, PLAYBOOK, [one]).rule != told_of.rule


@pytest.mark.parametrize(
    ("field", "was", "said", "words"),
    [
        ("unit_price", "125.00", "131.50", "+5.2 %, over the 2 % for this vendor · $52.00 on the line"),
        ("unit_price", "125.00", "120.00", "−4.0 %, no tolerance · −$40.00 on the line"),
        ("unit_price", "125.00", "125.01", "+0.01 %, within the 2 % for this vendor · $0.08 on the line"),
        ("quantity", "8", "10", "+25.0 %, over the 10 % and $100.00 for every vendor · $250.00 on the line"),
        ("promised_date", "2026-11-20", "2026-12-04",
         "14 days later, over the 3 days for every vendor · SO-88213 was promised 28 Nov: 6 days after its promise"),
        ("promised_date", "2026-11-20", "2026-11-21", "1 day later, within the 3 days for every vendor"),
        ("promised_date", "2026-11-27", "2026-11-29",
         "2 days later · SO-88213 was promised 28 Nov: 1 day after its promise"),
        ("promised_date", "2026-11-20", "2027-01-15",
         "56 days later, over the 3 days for every vendor"
         " · SO-88213 was promised 28 Nov 2026: 48 days after its promise"),
        ("line_split", "8@2026-11-20", "4@2026-11-20,4@2026-12-04",
         "split into 2 deliveries, the last on 4 Dec · SO-88213 was promised 28 Nov: 6 days after its promise"
         " · splitting stays in-house"),
        ("status", None, "cancelled", "the vendor cancels the line · 8 ordered, $1,000.00 · cancelling stays in-house"),
    ],
)  # fmt: skip
def test_the_sentence(field: str, was: str | None, said: str | None, words: str) -> None:
    assert told(field, was, said) == words


def test_every_rule_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert set(SENTENCES) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_sentence_can_do_without_any_fact(rule: str) -> None:
    assert sentence(rule, {})


def test_a_rule_of_a_newer_version_is_named() -> None:
    assert sentence("moon_phase_wrong", {}) == "moon phase wrong"
