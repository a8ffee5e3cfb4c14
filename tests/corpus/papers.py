"""The corpus's documents as the program reads them."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from poworkbench.adapters.documents.pdf.pages import read_pages
from poworkbench.app.order_files import order_of
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Reading
from poworkbench.reading.document import read
from poworkbench.reading.page import Page
from poworkbench.reading.vocabulary import Vocabulary, parse

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").iterdir())
LAYOUTS = sorted((HERE / "layouts").iterdir())
WORDS = Path(__file__).parents[2] / "resources" / "vocabulary"


@cache
def vocabulary() -> Vocabulary:
    """The words that are shipped."""
    return parse([tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(WORDS.glob("*.toml"))])


@cache
def pages_of(case: Path) -> tuple[Page, ...]:
    """The document's pages."""
    return read_pages((case / "ack.pdf").read_bytes())


@cache
def order_of_case(case: Path) -> Order:
    """The order that the document answers."""
    return order_of(json.loads((case / "po.json").read_text(encoding="utf-8")))


@cache
def reading_of(case: Path, *, helped: bool = True) -> Reading:
    """What the program reads, with the open order beside it or without."""
    return read(pages_of(case), vocabulary(), order_of_case(case) if helped else None)


def noted(case: Path, name: str) -> Any:
    """What a careful person noted."""
    return json.loads((case / name).read_text(encoding="utf-8"))
