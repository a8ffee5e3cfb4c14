"""What a table says of the whole document: in systems' exports every row repeats the order's own numbers and dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from poworkbench.reading.item import Item
from poworkbench.reading.label_words import label_at
from poworkbench.reading.labels import BELOW, Labelled
from poworkbench.reading.vocabulary import Vocabulary

#: Columns that say nothing of a line may say something of the document.
_NUMBERS = ("po_number", "vendor_order_number")
_OF_DOCUMENT = ("", "other", *_NUMBERS)


def repeated_values(items: Sequence[Item], vocabulary: Vocabulary) -> Iterator[Labelled]:
    """The first value of each column that is no line's own and has the same value in all items, under its title."""
    columns = items[0].main.columns if items else ()
    for place, column in enumerate(columns):
        cells = [item.main.cells.get(place) for item in items]
        first = cells[0]
        if column.role not in _OF_DOCUMENT or first is None:
            continue
        size, role = label_at(column.title, 0, vocabulary)
        if size < len(column.title.words) and column.role in _NUMBERS:
            size, role = len(column.title.words), column.role
        same = all(cell is not None and cell.text == first.text for cell in cells)
        if same and size == len(column.title.words):
            yield Labelled(role, column.title, first, BELOW, leads=True)
