"""Lines of a mail's text as they are collected from markup, with what is known of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from poworkbench.adapters.documents.mail.prose import broken

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HARD_BLANK = "\u00a0"


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a mail's text: `depth` counts the quotations around it, `begins` says that an older message begins.

    `table` says that it is a row of a table rather than prose.
    """

    text: str
    depth: int = 0
    begins: bool = False
    table: bool = False


class Lines:
    """Collects text line by line; `kept` says that its blanks and line breaks are shown as they are."""

    def __init__(self, *, kept: bool = False) -> None:
        self.done: list[TextLine] = []
        self.kept = kept
        self.depth = 0
        self.begins = False
        self._text = ""

    def write(self, text: str | None) -> None:
        """Go on with the line."""
        if self.kept and text:
            first, *more = text.expandtabs().replace("\r\n", "\n").split("\n")
            self._text += first
            for line in more:
                self.end_line(always=True)
                self._text = line
        elif text:
            text = _BLANKS.sub(" ", text)
            self._text += text.lstrip(" ") if not self._text or self._text.endswith(" ") else text

    def end_line(self, *, always: bool = False) -> None:
        """End the line; an empty one counts where it is meant, and no more than two of them."""
        always = always or _HARD_BLANK in self._text
        text, self._text = self._text.replace(_HARD_BLANK, " ").rstrip(), ""
        if text or (always and any(line.text for line in self.done[-2:])):
            self.add(TextLine(part) for part in (broken(text) if text else [""]))

    def gap(self) -> None:
        """Leave a line free."""
        if self.done and self.done[-1].text:
            self.add([TextLine("")])

    def add(self, lines: Iterable[TextLine]) -> None:
        """Whole lines, as deep as the quotations here are."""
        for line in lines:
            begins = line.begins or (self.begins and bool(line.text))
            self.begins = self.begins and not begins
            self.done.append(replace(line, depth=line.depth + self.depth, begins=begins))

    def taken(self) -> list[TextLine]:
        """All lines, without empty ones at the edges."""
        self.end_line()
        told = [at for at, line in enumerate(self.done) if line.text]
        return self.done[told[0] : told[-1] + 1] if told else []
