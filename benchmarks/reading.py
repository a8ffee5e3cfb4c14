"""Reading a PDF and comparing it with its order, beside pdfplumber that only opens it and finds its words.

    python benchmarks/reading.py [--rounds 3] [--pages 100]

Figures are our time over pdfplumber's; the long documents are read once in each of `--long` rounds.
"""

from __future__ import annotations

import argparse
import statistics
from functools import partial

from measured import plumber
from measured.documents import CASES, content_of, made, noted, pages_in, repeated
from measured.turns import at_most, figure, head, in_turns

from poworkbench.adapters.documents.work import understood
from poworkbench.app.order_files import order_of
from poworkbench.app.reading_documents import understand
from poworkbench.domain.comparing import compare
from poworkbench.domain.orders import Order


def read_and_compare(content: bytes, order: Order) -> int:
    """From the file's bytes to what differs, as a worker does it: how many differences there are."""
    _, reading = understood(content, understand, order)
    return len(compare(order, reading))


def ratios(content: bytes, order: Order, rounds: int) -> list[float]:
    """Our time over pdfplumber's, round by round."""
    mine, other = in_turns(partial(read_and_compare, content, order), partial(plumber.words, content), rounds)
    return [a / b for a, b in zip(mine, other, strict=True)]


def main() -> None:
    """The corpus's PDFs of one page, then long ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--long", type=int, default=1)
    parser.add_argument("--pages", type=int, default=100)
    asked = parser.parse_args()
    orders = {case: order_of(noted(case, "po.json")) for case in CASES}
    read_and_compare(content_of(CASES[0]), orders[CASES[0]])  # what is loaded once is loaded now
    head("reading and comparing ÷ pdfplumber's open and extract_words")
    for name, several in (("one page, corpus", False), ("two to four pages, corpus", True)):
        own = [case for case in CASES if (pages_in(case) > 1) == several]
        figures = [statistics.median(ratios(content_of(case), orders[case], asked.rounds)) for case in own]
        figure(name, figures, at_most(1))
    long, pelham = made(asked.pages), next(case for case in CASES if case.name == "pelham-01")
    figure(f"{asked.pages} pages, heading on each", ratios(long.content, long.order, asked.long), at_most(0.4))
    content = repeated(pelham, asked.pages)
    figure(
        f"{asked.pages} pages, a print file over and over", ratios(content, orders[pelham], asked.long), at_most(0.4)
    )


if __name__ == "__main__":
    main()
