"""Whether an interchange is whole: every segment that closes something, its count and its control number.

What is wrong but whole is told with the message, as codes of ui.wording.cautions; what is cut off is no message.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from poworkbench.adapters.documents.edi.envelopes import ADVICE, Envelope, Level, envelope_of
from poworkbench.adapters.documents.edi.segments import Segment
from poworkbench.adapters.documents.edi.values import number
from poworkbench.domain.problems import DamagedFile

#: What CTT element 1 counts in a transaction set (X12 004010), and CNT with qualifier 2 in a message.
LINES = {
    "855": ("PO1", "POC"), "865": ("POC", "PO1"), "850": ("PO1",), "860": ("POC",), "810": ("IT1",), "856": ("HL",),
    "ORDRSP": ("LIN",), "ORDERS": ("LIN",), "ORDCHG": ("LIN",), "INVOIC": ("LIN",), "DESADV": ("LIN",),
}  # fmt: skip


def checked(segments: Sequence[Segment]) -> dict[int, tuple[str, ...]]:
    """What is wrong with the counts and control numbers around each message, by the number of its first segment.

    Raises DamagedFile where a message or an interchange does not end: what is behind the cut is not known.
    """
    cautions: dict[int, tuple[str, ...]] = {}
    for interchange in _interchanges(segments):
        cautions |= _of_interchange(interchange, envelope_of(interchange))
    return cautions


def _interchanges(segments: Sequence[Segment]) -> list[list[Segment]]:
    found: list[list[Segment]] = []
    advised = False
    for segment in segments:
        if not found or (segment.tag in ("ISA", ADVICE, "UNB") and not advised):
            found.append([])
        advised = segment.tag == ADVICE
        found[-1].append(segment)
    return found


def _of_interchange(segments: Sequence[Segment], envelope: Envelope) -> dict[int, tuple[str, ...]]:
    messages = list(_closed(segments, envelope.message, (envelope.group.end, envelope.interchange.end)))
    groups = list(_closed(segments, envelope.group, (envelope.interchange.end,), must=False))
    first = next((segment for segment in segments if segment.tag == envelope.interchange.begin), None)
    last = next((segment for segment in reversed(segments) if segment.tag == envelope.interchange.end), None)
    if last is None:
        raise DamagedFile(f"the interchange is cut off: no {envelope.interchange.end}")
    around = list(_test(first, envelope)) if first else []
    around += _wrong(first, last, len(groups or messages), envelope.interchange) if first else []
    of_groups: dict[int, list[str]] = defaultdict(list)
    for group in groups:
        inside = [message[0].number for message in messages if message[0].number in _numbers(group)]
        said = list(_wrong(group[0], group[-1], len(inside), envelope.group))
        for head in inside:
            of_groups[head] += said
    return {
        message[0].number: (*_of_message(message, envelope), *of_groups[message[0].number], *around)
        for message in messages
    }


def _closed(
    segments: Sequence[Segment], level: Level, stops: tuple[str, ...], *, must: bool = True
) -> Iterator[list[Segment]]:
    """Each run from an opening to its closing segment; where it must be closed and is not, the file is cut."""
    run: list[Segment] = []
    for segment in segments:
        if run and segment.tag in (level.begin, *stops):
            yield _unclosed(run, level, must=must)
            run = []
        if segment.tag == level.begin or run:
            run.append(segment)
        if run and segment.tag == level.end:
            yield run
            run = []
    if run:
        yield _unclosed(run, level, must=must)


def _unclosed(run: list[Segment], level: Level, *, must: bool) -> list[Segment]:
    if must:
        raise DamagedFile(f"the message is cut off: no {level.end}")
    return run


def _wrong(begin: Segment, end: Segment, count: int, level: Level) -> Iterator[str]:
    if end.tag != level.end:
        yield f"edi_counts:{level.begin} is not closed by {level.end}"
        return
    yield from _miscounted(end.tag, end.part(1).text, count, level.counted)
    opened, closed = begin.part(level.number).text, end.part(2).text
    if opened.lstrip("0") != closed.lstrip("0"):
        yield f"edi_control:{begin.tag} has number {opened or 'none'}, {end.tag} has {closed or 'none'}"


def _miscounted(tag: str, said: str, count: int, counted: str) -> Iterator[str]:
    if number(said) != count:
        yield f"edi_counts:{tag} says {said or 'no number of'} {counted}, there are {count}"


def _of_message(message: Sequence[Segment], envelope: Envelope) -> Iterator[str]:
    yield from _wrong(message[0], message[-1], len(message), envelope.message)
    lines = LINES.get(message[0].part(envelope.kind_in).text, ())
    count = sum(segment.tag in lines for segment in message)
    for segment in message if lines else ():
        if segment.tag == "CTT" and segment.part(1).text:
            yield from _miscounted("CTT", segment.part(1).text, count, "lines")
        elif segment.tag == "CNT" and segment.part(1).text == "2":
            yield from _miscounted("CNT", segment.part(1, 1).text, count, "lines")


def _test(first: Segment, envelope: Envelope) -> Iterator[str]:
    if first.part(envelope.test).text == envelope.test_sign:
        yield f"edi_test:{first.tag}"


def _numbers(group: Sequence[Segment]) -> range:
    return range(group[0].number, group[-1].number + 1)
