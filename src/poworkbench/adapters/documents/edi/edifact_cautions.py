"""What an order response leaves open, so that nobody takes it for more than it says."""

from __future__ import annotations

from collections.abc import Iterator

from poworkbench.adapters.documents.edi.edifact_codes import (
    AS_ASKED,
    CHANGES_ONLY,
    GROSS_PRICE,
    LINE_ACTIONS,
    NET_PRICES,
    REFUSED,
    UNSETTLED,
    WAITING,
    WITHDRAWN,
)
from poworkbench.adapters.documents.edi.edifact_heading import verdicts_of
from poworkbench.adapters.documents.edi.edifact_lines import Line, Parted
from poworkbench.adapters.documents.edi.edifact_prices import share_left

#: What a verdict on the whole order leaves open.
_OPEN = {WITHDRAWN: "edi_withdrawn", WAITING: "edi_waiting"}

#: What a verdict means for lines that the message does not list.
_UNLISTED = {REFUSED: "lines_not_listed:cancelled", AS_ASKED: "lines_not_listed:accepted"}


def cautions_of(parts: Parted) -> Iterator[str]:
    """Codes of ui.wording.cautions."""
    verdicts = [(kind, f"{part.text}, {meaning}") for _bgm, part, (kind, meaning) in verdicts_of(parts)]
    for kind, said in verdicts:
        if kind in _OPEN:
            yield f"{_OPEN[kind]}:{said}"
    if any(said.startswith(CHANGES_ONLY) for _kind, said in verdicts):
        yield "lines_not_listed:accepted"
    elif not parts.lines:
        yield next((_UNLISTED[kind] for kind, _said in verdicts if kind in _UNLISTED), "edi_no_lines")
    for index, line in enumerate(parts.lines, 1):
        yield from _of_line(line, line.head.part(1).text or str(index))


def _of_line(line: Line, name: str) -> Iterator[str]:
    action = line.head.part(2).text
    meaning = LINE_ACTIONS.get(action, (None, ""))[1]
    if action and not meaning:
        yield f"edi_unknown_code:line {name}: {action}"
    elif action in UNSETTLED:
        yield f"edi_line_waits:line {name}: {action}, {meaning}"
    words = [ftx for ftx in line.own("FTX") if ftx.part(4).text]
    if not action and words:
        yield f"edi_words:line {name}: {' '.join(part.text for part in words[0].elements[4] if part.text)}"
    prices = {pri.part(1).text for pri in line.own("PRI")}
    if GROSS_PRICE in prices and not prices & set(NET_PRICES) and share_left(line) is None:
        yield f"edi_allowance:line {name}"
