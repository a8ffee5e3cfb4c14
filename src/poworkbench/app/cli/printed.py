"""Readings and differences as they are printed: as JSON for programs, as tables for people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from poworkbench.domain.ack_codes import code_of
from poworkbench.domain.differences import Difference
from poworkbench.domain.doubts import Doubt, doubts, sure
from poworkbench.domain.lessons import Lesson
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import HEADER_FIELDS, READ_LINE_FIELDS, Evidence, Reading, ReadLine
from poworkbench.domain.revisions import Change
from poworkbench.ui.wording.cautions import sentence as caution
from poworkbench.ui.wording.fields import field_name
from poworkbench.ui.wording.revisions import change as told

SHOWN_LINE_FIELDS = ("position", "vendor_item", "quantity", "unit", "unit_price", "amount", "promised_date", "status")


def as_json(plain: object) -> str:
    """JSON that a person can look at too."""
    return json.dumps(plain, ensure_ascii=False, indent=1)


def reading(read: Reading) -> dict[str, Any]:
    """A reading with the evidence of every value; boxes in points, confidence from 0 to 1.

    A value that the reader is not sure of is null and stands among the questions.
    """
    certain = sure(read)
    values = {name: certain.value(name) for name in HEADER_FIELDS}
    lines = [_line(line) for line in certain.lines]
    asked = [_question(read, doubt) for doubt in doubts(read)]
    return {
        "kind": read.kind, **values, "lines": lines, "evidence": _evidence(certain, HEADER_FIELDS),
        "questions": asked, "warnings": warnings(read),
    }  # fmt: skip


def warnings(read: Reading) -> list[str]:
    """Why the document must not be taken as a whole without a person, each in a sentence."""
    return [caution(each) for each in read.cautions]


def _line(line: ReadLine) -> dict[str, Any]:
    names = (*READ_LINE_FIELDS, "po_number") if line.po_number else READ_LINE_FIELDS
    return {**{name: line.value(name) for name in names}, "evidence": _evidence(line, names)}


def _question(read: Reading, doubt: Doubt) -> dict[str, Any]:
    line = _place_of(read, doubt.line) if doubt.line is not None else None
    place = _place(doubt.found.evidence)
    return {"line": line, "field": doubt.field, "proposed": doubt.found.value, "evidence": place}


def _place_of(read: Reading, index: int) -> str | int:
    """The line's own number as printed, else how-manieth it is."""
    return sure(read).lines[index].value("position") or index + 1


def _evidence(part: Reading | ReadLine, names: Sequence[str]) -> dict[str, Any]:
    return {name: _place(found.evidence) for name in names if (found := getattr(part, name))}


def _place(evidence: Evidence) -> dict[str, Any]:
    place = {"ref": evidence.ref} if evidence.ref else {"page": evidence.page, "box": [v / 100 for v in evidence.box]}
    return {**place, "text": evidence.text, "confidence": evidence.confidence / 100}


def difference(row: Difference) -> dict[str, str | None]:
    """One difference, with the conversion where what is printed was brought to the ordered unit."""
    names = ("line", "field", "ordered", "acknowledged", *(("converted",) if row.converted else ()))
    return {name: getattr(row, name) for name in names}


def change(one: Change) -> dict[str, str | None]:
    """What one document says otherwise than an earlier one."""
    return {"line": one.line, "field": one.field, "before": one.before, "after": one.after}


def lesson(one: Lesson) -> dict[str, str]:
    """A lesson as it is kept."""
    return {"about": one.about, "phrase": one.phrase, "means": one.means}


def reading_table(read: Reading) -> str:
    """A reading for a person: what the document says as a whole, its lines, and what it may say."""
    certain = sure(read)
    head = [(field_name(name), certain.value(name) or "–") for name in HEADER_FIELDS]
    lines = [tuple(line.value(name) or "–" for name in SHOWN_LINE_FIELDS) for line in certain.lines]
    titles = tuple(field_name(name) for name in SHOWN_LINE_FIELDS)
    whole = [*_aligned([("kind", read.kind.replace("_", " ")), *head]), "", *_aligned([titles, *lines])]
    return "\n".join([*whole, *questions_table(read)])


def questions_table(read: Reading) -> list[str]:
    """What the reader is not sure of, for a person; nothing where it is sure of everything."""
    asked = [
        (
            f"line {_place_of(read, doubt.line)}" if doubt.line is not None else "document",
            field_name(doubt.field),
            f"{doubt.found.value}?",
            f"printed “{doubt.found.evidence.text}”, {doubt.found.evidence.confidence} % sure",
        )
        for doubt in doubts(read)
    ]
    return ["", "The reader is not sure of:", *_aligned(asked)] if asked else []


def changes_table(earlier: str, changes: Sequence[Change]) -> str:
    """What changed since an earlier document, one a row."""
    if not changes:
        return f"Nothing changed since {earlier}."
    return "\n".join([f"Since {earlier}:", *(f"  {told(change, date.max)}" for change in changes)])


def differences_table(order: Order, differences: Sequence[Difference]) -> str:
    """The differences for a person, one a row, with the X12 code of each line."""
    if not differences:
        return f"{order.po_number}: the document agrees with the order."
    codes = line_codes(order, differences)
    rows = [
        (
            f"line {row.line}" if row.line else "document",
            field_name(row.field),
            row.ordered or "–",
            row.acknowledged or "–",
            codes.get(row.line or "", ""),
            row.converted or "",
        )
        for row in differences
    ]
    return "\n".join([order.po_number, *_aligned([("", "", "ordered", "vendor says", "X12", ""), *rows])])


def line_codes(order: Order, differences: Sequence[Difference]) -> dict[str, str]:
    """How an X12 855 would acknowledge each ordered line, by its number."""
    rows = {line.line: [row for row in differences if row.line == line.line] for line in order.lines}
    return {number: code_of(own) for number, own in rows.items()}


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
