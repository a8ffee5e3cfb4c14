"""Mails of every program, taken apart; the one place that knows which are which."""

from __future__ import annotations

from datetime import datetime

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.mail.internet import headers_of, opened_internet
from poworkbench.adapters.documents.mail.shape import Mail, moment_of
from poworkbench.domain.problems import DocumentProblem

#: Headers end within so many bytes.
_HEAD = 256 * 1024
_OLE2 = b"\xd0\xcf"


def opened(content: bytes, depth: int = 0) -> Mail:
    """The mail; raises domain.problems. `depth` counts the mails in which it lies."""
    if content.startswith(_OLE2):
        from poworkbench.adapters.documents.mail.outlook import opened_outlook

        return opened_outlook(content, depth)
    return opened_internet(content, depth)


def sent_at(content: bytes) -> datetime | None:
    """When a mail says it was sent, in UTC; None where it does not, or the file is no mail."""
    if not content or kinds.kind_of(content) != kinds.MAIL:
        return None
    try:
        headers = opened(content).headers if content.startswith(_OLE2) else headers_of(content[:_HEAD])
    except DocumentProblem:
        return None
    return moment_of(next((value for name, value in headers if name.lower() == "date"), ""))
