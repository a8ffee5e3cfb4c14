"""Mails as Outlook keeps them in files."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

import pytest
from tests.unit.documents.made_mails import TABLE, acknowledgement, header, logo, read, rows
from tests.unit.documents.made_outlook import Attached, Message, outlook_file

from poworkbench.adapters.documents.kinds import kind_of
from poworkbench.adapters.documents.mail import parts as mail_parts
from poworkbench.adapters.documents.mail.outlook_markup import html_in
from poworkbench.adapters.documents.mail.outlook_rtf import unpacked
from poworkbench.adapters.documents.papers import papers_of
from poworkbench.domain.problems import DocumentProblem, LockedFile, TooLarge
from poworkbench.domain.readings import OTHER

SENT = datetime(2026, 10, 12, 13, 20, 12, tzinfo=UTC)
HEADS: dict[int, str | bytes | int | datetime] = {
    0x001A: "IPM.Note", 0x0037: "RE: Order PO-104233", 0x0C1A: "Amy Poole", 0x5D01: "amy@hartwell-lighting.example",
    0x0E04: "Purchasing", 0x0039: SENT, 0x3FDE: 65001,
}  # fmt: skip
HTML = """<html><body><p class=MsoNormal>We confirm your PO-104233 (our order 55120) – as follows:</p><table>
<tr><th>Item<th>Qty<th>Price<th>Amount<th>Ship date</tr><tr><td>HL-2201<td>4<td>125.00<td>500.00<td>20 Nov 2026</tr>
<tr><td>HL-2207<td>10<td>38.50<td>385.00<td>4 Dec 2026</tr></table><p>Hartwell Lighting Ltd</p></body></html>"""
BODY, MARKUP, PACKED = 0x1000, 0x1013, 0x1009


def is_read(message: Message) -> bool:
    """Whether the acknowledgement comes out whole."""
    reading = read(outlook_file(message))
    assert header(reading)[:3] == ("PO-104233", "Hartwell Lighting Ltd", "55120")
    return rows(reading, "vendor_item", "quantity") == [("HL-2201", "4"), ("HL-2207", "10")]


def test_a_mail_with_markup() -> None:
    assert is_read(Message({**HEADS, BODY: "see the markup", MARKUP: HTML.encode()}))


def test_a_code_page_that_nobody_knows_spoils_nothing() -> None:
    assert is_read(Message({**HEADS, 0x3FDE: 31337, MARKUP: HTML.replace("–", "-").encode()}))


@pytest.mark.parametrize("charset", ["", "cp1252"])
def test_a_mail_of_plain_text(charset: str) -> None:
    text = f"We confirm your PO-104233 (our order 55120):\r\n{TABLE}\r\nHartwell Lighting Ltd – 12,50 €"
    assert is_read(Message({**HEADS, 0x3FDE: 1252, BODY: text}, eight_bit=charset))


def rich(html: str) -> bytes:
    """Markup wrapped in rich text, each tag in a group and what stands for it left out."""
    words = html.replace("–", "\\u8211?").replace("\n", "\r\n").encode("ascii")
    tags = words.replace(b"<", b"{\\*\\htmltag84 <").replace(b">", b">}\\htmlrtf \\par twice\\htmlrtf0 ")
    return (
        b"{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\\uc1\\pard\\f0 " + tags + b"}"
    )


def packed(content: bytes) -> bytes:
    """The content packed with nothing said twice."""
    pieces = b"".join(b"\0" + content[at : at + 8] for at in range(0, len(content), 8))
    return struct.pack("<IIII", len(pieces) + 12, len(content), 0x75465A4C, 0) + pieces


def test_a_mail_whose_markup_is_wrapped_in_rich_text() -> None:
    assert is_read(Message({**HEADS, BODY: "HL-2201\r\n\r\n4", PACKED: packed(rich(HTML))}))


def test_the_examples_of_the_standard_unpack() -> None:
    first = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    assert unpacked(bytes.fromhex(first)) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    second = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert unpacked(second) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    assert unpacked(second[:-4]).startswith(b"{\\rtf1 WXYZ")
    assert unpacked(b"") == unpacked(b"x" * 40) == b""


def test_markup_in_rich_text_has_its_signs() -> None:
    fonts = rb"{\fonttbl{\f0\fswiss Arial;}{\f1\fswiss\fcharset238 Arial;}}"
    inside = rb"{\*\htmltag64 <p>}\f1 \'9f\u8364?\htmlrtf {\htmlrtf0 x\htmlrtf\par}\htmlrtf0 "
    inside += rb"{\*\mhtmltag <no>}{\*\htmltag72 </p>}"
    assert html_in(rb"{\rtf1\ansi\ansicpg1252\fromhtml1 " + fonts + inside + b"}") == "<p>ź€x</p>"
    assert html_in(rb"{\rtf1\ansi\fromtext words}") == ""


def test_files_on_it_and_a_mail_on_it_with_its_own() -> None:
    files = [Attached("logo.png", logo(), {0x3712: "logo1"}), Attached("ack.pdf", acknowledgement())]
    vendor = Message({**HEADS, BODY: "Please find it attached."}, files)
    assert is_read(vendor)
    ours = Message({**HEADS, 0x0037: "FW: ack", BODY: "fyi"}, [Attached("Order PO-104233", vendor)])
    assert is_read(ours)
    assert [paper.kind for paper in papers_of(outlook_file(ours))] == ["mail", "mail", "pdf"]


def test_a_file_that_begins_with_what_is_attached_is_still_a_mail() -> None:
    large = acknowledgement() + bytes(4096)
    assert kind_of(outlook_file(Message({**HEADS, BODY: "fyi"}, [Attached("ack.pdf", large)]))) == "mail"


def test_mails_within_mails_are_opened_to_a_set_depth() -> None:
    message = Message({**HEADS, BODY: "the innermost"})
    for level in range(8):
        message = Message({**HEADS, BODY: f"level {level}"}, [Attached("inner", message)])
    with pytest.raises(TooLarge, match="more than 5 deep"):
        papers_of(outlook_file(message))


def test_a_sealed_mail() -> None:
    signed = (
        b"Content-Type: multipart/signed; boundary=b\n\n--b\nContent-Type: text/html\n\n" + HTML.encode() + b"\n--b--\n"
    )
    heads = {**HEADS, 0x001A: "IPM.Note.SMIME.MultipartSigned"}
    assert is_read(Message(heads, [Attached("smime.p7m", signed)]))
    with pytest.raises(LockedFile):
        papers_of(outlook_file(Message({**HEADS, 0x001A: "IPM.Note.SMIME"}, [Attached("smime.p7m", b"0\x80x")])))


def test_an_absence_note() -> None:
    note = {**HEADS, 0x001A: "IPM.Note.Rules.OofTemplate.Microsoft", BODY: "I am away. PO-104233"}
    assert read(outlook_file(Message(note))).kind == OTHER


def test_the_headers_it_travelled_with_come_first() -> None:
    travelled = (
        "Subject: =?utf-8?q?Best=C3=A4tigung?=\r\nDate: Mon, 12 Oct 2026 15:20:12 +0200\r\nFrom: a@b.example\r\n"
    )
    mail = mail_parts.opened(outlook_file(Message({**HEADS, 0x007D: travelled})))
    assert (mail.header("Subject"), mail.header("From"), mail.header("To")) == (
        "Bestätigung",
        "a@b.example",
        "Purchasing",
    )
    assert mail_parts.sent_at(outlook_file(Message({0x001A: "IPM.Note", 0x0039: SENT}))) == SENT


def test_a_file_that_is_cut_off_or_damaged_has_its_cause() -> None:
    content = outlook_file(Message({**HEADS, BODY: TABLE}, [Attached("ack.pdf", acknowledgement())]))
    assert kind_of(content) == "mail"
    for at in range(8, len(content), 389):
        for broken in (content[:at], content[:at] + b"\xff" * 64 + content[at + 64 :]):
            try:
                papers_of(broken)
            except DocumentProblem:
                continue
