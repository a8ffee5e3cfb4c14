"""How long our words take beside pdfplumber's on the same documents: medians of the ratios, in one run.

    python benchmarks/words.py [FOLDER] [--rounds 5]

The two readers take turns on each document, so that a busy machine disturbs both alike.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pdfplumber

from poworkbench.adapters.documents.pdf import read_pages

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it remarks on fonts, page by page

CORPUS = Path(__file__).parents[1] / "tests" / "corpus" / "cases"


def ours(content: bytes) -> int:
    """How many words we find."""
    return sum(len(page.words) for page in read_pages(content))


def theirs(content: bytes) -> int:
    """How many words pdfplumber finds."""
    with pdfplumber.open(BytesIO(content)) as document:
        return sum(len(page.extract_words()) for page in document.pages)


def seconds(reader: Callable[[bytes], int], content: bytes) -> float:
    """How long one reading takes."""
    start = perf_counter()
    reader(content)
    return perf_counter() - start


def main() -> None:
    """Print a row for each document and the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    ratios = []
    show("document", "words", "pdfplumber", "ours ms", "pdfplumber ÷ ours")
    for path in sorted(arguments.folder.rglob("*.pdf")):
        content = path.read_bytes()
        pairs = [(seconds(ours, content), seconds(theirs, content)) for _ in range(arguments.rounds)]
        ratio = statistics.median(their / our for our, their in pairs)
        ratios.append(ratio)
        mine = 1000 * statistics.median(our for our, _ in pairs)
        show(path.parent.name, str(ours(content)), str(theirs(content)), f"{mine:.1f}", f"{ratio:.1f}")
    show("median", "", "", "", f"{statistics.median(ratios):.1f}")


def show(*cells: str) -> None:
    """One row of the table."""
    sys.stdout.write(f"{cells[0]:<20}{cells[1]:>8}{cells[2]:>12}{cells[3]:>10}{cells[4]:>20}\n")


if __name__ == "__main__":
    main()
