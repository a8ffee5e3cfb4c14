"""Rich text as Outlook packs it into its files ([MS-OXRTFCP])."""

from __future__ import annotations

import struct

_START = struct.Struct("<IIII")
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D

#: What every reader of the format knows from the start, so that the usual beginnings pack well.
_KNOWN = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4096

#: What unpacks to more is no letter.
_MOST = 20_000_000


def unpacked(content: bytes) -> bytes:
    """The rich text; b"" where it is packed in no way that is known. What is cut off gives what is there."""
    if len(content) < _START.size:
        return b""
    _size, raw, kind, _checksum = _START.unpack_from(content)
    body = content[_START.size :]
    if kind == _PLAIN:
        return body[:raw]
    return _unpacked(body, min(raw, _MOST)) if kind == _PACKED else b""


def _unpacked(content: bytes, size: int) -> bytes:
    """Eight pieces follow each control byte: signs as they are, or the place and length of what stood before."""
    out = bytearray(_KNOWN)
    at = 0
    while at < len(content) and len(out) < size + len(_KNOWN):
        control, at = content[at], at + 1
        for bit in range(8):
            width = 1 + (control >> bit & 1)
            piece, at = content[at : at + width], at + width
            if len(piece) < width or (width == 2 and not _copy(out, int.from_bytes(piece))):
                return bytes(out[len(_KNOWN) :])
            if width == 1:
                out += piece
    return bytes(out[len(_KNOWN) :][:size])


def _copy(out: bytearray, token: int) -> bool:
    """Say again what stands in the window of the last signs; False at the end, which points at itself."""
    back = (len(out) - (token >> 4)) % _WINDOW
    start = len(out) - back
    if back == 0 or start < 0:
        return False
    for step in range((token & 15) + 2):
        out.append(out[start + step])
    return True
