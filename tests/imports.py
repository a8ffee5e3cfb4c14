"""What a module imports, read from its text, so that nothing has to be run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path


def imported_by(module: Path) -> Iterator[str]:
    """The top-level packages it imports, wherever in the file it does."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]
