"""What a file is, by its content and never by its name."""

from __future__ import annotations

import io
import re
import zipfile

from poworkbench.adapters.documents.edi import marks as edi_marks
from poworkbench.adapters.documents.sheets import code_pages, separators

PDF, IMAGE, MAIL, SHEET = "pdf", "image", "mail", "sheet"
EDI, XML, TEXT, UNKNOWN = "edi", "xml", "text", "unknown"

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"

_HEADER = re.compile(
    r"^(From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To): ", re.M | re.I
)
_HTML = re.compile(r"\s*(<!doctype\s+html|<html)", re.I)
_XML = re.compile(r"\s*<(\?xml|!DOCTYPE|!--|[A-Za-z_][\w.:-]*[\s/>])")

#: How much of a file is looked at.
_HEAD = 8192


def kind_of(content: bytes) -> str:
    """pdf, image, mail, sheet, edi, xml, text or unknown."""
    if b"%PDF-" in content[:1024] and not content.startswith(_OLE2):  # a mail's first part may be the one on it
        return PDF
    if content.startswith(_IMAGES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return IMAGE
    if content.startswith(b"PK\x03\x04"):
        return _of_archive(content)
    if content.startswith(_OLE2):
        return _of_ole2(content)
    if edi_marks.begins_interchange(content):
        return EDI
    text = text_of(content[:_HEAD])
    return UNKNOWN if text is None else _of_text(text)


#: What a name's ending says; others say nothing.
_ENDINGS = {
    PDF: (".pdf",),
    IMAGE: (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp"),
    MAIL: (".eml", ".msg"),
    SHEET: (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"),
    XML: (".xml",),
}


def kind_of_name(name: str) -> str:
    """What a file's name says that it is, "" where it says nothing; never what it is read as."""
    return next((kind for kind, endings in _ENDINGS.items() if name.lower().endswith(endings)), "")


def text_of(content: bytes) -> str | None:
    """The characters of a text file in the code_pages that vendors use, or None where it is none."""
    wide = code_pages.utf_16_of(content)
    if wide is not None:
        return wide.removeprefix("\ufeff")
    if not content or b"\x00" in content:
        return None
    text = code_pages.decoded(content)
    strange = sum(1 for sign in text if ord(sign) < 32 and sign not in "\t\r\n\f\x1a\x1c\x1d\x1e\x1f\x1b")
    return text if strange * 50 <= len(text) else None


def _of_archive(content: bytes) -> str:
    """Workbooks are archives; a broken archive is taken for what the names in it say."""
    if _OPEN_SHEET in content[:_HEAD]:
        return SHEET
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return SHEET if b"xl/" in content[:_HEAD] else UNKNOWN
    return SHEET if any(name.startswith("xl/") for name in names) else UNKNOWN


def _of_ole2(content: bytes) -> str:
    """Older office files: a message has substorages, a workbook a stream of that name; a newer one is locked in one."""
    if "__substg1.0_".encode("utf-16-le") in content:
        return MAIL
    streams = ("Workbook", "Book", "EncryptedPackage")
    return SHEET if any(name.encode("utf-16-le") in content for name in streams) else UNKNOWN


def _of_text(text: str) -> str:
    start = text.lstrip()
    if _HTML.match(start):
        return TEXT
    if _XML.match(start):
        return XML
    head = re.split(r"\r?\n\r?\n", start, maxsplit=1)[0]
    if len({name.lower() for name in _HEADER.findall(head)}) >= 2 and re.match(r"[\w-]+:", start):
        return MAIL
    return SHEET if separators.separator_of(start, cut=len(text) >= _HEAD // 2) else TEXT
