"""Readings and differences as they are printed: as JSON for programs, as tables for people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from poworkbench.domain.differences import Difference
from poworkbench.domain.lessons import Lesson
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import HEADER_FIELDS, READ_LINE_FIELDS, Evidence, Reading, ReadLine
from poworkbench.ui.wording.fields import field_name

SHOWN_LINE_FIELDS = ("position", "vendor_item", "quantity", "unit", "unit_price", "amount", "promised_date", "status")


def as_json(plain: object) -> str:
    """JSON that a person can look at too."""
    return json.dumps(plain, ensure_ascii=False, indent=1)


def reading(read: Reading) -> dict[str, Any]:
    """A reading with the evidence of every value; boxes in points, confidence from 0 to 1."""
    values = {name: read.value(name) for name in HEADER_FIELDS}
    lines = [_line(line) for line in read.lines]
    return {"kind": read.kind, **values, "lines": lines, "evidence": _evidence(read, HEADER_FIELDS)}


def _line(line: ReadLine) -> dict[str, Any]:
    return {
        **{name: line.value(name) for name in READ_LINE_FIELDS},
        "evidence": _evidence(line, READ_LINE_FIELDS),
    }


def _evidence(part: Reading | ReadLine, names: Sequence[str]) -> dict[str, Any]:
    return {name: _place(found.evidence) for name in names if (found := getattr(part, name))}


def _place(evidence: Evidence) -> dict[str, Any]:
    place = {"ref": evidence.ref} if evidence.ref else {"page": evidence.page, "box": [v / 100 for v in evidence.box]}
    return {**place, "text": evidence.text, "confidence": evidence.confidence / 100}


def difference(row: Difference) -> dict[str, str | None]:
    """One difference."""
    return {name: getattr(row, name) for name in ("line", "field", "ordered", "acknowledged")}


def lesson(one: Lesson) -> dict[str, str]:
    """A lesson as it is kept."""
    return {"about": one.about, "phrase": one.phrase, "means": one.means}


def reading_table(read: Reading) -> str:
    """A reading for a person: what the document says as a whole, then its lines."""
    head = [(field_name(name), read.value(name) or "–") for name in HEADER_FIELDS]
    lines = [tuple(line.value(name) or "–" for name in SHOWN_LINE_FIELDS) for line in read.lines]
    titles = tuple(field_name(name) for name in SHOWN_LINE_FIELDS)
    return "\n".join([*_aligned([("kind", read.kind.replace("_", " ")), *head]), "", *_aligned([titles, *lines])])


def differences_table(order: Order, differences: Sequence[Difference]) -> str:
    """The differences for a person, one a row."""
    if not differences:
        return f"{order.po_number}: the document agrees with the order."
    rows = [
        (
            f"line {row.line}" if row.line else "document",
            field_name(row.field),
            row.ordered or "–",
            row.acknowledged or "–",
        )
        for row in differences
    ]
    return "\n".join([order.po_number, *_aligned([("", "", "ordered", "vendor says"), *rows])])


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
