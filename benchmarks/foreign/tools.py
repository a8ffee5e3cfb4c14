"""Runs in the peers' own virtual environment: python tools.py TOOL FILE... prints a line of JSON for each file.

`tables` are grids of texts; invoice2data says `lines` with names of its own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from time import perf_counter
from typing import Any

SCALE = 2.0


class Grid(HTMLParser):
    """The cells of a table in HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def table_model() -> Callable[[str], dict[str, Any]]:
    """SLANet-plus by rapid_table: a picture of each page's ruled table, else of all of it, with pdfplumber's words."""
    import numpy as np
    import pdfplumber
    from rapid_table import RapidTable

    engine = RapidTable()

    def tables(path: str) -> dict[str, Any]:
        found = []
        with pdfplumber.open(path) as document:
            for page in document.pages:
                whole = max((table.bbox for table in page.find_tables()), key=lambda box: box[3] - box[1], default=None)
                part = page.crop(whole) if whole and (whole[2] - whole[0]) > 0.5 * page.width else page
                x, y = part.bbox[0], part.bbox[1]
                picture = np.array(part.to_image(resolution=72 * SCALE).original.convert("RGB"))
                words = [
                    [[[SCALE * (w[a] - x), SCALE * (w[b] - y)] for a, b in
                      (("x0", "top"), ("x1", "top"), ("x1", "bottom"), ("x0", "bottom"))], w["text"] + " ", 1.0]
                    for w in part.extract_words(keep_blank_chars=True)
                ]  # fmt: skip
                if words:
                    grid = Grid()
                    grid.feed(engine(picture, words)[0])
                    found.append(grid.rows)
        return {"tables": found}

    return tables


def invoice2data() -> Callable[[str], dict[str, Any]]:
    """invoice2data with the templates that it ships: none is of these vendors."""
    import invoice2data as tool

    return lambda path: {"lines": tool.extract_data(path).get("lines", [])}


def main() -> None:
    """Every file by one tool."""
    work = {"table_model": table_model, "invoice2data": invoice2data}[sys.argv[1]]()
    for path in sys.argv[2:]:
        start = perf_counter()
        try:
            said = work(path)
        except Exception as error:  # noqa: BLE001  whatever a peer trips over, the others go on
            said = {"tables": [], "error": repr(error)}
        print(json.dumps(said | {"seconds": perf_counter() - start}, default=str), flush=True)


if __name__ == "__main__":
    main()
