"""TOML files that a person writes: read into a shape, refused with the file and key that are wrong, replaced whole."""

from __future__ import annotations

import os
import shutil
import tempfile
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


def replace(file: Path, content: bytes, *, keep_mode: bool = False) -> None:
    """Put `content` in the file's place, so that a crash leaves the old one or the new one; raises OSError.

    Who may read it is its owner alone, or as it was where `keep_mode`.
    """
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem}-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if keep_mode:
            shutil.copymode(file, name)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
