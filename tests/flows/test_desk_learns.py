"""An operator corrects what was misread on one document, and the vendor's next one is read right."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.pdfgen import canvas
from tests.benches import ARRIVED, bench_setup
from tests.sandboxes import made_order, running

from poworkbench.app.wiring import Desk
from poworkbench.services.refusals import NotTaken

COLUMNS = (40, 120, 300, 380, 460)


def paper(po_number: str, number: str, left: str) -> bytes:
    """A confirmation whose second date is the promise: "Vrachtdag" is a word of this vendor's own."""
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(595, 842))
    page.setFont("Helvetica", 10)
    head = (
        f"Order confirmation {number}", "Nordvik Furniture AB", f"Your order: {po_number}", "Delivery: 20 Nov 2026",
        f"Vrachtdag: {left}",
    )  # fmt: skip
    for place, text in enumerate(head):
        page.drawString(40, 800 - 18 * place, text)
    rows = [("Item", "Description", "Quantity", "Price", "Amount")]
    rows += [(f"NV-100{n}", f"Chair {n}", "4", "125.00", "500.00") for n in (1, 2)]
    for place, row in enumerate(rows):
        for x, text in zip(COLUMNS, row, strict=True):
            page.drawString(x, 680 - 20 * place, text)
    page.save()
    return out.getvalue()


def received(desk: Desk, content: bytes, name: str) -> str:
    desk.intake.receive(name, content, ARRIVED, "test")
    while desk.intake.read_waiting().areas:
        pass
    return next(row.document for row in desk.operator.queue() if row.name == name)


def dates(desk: Desk, document: str) -> list[str | None]:
    rows = desk.operator.review(document).rows()
    return [row.acknowledged for row in rows if row.field == "promised_date"]


def test_a_correction_teaches_the_vendor_s_next_document(tmp_path: Path) -> None:
    with running(tmp_path / "sandbox", [made_order("PO-1"), made_order("PO-2")]) as sandbox:
        desk = Desk(bench_setup(tmp_path / "desk", sandbox.url, sandbox.token, "ana"))
        try:
            desk.rounds.once()
            first = received(desk, paper("PO-1", "V-771", "4 Dec 2026"), "one.pdf")
            assert dates(desk, first) == ["2026-11-20", "2026-11-20"]
            for line in ("1", "2"):
                desk.operator.enter(first, line, "promised_date", "4 Dec 2026")
            desk.operator.confirm(first)
            desk._learn()
            (learnt,) = desk.teaching.lessons()
            assert (learnt.vendor, learnt.entry.person, learnt.document) == ("Nordvik Furniture AB", "ana", first)
            second = received(desk, paper("PO-2", "V-802", "11 Dec 2026"), "two.pdf")
            assert dates(desk, second) == ["2026-12-11", "2026-12-11"]
            assert desk.operator.verify(lambda _done, _all: None, lambda: False).broken_entry is None
        finally:
            desk.close()


def test_a_document_without_corrections_teaches_nothing(tmp_path: Path) -> None:
    with running(tmp_path / "sandbox", [made_order("PO-1")]) as sandbox:
        desk = Desk(bench_setup(tmp_path / "desk", sandbox.url, sandbox.token, "ana"))
        try:
            desk.rounds.once()
            document = received(desk, paper("PO-1", "V-771", "4 Dec 2026"), "one.pdf")
            desk.operator.confirm(document)
            desk._learn()
            assert desk.teaching.lessons() == []
        finally:
            desk.close()


def test_a_word_that_was_pointed_at_teaches_where_the_value_stands(tmp_path: Path) -> None:
    with running(tmp_path / "sandbox", [made_order("PO-1"), made_order("PO-2")]) as sandbox:
        desk = Desk(bench_setup(tmp_path / "desk", sandbox.url, sandbox.token, "ana"))
        try:
            desk.rounds.once()
            first = received(desk, paper("PO-1", "V-771", "4 Dec 2026"), "one.pdf")
            found = desk.operator.pointed(first, "promised_date", 1, 102, 842 - 800 + 18 * 4 - 4)
            assert (found.value, found.evidence.text) == ("2026-12-04", "4 Dec 2026")
            for line in ("1", "2"):
                desk.operator.enter(first, line, "promised_date", found.value, places=(found.evidence,))
            shown = [row for row in desk.operator.review(first).rows() if row.field == "promised_date"]
            assert [row.evidence for row in shown] == [(found.evidence,)] * 2
            desk.operator.confirm(first)
            desk._learn()
            (learnt,) = desk.teaching.lessons()
            assert learnt.lesson.phrase.startswith("Vrachtdag")
            second = received(desk, paper("PO-2", "V-802", "11 Dec 2026"), "two.pdf")
            assert dates(desk, second) == ["2026-12-11", "2026-12-11"]
            with pytest.raises(NotTaken, match="nothing_there"):
                desk.operator.pointed(second, "promised_date", 1, 500, 30)
        finally:
            desk.close()
