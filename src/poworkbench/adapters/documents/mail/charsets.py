"""Bytes of mails and web pages as text, whatever they say they are."""

from __future__ import annotations

import codecs
import re
from email.errors import HeaderParseError
from email.header import decode_header

#: What stands for these names is what is meant by all programs that read mail.
_MEANT = {
    "ansi": "cp1252", "x-ansi": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",
    "us-ascii": "utf-8", "ascii": "utf-8", "ansi_x3.4-1968": "utf-8", "unicode": "utf-8", "utf8mb4": "utf-8",
    "unknown-8bit": "utf-8", "x-unknown": "utf-8", "binary": "utf-8", "default": "utf-8",
    "iso-8859-8-i": "iso-8859-8", "ks_c_5601-1987": "cp949", "gb2312": "gb18030", "x-gbk": "gb18030",
    "x-sjis": "cp932", "shift_jis": "cp932", "unicode-1-1-utf-7": "utf-7",
}  # fmt: skip
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)

#: Codecs of Python's that are no character sets of any mail, or slow on purpose.
_NO_CHARSETS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}


def decoded(content: bytes, charset: str | None) -> str:
    """The text: by its declared character set where that fits, else as UTF-8, else as Windows wrote it."""
    name = _codec(charset)
    if name not in ("", "utf-8") and not _is_utf8(content):
        try:
            return content.decode(name)
        except (UnicodeError, LookupError):
            pass
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "".join(_windows(byte) for byte in content)


def _codec(charset: str | None) -> str:
    said = (charset or "").strip().strip("\"'").lower()
    try:
        name = codecs.lookup(_MEANT.get(said, said)).name
    except (LookupError, ValueError):
        return ""
    return "" if name.replace("-", "_") in _NO_CHARSETS else name


def _is_utf8(content: bytes) -> bool:
    """Whether it has signs beyond ASCII and all of them make sense as UTF-8, which no other text does by chance."""
    if content.isascii():
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _windows(byte: int) -> str:
    return bytes((byte,)).decode("cp1252", errors="ignore") or chr(byte)


def charset_of_markup(content: bytes) -> str | None:
    """The character set that a web page names itself."""
    found = _META.search(content[:4096])
    return found[1].decode("ascii") if found else None


def header_text(raw: str) -> str:
    """A header's value as a person reads it, on one line: encoded words decoded, stray bytes too."""
    text = decoded(raw.encode("utf-8", "surrogateescape"), None)
    try:
        parts = decode_header(text) if "=?" in text else [(text, None)]
    except (HeaderParseError, ValueError, LookupError):
        parts = [(text, None)]
    words = (part if isinstance(part, str) else decoded(part, charset or "cp1252") for part, charset in parts)
    return " ".join("".join(words).split())
