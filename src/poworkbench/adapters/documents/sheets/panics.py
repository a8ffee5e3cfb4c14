"""Libraries in Rust that trip over a broken file: they panic, which is no Exception, and print that themselves."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from poworkbench.domain.problems import DamagedFile

_STANDARD_ERROR = 2


@contextmanager
def calm() -> Iterator[None]:
    """A panic within is DamagedFile, and what the library prints about it is not printed."""
    try:
        kept = os.dup(_STANDARD_ERROR)
    except OSError:  # a program with a window only has none
        kept = -1
    try:
        _send_to(os.devnull)
        yield
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise DamagedFile("the file is cut off or broken") from None
        raise
    finally:
        if kept >= 0:
            os.dup2(kept, _STANDARD_ERROR)
            os.close(kept)


def _send_to(path: str) -> None:
    nowhere = os.open(path, os.O_WRONLY)
    os.dup2(nowhere, _STANDARD_ERROR)
    os.close(nowhere)
