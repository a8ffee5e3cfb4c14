"""What hangs on a mail, how it is wrapped, and what of it cannot be read."""

from __future__ import annotations

import base64
import struct
from email.message import EmailMessage

import pytest
from tests.contract.bad_files import kept
from tests.unit.documents.made_mails import (
    TABLE,
    acknowledgement,
    header,
    html_mail,
    logo,
    read,
    rows,
    text_mail,
    words,
)

from poworkbench.adapters.documents.mail import parts as mail_parts
from poworkbench.adapters.documents.papers import papers_of
from poworkbench.adapters.documents.scans.needs import NeedsRecognition
from poworkbench.domain.problems import DamagedFile, LockedFile, TooLarge
from poworkbench.domain.readings import OTHER

SENDER = "Amy Poole <amy@hartwell-lighting.example>"
CONFIRMED = f"We confirm your order PO-104233, our order 55120.\n{TABLE}\nHartwell Lighting Ltd\n"
HEADER = ("PO-104233", "Hartwell Lighting Ltd", "55120")
ITEMS = [("HL-2201", "4"), ("HL-2207", "10")]


def mail(*files: tuple[str, bytes], text: str = "Please find it attached.", kind: str = "pdf") -> EmailMessage:
    """A vendor's mail with files on it."""
    message = html_mail("Order PO-104233", SENDER, f"<p>{text}</p><img src='cid:logo'>", text)
    message.get_body(("html",)).add_related(logo(), "image", "png", cid="<logo>", disposition="inline")  # type: ignore[union-attr]
    for name, content in files:
        message.add_attachment(content, "application", kind, filename=name)
    return message


def is_read(content: bytes) -> bool:
    """Whether the acknowledgement comes out whole."""
    reading = read(content)
    return header(reading)[:3] == HEADER and rows(reading, "vendor_item", "quantity") == ITEMS


def test_an_attached_pdf_is_a_paper_beside_the_mail_and_a_logo_is_none() -> None:
    content = mail(("Bestätigung Größe.pdf", acknowledgement())).as_bytes()
    assert [(paper.kind, paper.name) for paper in papers_of(content, scans=False)] == [
        ("mail", ""), ("pdf", "Bestätigung Größe.pdf"),
    ]  # fmt: skip
    assert is_read(content)


def test_a_picture_as_large_as_a_page_has_to_be_recognised() -> None:
    with pytest.raises(NeedsRecognition):
        papers_of(mail(("scan.png", logo(900, 1200)), kind="octet-stream").as_bytes(), scans=False)


def test_a_broken_file_does_not_spoil_the_rest_and_is_named() -> None:
    reading = read(mail(("terms.pdf", acknowledgement()[:900]), ("ack.pdf", acknowledgement())).as_bytes())
    assert rows(reading, "vendor_item", "quantity") == ITEMS
    assert reading.cautions == ("attachment_not_read:terms.pdf",)
    told = read(mail(("terms.pdf", acknowledgement()[:900]), text=f"<pre>{CONFIRMED}</pre>").as_bytes())
    assert len(told.lines) == 2


@pytest.mark.parametrize(("name", "problem"), [("truncated.pdf", DamagedFile), ("encrypted.pdf", LockedFile)])
def test_where_nothing_can_be_read_the_mail_says_why(name: str, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        papers_of(mail((name, kept(name))).as_bytes(), scans=False)


@pytest.mark.parametrize("kind", ["message", "file"])
def test_a_mail_on_a_mail_is_opened(kind: str) -> None:
    inner = text_mail("Confirmation 55120", SENDER, CONFIRMED)
    outer = html_mail("Fwd: confirmation", "Dana <dana@meadowlark.example>", "<p>fyi</p>", "fyi")
    if kind == "file":
        outer.add_attachment(inner, "application", "octet-stream", filename="ack.eml")
    else:
        outer.add_attachment(mail(("ack.pdf", acknowledgement())))
    assert is_read(outer.as_bytes())


def test_files_of_mails_within_each_other_are_opened_to_a_set_depth() -> None:
    content = text_mail("Confirmation", SENDER, CONFIRMED)
    for _level in range(6):
        outer = mail(("inner.eml", content), kind="octet-stream")
        content = outer.as_bytes()
    with pytest.raises(TooLarge, match="more than 5 deep"):
        papers_of(content, scans=False)


def wrapped(kind: str, inner: str) -> bytes:
    """A mail whose whole text is of one kind."""
    return (
        f"From: {SENDER}\nSubject: Order PO-104233\nDate: Mon, 12 Oct 2026 15:20:12 +0200\n{kind}\n\n{inner}".encode()
    )


def test_signed_mails_are_read() -> None:
    part = f"Content-Type: text/plain; charset=utf-8\n\n{CONFIRMED}"
    signature = "Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\n\nMIIB"
    kind = "Content-Type: multipart/signed; protocol=application/pkcs7-signature; boundary=b"
    assert is_read(wrapped(kind, f"--b\n{part}\n--b\n{signature}\n--b--\n"))
    armoured = (
        f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{CONFIRMED}-----BEGIN PGP SIGNATURE-----\n\niQ\n=a\n"
    )
    assert is_read(text_mail("PO-104233", SENDER, f"{armoured}-----END PGP SIGNATURE-----\n"))


def element(tag: int, *parts: bytes, open_end: bool = False) -> bytes:
    """One element in BER, its length told or its end marked."""
    content = b"".join(parts)
    if open_end:
        return bytes((tag, 0x80)) + content + b"\0\0"
    return bytes((tag, 0x82)) + struct.pack(">H", len(content)) + content


@pytest.mark.parametrize("open_end", [True, False])
def test_a_signature_that_wraps_the_whole_mail_is_opened(open_end: bool) -> None:
    part = f"Content-Type: text/plain; charset=utf-8\n\n{CONFIRMED}".encode()
    octets = element(0x24, element(0x04, part[:100]), element(0x04, part[100:]), open_end=open_end)
    data = element(0x06, bytes.fromhex("2a864886f70d010701"))
    inside = element(0x30, data, element(0xA0, octets, open_end=open_end), open_end=open_end)
    signed = element(0x30, element(0x02, b"\1"), element(0x31), inside, open_end=open_end)
    kind = element(0x06, bytes.fromhex("2a864886f70d010702"))
    message = element(0x30, kind, element(0xA0, signed, open_end=open_end), open_end=open_end)
    mime = "Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64"
    assert is_read(wrapped(mime, base64.encodebytes(message).decode()))


@pytest.mark.parametrize(
    ("kind", "inner"),
    [
        ("Content-Type: multipart/encrypted; boundary=b", "--b\nContent-Type: application/octet-stream\n\nx\n--b--\n"),
        (
            "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\nContent-Transfer-Encoding: base64",
            "MIIBgAYJ",
        ),
        ("Content-Type: text/plain", "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"),
    ],
)
def test_a_mail_that_is_encrypted_is_locked(kind: str, inner: str) -> None:
    with pytest.raises(LockedFile):
        papers_of(wrapped(kind, inner), scans=False)


def test_what_outlook_packed_is_unpacked() -> None:
    def attribute(level: int, number: int, content: bytes) -> bytes:
        return struct.pack("<BII", level, number, len(content)) + content + struct.pack("<H", sum(content) & 0xFFFF)

    packed = struct.pack("<IH", 0x223E9F78, 1) + attribute(1, 0x00089006, b"\0\0\1\0")
    packed += attribute(2, 0x00069002, bytes(14)) + attribute(2, 0x00018010, b"ack.pdf\0")
    packed += attribute(2, 0x0006800F, acknowledgement())
    assert is_read(mail(("winmail.dat", packed), kind="ms-tnef").as_bytes())
    assert [paper.kind for paper in papers_of(mail(("winmail.dat", packed[:60])).as_bytes(), scans=False)] == ["mail"]


@pytest.mark.parametrize(
    ("charset", "content"),
    [
        ("iso-8859-1", "12,50 €".encode("cp1252")),
        ("iso-8859-1", "12,50 €".encode()),
        ("utf-8", "12,50 €".encode("cp1252")),
        ("iso-8859-15", "12,50 €".encode("iso-8859-15")),
        ("us-ascii", "12,50 €".encode()),
        ("x-unknown", "12,50 €".encode()),
        ("zlib_codec", "12,50 €".encode()),
        ("", "12,50 €".encode("cp1252")),
    ],
)
def test_texts_in_wrong_and_unknown_character_sets(charset: str, content: bytes) -> None:
    kind = f"text/plain; charset={charset}" if charset else "text/plain"
    (paper,) = papers_of(text_mail("Price", SENDER, "", kind) + content)
    assert words(paper).endswith("12,50 €")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("=?utf-8?q?Best=C3=A4tigung?= 12", "Bestätigung 12"),
        ("=?utf-8?b?QmVzdMOkdA==?=\n =?utf-8?b?aWd1bmc=?=", "Bestätigung"),
        ("=?iso-8859-1?Q?Best=E4tigung?=", "Bestätigung"),
        ("=?x-none?q?Best=C3=A4tigung?=", "Bestätigung"),
        ("Bestätigung", "Bestätigung"),
        ("=?utf-8?b?!?= 12", "12"),
    ],
)
def test_headers_in_every_spelling(raw: str, said: str) -> None:
    assert mail_parts.opened(f"From: a@b.example\nSubject: {raw}\n\nx".encode()).header("Subject") == said


def test_file_names_in_every_spelling() -> None:
    names = [
        "filename*=utf-8''Best%C3%A4tigung.pdf",
        "filename*0*=utf-8''Best%C3%A4; filename*1*=tigung.pdf",
        'filename="=?utf-8?q?Best=C3=A4tigung=2Epdf?="',
        'filename="C:\\\\Ablage\\\\Bestätigung.pdf"',
    ]
    parts = "".join(
        f"--b\nContent-Type: application/pdf\nContent-Disposition: attachment; {name}\n\nx\n" for name in names
    )
    mail = mail_parts.opened(wrapped("Content-Type: multipart/mixed; boundary=b", f"{parts}--b--\n"))
    assert [file.name for file in mail.attached] == ["Bestätigung.pdf"] * 4


def test_the_text_that_says_more_is_the_one_that_is_read() -> None:
    table = "<table><tr><td>Item<td>Qty<td>Price<tr><td>HL-1<td>4<td>2.50<tr><td>HL-2<td>4<td>2.50</table>"
    shown = html_mail("PO-104233", SENDER, table, "Please look at the HTML part of this mail, dear customer. " * 9)
    assert len(read(shown.as_bytes()).lines) == 2
    typed = html_mail("PO-104233", SENDER, "<p>see the text part</p>", CONFIRMED)
    assert is_read(typed.as_bytes())


@pytest.mark.parametrize(
    ("subject", "more"),
    [
        ("PO-104233", "Auto-Submitted: auto-replied"),
        ("PO-104233", "X-Autoreply: yes"),
        ("PO-104233", "Precedence: auto_reply"),
        ("Automatische Antwort: PO-104233", "X-Mailer: any"),
        ("AW: Abwesenheitsnotiz PO-104233", "X-Mailer: any"),
        ("Réponse automatique : PO-104233", "X-Mailer: any"),
    ],
)
def test_an_answer_that_no_person_wrote_says_nothing(subject: str, more: str) -> None:
    reading = read(f"{more}\n".encode() + text_mail(subject, SENDER, CONFIRMED))
    assert (reading.kind, reading.lines, reading.po_number) == (OTHER, (), None)


@pytest.mark.parametrize("more", ["Auto-Submitted: auto-generated", "Auto-Submitted: no", "Precedence: bulk"])
def test_a_program_may_send_acknowledgements(more: str) -> None:
    assert is_read(f"{more}\n".encode() + text_mail("PO-104233", SENDER, CONFIRMED))


def test_what_could_not_be_delivered_is_ours() -> None:
    returned = mail(("PO-104233.pdf", acknowledgement())).as_string()
    parts = f"--q\nContent-Type: text/plain\n\nNot delivered.\n--q\nContent-Type: message/rfc822\n\n{returned}\n--q--\n"
    reading = read(wrapped("Content-Type: multipart/report; report-type=delivery-status; boundary=q", parts))
    assert (reading.kind, reading.lines) == (OTHER, ())
