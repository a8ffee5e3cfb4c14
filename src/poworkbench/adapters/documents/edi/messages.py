"""The messages of an EDI file: transaction sets of X12, messages of UN/EDIFACT, each closed as its standard asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from poworkbench.adapters.documents.edi.counts import checked
from poworkbench.adapters.documents.edi.envelopes import ADVICE, ENVELOPES, Envelope, envelope_of
from poworkbench.adapters.documents.edi.segments import Segment

_OPENING = {ADVICE} | {tag for envelope in ENVELOPES for tag in envelope.opening}
_MESSAGES = {envelope.message.begin for envelope in ENVELOPES}


@dataclass(frozen=True, slots=True)
class Message:
    """One message: `kind` is its own name for what it is (855, ORDRSP), `number` its control number.

    `body` reaches from its first to its last segment. `cautions` are codes of ui.wording.cautions.
    """

    kind: str
    number: str
    body: tuple[Segment, ...]
    cautions: tuple[str, ...] = ()


def pieces_of(segments: Sequence[Segment]) -> list[tuple[Segment, ...]]:
    """The segments in the pieces they are shown in: each message with what opens it and what closes behind it."""
    pieces: list[list[Segment]] = [[]]
    begun = False
    for segment in segments:
        if begun and segment.tag in _OPENING:
            pieces.append([])
            begun = False
        begun = begun or segment.tag in _MESSAGES
        pieces[-1].append(segment)
    return [tuple(piece) for piece in pieces]


def messages_of(segments: Sequence[Segment]) -> Iterator[Message | None]:
    """The message of each piece, None for a piece without one.

    DamagedFile where a message or its interchange does not end; what is wrong but whole comes as cautions.
    """
    cautions = checked(segments)
    for piece in pieces_of(segments):
        envelope = envelope_of(piece)
        body = _body(piece, envelope)
        if not body:
            yield None
            continue
        head = body[0]
        yield Message(
            head.part(envelope.kind_in).text, head.part(envelope.message.number).text, body, cautions[head.number]
        )


def _body(piece: Sequence[Segment], envelope: Envelope) -> tuple[Segment, ...]:
    begin = next((index for index, segment in enumerate(piece) if segment.tag == envelope.message.begin), None)
    end = next((index for index, segment in enumerate(piece) if segment.tag == envelope.message.end), None)
    return () if begin is None or end is None else tuple(piece[begin : end + 1])
