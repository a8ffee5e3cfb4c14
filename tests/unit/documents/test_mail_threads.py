"""Which message of a thread counts: the newest, or the one that it only sends on."""

from __future__ import annotations

from textwrap import dedent

import pytest
from tests.unit.documents.made_mails import TABLE, header, html_mail, read, rows, text_mail, words

from poworkbench.adapters.documents.papers import papers_of

SENDER = "Amy Poole <amy@hartwell-lighting.example>"
OURS = "Item      Qty   Price    Amount\nHL-9999    40   9.90    396.00\nHL-9998    10   8.00     80.00\n"
ADDRESS = "Dana <dana@meadowlark.example>"

HEADS = {
    "a line in english": f"On Mon, Oct 5, 2026 at 9:12 AM {ADDRESS} wrote:",
    "a line over two lines": "On Mon, 5 Oct 2026 at 09:12, Dana Whitfield of Meadowlark Interiors\n"
    "<dana@meadowlark.example> wrote:",
    "a line in german": f"Am 05.10.2026 um 09:12 schrieb {ADDRESS}:",
    "a line in german, the writer first": "Dana Whitfield schrieb am 05.10.2026 um 09:12:",
    "a line in french": f"Le lun. 5 oct. 2026 à 09:12, {ADDRESS} a écrit\u00a0:",
    "a line in dutch": f"Op ma 5 okt 2026 om 09:12 schreef {ADDRESS}:",
    "a line in spanish": f"El lun, 5 oct 2026 a las 9:12, {ADDRESS} escribió:",
    "a line in italian": f"Il giorno lun 5 ott 2026 alle ore 09:12 {ADDRESS} ha scritto:",
    "original message": "-----Original Message-----",
    "original message in german": "-----Ursprüngliche Nachricht-----\nVon: Dana\nGesendet: Mo, 5. Oktober 2026 09:12"
    "\nAn: Amy\nBetreff: PO-104233",
    "headers in english": f"From: {ADDRESS}\nSent: Monday, October 5, 2026 9:12 AM\nTo: Amy\nSubject: PO-104233",
    "headers behind a rule": f"________________________________\nFrom: {ADDRESS}\nSent: Monday, October 5, 2026 9:12 AM"
    "\nTo: Amy\nSubject: PO-104233",
    "headers with stars": f"*From:* {ADDRESS}\n*Sent:* Monday, October 5, 2026 9:12 AM\n*To:* Amy\n*Subject:* PO",
    "headers in german": "Von: Dana\nGesendet: Montag, 5. Oktober 2026 09:12\nAn: Amy\nBetreff: PO-104233",
    "headers in french": "De\u00a0: Dana\nEnvoyé\u00a0: lundi 5 octobre 2026 09:12\nÀ\u00a0: Amy\nObjet\u00a0: PO",
    "headers in dutch": "Van: Dana\nVerzonden: maandag 5 oktober 2026 09:12\nAan: Amy\nOnderwerp: PO-104233",
    "headers in spanish": "De: Dana\nEnviado el: lunes, 5 de octubre de 2026 9:12\nPara: Amy\nAsunto: PO-104233",
    "headers in italian": "Da: Dana\nInviato: lunedì 5 ottobre 2026 09:12\nA: Amy\nOggetto: PO-104233",
}


@pytest.mark.parametrize("marks", ["", "> "], ids=["unmarked", "marked"])
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_what_an_answer_quotes_is_shown_and_not_read(head: str, marks: str) -> None:
    quoted = "".join(f"{marks}{line}\n" for line in f"\nPlease confirm PO-104233:\n\n{OURS}".splitlines())
    text = f"Confirmed as below, our order 55120:\n{TABLE}\nHartwell Lighting Ltd\n\n{head}\n{quoted}"
    reading = read(text_mail("Re: PO-104233", SENDER, text))
    assert header(reading)[:3] == ("PO-104233", "Hartwell Lighting Ltd", "55120")
    assert rows(reading, "vendor_item", "quantity") == [("HL-2201", "4"), ("HL-2207", "10")]


def test_an_answer_below_what_it_quotes() -> None:
    quoted = "".join(f"> {line}\n" for line in OURS.splitlines())
    text = f"On 5 Oct 2026, Dana wrote:\n{quoted}\nConfirmed, our order 55120:\n{TABLE}"
    reading = read(text_mail("Re: PO-104233", SENDER, text))
    assert [line.value("vendor_item") for line in reading.lines] == ["HL-2201", "HL-2207"]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('<blockquote type="cite">', "</blockquote>"),
        ('<blockquote style="border-left: 2px solid #000; padding-left: 5px">', "</blockquote>"),
        ('<div class="gmail_quote"><div>On 5 Oct 2026, Dana wrote:</div><blockquote>', "</blockquote></div>"),
        ('<div id="appendonsend"></div><hr><div id="x_divRplyFwdMsg"><b>Od:</b> Dana<br><b>Data:</b> 5.10.</div>', ""),
        ('<div class="yahoo_quoted">', "</div>"),
        ('<div id="mail-editor-reference-message-container">', "</div>"),
    ],
)
def test_older_messages_as_programs_mark_them_up(opening: str, closing: str) -> None:
    own = f"<div>Your PO-104233, our order 55120</div><pre>{TABLE}</pre>"
    html = f"<body>{own}{opening}<div>Our order:</div><pre>{OURS}</pre>{closing}</body>"
    reading = read(html_mail("RE: PO-104233", SENDER, html).as_bytes())
    assert [line.value("vendor_item") for line in reading.lines] == ["HL-2201", "HL-2207"]


CONFIRMED = f"Your PO-104233 is our order 55120:\n{TABLE}\nHartwell Lighting Ltd\n"
ABOVE = f"From: {SENDER}\nSent: Monday, October 12, 2026 10:12 AM\nTo: Dana\nSubject: RE: PO-104233\n"
FORWARDS = {
    "by its subject": ("FW: PO-104233", f"FYI, see below.\n\nDana\n\n{ABOVE}\n{CONFIRMED}"),
    "by its subject in german": ("WG: PO-104233", f"z. K.\n\n-----Ursprüngliche Nachricht-----\n{ABOVE}\n{CONFIRMED}"),
    "by a line": ("ack", f"\n---------- Forwarded message ---------\n{ABOVE}\n{CONFIRMED}"),
    "by a line in german": (
        "Fwd: ack",
        f"\n-------- Weitergeleitete Nachricht --------\nBetreff: \tAB\nDatum: \tMon, 12 Oct 2026 10:11:12 +0200\n"
        f"Von: \t{SENDER}\nAn: \tDana\n\n{CONFIRMED}",
    ),
    "with nothing said": ("PO-104233", f"\n{ABOVE}\n{CONFIRMED}"),
    "through two hands": ("FW: ack", f"book\n\nFrom: Bo\nSent: 12 Oct 2026 11:00\nTo: Al\nSubject: FW: ack\n\nbelow\n"
                          f"\n{ABOVE}\n{CONFIRMED}"),
}  # fmt: skip


@pytest.mark.parametrize(("subject", "text"), FORWARDS.values(), ids=FORWARDS)
def test_a_message_that_is_only_sent_on_is_what_counts(subject: str, text: str) -> None:
    older = f"\nOn 5 Oct 2026, Dana wrote:\n\n{OURS}"
    reading = read(text_mail(subject, "Dana <dana@meadowlark.example>", f"{text}{older}"))
    assert header(reading)[:3] == ("PO-104233", "Hartwell Lighting Ltd", "55120")
    assert rows(reading, "vendor_item", "quantity") == [("HL-2201", "4"), ("HL-2207", "10")]


def test_a_forwarded_quotation_is_read_without_its_marks() -> None:
    html = f"""<div>Please process.</div><div>Begin forwarded message:<br><blockquote type="cite">
    <div><b>From:</b> Amy</div><div><b>Subject:</b> ack</div><div><b>Date:</b> 12 October 2026 at 10:11:12 CEST</div>
    <div><b>To:</b> Dana</div><br>
    <div>PO-104233</div><pre>{TABLE}</pre><blockquote type="cite"><pre>{OURS}</pre></blockquote></blockquote></div>"""
    reading = read(html_mail("Fwd: ack", "Dana <dana@meadowlark.example>", html).as_bytes())
    assert rows(reading, "position", "vendor_item") == [("1", "HL-2201"), ("2", "HL-2207")]


def test_an_empty_answer_does_not_say_what_it_quotes() -> None:
    text = f"\n\nFrom: {ADDRESS}\nSent: Monday, October 5, 2026 9:12 AM\nTo: Amy\nSubject: PO-104233\n\n{OURS}"
    assert read(text_mail("RE: PO-104233", SENDER, text)).lines == ()


def test_a_vendor_s_own_words_part_nothing() -> None:
    text = dedent("""
    Our driver wrote on the delivery note:

    From: Antwerp
    To: Greensboro
    Date: 20 November 2026

    Forwarded by truck.
    """)
    (paper,) = papers_of(text_mail("Shipment", SENDER, text))
    assert words(paper).endswith("Forwarded by truck.")
