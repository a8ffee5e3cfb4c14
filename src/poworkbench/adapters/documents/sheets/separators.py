"""Which sign parts the values in a text file, if the file is a table of separated values at all."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

#: The likeliest first; a comma is also part of numbers and sentences, so it comes last.
SEPARATORS = "\t;|^~\x1f,"

#: So many lines tell; a table has at least so many rows, and so many of its lines are rows.
_LOOKED_AT, _FEWEST_ROWS, _MOST = 60, 2, 0.7
#: Rows of the same width right below each other that make a table below any heading, and how wide they are.
_RUN, _RUN_WIDTH = 3, 4

_DECLARED = re.compile(r"\Asep=([^\w\"' \r\n])(?:\r\n?|\n|\Z)", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
#: Print programs set columns with blanks, and draw lines.
_SET_WITH_BLANKS = re.compile(r"\S {2,}\S")
_DRAWN = re.compile(r"[-=_+|. ]{4,}")
_NUMBER = re.compile(r"\W?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+,\d+)\W?")


def declared(text: str) -> str:
    """The separator that a first line names in the way spreadsheet programs understand ("sep=;"), "" for none."""
    match = _DECLARED.match(text)
    return match[1] if match else ""


def separator_of(text: str, *, cut: bool = False) -> str:
    """The sign between the values of a text that is a table, "" where it is none; `cut` says that text goes on."""
    if sign := declared(text):
        return sign
    lines = [line for line in text.splitlines() if line.strip()][: _LOOKED_AT + 1]
    lines = lines[:-1] if cut or len(lines) > _LOOKED_AT else lines
    found = [_Rows(sign, tuple(_width(line, sign) for line in lines)) for sign in SEPARATORS]
    tables = [rows for rows in found if rows.is_table]
    return max(tables, key=lambda rows: rows.even).sign if tables else ""


@dataclass(frozen=True, slots=True)
class _Rows:
    """How many values a sign makes of each line; 0 for a line that it does not take apart well."""

    sign: str
    widths: Sequence[int]

    @property
    def even(self) -> int:
        """How many lines have the usual width."""
        rows = [width for width in self.widths if width > 1]
        return max((rows.count(width) for width in set(rows)), default=0)

    @property
    def is_table(self) -> bool:
        """Whether most lines are rows, or some of the same width follow each other below a heading of fewer values."""
        wide = [width for width in self.widths if width > 2]
        longest = max((len(list(run)) for width, run in groupby(self.widths) if width >= _RUN_WIDTH), default=0)
        rest = [width for width in self.widths if width < 3]
        if longest >= _RUN and (len(rest) <= len(wide) or 2 * rest.count(0) < len(rest)):
            return True
        return self._mostly(wide) or self._pairs()

    def _mostly(self, wide: Sequence[int]) -> bool:
        enough = len(wide) >= _FEWEST_ROWS and len(wide) >= _MOST * len(self.widths)
        return enough and (self.sign != "," or self.even >= _MOST * len(self.widths))

    def _pairs(self) -> bool:
        """Two values in every line; commas alone could be those of sentences or numbers."""
        return self.sign in "\t;|" and len(self.widths) >= _RUN and set(self.widths) == {2}


def _width(line: str, sign: str) -> int:
    """How many values a line has; 0 where a print program or a sentence made it."""
    bare = _QUOTED.sub("", line)
    parts = bare.split(sign)
    if len(parts) > 1 and (_is_printed(bare, parts, sign) or (sign == "," and _is_sentence(line))):
        return 0
    return len(parts)


def _is_printed(line: str, parts: Sequence[str], sign: str) -> bool:
    """Whether a line is set with blanks or framed with bars; one whose commas are those of numbers is, too."""
    if sign == "|" and (line.lstrip().startswith("|") or _DRAWN.fullmatch(line)):
        return True
    set_with_blanks = sum(bool(_SET_WITH_BLANKS.search(part.strip())) for part in parts)
    in_numbers = sum(word.count(",") for word in line.split() if word != line.strip() and _NUMBER.fullmatch(word))
    return sign in "|," and 2 * max(set_with_blanks, in_numbers) >= len(parts) - (sign == ",")


def _is_sentence(line: str) -> bool:
    """Whether blanks follow most of a line's commas and nothing in it is quoted."""
    return '"' not in line and 2 * line.count(", ") > line.count(",")


def rows_of(text: str, sign: str) -> list[list[str]]:
    """The values of every line; quotes that do not close are signs like others (an inch, a second)."""
    text = _DECLARED.sub("", text, count=1)
    quoted = _taken_apart(text, sign)
    if any("\n" in value or "\r" in value for row in quoted for value in row):
        plain = _taken_apart(text, sign, quotes=False)
        return plain if _ragged(plain) < _ragged(quoted) else quoted
    return quoted


def _taken_apart(text: str, sign: str, *, quotes: bool = True) -> list[list[str]]:
    lines = io.StringIO(text, newline="")
    if quotes:
        return list(csv.reader(lines, delimiter=sign, skipinitialspace=True))
    return list(csv.reader(lines, delimiter=sign, quoting=csv.QUOTE_NONE, skipinitialspace=True))


def _ragged(rows: Sequence[Sequence[str]]) -> float:
    """The share of rows that are not of the usual width."""
    widths = [len(row) for row in rows if row]
    usual = max(map(widths.count, set(widths)), default=0)
    return 1 - usual / max(1, len(widths))
