"""Messages as files: each is an .eml in a folder, from which any mail program can show and send it."""

from __future__ import annotations

import hashlib
import html
import os
import re
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from poworkbench.services.ports import Message

_DOMAIN = "poworkbench.invalid"
_SENDER = f"PO Workbench <workbench@{_DOMAIN}>"


def _now() -> datetime:
    return datetime.now(UTC)


class EmlFolder:
    """Fulfils services.ports.Mailer: one file for each reference, whole or not there."""

    def __init__(self, folder: Path, *, sender: str = _SENDER, now: Callable[[], datetime] = _now) -> None:
        self._folder = folder
        self._sender = sender
        self._now = now

    def sent(self, reference: str) -> bool:
        """Whether a message with that reference lies in the folder."""
        return self._path(reference).exists()

    def send(self, message: Message) -> None:
        """Lay the message into the folder; one with the same reference stays as it is."""
        path = self._path(message.reference)
        if path.exists():
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        descriptor, part = tempfile.mkstemp(dir=self._folder, prefix=".message-", suffix=".tmp")
        with os.fdopen(descriptor, "wb") as file:
            file.write(as_mail(message, self._sender, self._now()).as_bytes(policy=SMTP))
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)

    def _path(self, reference: str) -> Path:
        """Readable, and another one for every reference on every file system."""
        readable = re.sub(r"[^A-Za-z0-9._-]+", "-", reference).strip("-.")[:60]
        return self._folder / f"{readable}-{_digest(reference)[:8]}.eml"


def as_mail(message: Message, sender: str, moment: datetime) -> EmailMessage:
    """An RFC 5322 message: the text, and where there are pictures the same as HTML with each shown in its place."""
    mail = EmailMessage()
    mail["From"] = _one_line(sender)
    mail["To"] = ", ".join(_one_line(address) for address in message.to)
    mail["Subject"] = _one_line(message.subject)
    mail["Date"] = moment
    mail["Message-ID"] = f"<{_digest(message.reference)[:32]}@{_DOMAIN}>"
    mail["X-Reference"] = _one_line(message.reference)
    mail.set_content(message.text)
    if message.pictures:
        _add_pictures(mail, message)
    return mail


def _add_pictures(mail: EmailMessage, message: Message) -> None:
    names = [f"picture-{number}@{_DOMAIN}" for number in range(1, len(message.pictures) + 1)]
    shown = zip(names, message.pictures, strict=True)
    images = "".join(f'<p><img src="cid:{cid}" alt="{html.escape(name)}"></p>' for cid, (name, _) in shown)
    text = f'<div style="white-space: pre-wrap">{html.escape(message.text)}</div>'
    mail.add_alternative(f"<!DOCTYPE html><html><body>{text}{images}</body></html>", subtype="html")
    body = mail.get_body(("html",))
    assert isinstance(body, EmailMessage)
    for cid, (name, png) in zip(names, message.pictures, strict=True):
        body.add_related(png, "image", "png", cid=f"<{cid}>", filename=name, disposition="inline")


def _one_line(text: str) -> str:
    """No line break gets into a header."""
    return " ".join(text.split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
