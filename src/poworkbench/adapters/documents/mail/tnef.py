"""The files in a winmail.dat: what Outlook packs attachments into for readers it takes for its own ([MS-OXTNEF])."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from poworkbench.adapters.documents.mail.charsets import decoded

_SIGNATURE = 0x223E9F78
_START = struct.Struct("<IH")
_ATTRIBUTE = struct.Struct("<BII")
_CHECKSUM = 2

#: Attributes of attachments: that one begins, its name, its content.
_BEGINS, _TITLE, _DATA = 0x00069002, 0x00018010, 0x0006800F


def is_packed(content: bytes) -> bool:
    """Whether it is such a file, by its content."""
    return len(content) > _START.size and _START.unpack_from(content)[0] == _SIGNATURE


def files_in(content: bytes) -> list[tuple[str, bytes]]:
    """Name and content of each file; a packet that is cut off gives what is whole."""
    files: list[tuple[str, bytes]] = []
    for attribute, data in _attributes(content):
        if attribute == _BEGINS:
            files.append(("", b""))
        elif attribute == _TITLE and files:
            files[-1] = (decoded(data.split(b"\0", 1)[0], "cp1252"), files[-1][1])
        elif attribute == _DATA and files:
            files[-1] = (files[-1][0], data)
    return [file for file in files if file[1]]


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = _START.size
    while at + _ATTRIBUTE.size <= len(content):
        _level, attribute, size = _ATTRIBUTE.unpack_from(content, at)
        at += _ATTRIBUTE.size
        if at + size > len(content):
            return
        yield attribute, content[at : at + size]
        at += size + _CHECKSUM
