"""Mails that were damaged on the way: read as far as they make sense, or refused with a cause; never more."""

from __future__ import annotations

import random

import pytest
from tests.unit.documents.made_mails import TABLE, acknowledgement, html_mail, sizes

from poworkbench.adapters.documents.kinds import kind_of
from poworkbench.adapters.documents.leaves import leaves_of
from poworkbench.adapters.documents.mail.parts import sent_at
from poworkbench.adapters.documents.papers import papers_of
from poworkbench.domain.problems import DocumentProblem

STRAY = (
    b"<table>", b"<td colspan=9 rowspan=9>", b"<blockquote type=cite>", b"=?utf-8?q?", b"; charset=utf-7", b"--",
    b"\xff\xfe", b"Content-Type: message/rfc822\n\n", b"Content-Transfer-Encoding: base64\n", b"&#xD800;", b"\0",
    b"> > >", b"=C3", b"\nFrom: x\nSent: 12:30\nTo: y\n", b"filename*=x''%ff", b"boundary=", b"\t\t\t", b"<pre>", b"\r",
    b"\x0c",
)  # fmt: skip


def a_mail() -> bytes:
    """A mail with a bit of everything."""
    mail = html_mail("=?utf-8?q?Best=C3=A4tigung?=", "Amy <amy@b.example>", f"<p>Hello</p><pre>{TABLE}</pre>", TABLE)
    mail.add_attachment(html_mail("inner", "Bo <bo@b.example>", "<table><tr><td>a<td>b</table>"))
    mail.add_attachment(acknowledgement(), "application", "pdf", filename="ä.pdf")
    return mail.as_bytes()


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with some bytes changed, left out, or put in."""
    broken = bytearray(content)
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(min(len(broken), 3500))
        what = chance.random()
        if what < 0.3:
            broken[at] = chance.randrange(256)
        elif what < 0.7:
            broken[at:at] = chance.choice(STRAY)
        else:
            del broken[at : at + chance.randint(1, 80)]
    return bytes(broken[: chance.choice((1500, 4000, 100_000))])


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_mail_is_shown_as_it_is_read(seed: int) -> None:
    content = damaged(a_mail(), random.Random(seed))
    assert kind_of(content) in ("mail", "text", "sheet", "unknown", "pdf")
    sent_at(content)
    try:
        papers = papers_of(content, scans=False)
    except DocumentProblem:
        return
    assert sizes(page for paper in papers for page in paper.pages) == sizes(leaves_of(content))
