"""Workbooks made for a test: just enough of the format for what vendors do with it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True)
class Formatted:
    """A number with a number format; with a formula, what the formula came to."""

    value: float
    format: str = "General"
    formula: str = ""


@dataclass(frozen=True)
class Raw:
    """A cell as the file has it: attributes and inner XML."""

    attributes: str
    inner: str


Value = str | float | bool | date | Formatted | Raw | None


@dataclass(frozen=True)
class MadeSheet:
    """A sheet: rows of values from A1 on; rows and columns count from 0."""

    name: str
    rows: list[list[Value]]
    state: str = "visible"
    merged: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def workbook(*sheets: MadeSheet, extra: dict[str, str] | None = None) -> bytes:
    """The workbook as a file; `extra` are further parts by name, or others than the usual ones."""
    formats: list[str] = ["General", "yyyy\\-mm\\-dd"]
    parts = {f"xl/worksheets/sheet{number}.xml": _sheet(sheet, formats) for number, sheet in enumerate(sheets, 1)} | {
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations(sheets),
    }
    parts |= {"xl/styles.xml": _styles(formats), "[Content_Types].xml": _types(sheets), "_rels/.rels": _root()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | (extra or {})).items():
            archive.writestr(name, content if content.startswith("<?xml") else f'<?xml version="1.0"?>{content}')
    return out.getvalue()


def letters(column: int) -> str:
    """A column's name: A, B, ... Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _sheet(sheet: MadeSheet, formats: list[str]) -> str:
    rows = "".join(
        f'<row r="{at + 1}" hidden="{int(at in sheet.hidden_rows)}">'
        + "".join(_cell(f"{letters(column)}{at + 1}", value, formats) for column, value in enumerate(values))
        + "</row>"
        for at, values in enumerate(sheet.rows)
    )
    columns = "".join(f'<col min="{at + 1}" max="{at + 1}" hidden="1"/>' for at in sorted(sheet.hidden_columns))
    merged = "".join(f'<mergeCell ref="{place}"/>' for place in sheet.merged)
    return (
        f'<worksheet xmlns="{SPACE}">{f"<cols>{columns}</cols>" if columns else ""}<sheetData>{rows}</sheetData>'
        f"{f'<mergeCells>{merged}</mergeCells>' if merged else ''}</worksheet>"
    )


def _cell(place: str, value: Value, formats: list[str]) -> str:
    if value is None:
        return ""
    if isinstance(value, Raw):
        return f'<c r="{place}" {value.attributes}>{value.inner}</c>'
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
        days = (moment - datetime(1899, 12, 30)).total_seconds() / 86400  # noqa: DTZ001
        return f'<c r="{place}" s="1"><v>{days}</v></c>'
    if isinstance(value, Formatted):
        if value.format not in formats:
            formats.append(value.format)
        formula = f"<f>{escape(value.formula)}</f>" if value.formula else ""
        return f'<c r="{place}" s="{formats.index(value.format)}">{formula}<v>{value.value!r}</v></c>'
    return f'<c r="{place}"><v>{value!r}</v></c>'


def _styles(formats: list[str]) -> str:
    codes = "".join(f'<numFmt numFmtId="{164 + at}" formatCode={quoteattr(code)}/>' for at, code in enumerate(formats))
    styles = "".join(f'<xf numFmtId="{164 + at}"/>' for at, _ in enumerate(formats))
    return f'<styleSheet xmlns="{SPACE}"><numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>'


def _workbook(sheets: tuple[MadeSheet, ...]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{at}" state="{sheet.state}" r:id="rId{at}"/>'
        for at, sheet in enumerate(sheets, 1)
    )
    return f'<workbook xmlns="{SPACE}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>'


def _relations(sheets: tuple[MadeSheet, ...]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at, _ in enumerate(sheets, 1)
    )
    styles = f'<Relationship Id="rIdS" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}{styles}</Relationships>'


def _root() -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    )


def _types(sheets: tuple[MadeSheet, ...]) -> str:
    listed = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{OFFICE}.worksheet+xml"/>'
        for at, _ in enumerate(sheets, 1)
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{OFFICE}.sheet.main+xml"/>{listed}</Types>'
    )
