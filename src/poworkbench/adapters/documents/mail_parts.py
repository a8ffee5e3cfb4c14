"""A mail as a person reads it: its headers and text, and the files that hang on it."""

from __future__ import annotations

import email
import html
import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage

from poworkbench.domain.problems import DamagedFile, KindNotReadYet, TooLarge

#: Mails within mails are opened this deep.
DEEPEST = 5
MOST_PARTS = 100

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_BREAKS = re.compile(r"<(?:br|/p|/div|/tr|/h\d|/li)\b[^>]*>", re.I)
_CELLS = re.compile(r"</t[dh]>", re.I)
_HIDDEN = re.compile(r"<(style|script|head)\b.*?</\1>", re.I | re.S)


def opened(content: bytes) -> EmailMessage:
    """The mail; one in the office's own format is not opened yet."""
    if content.startswith(b"\xd0\xcf"):
        raise KindNotReadYet("mail")
    try:
        return email.message_from_bytes(content, policy=policy.default)
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise DamagedFile("the mail cannot be taken apart") from error


def text_of_mail(mail: EmailMessage) -> str:
    """Headers, text and the names of what is attached."""
    headers = [f"{name + ':':9}{mail[name]}" for name in _HEADERS if mail[name]]
    files = [f"Attached: {part.get_filename()}" for part in mail.iter_attachments() if part.get_filename()]
    return "\n".join([*headers, *files[:MOST_PARTS], "", _body(mail)])


def _body(mail: EmailMessage) -> str:
    part = mail.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        text = str(part.get_content())
    except (LookupError, ValueError, KeyError):
        text = (part.get_payload(decode=True) or b"").decode("latin-1")  # type: ignore[union-attr]
    return _without_tags(text) if part.get_content_subtype() == "html" else text


def _without_tags(markup: str) -> str:
    text = _HIDDEN.sub("", re.sub(r"\s*\n\s*", " ", markup))
    text = html.unescape(re.sub(r"<[^>]+>", "", _CELLS.sub("   ", _BREAKS.sub("\n", text))))
    return "\n".join(line.strip() for line in text.splitlines())


def attached(mail: EmailMessage, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """Name and content of every attachment; those of forwarded mails too, down to a set depth."""
    for number, part in enumerate(mail.iter_attachments()):
        if number >= MOST_PARTS:
            raise TooLarge(f"more than {MOST_PARTS} attachments")
        if part.get_content_type() == "message/rfc822":
            if depth >= DEEPEST:
                raise TooLarge(f"mails forwarded within mails more than {DEEPEST} deep")
            yield from attached(part.get_content(), depth + 1)
        elif isinstance(content := part.get_payload(decode=True), bytes):
            yield part.get_filename() or "", content
