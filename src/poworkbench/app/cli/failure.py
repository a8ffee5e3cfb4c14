"""What ends a command early, in one line for the person who gave it."""

from __future__ import annotations


class Failure(Exception):
    """One line for standard error, and the exit status that goes with it (2: the input cannot be used)."""

    def __init__(self, line: str, status: int = 2) -> None:
        super().__init__(line)
        self.line = " ".join(line.split())
        self.status = status
