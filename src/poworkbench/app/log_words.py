"""What may stand in the log: what the program did, without a secret and without what stands on papers and orders.

The journal holds those, sealed, and the log lies open. So it has the program's own words and numbers, kinds of errors
and places in the program, and no text from outside.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

HIDDEN = "[hidden]"

_SECRETS = (
    re.compile(r"(?i)(\b(?:bearer|basic)\s+)[\w.~+/=-]{4,}"),
    re.compile(
        r"(?i)(\b[\w-]*(?:token|password|passwd|secret|api[_-]?key|authorization)\b[\"']?\s*[=:]\s*[\"']?)[^\s\"',;&}]+"
    ),
    re.compile(r"(://)[^\s@]+(?=@)"),
)


def without_secrets(text: str) -> str:
    """The text with everything that looks like a token, a password or a login in an address taken out."""
    for pattern in _SECRETS:
        text = pattern.sub(rf"\g<1>{HIDDEN}", text)
    return text


#: A word of the program's own, or the name of a kind of error.
_WORD = re.compile(r"[A-Za-z_]{1,40}")


def told(record: logging.LogRecord) -> str:
    """What a record says: its text as it stands in the program, filled only with numbers and single words."""
    text, values = str(record.msg), record.args
    if values:
        try:
            plain = {name: _shown(value) for name, value in values.items()} if isinstance(values, Mapping) else None
            text = text % (plain if plain is not None else tuple(_shown(value) for value in values))
        except (TypeError, ValueError, KeyError):  # a hidden value does not fit its place
            pass
    return without_secrets(text)


def _shown(value: object) -> object:
    if value is None or isinstance(value, (int, float)):
        return value
    return value if isinstance(value, str) and _WORD.fullmatch(value) else HIDDEN


def where(problem: BaseException) -> str:
    """An error and what led to it, each with its kind and the lines it came through, without what it says."""
    return " < ".join(f"{_kind(each)}: {_lines(each)}" for each in _led_to(problem))


def _led_to(problem: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    at: BaseException | None = problem
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        yield at
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)


def _kind(problem: BaseException) -> str:
    number = f" {problem.errno}" if isinstance(problem, OSError) and isinstance(problem.errno, int) else ""
    return type(problem).__name__ + number


def _lines(problem: BaseException) -> str:
    frames = traceback.extract_tb(problem.__traceback__)
    return ", ".join(f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno} {frame.name}" for frame in frames)
