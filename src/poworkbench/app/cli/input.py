"""Files named on the command line, read; whatever is wrong with one becomes one line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from poworkbench.app.cli.failure import Failure
from poworkbench.domain.lessons import Wanted
from poworkbench.domain.orders import Order
from poworkbench.domain.problems import DocumentProblem
from poworkbench.domain.readings import HEADER_FIELDS, READ_LINE_FIELDS, Reading


def reading_of_file(path: Path, order: Order | None = None) -> Reading:
    """What the document says, with what this desk has learnt of its vendor; Failure where it cannot be read."""
    from poworkbench.adapters.documents.reader import DocumentReader
    from poworkbench.app.cli.database import known_profiles
    from poworkbench.app.reading_documents import read_document
    from poworkbench.ui.wording.problems import sentence

    content = content_of(path)
    _tell_of_name(path, content)
    with DocumentReader(workers=1) as documents:
        try:
            return read_document(documents, content, order, known_profiles())[1]
        except DocumentProblem as problem:
            raise Failure(sentence(problem, str(path))) from problem


def _tell_of_name(path: Path, content: bytes) -> None:
    """A line where the name says another kind than the content, by which alone the file is read."""
    from poworkbench.adapters.documents.kinds import kind_of, kind_of_name
    from poworkbench.ui.wording.problems import KINDS

    kind, named = kind_of(content), kind_of_name(path.name)
    if named and kind in KINDS and kind != named:
        print(f"{path}: it is {KINDS[kind]}, whatever its name says; it is read as that.", file=sys.stderr)


def order_of_file(path: Path) -> Order:
    """The purchase order; Failure where the file holds none."""
    from poworkbench.app.order_files import OrderFileProblem, order_of_json

    try:
        return order_of_json(content_of(path))
    except OrderFileProblem as problem:
        raise Failure(f"{path}: it does not hold a purchase order ({problem}).") from problem


def wanted_of_file(path: Path) -> Wanted:
    """What a person says a document prints; Failure where the file does not say it."""
    try:
        plain = json.loads(content_of(path))
        header = {name: _text(plain[name]) for name in ("kind", *HEADER_FIELDS) if name in plain}
        lines = [{name: _text(line[name]) for name in READ_LINE_FIELDS if name in line} for line in plain["lines"]]
    except (ValueError, KeyError, TypeError) as error:
        raise Failure(f"{path}: it does not say what a document prints ({error!r}).") from error
    return Wanted(header, tuple(lines))


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value


def content_of(path: Path) -> bytes:
    """The bytes of a file; Failure where it cannot be opened."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Failure(f"{path}: there is no such file.") from error
    except IsADirectoryError as error:
        raise Failure(f"{path}: it is a folder, not a file.") from error
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise Failure(f"{path}: it cannot be opened ({cause}).") from error
