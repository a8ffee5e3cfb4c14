"""The tables of keys for working without an interface: in the window, in the strip, and on an export's columns."""

from __future__ import annotations

from collections.abc import Mapping

from poworkbench.ui.shortcuts import Shortcut
from poworkbench.ui.wording.exchange import export_field

EXCHANGE, STRIP, ANY_WINDOW = "Exchange", "The strip", "The strip, from the ERP's window"
COLUMNS, HOLDS = "Columns of an export", "A column holds"

EXCHANGE_KEYS: tuple[Shortcut, ...] = (
    Shortcut("enter_by_hand", ("F2",), "enter", "Enter values by hand: the strip", EXCHANGE),
    Shortcut("take", ("F3",), "export in", "Take in an export …", EXCHANGE),
    Shortcut("take_anyway", ("Ctrl+F3",), "all the same", "Take it in all the same", EXCHANGE),
    Shortcut("map", ("Shift+F3",), "columns", "Show which column of an export holds what …", EXCHANGE),
    Shortcut("watch", ("Ctrl+F2",), "folder", "Name the folder into which the ERP writes its exports …", EXCHANGE),
    Shortcut("give", ("F4",), "updates", "Write a file of updates …", EXCHANGE),
    Shortcut("give_again", ("Shift+F4",), "again", "Write it again, with what was not seen yet …", EXCHANGE),
)

STRIP_KEYS: tuple[Shortcut, ...] = (
    Shortcut("entered", ("Return", "Enter", "Space", "N"), "entered, next", "It is entered; the next value", STRIP),
    Shortcut("back", ("B",), "back", "The value before, once more into the clipboard", STRIP),
    Shortcut("undo", ("U",), "undo", "The last one was not entered after all", STRIP),
    Shortcut("skip", ("S",), "skip", "Leave the value for later, and why", STRIP),
    Shortcut("number", ("P",), "copy PO number", "The order's number into the clipboard", STRIP),
    Shortcut("close", ("Esc",), "close", "Close the strip", STRIP),
)

#: The strip's keys while the ERP's window has the focus, unless settings.toml names others.
ANYWHERE = {
    "entered": "Ctrl+Alt+Return", "back": "Ctrl+Alt+B", "undo": "Ctrl+Alt+U", "skip": "Ctrl+Alt+S",
    "number": "Ctrl+Alt+P",
}  # fmt: skip


#: Pressed on a column, the letter says what it holds; in the order of the list on the screen.
FIELDS: dict[str, str] = {
    "P": "po_number", "L": "line", "Q": "quantity", "U": "unit_price", "N": "price_unit", "M": "unit",
    "D": "promised_date", "V": "vendor_name", "K": "vendor_code", "I": "vendor_item", "O": "buyer_item",
    "T": "description", "B": "buyer_name", "E": "buyer_email", "Y": "order_date", "C": "currency", "S": "sales_order",
    "W": "customer_promise", "R": "vendor_order_number", "A": "acknowledged_on", "Z": "status", "G": "state",
    "H": "ship_to", "J": "total",
}  # fmt: skip

#: What a digit changes, and its word beside the export.
WAYS_KEYS: tuple[Shortcut, ...] = (
    Shortcut("dates", ("1",), "dates", "How dates are written", COLUMNS),
    Shortcut("decimal", ("2",), "numbers", "How numbers are written", COLUMNS),
    Shortcut("heads", ("3",), "order's data", "Where an order's own data stand", COLUMNS),
    Shortcut("full", ("4",), "orders not in it", "Whether orders that are not in it are closed", COLUMNS),
    Shortcut("sheet", ("5",), "sheet", "The next sheet", COLUMNS),
    Shortcut("price_unit", ("6",), "prices per", "For how many units prices are, without a column", COLUMNS),
)

COLUMN_KEYS: tuple[Shortcut, ...] = (
    Shortcut("left", ("Left",), "", "The column before", COLUMNS),
    Shortcut("right", ("Right",), "", "The next column", COLUMNS),
    Shortcut("first", ("Home",), "", "The first column", COLUMNS),
    Shortcut("last", ("End",), "", "The last column", COLUMNS),
    Shortcut("higher", ("Up",), "", "The headings stand a row higher", COLUMNS),
    Shortcut("lower", ("Down",), "", "The headings stand a row lower", COLUMNS),
    Shortcut("nothing", ("Del", "Backspace"), "", "The column holds nothing", COLUMNS),
    Shortcut("keep", ("Return", "Enter"), "", "Keep it in the playbook", COLUMNS),
    Shortcut("leave", ("Esc",), "", "Leave everything as it was", COLUMNS),
)

FIELD_KEYS = tuple(Shortcut(name, (letter,), "", export_field(name), HOLDS) for letter, name in FIELDS.items())

#: Everything that has a key here, for the page of keys.
TABLE = (*EXCHANGE_KEYS, *STRIP_KEYS, *COLUMN_KEYS, *WAYS_KEYS, *FIELD_KEYS)


def from_any_window(keys: Mapping[str, str]) -> tuple[Shortcut, ...]:
    """The strip's keys of another program's window, as the page of keys has them."""
    words = {shortcut.id: shortcut.words for shortcut in STRIP_KEYS}
    return tuple(Shortcut(verb, (key,), "", words[verb], ANY_WINDOW) for verb, key in keys.items() if key)
