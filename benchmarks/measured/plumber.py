"""The named peer: pdfplumber, as its own README uses it."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import Any

import pdfplumber

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it remarks on fonts, page by page


def words(content: bytes) -> list[list[dict[str, Any]]]:
    """The words of each page."""
    with pdfplumber.open(BytesIO(content)) as document:
        return [page.extract_words() for page in document.pages]


def words_and_tables(content: bytes) -> list[tuple[list[dict[str, Any]], list[list[list[str | None]]]]]:
    """The words and the tables of each page."""
    with pdfplumber.open(BytesIO(content)) as document:
        return [(page.extract_words(), page.extract_tables()) for page in document.pages]
