"""Which lines of a mail's text are its newest message, and which are those of the messages below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from poworkbench.adapters.documents.mail import automatic as automatic_mail
from poworkbench.adapters.documents.mail import phrases as mail_phrases
from poworkbench.adapters.documents.mail.message_heads import Head, head_at
from poworkbench.adapters.documents.mail.text_lines import TextLine

_MARKS = re.compile(r"^\s?((?:>\s?){1,60})(?!From )")
_MONEY = re.compile(r"(?<![\d.,:/-])\d[\d.,']{0,12}[.,]\d{2}(?![\d.,:/-]*\d)")


@dataclass(frozen=True, slots=True)
class Message:
    """One message in a mail's text: the numbers of its lines, its subject where it is told, whether it was sent on."""

    lines: tuple[int, ...]
    subject: str = ""
    sent_on: bool = False


def messages_in(lines: Sequence[TextLine], subject: str) -> tuple[Message, ...]:
    """The newest message first, though it may have no line, then the one it answers or sends on, and so on."""
    levels: dict[int, list[int]] = {0: []}
    heads: dict[int, Head] = {0: Head(subject=subject)}
    for number, (level, head) in enumerate(_levels(lines)):
        levels.setdefault(level, []).append(number)
        if head:
            heads.setdefault(level, head)
    told = [(level, heads.get(level, Head())) for level in sorted(levels)]
    return tuple(Message(tuple(levels[level]), head.subject, head.sent_on) for level, head in told)


def read_messages(lines: Sequence[TextLine], messages: Sequence[Message]) -> tuple[Message, ...]:
    """The newest message, and those it only sends on: what an answer quotes is not said again by who answers."""
    read = [messages[0]]
    for message in messages[1:]:
        own = [lines[number] for number in read[-1].lines]
        if not _sends_on(own, read[-1].subject, message) or has_rows(own):
            break
        read.append(message)
    return tuple(read)


def _sends_on(own: Sequence[TextLine], subject: str, below: Message) -> bool:
    prefix = automatic_mail.prefix_of(subject)
    silent = not any(line.text.strip(" -_>") for line in own)
    return below.sent_on or prefix in mail_phrases.FORWARDS or (silent and prefix not in mail_phrases.ANSWERS)


def has_rows(lines: Sequence[TextLine]) -> bool:
    """Whether a message has rows of a table with numbers in them."""
    rows = (re.split(r"\s{2,}", line.text.strip()) for line in lines if re.search(r"\d", line.text))
    return sum(len(row) > 2 for row in rows) > 1


def tells_of_goods(lines: Sequence[TextLine]) -> bool:
    """Whether a message says itself what comes: in rows of a table, or with an amount of money."""
    return has_rows(lines) or any(_MONEY.search(line.text) for line in lines)


def _levels(lines: Sequence[TextLine]) -> Iterator[tuple[int, Head | None]]:
    """For each line how many messages above it are newer, and the head of its message where it begins here.

    A quotation's lines are one message older than those around it. A head without marks of quotation parts all that
    follows: from there on, depth is counted from the line behind it.
    """
    depths = [_depth(line) for line in lines]
    older, ground, until, within = 0, 0, 0, 0
    for number, depth in enumerate(depths):
        if number < until:
            yield within, None
            continue
        level = max(0, older + depth - ground)
        head = head_at(lines, number, depths)
        if head is None:
            yield level, None
            continue
        until, within = number + head.size, level + 1
        behind = _next_depth(lines, depths, until)
        if behind is None or behind <= depth:
            older, ground = within, depth
        yield within, head


def without_marks(text: str) -> str:
    """A line without the marks of quotation before it."""
    return _MARKS.sub("", text, count=1)


def _depth(line: TextLine) -> int:
    marks = _MARKS.match(line.text)
    return line.depth + (marks[1].count(">") if marks else 0)


def _next_depth(lines: Sequence[TextLine], depths: Sequence[int], start: int) -> int | None:
    return next((depths[at] for at in range(start, len(lines)) if lines[at].text.strip(" >")), None)
