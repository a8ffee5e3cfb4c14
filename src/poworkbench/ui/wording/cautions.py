"""Why a reading must not be taken as whole without a person, each in a sentence that says what to do next."""

from __future__ import annotations

from collections.abc import Callable

_BY_HAND = "Go through it line by line."
_LOOK = "Look at the document before you decide."
_ASK = "Ask the vendor."

#: By the answer to the lines that a document does not list.
_UNLISTED: dict[str, str] = {
    "accepted": (
        "The vendor accepts the lines that are not listed as they were ordered. They are not missing: accept them too."
    ),
    "cancelled": (
        "The vendor refuses the order, also the lines that are not listed. Ask the vendor why, or order elsewhere."
    ),
    "": f"The vendor's answer holds for lines that are not listed too. {_LOOK}",
}

SENTENCES: dict[str, Callable[[str], str]] = {
    "edi_counts": lambda detail: (
        f"The EDI message does not add up{_told(detail)}. Something may be missing or doubled:"
        " compare it with the order line by line, or ask the vendor to send it again."
    ),
    "edi_control": lambda detail: (
        f"The EDI message is not closed by the number that it was opened with{_told(detail)}."
        " It may be put together from two: ask the vendor to send it again."
    ),
    "edi_test": lambda _detail: (
        "The vendor sent it as a trial. Do not accept it before the vendor says that it counts."
    ),
    "edi_withdrawn": lambda detail: f"It takes back what was sent before{_told(detail)}. {_ASK}",
    "edi_waiting": lambda detail: f"It is not the vendor's last word on the order{_told(detail)}. {_ASK}",
    "edi_change_refused": lambda detail: (
        f"The vendor refuses a change of the order{_told(detail)}; the order stands as it was before."
        " Decide whether to keep it."
    ),
    "edi_changes_only": lambda _detail: (
        "It answers a change of the order and may list only the lines that changed."
        " A line that is not on it need not be missing: keep it as it was, or ask the vendor."
    ),
    "edi_no_lines": lambda _detail: (
        f"It answers the order and lists no line of it, nor says whether all are accepted. {_ASK}"
    ),
    "edi_unknown_code": lambda detail: (
        f"A line has a status that the standard does not know{_told(detail)}. Ask the vendor what it means."
    ),
    "edi_line_waits": lambda detail: f"A line is not settled yet{_told(detail)}. {_ASK}",
    "edi_unsaid": lambda detail: (
        f"A line's quantity changed, and the new one is not given{_told(detail)}. Ask the vendor how many will come."
    ),
    "edi_allowance": lambda detail: f"A line has an allowance that may not be in its price{_told(detail)}. {_LOOK}",
    "edi_words": lambda detail: (
        f"The vendor says in words, not by a code, what becomes of a line{_told(detail)}. {_LOOK}"
    ),
    "sheet_left_out": lambda detail: f"A sheet of the workbook is too large and was not read{_told(detail)}. {_LOOK}",
    "several_orders": lambda detail: (
        f"It also answers orders that are not open here{_told(detail)}. Look for them in the ERP, or ask the vendor."
    ),
    "no_lines": lambda _detail: (
        f"The reader found no line of the order in it. {_LOOK} Click on a value to take it from the page."
    ),
    "unexplained_dates": lambda detail: (
        f"No promised date was found, but the document prints dates that nothing explains{_told(detail)}. {_LOOK}"
    ),
    "lines_not_listed": lambda detail: _UNLISTED.get(detail, _UNLISTED[""]),
}


def sentence(caution: str) -> str:
    """One line for a caution, a code with its particulars behind a colon."""
    code, _colon, detail = caution.partition(":")
    say = SENTENCES.get(code)
    told = say(" ".join(detail.split())) if say else f"It must not be taken as it is{_told(caution)}. {_BY_HAND}"
    return " ".join(told.split())


def _told(detail: str) -> str:
    return f" ({detail})" if detail else ""
