"""The segments that open and close an interchange, its groups and its messages, in both standards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from poworkbench.adapters.documents.edi.segments import Segment


@dataclass(frozen=True, slots=True)
class Level:
    """An opening and a closing segment; `number` is the element of the first that the second repeats as its element 2.

    Element 1 of the closing segment counts what lies between: `counted` says what that is.
    """

    begin: str
    end: str
    number: int
    counted: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """How a standard packs messages; `kind_in` is the element that names the message's kind.

    `test` is the element of the first segment that says, by `test_sign`, that the interchange is a trial.
    """

    interchange: Level
    group: Level
    message: Level
    kind_in: int
    test: int
    test_sign: str

    @property
    def opening(self) -> tuple[str, ...]:
        """The tags before which a new piece of the file begins."""
        return self.interchange.begin, self.group.begin, self.message.begin


#: ASC X12: a group is counted by its sets, a set by its segments.
X12 = Envelope(
    Level("ISA", "IEA", 13, "groups"), Level("GS", "GE", 6, "transaction sets"), Level("ST", "SE", 2, "segments"),
    kind_in=1, test=15, test_sign="T",
)  # fmt: skip

#: ISO 9735: UNZ counts groups where there are some, else messages.
EDIFACT = Envelope(
    Level("UNB", "UNZ", 5, "messages"), Level("UNG", "UNE", 5, "messages"), Level("UNH", "UNT", 1, "segments"),
    kind_in=2, test=11, test_sign="1",
)  # fmt: skip

ENVELOPES = (X12, EDIFACT)

#: Opens an interchange of EDIFACT before UNB does.
ADVICE = "UNA"


def envelope_of(segments: Sequence[Segment]) -> Envelope:
    """The standard that some segments of a file follow."""
    tags = {segment.tag for segment in segments}
    return EDIFACT if tags & {ADVICE, "UNB", "UNG", "UNH", "UNT", "UNE", "UNZ"} else X12
