"""What services may rely on of whoever reads documents: right pages, right pictures, and a cause for every bad file."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError

import pytest
from PIL import Image
from tests.contract import bad_files
from tests.contract.bad_files import kept, mail, pdf, picture

from poworkbench.adapters.documents.reader import DocumentReader
from poworkbench.domain.problems import (
    DamagedFile,
    DocumentProblem,
    EmptyFile,
    LockedFile,
    NoText,
    TooLarge,
    UnknownKind,
)
from poworkbench.services.ports import Documents
from poworkbench.services.views import Picture

WORKBOOK = kept("wrong-extension.pdf")
CSV = b"pos;item;qty\r\n1;B251-57;4\r\n2;B251-58;6\r\n"


@pytest.fixture(scope="module")
def documents() -> Iterator[Documents]:
    with DocumentReader(workers=1) as reader:
        reader.page_count(b"its worker runs before the first test looks around")
        with contextlib.suppress(NoText):
            reader.papers(picture())  # and so does the one that recognises writing
        yield reader


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pdf("x"), "pdf"),
        (b"\n\n" + pdf("x"), "pdf"),
        (picture("PNG"), "image"),
        (picture("JPEG"), "image"),
        (picture("TIFF"), "image"),
        (mail().as_bytes(), "mail"),
        (kept("auto-reply.eml"), "mail"),
        (WORKBOOK, "sheet"),
        (CSV, "sheet"),
        (kept("edi-wrong-counts.edi"), "edi"),
        (kept("edifact-cut.edi"), "edi"),
        (kept("external-entity.xml"), "xml"),
        (b'<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.040/Fulfill.dtd"><cXML/>', "xml"),
        ("﻿<Order><ID>4</ID></Order>".encode(), "xml"),
        (b"Dear all,\n\nyour order PO-104233, as discussed, ships on Friday.\n", "text"),
        (b"<html><body>PO-104233</body></html>", "text"),
        ("Bestätigung über 4 Stück zu 12,50 €\n".encode("cp1252"), "text"),
        (bytes(range(256)) * 8, "unknown"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "unknown"),
        (b"PK\x03\x04 cut off", "unknown"),
    ],
)
def test_a_file_is_what_its_content_says(documents: Documents, content: bytes, kind: str) -> None:
    assert documents.kind(content) == kind


def test_words_come_with_their_places(documents: Documents) -> None:
    one, two = documents.papers(pdf("PO-104233", pages=2))[0].pages
    assert (one.number, one.width, one.height, two.number) == (1, 612, 792, 2)
    (word,) = [word for word in two.words if word.text == "PO-104233"]
    assert word.x0 == pytest.approx(72, abs=2)
    assert word.bottom == pytest.approx(72 + 14, abs=4)


BAD: list[tuple[str, Callable[[], bytes], type[DocumentProblem], str]] = [
    ("no bytes", lambda: b"", EmptyFile, ""),
    ("cut off", lambda: kept("truncated.pdf"), DamagedFile, "cut off"),
    ("locked", lambda: kept("encrypted.pdf"), LockedFile, ""),
    ("blank scan", bad_files.blank_scan, NoText, ""),
    ("image bomb", bad_files.image_bomb, TooLarge, "60000 x 60000 pixels"),
    ("sheet bomb", bad_files.sheet_bomb, TooLarge, "101,000,000 bytes"),
    ("broken image", lambda: picture()[:20], DamagedFile, "image"),
    ("broken workbook", lambda: WORKBOOK[:4000], DamagedFile, "workbook"),
    ("entities", lambda: kept("entity-expansion.xml"), DamagedFile, "document type"),
    ("an entity from outside", lambda: kept("external-entity.xml"), DamagedFile, "document type"),
    (
        "entities in UTF-16",
        lambda: '<?xml version="1.0"?><!DOCTYPE a []><a/>'.encode("utf-16"),
        DamagedFile,
        "document type",
    ),
    ("XML that breaks off", lambda: b"<OrderResponse><ID>4</ID>", DamagedFile, "the XML breaks off"),
    ("XML without an end to its depth", lambda: b"<a>" * 100 + b"</a>" * 100, TooLarge, "deep in each other"),
    ("a program", lambda: b"MZ\x90\x00\x03", UnknownKind, ""),
    ("an empty picture", picture, NoText, "1 page(s)"),
    ("mails in mails", bad_files.nested_mail, TooLarge, "mails forwarded within mails more than 5 deep"),
    ("a mail with a broken file", lambda: mail(kept("truncated.pdf")).as_bytes(), DamagedFile, "cut off"),
    ("a mail with a locked file", lambda: mail(kept("encrypted.pdf")).as_bytes(), LockedFile, ""),
    ("cut message", lambda: kept("edifact-cut.edi"), DamagedFile, "no UNT"),
]


@pytest.mark.parametrize(("made", "problem", "detail"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_file_has_its_cause(
    documents: Documents, made: Callable[[], bytes], problem: type[DocumentProblem], detail: str
) -> None:
    with pytest.raises(problem) as raised:
        documents.papers(made())
    assert detail in raised.value.detail


@pytest.mark.parametrize(
    ("made", "problem"), [row[1:3] for row in BAD[:3] + BAD[4:9]], ids=[row[0] for row in BAD[:3] + BAD[4:9]]
)
def test_what_cannot_be_opened_cannot_be_drawn(
    documents: Documents, made: Callable[[], bytes], problem: type[DocumentProblem]
) -> None:
    content = made()
    with pytest.raises(problem):
        documents.page_count(content)
    with pytest.raises(problem):
        documents.picture(content, 1, 1.0)


def shown(drawn: Picture) -> Image.Image:
    return Image.frombytes("RGB", (drawn.width, drawn.height), drawn.pixels)


def dark(image: Image.Image) -> int:
    return sum(image.convert("L").histogram()[:100])


@pytest.mark.parametrize(
    ("content", "pages"),
    [
        (pdf("x", pages=3), 3),
        (bad_files.blank_scan(), 1),
        (picture("TIFF", frames=2), 2),
        (picture("JPEG"), 1),
        (b"one\ftwo\fthree", 3),
        (b"line\n" * 70, 2),
        (mail(pdf("x", pages=2)).as_bytes(), 3),
        (mail(kept("truncated.pdf")).as_bytes(), 2),
        (bad_files.nested_mail(), 7),
        (bad_files.nested_mail(2), 4),
        (WORKBOOK, 2),
        (CSV, 1),
        (kept("edi-wrong-counts.edi"), 1),
        (b"<Order><ID>4</ID></Order>", 1),
    ],
)
def test_every_kind_can_be_looked_at(documents: Documents, content: bytes, pages: int) -> None:
    assert documents.page_count(content) == pages
    drawn = documents.picture(content, pages, 1.0)
    assert len(drawn.pixels) == drawn.width * drawn.height * 3


@pytest.mark.parametrize(
    "content", [pdf("PO-104233"), b"PO-104233", WORKBOOK, CSV, mail().as_bytes(), kept("edifact-cut.edi")]
)
def test_something_can_be_seen_on_a_page(documents: Documents, content: bytes) -> None:
    assert dark(shown(documents.picture(content, 1, 1.0))) > 50


def test_a_pdf_page_is_drawn_at_its_scale(documents: Documents) -> None:
    drawn = documents.picture(pdf("x"), 1, 2.0)
    assert (drawn.width, drawn.height, drawn.scale) == (1224, 1584, 2.0)


def test_an_image_is_drawn_pixel_by_pixel(documents: Documents) -> None:
    drawn = documents.picture(picture(), 1, 1.0)
    assert (drawn.width, drawn.height) == (300, 200)
    image = shown(drawn)
    assert (image.getpixel((25, 25)), image.getpixel((60, 60))) == ((0, 0, 0), (255, 255, 255))


@pytest.mark.parametrize("scale", [1.0, 0.5])
def test_a_photograph_is_turned_upright(documents: Documents, scale: float) -> None:
    out, turned = io.BytesIO(), Image.Exif()
    turned[0x0112] = 6
    Image.open(io.BytesIO(picture())).save(out, "JPEG", exif=turned)
    image = shown(documents.picture(out.getvalue(), 1, scale))
    assert image.size == (200 * scale, 300 * scale)
    right, left = image.getpixel((image.width - 9, 9)), image.getpixel((9, 9))
    assert right < (60, 60, 60)  # type: ignore[operator]
    assert left > (200, 200, 200)  # type: ignore[operator]


def test_a_scale_beyond_all_measure_is_brought_down(documents: Documents) -> None:
    drawn = documents.picture(pdf("x"), 1, 500.0)
    assert drawn.width * drawn.height <= 25_000_000
    assert drawn.scale == pytest.approx(drawn.width / 612, rel=0.01)


@pytest.mark.parametrize("page", [0, 2, -1])
def test_a_page_that_is_not_there(documents: Documents, page: int) -> None:
    with pytest.raises(DamagedFile, match="no page"):
        documents.picture(pdf("x"), page, 1.0)


def test_a_crop_shows_the_box_marked_with_a_margin(documents: Documents) -> None:
    png = documents.crop(picture(), 1, (10_000, 10_000, 15_000, 12_000), 2.0)
    image = Image.open(io.BytesIO(png))
    assert image.format == "PNG"
    assert image.size == ((50 + 48) * 2, (20 + 48) * 2)
    red, green, _blue = image.getpixel((24 * 2 - 2, 60))  # type: ignore[misc]
    assert red > green + 50


@pytest.mark.parametrize("box", [(0, 0, 500, 500), (29_000, 19_000, 90_000, 90_000), (90_000, 90_000, 91_000, 91_000)])
def test_a_crop_at_the_edge_stays_on_the_page(documents: Documents, box: tuple[int, int, int, int]) -> None:
    image = Image.open(io.BytesIO(documents.crop(picture(), 1, box, 1.0)))
    assert 0 < image.width <= 300
    assert 0 < image.height <= 200


def test_a_closed_reader_says_nothing_about_a_file() -> None:
    reader = DocumentReader()
    reader.close()
    with pytest.raises(CancelledError):
        reader.papers(pdf("x"))
