"""Writing in pictures is recognised in a process that is allowed the memory for it; others say that they need it."""

from __future__ import annotations

from poworkbench.domain.problems import DocumentProblem


class NeedsRecognition(DocumentProblem):
    """This file holds pictures of pages, and this process does not recognise writing; never leaves this package."""

    code = "needs_recognition"


def wanted(allowed: bool) -> None:
    """Go on where recognising is allowed here; NeedsRecognition where it is not."""
    if not allowed:
        raise NeedsRecognition
