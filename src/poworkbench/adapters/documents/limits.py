"""What is refused before it is opened: files that would unpack to something enormous, or read what is not theirs."""

from __future__ import annotations

import io
import re
import zipfile

from PIL import Image, UnidentifiedImageError

from poworkbench.adapters.documents import kinds
from poworkbench.domain.problems import DamagedFile, EmptyFile, TooLarge, UnknownKind

#: A scanned A3 page at 600 dots an inch has 70 million.
MOST_PIXELS = 80_000_000
MOST_BYTES = 100_000_000
MOST_UNPACKED = 100_000_000
MOST_FRAMES = 500

#: Pillow's own guard does not say the size; ours stands before every decoding.
Image.MAX_IMAGE_PIXELS = None

#: A message of two thousand order lines has a hundred thousand tags or so, and some megabytes.
MOST_XML_BYTES = 30_000_000
MOST_TAGS = 150_000

#: A document type that is only named, as every cXML message names it: nothing is declared, and where its declaration is
#: said to lie is never looked at.
_NAMED_DOCTYPE = re.compile(
    rb"""<!DOCTYPE\s+[^\s\[\]<>"']+(\s+(SYSTEM|PUBLIC)(\s*("[^"]*"|'[^']*')){1,2})?\s*>""", re.I
)
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.I)


def checked_kind(content: bytes) -> str:
    """The file's kind, where it is one that may be opened.

    Raises EmptyFile, UnknownKind, TooLarge (bytes, pixels, unpacked bytes, tags) and DamagedFile (broken archive or
    image, XML whose document type declares something), each found without unpacking or decoding anything.
    """
    if not content:
        raise EmptyFile
    if len(content) > MOST_BYTES:
        raise TooLarge(f"{len(content):,} bytes, at most {MOST_BYTES:,}")
    kind = kinds.kind_of(content)
    if kind == kinds.UNKNOWN:
        raise UnknownKind
    if check := _CHECKS.get(kind):
        check(content)
    return kind


def _check_image(content: bytes) -> None:
    try:
        with Image.open(io.BytesIO(content)) as image:
            width, height = image.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise DamagedFile("the image cannot be opened") from error
    if width * height > MOST_PIXELS:
        raise TooLarge(f"{width} x {height} pixels, at most {MOST_PIXELS:,} in all")


def _check_sheet(content: bytes) -> None:
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise DamagedFile("the workbook is cut off or broken") from error
    if unpacked > MOST_UNPACKED:
        raise TooLarge(f"the workbook unpacks to {unpacked:,} bytes, at most {MOST_UNPACKED:,}")


def _check_xml(content: bytes) -> None:
    """A document type that declares something can make a parser expand without end or open files; orders need none."""
    if len(content) > MOST_XML_BYTES:
        raise TooLarge(f"{len(content):,} bytes of XML, at most {MOST_XML_BYTES:,}")
    if content.count(b"<") > MOST_TAGS:
        raise TooLarge(f"more than {MOST_TAGS:,} tags")
    if _DECLARED.search(_NAMED_DOCTYPE.sub(b"", content.replace(b"\x00", b""), count=1)):
        raise DamagedFile("it declares a document type with entities, which is not accepted")


_CHECKS = {kinds.IMAGE: _check_image, kinds.SHEET: _check_sheet, kinds.XML: _check_xml}
