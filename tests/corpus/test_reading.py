"""Documents of many vendors are read as a careful person reads them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from tests.corpus.papers import CASES, LAYOUTS, noted, order_of_case, pages_of, reading_of, vocabulary

from poworkbench.domain.comparing import compare
from poworkbench.domain.readings import HEADER_FIELDS, Evidence, Found, Reading
from poworkbench.reading.document import read

CRITICAL = ("vendor_item", "quantity", "unit_price", "promised_date", "status")
NUMBERS = {"quantity", "unit_price", "amount", "total"}
#: Values whose evidence is a word for something else: a sign, a status, a name over several rows.
SAID_OTHERWISE = {"currency", "status", "vendor_name", "description"}


def differences(case: Path) -> Counter[tuple[str | None, ...]]:
    """The rows that the program names."""
    found = compare(order_of_case(case), reading_of(case))
    return Counter((row.line, row.field, row.ordered, _plain(row.field, row.acknowledged)) for row in found)


def noted_differences(case: Path) -> Counter[tuple[str | None, ...]]:
    """The rows that a careful person named."""
    names = ("line", "field", "ordered", "acknowledged")
    rows = [[row[name] for name in names] for row in noted(case, "diff.json")]
    return Counter((line, field, ordered, _plain(field, said)) for line, field, ordered, said in rows)


def _plain(field: str, value: str | None) -> str | None:
    return str(Decimal(value).normalize()) if value and field in NUMBERS else value


def test_the_differences_found_are_those_noted() -> None:
    said = sum((Counter({(case.name, *row): n for row, n in differences(case).items()}) for case in CASES), Counter())
    true = sum(
        (Counter({(case.name, *row): n for row, n in noted_differences(case).items()}) for case in CASES), Counter()
    )
    hits = (said & true).total()
    assert hits >= 0.97 * true.total(), f"missed: {list((true - said).elements())}"
    assert hits >= 0.97 * said.total(), f"false: {list((said - true).elements())}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_clean_document_stays_clean(case: Path) -> None:
    if not noted(case, "diff.json"):
        assert not differences(case)


@pytest.mark.parametrize("helped", [True, False], ids=["with the order", "without it"])
@pytest.mark.parametrize("case", [*CASES, *LAYOUTS], ids=lambda case: case.name)
def test_lines_are_read_with_and_without_the_order(case: Path, helped: bool) -> None:
    """The order helps to choose; what is printed on the line is read without it."""
    wanted = [[_value(line, field) for field in CRITICAL] for line in noted(case, "truth.json")["lines"]]
    lines = reading_of(case, helped=helped).lines
    assert [[_plain(field, line.value(field)) for field in CRITICAL] for line in lines] == wanted


def _value(line: dict[str, Any], field: str) -> str | None:
    return _plain(field, line[field])


@pytest.mark.parametrize("case", [*CASES, *LAYOUTS], ids=lambda case: case.name)
def test_the_document_s_own_values(case: Path) -> None:
    truth, reading = noted(case, "truth.json"), reading_of(case)
    said = {field: _plain(field, reading.value(field)) for field in HEADER_FIELDS if field != "vendor_name"}
    assert said == {field: _plain(field, truth[field]) for field in said}
    assert reading.kind == truth["kind"]


def test_evidence_stands_where_it_says() -> None:
    """PDFium itself, asked for the text inside a box, gives what was printed there and little else."""
    good = Counter(stands for case in CASES for stands in _boxes(case, reading_of(case)))
    assert good[True] >= 0.99 * good.total()


def _boxes(case: Path, reading: Reading) -> list[bool]:
    values: list[tuple[str, Found | None]] = [(field, getattr(reading, field)) for field in HEADER_FIELDS]
    values += [(field, getattr(line, field)) for line in reading.lines for field in line.__dataclass_fields__]
    document = pypdfium2.PdfDocument(case / "ack.pdf")
    try:
        shown = [found.evidence for field, found in values if found and field not in SAID_OTHERWISE]
        return [_stands(document, evidence) for evidence in shown]
    finally:
        document.close()


def _stands(document: pypdfium2.PdfDocument, evidence: Evidence) -> bool:
    x0, top, x1, bottom = (edge / 100 for edge in evidence.box)
    page = document[evidence.page - 1]
    text = page.get_textpage()
    height = page.get_height()
    inside = _squeezed(text.get_text_bounded(x0 - 2, height - bottom - 2, x1 + 2, height - top + 2))
    text.close()
    page.close()
    printed = _squeezed(evidence.text)
    return printed in inside and len(inside) <= 3 * max(4, len(printed))


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def test_tables_are_found_without_one_known_heading() -> None:
    """What the columns are can be reckoned: quantity × price is the amount, and codes are the order's."""
    silent = replace(vocabulary(), columns={})
    pairs = [(read(pages_of(case), silent, order_of_case(case)), noted(case, "truth.json")) for case in CASES]
    wanted = sum(len(truth["lines"]) for _, truth in pairs)
    right = sum(
        all(
            _plain(field, line.value(field)) == _value(true, field)
            for field in ("vendor_item", "quantity", "unit_price")
        )
        for reading, truth in pairs
        if len(reading.lines) == len(truth["lines"])
        for line, true in zip(reading.lines, truth["lines"], strict=True)
    )
    assert right >= 0.88 * wanted
