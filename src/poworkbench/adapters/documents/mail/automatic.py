"""Whether a mail was written by a program in answer to ours: an absence note, a report of what was not delivered."""

from __future__ import annotations

import re
from collections.abc import Iterable

from poworkbench.adapters.documents.mail import phrases as mail_phrases

_PREFIX = re.compile(r"^\s*([^\W\d_]{1,7})\s?(?:\[\d+\])?\s?[:：]\s*")


def is_automatic(headers: Iterable[tuple[str, str]]) -> bool:
    """Whether the headers say so, or the subject does.

    A program that sends acknowledgements says "auto-generated" of them: that alone makes no answer automatic.
    """
    plain = [(name.lower(), value.strip().lower()) for name, value in headers]
    marked = [
        value for name, value in plain for mark, begin in mail_phrases.MARKS if name == mark and value.startswith(begin)
    ]
    return any(value != "no" for value in marked) or any(name == "subject" and _excuses(value) for name, value in plain)


def _excuses(subject: str) -> bool:
    """The subject's own words, without the "Re:" of whoever answered last, begin like those of an automatic answer."""
    return subject.startswith(mail_phrases.AUTOMATIC) or without_prefix(subject).startswith(mail_phrases.AUTOMATIC)


def prefix_of(subject: str) -> str:
    """What stands before a subject, in small letters: "re", "fw", or "" where nothing does."""
    match = _PREFIX.match(subject)
    return match[1].lower() if match else ""


def without_prefix(subject: str) -> str:
    """The subject's own words."""
    while match := _PREFIX.match(subject):
        if match[1].lower() not in (*mail_phrases.ANSWERS, *mail_phrases.FORWARDS):
            break
        subject = subject[match.end() :]
    return subject
