"""The page's place in its document, and why it cannot be shown."""

from __future__ import annotations

from poworkbench.domain.problems import DocumentProblem
from poworkbench.ui.wording import problems


def page_of(page: int, count: int) -> str:
    """`page 1 of 2`, in few letters."""
    return f"{page} / {count}" if count else ""


def cannot_draw(problem: BaseException | None) -> str:
    """What stands where the page would."""
    why = problems.sentence(problem, "This page") if isinstance(problem, DocumentProblem) else "No page can be shown."
    return f"{why}\n\nO opens the file with the system's program."


def unread(name: str, code: str, detail: str) -> str:
    """Why a document was not read, above its lines."""
    from poworkbench.domain.problems import PROBLEMS

    problem = PROBLEMS.get(code, DocumentProblem)(detail)
    return problems.sentence(problem, name)


def read_by_eye(name: str, code: str | None, detail: str) -> str:
    """What to do with a document that only a person can read."""
    why = unread(name, code, detail) if code else f"{name} was not read."
    return f"{why} C enters what the page says; Ctrl+Enter when all of it is compared."


def no_order(name: str, code: str | None, detail: str) -> str:
    """Above the candidates of a document without an order."""
    why = unread(name, code, detail) + " " if code else ""
    return f"{why}This document belongs to no order yet: L finds it, X puts it away, N goes on."
