"""A mail as a person reads it: its headers and text, and the files that hang on it."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart

from poworkbench.adapters.documents.html_text import text_of_html
from poworkbench.domain.problems import DamagedFile, KindNotReadYet, TooLarge

#: Mails within mails are opened this deep.
DEEPEST = 5
MOST_PARTS = 100

_HEADERS = ("From", "To", "Cc", "Date", "Subject")


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
    """The longer of its texts: some programs send a plain one that only says to look at the other."""
    parts = (mail.get_body(preferencelist=(kind,)) for kind in ("plain", "html"))
    return max((_text(part) for part in parts if part is not None), key=len, default="")


def _text(part: MIMEPart) -> str:
    try:
        text = str(part.get_content())
    except (LookupError, ValueError, KeyError):
        payload = part.get_payload(decode=True)
        text = payload.decode("latin-1") if isinstance(payload, bytes) else ""
    return text_of_html(text) if part.get_content_subtype() == "html" else text


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
