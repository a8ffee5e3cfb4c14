"""Documents of every kind are read as a careful person reads them, and differ from their orders where he says so."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.corpus.papers import noted, order_of_case

from poworkbench.adapters.documents.papers import papers_of
from poworkbench.app.reading_documents import understand
from poworkbench.domain.comparing import compare
from poworkbench.domain.readings import Reading

KINDS = Path(__file__).parent / "kinds"
CASES = sorted(KINDS.iterdir())
SCANS = [case for case in CASES if "scanned" in json.loads((case / "case.json").read_text())["traits"]]
HEADER = ("po_number", "document_date", "currency", "total", "vendor_order_number")
LINE = ("vendor_item", "buyer_item", "quantity", "unit", "unit_price", "amount", "promised_date", "status")
NUMBERS = frozenset({"quantity", "unit_price", "amount", "total"})

#: What a recogniser cannot know: a letter O and a zero look the same, and no order says which it is.
MISREAD = {("brightline-03", "vendor_order_number")}


@cache
def reading_of(case: Path) -> Reading:
    document = next(file for file in sorted(case.iterdir()) if file.stem == "ack")
    return understand(papers_of(document.read_bytes()), order_of_case(case))[1]


def plain(field: str, value: str | None) -> str | None:
    if value is None:
        return None
    return str(Decimal(value).normalize()) if field in NUMBERS else "".join(filter(str.isalnum, value.lower()))


def check(case: Path) -> None:
    truth, reading = noted(case, "truth.json"), reading_of(case)
    assert reading.kind == truth["kind"]
    header = {name for name in HEADER if (case.name, name) not in MISREAD}
    assert {name: plain(name, reading.value(name)) for name in header} == {n: plain(n, truth[n]) for n in header}
    said = [{name: plain(name, line.value(name)) for name in LINE} for line in reading.lines]
    assert said == [{name: plain(name, line[name]) for name in LINE} for line in truth["lines"]]
    assert differences(case) == Counter(key(row) for row in noted(case, "diff.json"))
    for line in reading.lines:
        for name in LINE:
            found = getattr(line, name)
            assert found is None or (found.evidence.text and found.evidence.box[2] > found.evidence.box[0])


def differences(case: Path) -> Counter[tuple[str | None, ...]]:
    rows = compare(order_of_case(case), reading_of(case))
    return Counter(key({"line": r.line, "field": r.field, "acknowledged": r.acknowledged}) for r in rows)


def key(row: dict[str, Any]) -> tuple[str | None, ...]:
    field, said = row["field"], row["acknowledged"]
    return row["line"], field, said if field == "line_split" else plain(field, said)


@pytest.mark.parametrize("case", [case for case in CASES if case not in SCANS], ids=lambda case: case.name)
def test_a_document_says_what_a_person_reads_in_it(case: Path) -> None:
    check(case)


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("case", SCANS, ids=lambda case: case.name)
def test_a_scan_says_what_a_person_reads_in_it(case: Path) -> None:
    check(case)
