"""Files with one subject, short functions, and a sentence on every public thing."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "poworkbench"
MODULES = sorted(SOURCE.rglob("*.py"))
LINES_AT_MOST = 250
FUNCTION_AT_MOST = 60
MEDIAN_FUNCTION = 12
#: Qt's verbs of one word; the others are known by their capitals (paintEvent, rowCount).
QT_VERBS = {"data", "event", "flags", "index", "paint", "parent"}
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 20


def test_no_name_says_nothing() -> None:
    names = [module for module in MODULES if NAMES_THAT_SAY_NOTHING & {module.stem, module.parent.name}]
    assert not names


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(SOURCE)))
def test_a_module_has_one_subject(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES_AT_MOST
    long = [f"{node.name}: {_length(node)}" for node in _functions(ast.parse(text)) if _length(node) > FUNCTION_AT_MOST]
    assert not long


def test_functions_are_short() -> None:
    lengths = [
        _length(node) for module in MODULES for node in _functions(ast.parse(module.read_text(encoding="utf-8")))
    ]
    assert statistics.median(lengths) <= MEDIAN_FUNCTION


def test_every_public_thing_of_the_screens_says_why_it_exists() -> None:
    """Ruff asks it of all other packages; here Qt's own verbs explain themselves."""
    silent = [
        f"{module.relative_to(SOURCE)}: {node.name}"
        for module in MODULES
        if module.is_relative_to(SOURCE / "ui")
        for node in _functions(ast.parse(module.read_text(encoding="utf-8")), nested=False)
        if node.name == node.name.lower() and not node.name.startswith("_") and node.name not in QT_VERBS
        if not ast.get_docstring(node)
    ]
    assert not silent


def _functions(tree: ast.Module, *, nested: bool = True) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions, or those of the module and its classes alone."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    nodes = ast.walk(tree) if nested else [node for body in (tree, *classes) for node in body.body]
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
