"""The exchange with an ERP without an interface, in words: what came in, what was given, what is wrong with a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo

from poworkbench.domain.exported_orders import NoSuchColumn, RowProblem
from poworkbench.domain.orders import Order, OrderLine
from poworkbench.services.exchange.exporting import Given
from poworkbench.services.exchange.importing import NeedsAnyway, Taken
from poworkbench.services.exchange.mapping import Preview
from poworkbench.services.exchange.standing import NotYetSeen, Standing
from poworkbench.services.exchange.tables import TableProblem
from poworkbench.services.refusals import NotTaken
from poworkbench.services.stores import Cancelled
from poworkbench.ui.wording.fields import value_name
from poworkbench.ui.wording.refusals import refused
from poworkbench.ui.wording.values import ago, counted, shown, when

_ROWS = {
    "no_order_number": "no order number stands here",
    "empty": "nothing stands here, and a line cannot do without it",
    "not_a_number": "“{text}” is no number",
    "not_a_date": "“{text}” is no date",
    "other_date_order": "“{text}” is a date in another order of day and month than the playbook says",
    "not_a_unit": "“{text}” does not say for how many units the price is",
    "not_exact": "the price of one ({text}) is no decimal number, and it is not rounded",
    "line_twice": "line {text} stands twice in the order",
    "differs": "“{text}” is another one than in the order's first row",
    "no_lines": "the order has no lines",
}

_FILES = {
    "no_sheet": "it has no sheet “{detail}”. The playbook names the sheet: [exchange.orders] sheet",
    "no_rows": "it has no rows. Export it again",
    "exists": "it is there already. Name another file: what was given is not overwritten",
    "not_written": "it cannot be written ({detail})",
    "not_encodable": "it cannot hold {detail}. The playbook names the encoding: [exchange.updates] encoding",
    "too_large": "it is too large ({detail})",
    "locked": "it asks for a password. Export it without one",
    "damaged": "it is damaged ({detail}). Export it again",
    "unknown_kind": "it is no workbook and no table of separated values",
}

_ANYWAY = {
    "fewer": "it has only {orders} orders and the last full export had {last}: more than half would be closed",
    "older": "it was made before the last one that was taken in",
    "empty": "no order in it was understood",
}


def row_problem(file: str, problem: RowProblem) -> str:
    """One sentence on a row: file, row, column, cause, and which order was left out for it."""
    where = f"{file}, row {problem.row}" + (f", {problem.column}" if problem.column else "")
    cause = _ROWS.get(problem.code, problem.code).format(text=problem.text)
    left = f"; {problem.po_number} is left as it was" if problem.po_number else ""
    return f"{where}: {cause}{left}."


def file_problem(file: str, problem: BaseException) -> str | None:
    """Why a file was not taken in or not written, and what to do; None for anything unforeseen."""
    if isinstance(problem, TableProblem):
        return f"{file}: {_FILES.get(problem.code, problem.code).format(detail=problem.detail)}."
    if isinstance(problem, NoSuchColumn):
        wanted = value_name(None, problem.field)
        return f"{file}: it has no column “{problem.title}”, which is the {wanted}. Show which one is: Shift F3."
    if isinstance(problem, NeedsAnyway):
        return f"{file}: {_ANYWAY[problem.code].format(**problem.facts)}. Nothing was changed."
    if isinstance(problem, OSError):
        return f"{file}: {problem.strerror or type(problem).__name__}."
    if isinstance(problem, Cancelled):
        return f"{file}: stopped. What had come in stays; take it in again for the rest."
    return refused(problem) if isinstance(problem, NotTaken) else None


def taken(done: Taken) -> str:
    """What an export brought, in one sentence after the other."""
    event, sights = done.event, done.sights
    parts = [f"{event.file}: {counted(event.orders, 'order')}, {done.changed} new or changed"]
    parts += [f"{event.closed} closed"] if event.closed else []
    parts += [f"{counted(event.left_out, 'order')} left as they were"] if event.left_out else []
    told = [
        f"{sights[name]} {words}"
        for name, words in (("seen", "seen"), ("not_yet", "not yet seen"), ("differs", "differ"))
        if sights[name]
    ]
    return ", ".join(parts) + (f". Of what was decided: {', '.join(told)}." if told else ".")


def given(done: Given) -> str:
    """What was written."""
    if not done.rows:
        return "Nothing is to be given: no file was written."
    much = f"{counted(done.values, 'value')} of {counted(done.orders, 'order')}"
    return f"{done.file.name}: {much} given to the ERP's import."


def standing(found: Standing, now: datetime, zone: tzinfo | None = None) -> Iterator[str]:
    """Where the exchange stands, line by line."""
    if found.last and found.taken_at:
        kind = "full" if found.last.full else "partial"
        made = when(found.last.made_at, now, zone)
        yield f"last export  {found.last.file} ({kind}, made {made}), taken in {ago(now - found.taken_at)}"
    else:
        yield "last export  none so far"
    yield f"to give      {counted(found.to_give, 'value')} of {counted(found.orders, 'order')}"
    yield f"not yet seen {len(found.not_seen)}"
    yield from (f"  {not_yet_seen(one, now)}" for one in found.not_seen)
    yield f"differs      {counted(found.conflicts, 'decision')}"
    if found.refused:
        yield f"came back    {counted(found.refused, 'decision')} of orders or lines that are gone"


def not_yet_seen(one: NotYetSeen, now: datetime) -> str:
    """What was given and is not in an export yet: how, by whom, how long ago."""
    what = value_name(one.line, one.field or "")
    how = f"in {one.file}" if one.file else "entered"
    return f"{one.po_number} {what}: {how} {ago(now - one.at)} by {one.person}"


def first_of(sentences: Sequence[str], most: int = 3) -> str:
    """Some sentences for a place that has no room for all."""
    more = len(sentences) - most
    return "\n".join(sentences[:most]) + (
        f"\n… and {more} more: poworkbench exchange import says all." if more > 0 else ""
    )


#: What the fields of an export are called on the mapping screen.
_FIELDS = {
    "po_number": "PO number", "line": "line", "unit_price": "unit price", "promised_date": "promised date",
    "vendor_name": "vendor's name", "vendor_code": "vendor's code", "vendor_item": "vendor's item",
    "price_unit": "price is per",
    "buyer_item": "our item", "buyer_name": "buyer", "buyer_email": "buyer's e-mail", "order_date": "order date",
    "sales_order": "sales order", "customer_promise": "promised to the customer",
    "vendor_order_number": "vendor's order number", "acknowledged_on": "acknowledged on", "status": "line's status",
    "state": "order's state", "ship_to": "ship to", "total": "order's total",
}  # fmt: skip

_SETTINGS: dict[str, dict[object, str]] = {
    "dates": {"dmy": "day month year", "mdy": "month day year", "ymd": "year month day"},
    "decimal": {".": "1,234.50", ",": "1.234,50"},
    "heads": {"repeated": "in every row", "above": "above its lines"},
    "price_unit": {"": "one", "100": "100", "1000": "1000"},
    "full": {True: "are closed", False: "stay open"},
}


def export_field(name: str) -> str:
    """What a column of an export may hold."""
    return _FIELDS.get(name, name.replace("_", " "))


def column_field(name: str | None) -> str:
    """What stands over a column on the mapping screen."""
    return export_field(name) if name else "–"


def way(setting: str, value: object) -> str:
    """How something is written in an export."""
    return _SETTINGS[setting].get(value, str(value))


def understood(found: Preview, name: str, today: date) -> list[str]:
    """The first order as the layout understands it, line by line; what is missing comes first."""
    if found.missing:
        return ["Still needed: " + ", ".join(map(export_field, found.missing)) + "."]
    sentences = [row_problem(name, problem) for problem in found.problems[:3]]
    if found.order is None:
        return [*sentences, "No order was understood."]
    return [*sentences, _head(found.order, today), *(_line_of(line, today) for line in found.order.lines[:3])]


def _head(order: Order, today: date) -> str:
    told = [order.po_number, order.vendor.name, order.buyer.name, order.currency, order.sales_order or ""]
    told += [f"ordered {shown('order_date', order.order_date.isoformat(), today)}"] if order.order_date else []
    return " · ".join(part for part in told if part) + f" · {counted(len(order.lines), 'line')}"


def _line_of(line: OrderLine, today: date) -> str:
    item = line.vendor_item or line.buyer_item or ""
    price = shown("unit_price", format(line.unit_price, "f"), today)
    day = shown("promised_date", line.promised_date.isoformat(), today) if line.promised_date else "no date"
    quantity = f"{shown('quantity', format(line.quantity, 'f'), today)} {line.unit or ''}".strip()
    per = f" (as for {line.price_unit})" if line.price_unit else ""
    return f"line {line.line} · {item} {line.description} · {quantity} at {price}{per} · {day}"
