"""Readings, differences and changes as the commands print them."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.made_readings import found, order, ordered, read_line_of, reading_of_order

from poworkbench.app.cli import printed
from poworkbench.domain.comparing import compare
from poworkbench.domain.readings import Evidence, Found
from poworkbench.domain.revisions import Change

ORDER = order(ordered("1"), ordered("2"))
READ = reading_of_order(ORDER)
DOUBTFUL = Found("131.50", Evidence(2, (100, 200, 300, 400), "131,5O", 30))


def unsure() -> printed.Reading:
    lines = (READ.lines[0], replace(READ.lines[1], unit_price=DOUBTFUL, position=None))
    return replace(READ, lines=lines, total=replace(DOUBTFUL, value="2052.00"), cautions=("edi_test",))


def test_a_doubtful_value_is_null_and_a_question() -> None:
    plain = json.loads(printed.as_json(printed.reading(unsure())))
    assert plain["total"] is plain["lines"][1]["unit_price"] is None
    assert "total" not in plain["evidence"]
    assert "unit_price" not in plain["lines"][1]["evidence"]
    place = {"page": 2, "box": [1.0, 2.0, 3.0, 4.0], "text": "131,5O", "confidence": 0.3}
    assert plain["questions"] == [
        {"line": None, "field": "total", "proposed": "2052.00", "evidence": place},
        {"line": 2, "field": "unit_price", "proposed": "131.50", "evidence": place},
    ]
    assert plain["warnings"] == [
        "The vendor sent it as a trial. Do not accept it before the vendor says that it counts."
    ]


def test_a_sure_reading_has_nothing_to_ask() -> None:
    plain = printed.reading(READ)
    assert plain["questions"] == plain["warnings"] == []
    assert "po_number" not in plain["lines"][0]


def test_a_line_says_which_order_it_names_where_it_names_one() -> None:
    line = replace(READ.lines[0], po_number=found("PO-7"))
    assert printed.reading(replace(READ, lines=(line,)))["lines"][0]["po_number"] == "PO-7"


def test_a_person_is_told_what_the_reader_is_not_sure_of() -> None:
    told = printed.reading_table(unsure())
    assert "The reader is not sure of:" in told
    assert "line 2    unit price  131.50?   printed “131,5O”, 30 % sure" in told
    assert "not sure" not in printed.reading_table(READ)


def test_differences_come_with_the_code_of_their_line() -> None:
    dearer = replace(read_line_of(ORDER.lines[0]), unit_price=found("131.50"))
    differences = compare(ORDER, replace(READ, lines=(dearer, READ.lines[1])))
    assert printed.line_codes(ORDER, differences) == {"1": "IP", "2": "IA"}
    assert "IP" in printed.differences_table(ORDER, differences)


def test_what_changed_since_an_earlier_document() -> None:
    told = [Change("2", "promised_date", None, "2026-12-04"), Change("3", "line_extra", None, "ZX-99")]
    assert printed.changes_table("ack.pdf", told).splitlines() == [
        "Since ack.pdf:", "  line 2 promised – → 4 Dec 2026", "  line 3 new (ZX-99)",
    ]  # fmt: skip
    assert printed.changes_table("ack.pdf", []) == "Nothing changed since ack.pdf."
    assert printed.change(told[0]) == {"line": "2", "field": "promised_date", "before": None, "after": "2026-12-04"}
