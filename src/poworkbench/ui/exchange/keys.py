"""The keys of the mapping screen: a letter for each field, a digit for each way of writing."""

from __future__ import annotations

#: Pressed on a column, the letter says what it holds; in the order of the list on the screen.
FIELDS: dict[str, str] = {
    "P": "po_number", "L": "line", "Q": "quantity", "U": "unit_price", "M": "unit", "D": "promised_date",
    "V": "vendor_name", "K": "vendor_code", "I": "vendor_item", "O": "buyer_item", "T": "description",
    "B": "buyer_name", "E": "buyer_email", "Y": "order_date", "C": "currency", "S": "sales_order",
    "W": "customer_promise", "R": "vendor_order_number", "A": "acknowledged_on", "Z": "status", "G": "state",
    "H": "ship_to", "J": "total", "N": "price_unit",
}  # fmt: skip
LETTERS = {name: letter for letter, name in FIELDS.items()}

#: What the digits change.
DATES, DECIMAL, HEADS, FULL, SHEET, PRICES = "1", "2", "3", "4", "5", "6"
