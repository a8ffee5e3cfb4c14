"""How a document differs from the order it answers."""

from __future__ import annotations

from dataclasses import dataclass

from poworkbench.domain.readings import Evidence

#: The field that says which document answers which order; the others are line fields or header fields.
LINE_MISSING = "line_missing"
LINE_EXTRA = "line_extra"
LINE_SPLIT = "line_split"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing the vendor says otherwise than it was ordered.

    `line` is the order's line, None for the document as a whole. `ordered` and `acknowledged` are canonical text.
    `document_lines` are the indices of the document's lines it was seen on, `evidence` the places to show. `converted`
    says how what is printed was brought to the ordered unit ("1 CTN = 12 EA"); the evidence has it as printed.
    """

    line: str | None
    field: str
    ordered: str | None
    acknowledged: str | None
    document_lines: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    converted: str | None = None
