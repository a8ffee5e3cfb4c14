"""The parts of a mail that travels: what each holds, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message

from poworkbench.adapters.documents.mail.charsets import charset_of_markup, decoded, header_text
from poworkbench.adapters.documents.mail.flowed import unflowed
from poworkbench.adapters.documents.mail.shape import Attached
from poworkbench.adapters.documents.mail.tnef import files_in, is_packed

_NAMED = ("content-disposition", "content-type")
_NAME = re.compile(r'name="?([^";]+)"?', re.I)


def children_of(part: Message) -> Iterator[Message]:
    """The parts of a part of several."""
    payload = part.get_payload()
    yield from (child for child in payload if isinstance(child, Message)) if isinstance(payload, list) else ()


def payload_of(part: Message) -> bytes:
    """What it holds, as it was before it was packed to travel."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def text_of(part: Message) -> str:
    """The text it holds, its lines whole."""
    content = payload_of(part)
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html" and charset in (None, "us-ascii"):
        charset = charset_of_markup(content) or charset
    text = decoded(content, charset)
    flowed = part.get_content_type() == "text/plain" and str(part.get_param("format", "")).lower() == "flowed"
    return unflowed(text, joined=str(part.get_param("delsp", "")).lower() == "yes") if flowed else text


def file_of(part: Message) -> Attached:
    """It as a file; a plain text is in UTF-8, since a file does not say its character set."""
    content = payload_of(part)
    charset = part.get_content_charset()
    if part.get_content_type() in ("text/plain", "text/csv") and charset:
        content = decoded(content, charset).encode()
    inline = part.get_content_disposition() == "inline" or (bool(part["Content-ID"]) and not _is_attachment(part))
    return Attached(name_of(part), content, inline=inline)


def unpacked(file: Attached) -> list[Attached]:
    """The file, or those that were packed into it."""
    return [Attached(*inner) for inner in files_in(file.content)] if is_packed(file.content) else [file]


def _is_attachment(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def name_of(part: Message) -> str:
    """The file's name, also where its encoding breaks the rules; without a folder."""
    try:
        name = part.get_filename() or ""
    except (ValueError, TypeError, LookupError):
        name = ""
    if "\ufffd" in name:
        raw = " ".join(header_text(str(value)) for header, value in part.raw_items() if header.lower() in _NAMED)
        name = found[1] if (found := _NAME.search(raw)) else name
    return header_text(name).replace("\\", "/").rsplit("/", 1)[-1]
