"""Tables that were typed with tabs between their cells, set in columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from poworkbench.adapters.documents.mail.html_tables import Cell, typed_table

#: So many tabs make a row, so many rows a table, and so large a share of them has as many cells as the others.
_FEWEST_TABS, _FEWEST_ROWS, _MOSTLY = 2, 2, 0.6


def untabbed(lines: Sequence[str], width: int) -> Iterator[tuple[str, bool]]:
    """The lines without tabs, each with whether it is a table's; elsewhere a tab goes on to the next stop."""
    for is_row, run in groupby(lines, key=lambda line: line.strip(" >").count("\t") >= _FEWEST_TABS):
        own = list(run)
        table = _table(own) if is_row and len(own) >= _FEWEST_ROWS else None
        yield from ((line, True) for line in table) if table else ((line.expandtabs(width), False) for line in own)


def _table(lines: Sequence[str]) -> list[str] | None:
    """The rows in columns; None where the tabs only fill up to the next stop, as they look best to who typed them."""
    rows = [line.split("\t") for line in lines]
    ((_count, often),) = Counter(map(len, rows)).most_common(1)
    if often < _MOSTLY * len(rows):
        return None
    return typed_table([[Cell((cell.strip(),) if cell.strip() else (), kept=True) for cell in row] for row in rows])
