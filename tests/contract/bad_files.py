"""Files that are broken or not what they claim: kept where they are small, made here where that is smaller."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

FOLDER = Path(__file__).parents[1] / "corpus" / "bad"


def kept(name: str) -> bytes:
    """One of the files in tests/corpus/bad."""
    return (FOLDER / name).read_bytes()


def pdf(*lines: str, pages: int = 1, size: tuple[float, float] = (612, 792)) -> bytes:
    """A sound PDF with text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for page in range(pages):
        for number, line in enumerate([f"page {page + 1}", *lines]):
            canvas.drawString(72, size[1] - 72 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(kind: str = "PNG", frames: int = 1, size: tuple[int, int] = (300, 200)) -> bytes:
    """A sound image with a black square in its top left corner."""
    out = io.BytesIO()
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, 49, 49), fill="black")
    more = {"save_all": True, "append_images": [image] * (frames - 1)} if frames > 1 else {}
    image.save(out, kind, **more)
    return out.getvalue()


def blank_scan() -> bytes:
    """A PDF of one empty picture."""
    out = io.BytesIO()
    Image.new("L", (850, 1100), 250).save(out, "PDF", resolution=100)
    return out.getvalue()


def image_bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """The head of a picture that no memory holds."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 999))
        + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def sheet_bomb() -> bytes:
    """A small workbook that unpacks to more than a hundred megabytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as sheet,
    ):
        for _megabyte in range(101):
            sheet.write(bytes(1_000_000))
    return out.getvalue()


def mail(attached: bytes | None = None, text: str = "Please find our acknowledgement.") -> EmailMessage:
    """A vendor's mail."""
    message = EmailMessage()
    message["From"], message["To"] = "orders@nordvik.example", "purchasing@meadowlark.example"
    message["Subject"], message["Date"] = "PO-104233", "Fri, 20 Nov 2026 10:00:00 +0100"
    message.set_content(text)
    if attached is not None:
        message.add_attachment(attached, maintype="application", subtype="pdf", filename="ack.pdf")
    return message


def nested_mail(depth: int = 40) -> bytes:
    """A mail within a mail within a mail, with a PDF at the bottom."""
    message = mail(pdf("PO-104233"))
    for _level in range(depth):
        outer = mail()
        outer.add_attachment(message)
        message = outer
    return message.as_bytes()
