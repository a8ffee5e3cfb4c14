"""What must be told of a document before anybody goes by what is printed of it, on standard error."""

from __future__ import annotations

import sys
from pathlib import Path

from poworkbench.domain.readings import Reading


def warn(file: Path, reading: Reading) -> None:
    """A line for each caution of a reading."""
    from poworkbench.app.cli.printed import warnings

    for sentence in warnings(reading):
        print(f"{file}: {sentence}", file=sys.stderr)
