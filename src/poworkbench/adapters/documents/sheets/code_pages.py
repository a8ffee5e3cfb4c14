"""The characters of text files, which do not say in what encoding they are."""

from __future__ import annotations

import re

#: Old systems write Western letters in this; its line-drawing signs and umlauts are where cp1252 has other signs.
DOS = "cp850"

#: Small letters of a DOS text within a word (ü é â ä ç ê ë ï ì ô ö ÿ Ö í ó ú ñ ß) that are quotes and other signs in
#: cp1252, which do not stand within words; dashes, dots, the apostrophe and the fixed blank do, and are not asked.
_DOS_WITHIN = re.compile(rb"(?<=[a-z])[\x81-\x84\x87-\x89\x8b\x8d\x93\x94\x98\x99\xa1-\xa4\xe1](?=[a-z])")
#: Small letters of cp1252 within a word.
_WINDOWS_WITHIN = re.compile(rb"(?<=[A-Za-z])[\xdf-\xf6\xf8-\xff](?=[a-z])")
#: Lines drawn with characters.
_DRAWN = re.compile(rb"[\xc4\xcd]{4}")

_MOST_LOOKED_AT = 200_000


def decoded(content: bytes) -> str:
    """The text in content without NUL bytes: UTF-8 where it can be that, else a code page of one byte a sign."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and error.start > len(content) - 4
        return content[: error.start].decode("utf-8-sig") if cut else content.decode(_code_page(content), "replace")


def _code_page(content: bytes) -> str:
    head = content[:_MOST_LOOKED_AT]
    dos, windows = len(_DOS_WITHIN.findall(head)), len(_WINDOWS_WITHIN.findall(head))
    return DOS if dos > windows or (_DRAWN.search(head) and not windows) else "cp1252"


def utf_16_of(content: bytes) -> str | None:
    """The text of UTF-16 content, with or without a mark at its begin; None where it is none."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    head = content[:2000]
    if len(content) % 2 or len(head) < 8 or b"\x00" not in head:
        return None
    for encoding, odd in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = head[odd::2]
        if high.count(0) > 0.9 * len(high) and 0 not in head[1 - odd :: 2]:
            return content.decode(encoding, errors="replace")
    return None
