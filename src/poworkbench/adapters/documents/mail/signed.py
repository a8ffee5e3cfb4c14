"""What a signature wraps up: the content of an opaque S/MIME signature (RFC 5652), of a PGP signed text (RFC 9580)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SEQUENCE, _OBJECT, _OCTETS, _OCTETS_IN_PARTS, _CONTEXT = 0x30, 0x06, 0x04, 0x24, 0xA0

#: Object identifiers 1.2.840.113549.1.7.2, signed data, and .9.16.1.9, compressed data, are all that is no secret.
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_DEEPEST = 12

_ARMOUR = re.compile(
    r"-----BEGIN PGP SIGNED MESSAGE-----\s*?\n(?:\w[\w-]*:[^\n]*\n)*\s*?\n(.*?)\n-----BEGIN PGP SIGNATURE-----"
    r".*?-----END PGP SIGNATURE-----",
    re.DOTALL,
)
_SECRET = "-----BEGIN PGP MESSAGE-----"  # noqa: S105 a mark, no password

Element = tuple[int, bytes]


def opened_signature(content: bytes) -> bytes | None:
    """What was signed, without looking whether the signature is good; None where it is encrypted or broken."""
    try:
        (_tag, outer), *_rest = _elements(content)
        kind, wrapped, *_more = _elements(outer)
        if kind != (_OBJECT, _SIGNED_DATA):
            return None
        (_sequence, signed), *_rest = _elements(wrapped[1])
        inner = next(value for tag, value in list(_elements(signed))[1:] if tag == _SEQUENCE)
        _kind, holder, *_more = _elements(inner)
        return b"".join(_octets(holder[1]))
    except (ValueError, IndexError, StopIteration):
        return None


def _octets(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """The content of strings, also where they come in parts."""
    for tag, value in _elements(content):
        if tag == _OCTETS:
            yield value
        elif tag == _OCTETS_IN_PARTS and depth < _DEEPEST:
            yield from _octets(value, depth + 1)


def _elements(content: bytes) -> Iterator[Element]:
    """The elements of a BER encoding, one after the other."""
    at = 0
    while at < len(content) and content[at : at + 2] != b"\0\0":
        tag, value, at = _element(content, at)
        yield tag, value


def _element(content: bytes, at: int, depth: int = 0) -> tuple[int, bytes, int]:
    tag, size, start = content[at], content[at + 1], at + 2
    if size == 0x80:
        end = _end_of_parts(content, start, depth)
        return tag, content[start:end], end + 2
    if size > 0x80:
        start += size - 0x80
        size = int.from_bytes(content[at + 2 : start])
    if start + size > len(content):
        raise ValueError("cut off")
    return tag, content[start : start + size], start + size


def _end_of_parts(content: bytes, at: int, depth: int) -> int:
    """Where an element that does not say its length ends: at two zeros."""
    if depth > _DEEPEST:
        raise ValueError("too deep")
    while content[at : at + 2] != b"\0\0":
        if at >= len(content):
            raise ValueError("cut off")
        _tag, _value, at = _element(content, at, depth + 1)
    return at


def without_signature(text: str) -> str:
    """A PGP signed text as it was before it was signed."""
    return _ARMOUR.sub(lambda match: re.sub(r"(?m)^- ", "", match[1]), text.replace("\r\n", "\n"))


def is_secret(text: str) -> bool:
    """Whether a text is nothing but an encrypted one."""
    return text.lstrip().startswith(_SECRET)
