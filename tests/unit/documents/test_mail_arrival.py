"""A mail arrived when it was sent: the client's lag is counted from there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.unit.documents.made_mails import pdf, text_mail

from poworkbench.adapters.documents.mail.parts import sent_at
from poworkbench.app.arriving import arrived_at

FILED = datetime(2026, 10, 12, 18, 0, tzinfo=UTC)


def dated(date: str) -> bytes:
    """A mail with that Date header, and a text that must not be taken for one."""
    return f"From: a@b.example\nSubject: PO-104233\nDate: {date}\n\nDate: Tue, 1 Jan 2019 10:00:00 +0000\n".encode()


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("Mon, 12 Oct 2026 15:20:12 +0200", datetime(2026, 10, 12, 13, 20, 12, tzinfo=UTC)),
        ("Mon, 12 Oct 2026 15:20:12 -0500 (CDT)", datetime(2026, 10, 12, 20, 20, 12, tzinfo=UTC)),
        ("12 Oct 26 15:20 GMT", datetime(2026, 10, 12, 15, 20, tzinfo=UTC)),
        ("Mon, 12 Oct 2026 15:20:12 -0000", datetime(2026, 10, 12, 15, 20, 12, tzinfo=UTC)),
        ("Thu, 1 Jan 1970 00:00:00 +0000", None),
        ("Mon, 32 Oct 2026 15:20:12 +0200", None),
        ("Mon, 12 Oct 99999 15:20:12 +9999", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_mail_s_own_date(date: str, moment: datetime | None) -> None:
    assert sent_at(dated(date)) == moment


def test_what_is_no_mail_has_no_date() -> None:
    assert sent_at(pdf("Date: Mon, 12 Oct 2026 15:20:12 +0200")) is None
    assert sent_at(b"") is None
    assert sent_at(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le")) is None
    assert sent_at(text_mail("x" * 600_000, "a@b.example", "x")) is None


class Given:
    """Knows of every file when it was sent."""

    def __init__(self, moment: datetime | None) -> None:
        self.moment = moment

    def sent_at(self, content: bytes) -> datetime | None:
        assert content == b""
        return self.moment


def test_a_mail_arrives_when_it_was_sent_and_never_after_it_was_filed() -> None:
    sent = datetime(2026, 10, 12, 13, 20, tzinfo=UTC)
    assert arrived_at(Given(sent), b"", FILED) == sent
    assert arrived_at(Given(None), b"", FILED) == FILED
    assert arrived_at(Given(datetime(2026, 10, 13, tzinfo=UTC)), b"", FILED) == FILED
