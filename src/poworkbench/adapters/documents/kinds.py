"""What a file is, by its content and never by its name."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

PDF, IMAGE, MAIL, SHEET = "pdf", "image", "mail", "sheet"
EDI, XML, TEXT, UNKNOWN = "edi", "xml", "text", "unknown"

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

#: The first segments of X12 and EDIFACT interchanges.
_EDI = re.compile(r"ISA[^\w\s].{2}[^\w\s]|UNA.{6}\s*UNB|UNB[+\W]", re.DOTALL)
_HEADER = re.compile(
    r"^(From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To): ", re.M | re.I
)
_HTML = re.compile(r"\s*(<!doctype\s+html|<html)", re.I)
_XML = re.compile(r"\s*<(\?xml|!DOCTYPE|!--|[A-Za-z_][\w.:-]*[\s/>])")

#: How much of a file is looked at.
_HEAD = 8192


def kind_of(content: bytes) -> str:
    """pdf, image, mail, sheet, edi, xml, text or unknown."""
    if b"%PDF-" in content[:1024]:
        return PDF
    if content.startswith(_IMAGES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return IMAGE
    if content.startswith(b"PK\x03\x04"):
        return _of_archive(content)
    if content.startswith(_OLE2):
        return _of_ole2(content)
    text = text_of(content[:_HEAD])
    return UNKNOWN if text is None else _of_text(text)


def text_of(content: bytes) -> str | None:
    """The characters of a text file in the encodings that vendors use, or None where it is none."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    if not content or b"\x00" in content:
        return None
    text = _decoded(content)
    strange = sum(1 for sign in text if ord(sign) < 32 and sign not in "\t\r\n\f\x1a\x1c\x1d\x1e\x1f\x1b")
    return text if strange * 50 <= len(text) else None


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and error.start > len(content) - 4
        return content[: error.start].decode("utf-8-sig") if cut else content.decode("cp1252", errors="replace")


def _of_archive(content: bytes) -> str:
    """Workbooks are archives; a broken archive is taken for what the names in it say."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return SHEET if b"xl/" in content[:_HEAD] else UNKNOWN
    return SHEET if any(name.startswith("xl/") for name in names) else UNKNOWN


def _of_ole2(content: bytes) -> str:
    """Older office files: a message has substorages, a workbook a stream of that name."""
    if "__substg1.0_".encode("utf-16-le") in content:
        return MAIL
    return SHEET if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")) else UNKNOWN


def _of_text(text: str) -> str:
    start = text.lstrip()
    if _EDI.match(start):
        return EDI
    if _HTML.match(start):
        return TEXT
    if _XML.match(start):
        return XML
    head = re.split(r"\r?\n\r?\n", start, maxsplit=1)[0]
    if len({name.lower() for name in _HEADER.findall(head)}) >= 2 and re.match(r"[\w-]+:", start):
        return MAIL
    return SHEET if _separated(start) else TEXT


def _separated(text: str) -> bool:
    """Whether the same separator stands equally often in nearly all lines: comma- or semicolon-separated values."""
    lines = [line for line in text.splitlines()[:30] if line.strip()]
    lines = lines[:-1] if len(text) >= _HEAD // 2 else lines
    return any(_evenly(lines, separator) for separator in ";,\t")


def _evenly(lines: list[str], separator: str) -> bool:
    counts = Counter(re.sub(r'"[^"]*"', "", line).count(separator) for line in lines)
    if not counts:
        return False
    usual, times = counts.most_common(1)[0]
    return usual >= 2 and len(lines) >= 2 and times * 10 >= len(lines) * 7
