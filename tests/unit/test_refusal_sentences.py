"""Every code with which something is refused has its sentence, and no sentence waits for a code that nothing raises."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import poworkbench
from poworkbench.ui.wording.refusals import SENTENCES

PACKAGE = Path(poworkbench.__file__).parent
RAISED = frozenset({"NotTaken", "NotUnderstood"})
#: Hands on the code of a NotUnderstood.
PASSED_ON = "code"


def codes(source: str) -> Iterator[str]:
    """The first arguments of all refusals in a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED:
            yield from said(node.args[0])


def said(code: ast.expr) -> Iterator[str]:
    """The texts that an expression may be: itself, or either side of a condition."""
    if isinstance(code, ast.IfExp):
        yield from said(code.body)
        yield from said(code.orelse)
    elif isinstance(code, ast.Constant):
        yield str(code.value)
    else:
        assert isinstance(code, ast.Attribute), ast.unparse(code)
        assert code.attr == PASSED_ON


def test_the_codes_raised_are_the_codes_worded() -> None:
    modules = [
        *(PACKAGE / "services").rglob("*.py"),
        PACKAGE / "domain" / "keying.py",
        PACKAGE / "app" / "exchange_desk.py",
    ]
    raised = {code for module in modules for code in codes(module.read_text(encoding="utf-8"))}
    assert raised == set(SENTENCES)


def test_both_sides_of_a_condition_are_found() -> None:
    assert list(codes('raise NotTaken("a" if x else "b", "detail")')) == ["a", "b"]
