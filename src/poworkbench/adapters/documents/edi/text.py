"""The characters of an EDI file: what its syntax identifier promises, unless its bytes say otherwise."""

from __future__ import annotations

import re

from poworkbench.adapters.documents.sheets import code_pages

#: UN/EDIFACT data element 0001, syntax identifier, by the character set it stands for (ISO 9735); the windows code page
#: holds all of ISO 8859-1 and the signs that its users add.
CHARSETS = {
    "UNOA": "cp1252", "UNOB": "cp1252", "UNOC": "cp1252", "UNOD": "iso8859-2", "UNOE": "iso8859-5", "UNOF": "iso8859-7",
    "UNOG": "iso8859-3", "UNOH": "iso8859-4", "UNOI": "iso8859-6", "UNOJ": "iso8859-8", "UNOK": "iso8859-9",
    "UNOW": "utf-8", "UNOX": "iso2022_jp", "UNOY": "utf-8", "KECA": "euc_kr",
}  # fmt: skip

_SYNTAX = re.compile(rb"UNB[^A-Za-z0-9]([A-Z]{4})")


def text_of_edi(content: bytes) -> str:
    """The text with single line feeds for line ends and no byte order mark.

    Bytes that are UTF-8 are taken for that whatever the interchange says: no other text is UTF-8 by chance.
    """
    return _decoded(content).replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")


def _decoded(content: bytes) -> str:
    wide = code_pages.utf_16_of(content)
    if wide is not None:
        return wide
    plain = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return plain.decode("utf-8")
    except UnicodeDecodeError:
        return plain.decode(_charset(plain), errors="replace")


def _charset(content: bytes) -> str:
    syntax = _SYNTAX.search(content[:400])
    charset = CHARSETS.get(syntax[1].decode(), "cp1252") if syntax else "cp1252"
    return "cp1252" if charset == "utf-8" else charset
