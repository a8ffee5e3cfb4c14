"""TOML files that a person writes: read into a shape, refused with the file and the key that are wrong."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")


class TomlProblem(Exception):
    """A file that a person must mend; `key` is the path to the value ("targets.update_hours"), empty for the file."""

    def __init__(self, file: Path, key: str, detail: str) -> None:
        super().__init__(f"{file}: {key}: {detail}" if key else f"{file}: {detail}")
        self.file = file
        self.key = key
        self.detail = detail


def read(file: Path, shape: type[T]) -> T:
    """The file as a msgspec structure; decimals stay exact. Raises TomlProblem."""
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal), shape)
    except OSError as problem:
        raise TomlProblem(file, "", problem.strerror or "cannot be read") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise TomlProblem(file, "", str(problem)) from problem
    except msgspec.ValidationError as problem:
        detail, _, path = str(problem).partition(" - at `")
        raise TomlProblem(file, path.rstrip("`").removeprefix("$").strip("."), detail) from problem
