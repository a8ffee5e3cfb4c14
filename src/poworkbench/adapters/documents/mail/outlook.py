"""A mail as Outlook keeps it in a file ([MS-OXMSG]), taken apart into the same shape as one that travels."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace

from oxmsg import Message
from oxmsg.domain import constants
from oxmsg.storage import Storage

from poworkbench.adapters.documents.mail import phrases as mail_phrases
from poworkbench.adapters.documents.mail.automatic import is_automatic
from poworkbench.adapters.documents.mail.internet import opened_internet
from poworkbench.adapters.documents.mail.outlook_properties import Noted, body_in, bytes_in, headers_in, text_in
from poworkbench.adapters.documents.mail.shape import DEEPEST, MOST_PARTS, Attached, Mail, TooDeep
from poworkbench.adapters.documents.mail.signed import opened_signature
from poworkbench.adapters.documents.mail.tnef import files_in, is_packed
from poworkbench.domain.problems import DamagedFile, DocumentProblem, TooLarge

Headers = tuple[tuple[str, str], ...]

#: Where the properties begin in a file, in a message within it, in an attachment.
_OF_FILE, _OF_MESSAGE, _OF_ATTACHMENT = 32, 24, 8
_WITHIN = "__substg1.0_3701000D"
_HIDDEN, _IN_TEXT = 0x7FFE, 0x3714
_SEALED = "ipm.note.smime"
_TROUBLE = (
    struct.error, ValueError, LookupError, TypeError, AttributeError, AssertionError, OSError, OverflowError,
    RecursionError,
)  # fmt: skip


def opened_outlook(content: bytes, depth: int = 0) -> Mail:
    """The mail; DamagedFile where it cannot be taken apart."""
    try:
        file = _File.load(content)
        assert isinstance(file, _File)
        return _mail(file.storage(), _OF_FILE, depth)
    except DocumentProblem:
        raise
    except Exception as error:
        if isinstance(error, _TROUBLE) or type(error).__module__.startswith(("oxmsg", "olefile")):
            raise DamagedFile("the mail cannot be taken apart") from error
        raise


class _File(Message):
    """A file whose storages can be looked at: messages within messages are only there."""

    def storage(self) -> Storage:
        """Everything in it."""
        assert isinstance(self._storage, Storage)
        return self._storage


def _mail(storage: Storage, start: int, depth: int) -> Mail:
    properties = Noted(storage, start)
    said = text_in(properties, constants.PID_MESSAGE_CLASS).lower()
    headers = tuple(headers_in(properties))
    attached = [one for within in storage.iter_attachment_storages() for one in _attached(within, depth)]
    if len(attached) > MOST_PARTS:
        raise TooLarge(f"more than {MOST_PARTS} attachments")
    automatic = said.startswith(mail_phrases.CLASSES) or is_automatic(headers)
    if said.startswith(_SEALED) and len(attached) == 1:
        return _sealed(headers, attached, depth)
    return Mail(headers, (body_in(properties),), tuple(attached), automatic)


def _sealed(headers: Headers, attached: list[Attached], depth: int) -> Mail:
    """A signed or encrypted mail: all of it is in one attachment, as it travelled."""
    content = attached[0].content if attached else b""
    inside = content if content[:8].lower() == b"content-" else opened_signature(content)
    if not inside:
        return Mail(headers, locked=True)
    return replace(opened_internet(inside, depth), headers=headers)


def _attached(storage: Storage, depth: int) -> Iterator[Attached]:
    properties = Noted(storage, _OF_ATTACHMENT)
    names = (constants.PID_ATTACH_LONG_FILENAME, constants.PID_ATTACH_FILENAME, constants.PID_DISPLAY_NAME)
    name = next((text for text in (text_in(properties, pid) for pid in names) if text), "")
    within = next((inner for inner in storage.storages if inner.name.upper() == _WITHIN.upper()), None)
    content = bytes_in(properties, constants.PID_ATTACH_DATA_BINARY)
    if within is not None:
        yield _within(within, name, depth)
    elif is_packed(content):
        yield from (Attached(*file) for file in files_in(content))
    elif content:
        yield Attached(name, content, inline=_is_inline(properties))


def _within(storage: Storage, name: str, depth: int) -> Attached:
    if depth >= DEEPEST:
        return Attached(name, problem=TooDeep())
    try:
        return Attached(name, mail=_mail(storage, _OF_MESSAGE, depth + 1))
    except KeyError:  # an object of another program: it has no properties of a message
        return Attached(name, problem=DamagedFile("no message"))


def _is_inline(properties: Noted) -> bool:
    hidden = bool(properties.int_prop_value(_HIDDEN))
    in_text = bool((properties.int_prop_value(_IN_TEXT) or 0) & 4)
    return hidden or in_text or bool(text_in(properties, constants.PID_ATTACH_CONTENT_ID))
