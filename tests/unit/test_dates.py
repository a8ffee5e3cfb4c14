"""Dates as papers print them; day and month are never swapped silently."""

from __future__ import annotations

from datetime import date

import pytest

from poworkbench.domain.dates import is_day_first, printed_dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/15/2020", date(2020, 12, 15)),
        ("27-JAN-2021", date(2021, 1, 27)),
        ("11/Jan/24", date(2024, 1, 11)),
        ("Jan 08, 2021", date(2021, 1, 8)),
        ("OCT. 19, 2026", date(2026, 10, 19)),
        ("19 april 2014", date(2014, 4, 19)),
        ("14 de octubre de 2026", date(2026, 10, 14)),
        ("14. März 2026", date(2026, 3, 14)),
        ("21.03.24", date(2024, 3, 21)),
        ("2025-11-24", date(2025, 11, 24)),
        ("06/19/2026 01:58:40", date(2026, 6, 19)),
        ("KW 49/2026, Versand 04.12.2026", date(2026, 12, 4)),
        ("Delivery 4 pcs 20 Nov 2026", date(2026, 11, 20)),
        ("14 de outubro de 2026", date(2026, 10, 14)),
        ("den 14. oktober 2026", date(2026, 10, 14)),
        ("Leverans 14 maj 2026", date(2026, 5, 14)),
        ("14. des. 2026", date(2026, 12, 14)),
        ("14. marraskuuta 2026", date(2026, 11, 14)),
        ("dnia 14 października 2026 r.", date(2026, 10, 14)),
        ("V Praze dne 14. října 2026", date(2026, 10, 14)),
        ("12-set-26", date(2026, 9, 12)),
    ],
)
def test_a_date_is_found(text: str, day: date) -> None:
    assert [found.on(day_first=True) for found in printed_dates(text)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "KW19/2025",
        "KW 48",
        "Week 14 / 2026",
        "30 Days",
        "end of May",
        "SC-2610-091",
        "26-11-9152",
        "1.2.3.4",
        "99/99/2026",
        "10 LED 24 V",
        "4 set 25,00",
        "12 pro 20 Stück",
        "2 des 10 cartons",
    ],
)
def test_a_week_a_phrase_or_a_code_is_no_date(text: str) -> None:
    assert printed_dates(text) == []


def test_what_can_be_read_both_ways_is_decided_by_the_paper() -> None:
    both = printed_dates("06/11/2026")[0]
    assert both.on(day_first=True) == date(2026, 11, 6)
    assert both.on(day_first=False) == date(2026, 6, 11)
    assert is_day_first(printed_dates("06/11/2026, 25/11/2026")) is True
    assert is_day_first(printed_dates("06/11/2026, 11/25/2026")) is False
    assert is_day_first([both]) is None


def test_month_thirteen_is_not_turned_round() -> None:
    """04/13/2026 on a paper of days first is the thirteenth of April, since there is no other reading."""
    assert printed_dates("04/13/2026")[0].on(day_first=True) == date(2026, 4, 13)


def test_names_and_leading_years_do_not_vote() -> None:
    assert is_day_first(printed_dates("14 Oct 2026 and 2026-10-14")) is None
