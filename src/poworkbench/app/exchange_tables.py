"""The playbook's tables about an ERP without an interface, checked once and made into domain.exchange."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from poworkbench.app.toml_files import TomlProblem
from poworkbench.domain.exchange import (
    BY_LETTER,
    FIELD_ORDER,
    ORDER_FIELDS,
    UPDATE_VALUES,
    Exchange,
    OrdersLayout,
    UpdateColumn,
    UpdatesLayout,
    Written,
)
from poworkbench.domain.exported_values import NotAValue, price_unit

Writable = Literal[
    "vendor_item", "quantity", "unit", "unit_price", "promised_date", "status", "vendor_order_number", "acknowledged_on"
]
Status = Literal["open", "closed", "backordered", "cancelled", "substituted"]
#: What may hold for every order of a client whose export does not say it.
Otherwise = Literal[
    "vendor_code", "vendor_name", "buyer_name", "buyer_email", "currency", "unit", "ship_to", "terms", "price_unit"
]
Name = Annotated[str, msgspec.Meta(min_length=1)]
Sign = Annotated[str, msgspec.Meta(max_length=1)]
RowNumber = Annotated[int, msgspec.Meta(ge=1)]

_DATE_PARTS = re.compile(r"YYYY|YY|MM|DD")


class _Orders(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    columns: dict[str, Name] = {}
    sheet: str = ""
    heading_row: RowNumber = 1
    heads: Literal["repeated", "above"] = "repeated"
    dates: Literal["dmy", "mdy", "ymd"] = "ymd"
    decimal: Literal[".", ","] = "."
    delimiter: Sign = ""
    full: bool = False
    words: dict[Name, Status] = {}
    otherwise: dict[Otherwise, Name] = {}


class _Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    value: str = ""
    text: str = ""


class _Updates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    columns: tuple[_Column, ...]
    rows: Literal["lines", "values"] = "lines"
    unchanged: Literal["current", "blank"] = "current"
    dates: str = "YYYY-MM-DD"
    decimal: Literal[".", ","] = "."
    delimiter: Annotated[str, msgspec.Meta(min_length=1, max_length=1)] = ","
    encoding: str = "utf-8"
    sheet: Annotated[str, msgspec.Meta(min_length=1, max_length=31)] = "Updates"
    headings: bool = True
    words: dict[Status, Name] = {}


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is not written is as the export has it."""

    dates: str | None = None
    decimal: Literal[".", ","] | None = None


class ExchangeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[exchange]` as it is written."""

    orders: _Orders | None = None
    updates: _Updates | None = None
    entry: _Entry | None = None


def exchange_of(file: Path, written: ExchangeTable, field_order: tuple[Writable, ...]) -> Exchange:
    """What the playbook says of files and of entering by hand; raises TomlProblem with the key that is wrong."""
    for name in (name for name in field_order if field_order.count(name) > 1):
        raise TomlProblem(file, "field_order", f"{name} stands twice")
    rest = tuple(name for name in FIELD_ORDER if name not in field_order)
    orders = _orders(file, written.orders) if written.orders else None
    typed, usual = written.entry, Exchange(orders).typing
    dates, decimal = (typed.dates or usual.dates, typed.decimal or usual.decimal) if typed else ("", "")
    entry = _written(file, "exchange.entry", dates, decimal) if typed else None
    updates = _updates(file, written.updates) if written.updates else None
    return Exchange(orders, updates, entry, (*field_order, *rest))


def _orders(file: Path, written: _Orders) -> OrdersLayout:
    key = "exchange.orders.columns"
    _known(file, key, written.columns, ORDER_FIELDS)
    titles: dict[str, str] = {}
    for name, title in written.columns.items():
        if title in titles:
            raise TomlProblem(file, f"{key}.{name}", f"{title!r} is {titles[title]} already")
        titles[title] = name
        if title.startswith("column ") and not BY_LETTER.fullmatch(title):
            raise TomlProblem(file, f"{key}.{name}", f"{title!r}: a column is named by its title or as column A to ZZ")
    layout = OrdersLayout(**_fields(written))
    try:
        price_unit(written.otherwise.get("price_unit", "1"), written.decimal)
    except NotAValue as problem:
        where, said = "exchange.orders.otherwise.price_unit", f'{problem.text!r}: write for how many, as in "100"'
        raise TomlProblem(file, where, said) from problem
    if layout.missing:
        raise TomlProblem(file, key, f"no column is named for {', '.join(layout.missing)}")
    return layout


def _updates(file: Path, written: _Updates) -> UpdatesLayout:
    if not written.columns:
        raise TomlProblem(file, "exchange.updates.columns", "must name at least one column")
    for at, column in enumerate(written.columns):
        key = f"exchange.updates.columns[{at}]"
        if column.value:
            _known(file, f"{key}.value", (column.value,), UPDATE_VALUES, named=False)
        if column.value in ("field", "old", "new") and written.rows != "values":
            raise TomlProblem(file, f"{key}.value", f'{column.value} needs rows = "values"')
    try:
        codecs.lookup(written.encoding)
    except LookupError as error:
        raise TomlProblem(file, "exchange.updates.encoding", f"{written.encoding!r} is no encoding") from error
    columns = tuple(UpdateColumn(column.title, column.value, column.text) for column in written.columns)
    how = _written(file, "exchange.updates", written.dates, written.decimal)
    kept = {name: value for name, value in _fields(written).items() if name not in ("columns", "dates", "decimal")}
    return UpdatesLayout(columns=columns, written=how, **kept)


def _written(file: Path, key: str, dates: str, decimal: str) -> Written:
    parts = sorted(part[:2] for part in _DATE_PARTS.findall(dates))
    if parts != ["DD", "MM", "YY"] or any(sign.isalnum() for sign in _DATE_PARTS.sub("", dates)):
        raise TomlProblem(file, f"{key}.dates", f"{dates!r}: write a date's parts as in DD.MM.YYYY")
    return Written(dates, decimal)


def _known(file: Path, key: str, given: Iterable[str], known: tuple[str, ...], *, named: bool = True) -> None:
    for name in given:
        if name not in known:
            where = f"{key}.{name}" if named else key
            raise TomlProblem(file, where, f"{name!r} is no field: one of {', '.join(known)}")


def _fields(written: msgspec.Struct) -> Mapping[str, Any]:
    return {name: getattr(written, name) for name in written.__struct_fields__}
