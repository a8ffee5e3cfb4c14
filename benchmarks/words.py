"""Our words, and our tables of order lines, beside pdfplumber's on the corpus's PDFs.

    python benchmarks/words.py [--rounds 3]

A document's figure is the median of pdfplumber's time over ours within a round; the table has the median over all.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable
from functools import partial
from pathlib import Path

from measured import equal, plumber
from measured.documents import CASES, LAYOUTS, content_of
from measured.turns import at_least, figure, head, in_turns

from poworkbench.adapters.documents.pdf.pages import read_pages
from poworkbench.adapters.documents.work import collecting_later
from poworkbench.app.reading_documents import vocabulary
from poworkbench.reading.known import Codes
from poworkbench.reading.language import style_for
from poworkbench.reading.rows import rows_of
from poworkbench.reading.tables import TableFinder


def tables(content: bytes) -> int:
    """Words and tables as the product finds them: how many cells are filled."""
    pages = read_pages(content)
    rows = [rows_of(page) for page in pages]
    finder = TableFinder(style_for(pages, rows, vocabulary(), None), vocabulary(), Codes.of(None))
    return sum(len(line.cells) for table in finder.find(pages, rows) for line in table.lines)


def as_a_worker(read: Callable[[bytes], object], content: bytes) -> object:
    """What a worker's process does to a document while it reads: no search for garbage."""
    with collecting_later():
        return read(content)


def ratio(ours: Callable[[bytes], object], peer: Callable[[bytes], object], path: Path, rounds: int) -> float:
    """How many times as long the peer takes on one document."""
    content = content_of(path)
    mine, other = in_turns(partial(as_a_worker, ours, content), partial(peer, content), rounds)
    return statistics.median(b / a for a, b in zip(mine, other, strict=True))


def main() -> None:
    """Both comparisons over cases and layouts, and how many words are equal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    tables(content_of(CASES[0]))  # what is loaded once is loaded now
    head("pdfplumber's time ÷ ours, per document")
    for name, paths in (("cases", CASES), ("layouts", LAYOUTS)):
        figure(f"words, {name}", [ratio(read_pages, plumber.words, path, rounds) for path in paths], at_least(8))
        both = [ratio(tables, plumber.words_and_tables, path, rounds) for path in paths]
        figure(f"words and tables, {name}", both, at_least(5))
    counts = [equal.words(read_pages(content), plumber.words(content)) for content in map(content_of, CASES + LAYOUTS)]
    every = sum(count.every for count in counts)
    print(f"\nof pdfplumber's {every:,} words we have")
    print(f"  the same word, boxes overlapping     {sum(count.same for count in counts) / every:8.2%}   goal 100 %")
    print(f"  the same letters in the same place   {sum(count.written for count in counts) / every:8.2%}")
    print(f"  differently cut: {', '.join(one for count in counts for one in count.cut)[:300]}")


if __name__ == "__main__":
    main()
