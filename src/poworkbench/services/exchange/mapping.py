"""Which column of an export holds what: guessed from its titles, tried on its first rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from poworkbench.domain.amounts import decimal_mark
from poworkbench.domain.dates import is_day_first, printed_dates
from poworkbench.domain.exchange import ABOVE, REPEATED, OrdersLayout
from poworkbench.domain.exported_orders import Reader, RowProblem
from poworkbench.domain.exported_values import DATES, NUMBERS, plain_text
from poworkbench.domain.orders import Order
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.titles import role_of
from poworkbench.reading.vocabulary import Vocabulary
from poworkbench.services.exchange.tables import Table

#: So many rows are looked at, and the headings stand within so many.
LOOKED_AT, _HEADINGS_WITHIN = 60, 15
#: Fewer titles that are known are no headings.
_FEWEST_TITLES = 3

#: What a column of the vendors' vocabulary is on the buyer's own export.
_ROLES = {
    "position": "line", "vendor_item": "vendor_item", "buyer_item": "buyer_item", "item": "buyer_item",
    "description": "description", "quantity": "quantity", "unit": "unit", "unit_price": "unit_price",
    "net_price": "unit_price", "delivery_date": "promised_date", "requested_date": "promised_date",
    "arrival_date": "promised_date",
}  # fmt: skip

#: What a title means; "" where nobody knows.
Meaning = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Preview:
    """The first order as a layout understands it, how many there are in the rows looked at, and what is wrong."""

    order: Order | None
    orders: int
    missing: tuple[str, ...]
    problems: tuple[RowProblem, ...]


def meaning(titles: Mapping[str, Sequence[str]], vocabulary: Vocabulary) -> Meaning:
    """What a title means by the words of buyers' exports, else by the vendors' vocabulary."""
    known = {squeeze(title): name for name, spelled in titles.items() for title in spelled}

    def mean(title: str) -> str:
        return known.get(squeeze(title)) or _ROLES.get(role_of(title, vocabulary), "")

    return mean


def guessed(table: Table, mean: Meaning) -> OrdersLayout:
    """The layout that an export seems to have, as far as its titles and first rows tell."""
    heading_row = _heading_row(table, mean)
    layout = OrdersLayout(_columns(table.rows[heading_row - 1], mean), table.sheet, heading_row)
    return with_signs(replace(layout, delimiter=table.delimiter), table)


def with_signs(layout: OrdersLayout, table: Table) -> OrdersLayout:
    """The layout with the date order and decimal sign that its columns' first rows show, and how heads stand."""
    numbers = list(_texts(layout, table, NUMBERS))
    dates = list(_texts(layout, table, DATES))
    day_first = is_day_first(printed for text in dates for printed in printed_dates(text))
    order = layout.dates if day_first is None else "dmy" if day_first else "mdy"
    heads = ABOVE if any(not text for text in _texts(layout, table, {"po_number"}, empty=True)) else REPEATED
    return replace(layout, decimal=decimal_mark(numbers, layout.decimal), dates=order, heads=heads)


def column_name(headings: Sequence[str], at: int) -> str:
    """How a layout names a column: by its title, by its place where it has none of its own."""
    title = " ".join(headings[at].split()) if at < len(headings) else ""
    alone = sum(" ".join(other.split()).casefold() == title.casefold() for other in headings) == 1
    return title if title and alone else f"column {_letters(at)}"


def preview(table: Table, layout: OrdersLayout) -> Preview:
    """The first rows as the layout understands them; NoSuchColumn where it does not fit the export."""
    headings = table.rows[layout.heading_row - 1] if layout.heading_row <= len(table.rows) else ()
    if layout.missing:
        return Preview(None, 0, layout.missing, ())
    reader = Reader(headings, layout)
    for number, row in table.below(layout.heading_row):
        if number > layout.heading_row + LOOKED_AT:
            break
        reader.take(number, row)
    found = reader.finished()
    return Preview(found.orders[0] if found.orders else None, len(found.orders), (), found.problems)


def _heading_row(table: Table, mean: Meaning) -> int:
    """The row with the most titles that are known, the first where none has enough of them."""
    counts = [len(_columns(row, mean)) for row in table.rows[:_HEADINGS_WITHIN]]
    best = max(counts, default=0)
    return counts.index(best) + 1 if best >= _FEWEST_TITLES else 1


def _columns(row: Sequence[object], mean: Meaning) -> dict[str, str]:
    titles = [plain_text(cell) if isinstance(cell, str) else "" for cell in row]
    found: dict[str, str] = {}
    for at, title in enumerate(titles):
        name = mean(title) if title.strip() else ""
        if name and name not in found:
            found[name] = column_name(titles, at)
    return found


def _texts(
    layout: OrdersLayout, table: Table, names: frozenset[str] | set[str], *, empty: bool = False
) -> Iterator[str]:
    headings = [plain_text(cell) for cell in table.rows[layout.heading_row - 1]]
    places = [
        at for at in range(len(headings)) for name in names if layout.columns.get(name) == column_name(headings, at)
    ]
    for number, row in table.below(layout.heading_row):
        if number > layout.heading_row + LOOKED_AT:
            return
        for at in places:
            cell = row[at] if at < len(row) else None
            if (isinstance(cell, str) and cell.strip()) or (empty and any(map(plain_text, row))):
                yield plain_text(cell)


def _letters(column: int) -> str:
    name, left = "", column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
