"""Which rows of a table are an item's own: they name it and say how many or how much."""

from __future__ import annotations

import re

from poworkbench.reading.cells import Line
from poworkbench.reading.prices import closes
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.values import Style, amount_in, numbers_in

#: An amount with thousands is no line's number.
_GROUPED = re.compile(r"\d[.,]\d{3}[.,]\d{2}")
#: A quantity with its unit has at most so many letters and digits.
_LONGEST = 16
QUANTITIES = ("quantity", "confirmed_quantity")
PRICES = ("net_price", "unit_price", "list_price")
ITEMS = ("vendor_item", "item", "buyer_item")


def is_main(line: Line, style: Style) -> bool:
    """Whether a row is an item's own: it names the item and says how many or how much."""
    if is_full(line, style):
        return True
    if not _names(line, style):
        return False
    quantity = line.cell(*QUANTITIES)
    amount, price = line.cell("amount"), line.cell(*PRICES)
    read = [cell is not None and amount_in(cell, style) is not None for cell in (amount, price)]
    many = quantity is not None and len(squeeze(quantity.text)) <= _LONGEST and any(numbers_in(quantity, style))
    many = many and quantity is not None and not quantity.words[0].text.endswith(":")  # "Whse: 001"
    return (many and (any(read) or not line.has(*PRICES, "amount") or _says(line))) or all(read)


def _says(line: Line) -> bool:
    """Whether a row without a price still has both its number and its item."""
    return line.cell("position", *ITEMS) is not None


def _names(line: Line, style: Style) -> bool:
    position, item = line.cell("position"), line.cell(*ITEMS)
    if position is not None:
        plain = squeeze(position.text)
        return has_digit(plain) and len(plain) <= 8 and not _GROUPED.search(position.text)
    if line.has("position"):
        return is_full(line, style)
    if item is not None:
        return has_digit(item.text) or len(item.words) <= 3
    return line.cell("description") is not None and not line.has(*ITEMS)


def is_full(line: Line, style: Style) -> bool:
    """Whether item, quantity and price or amount are all there."""
    quantity, price, amount = (line.cell(*QUANTITIES), line.cell(*PRICES), line.cell("amount"))
    named = line.cell("position", *ITEMS, "description")
    if named is None or quantity is None or price is None or amount is None:
        return False
    counts, total = list(numbers_in(quantity, style)), amount_in(amount, style)
    if not counts or total is None:
        return False
    prices = [number.value for number in numbers_in(price, style)]
    return amount_in(price, style) is not None or any(closes(counts[0].value, each, total.value) for each in prices)
