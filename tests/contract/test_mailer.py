"""What services may count on from services.ports.Mailer, asked of the folder of .eml files."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import cast

import pytest

from poworkbench.adapters.mail import EmlFolder
from poworkbench.services.ports import Message

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
MESSAGE = Message(
    "01J/esc:7",
    ("Dana Whitlock <dana@client.example>", "deputy@client.example"),
    "PO-104233 line 2: price 125.00 → 131.50",
    "Vendor says 131.50 per piece.\nOrdered: 125.00 <net>\n\nÅsa",
    (("place-1.png", PNG), ("place-2.png", PNG + b"2")),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "outgoing"


@pytest.fixture
def mailer(folder: Path) -> EmlFolder:
    return EmlFolder(folder, now=lambda: NOW)


def only(folder: Path) -> EmailMessage:
    (path,) = folder.iterdir()
    assert path.suffix == ".eml"
    return cast("EmailMessage", message_from_bytes(path.read_bytes(), policy=default))


def test_a_message_can_be_read_by_a_mail_program(mailer: EmlFolder, folder: Path) -> None:
    mailer.send(MESSAGE)
    mail = only(folder)
    assert (mail["Subject"], mail["X-Reference"]) == (MESSAGE.subject, MESSAGE.reference)
    assert [address.addr_spec for address in mail["To"].addresses] == ["dana@client.example", "deputy@client.example"]
    assert mail["Date"].datetime == NOW
    assert mail["Message-ID"].startswith("<")
    text = mail.get_body(("plain",))
    assert text is not None
    assert text.get_content().splitlines() == MESSAGE.text.splitlines()


def test_pictures_stand_inside_the_message(mailer: EmlFolder, folder: Path) -> None:
    mailer.send(MESSAGE)
    pictures = [part for part in only(folder).walk() if part.get_content_type() == "image/png"]
    assert [(part.get_filename(), part.get_payload(decode=True)) for part in pictures] == list(MESSAGE.pictures)
    assert {part.get_content_disposition() for part in pictures} == {"inline"}
    body = only(folder).get_body(("html",))
    assert body is not None
    shown = body.get_content()
    assert all(f"cid:{part['Content-ID'].strip('<>')}" in shown for part in pictures)
    assert "&lt;net&gt;" in shown


def test_a_message_without_pictures_is_plain(mailer: EmlFolder, folder: Path) -> None:
    mailer.send(Message("r", ("a@client.example",), "s", "t"))
    assert only(folder).get_content_type() == "text/plain"


def test_the_same_reference_is_sent_once(mailer: EmlFolder, folder: Path) -> None:
    assert not mailer.sent(MESSAGE.reference)
    mailer.send(MESSAGE)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    mailer.send(Message(MESSAGE.reference, ("other@client.example",), "another", "text"))
    assert mailer.sent(MESSAGE.reference)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_another_reference_is_another_message(mailer: EmlFolder, folder: Path) -> None:
    for reference in ("a/b", "a:b", "A/B", "a" * 300, "a" * 301, "../a", "ä"):
        mailer.send(Message(reference, ("a@client.example",), "s", "t"))
    assert len(list(folder.iterdir())) == 7


def test_the_same_message_has_the_same_id_wherever_it_is_sent_from(tmp_path: Path) -> None:
    ids = set()
    for name in ("one", "two"):
        EmlFolder(tmp_path / name).send(MESSAGE)
        ids.add(only(tmp_path / name)["Message-ID"])
    assert len(ids) == 1


def test_no_line_break_gets_into_a_header(mailer: EmlFolder, folder: Path) -> None:
    mailer.send(
        Message("r\nBcc: x@evil.example", ("a@client.example\r\nBcc: y@evil.example",), "s\nBcc: z@e.example", "t")
    )
    assert only(folder)["Bcc"] is None
