"""Why a document cannot be read, in one line that says what to do next."""

from __future__ import annotations

from collections.abc import Callable

from poworkbench.domain.problems import DocumentProblem

KINDS = {
    "image": "an image",
    "mail": "an e-mail",
    "sheet": "a spreadsheet",
    "edi": "an EDI message",
    "xml": "an XML document",
    "text": "a plain text",
    "pdf": "a PDF",
}

LOOK_AND_TYPE = "Look at it and type its values."

SENTENCES: dict[str, Callable[[str], str]] = {
    "empty": lambda _detail: "the file is empty. Ask the vendor to send it again.",
    "damaged": lambda detail: f"damaged or incomplete{_why(detail)}. Ask the vendor to send it again.",
    "locked": lambda _detail: "it asks for a password. Ask the vendor for an open copy.",
    "too_large": lambda detail: f"too large{_why(detail)}. Ask the vendor for a smaller one.",
    "not_read_yet": lambda detail: (
        f"it is {KINDS.get(detail, detail)}, which the workbench could not read when it came. {LOOK_AND_TYPE}"
    ),
    "unknown_kind": lambda detail: f"not a kind of file the workbench knows{_why(detail)}. Open it elsewhere.",
    "no_text": lambda _detail: (
        f"nothing could be read on it: no writing was found (a blank page, or a scan too faint). {LOOK_AND_TYPE}"
    ),
    "too_long": lambda detail: f"reading was stopped{_after(detail)}. {LOOK_AND_TYPE}",
}


def sentence(problem: DocumentProblem, name: str) -> str:
    """One line that names the file, the cause and the next step."""
    say = SENTENCES.get(problem.code)
    cause = say(problem.detail) if say else f"it cannot be read{_why(problem.detail)}."
    return f"{name}: {' '.join(cause.split())}"


def _why(detail: str) -> str:
    return f" ({detail})" if detail else ""


def _after(detail: str) -> str:
    return f" after {detail} seconds" if detail else ""
