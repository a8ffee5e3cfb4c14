"""Dates in the ways papers print them; what is no date, and what can be read two ways."""

from __future__ import annotations

from datetime import date

import pytest
from tests.small_papers import certain, column, ordered, reading

DATED = """
        {header}
        Pos  Article     Description             Qty  Unit   Price     Amount   Promised
        10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00   {day}
"""


def promised(day: str, header: str = "", asked: date | None = None) -> str | None:
    """What a line with a printed date promises for certain."""
    order = ordered(("NV-1031", "4", "100.00"), asked=asked) if asked else None
    return column(certain(DATED.format(day=day, header=header), order=order), "promised_date")[0]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("12/15/2020", "2020-12-15"),
        ("27-JAN-2021", "2021-01-27"),
        ("11/Jan/24", "2024-01-11"),
        ("2-Mar-24", "2024-03-02"),
        ("Jan 08, 2021", "2021-01-08"),
        ("February 17, 2026", "2026-02-17"),
        ("19 april 2014", "2014-04-19"),
        ("05.10.2023", "2023-10-05"),
        ("21.03.24", "2024-03-21"),
        ("06/19/2026 01:58:40", "2026-06-19"),
        ("2025-11-24", "2025-11-24"),
        ("Fri 20 Nov 2026", "2026-11-20"),
    ],
)
def test_a_date_is_read_as_printed(printed: str, day: str) -> None:
    assert promised(printed) == day


@pytest.mark.parametrize(
    "printed", ["KW19/2025", "Week 14 / 2026", "30 Days", "Saturday 1/9", "end of May", "after consultation"]
)
def test_what_names_no_day_is_no_date(printed: str) -> None:
    assert promised(printed) is None


def test_a_day_and_a_month_that_nothing_tells_apart_are_asked_about() -> None:
    found = reading(DATED.format(day="05/11/2026", header=""))
    assert column(found, "promised_date") == ["2026-11-05"]
    assert promised("05/11/2026") is None


def test_the_order_the_country_or_another_date_tells_day_and_month_apart() -> None:
    assert promised("05/11/2026", asked=date(2026, 5, 11)) == "2026-05-11"
    assert promised("05/11/2026", header="Springfield, IL 62704") == "2026-05-11"
    assert promised("05/11/2026", header="Date 20/10/2026") == "2026-11-05"


def test_the_lines_keep_their_own_order_of_day_and_month() -> None:
    found = certain(
        """
        Date: 27/10/2026            Order date: 05/10/2026
        Pos  Article     Description             Qty  Unit   Price     Amount   Promised
        10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00   11/20/2026
        20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00   12/04/2026
        """
    )
    assert column(found, "promised_date") == ["2026-11-20", "2026-12-04"]
    assert found.value("document_date") == "2026-10-27"


def test_a_promise_may_lie_before_the_document() -> None:
    assert promised("19 Oct 2026", header="Date 20 Oct 2026") == "2026-10-19"
