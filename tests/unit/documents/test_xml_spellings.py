"""The same message in the spellings that vendors' systems give it, and where its values are shown."""

from __future__ import annotations

import re

import pytest
from tests.unit.documents.made_ubl import document, line, said

from poworkbench.adapters.documents.leaves import leaves_of
from poworkbench.adapters.documents.text_pages import MOST_PAGES
from poworkbench.adapters.documents.xml.papers import papers_of_xml

INNER = '<cbc:Quantity unitCode="C62">10</cbc:Quantity><cbc:Note>Möbel für Zürich</cbc:Note>'
ITEM = "<cac:Item><cbc:Name>Möbel für Zürich</cbc:Name></cac:Item>"
TEXT = document(line(INNER, item=ITEM)).decode()
PREFIXED = re.sub(r"<(/?)OrderResponse", r"<\1ns0:OrderResponse", TEXT).replace("xmlns=", "xmlns:ns0=")
PREFIXED = PREFIXED.replace("cac:", "n2:").replace(":cac=", ":n2=").replace("cbc:", "x.y:").replace(":cbc=", ":x.y=")


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        PREFIXED.encode(),
        re.sub(r' xmlns(:\w+)?="[^"]*"|(?<=[</])(cac|cbc):', "", TEXT).encode(),
        f'<?xml version="1.0" encoding="UTF-16"?>{TEXT}'.encode("utf-16"),
        f'<?xml version="1.0" encoding="ISO-8859-1"?>{TEXT}'.encode("latin-1"),
        f'\n<?xml version="1.0" encoding="utf-8"?>{TEXT}'.encode("utf-8-sig"),
        f'<?xml version="1.0" encoding="utf-16"?>{TEXT}'.encode(),
        TEXT.encode("cp1252"),
        f"<!-- made by hand --><?go on?>{TEXT}<!-- end -->".encode(),
        f'<e:Envelope xmlns:e="urn:e"><e:Body>{TEXT}</e:Body></e:Envelope>'.encode(),
    ],
    ids=["plain", "prefixes", "none", "utf-16", "latin-1", "bom", "wrong name", "no name", "comments", "envelope"],
)
def test_a_message_says_the_same_however_it_is_spelled(content: bytes) -> None:
    reading = said(content)
    assert (reading.value("po_number"), reading.value("vendor_name")) == ("PO-104233", "Nordvik Furniture AB")
    assert [(read.value("quantity"), read.value("description")) for read in reading.lines] == [
        ("10", "Möbel für Zürich")
    ]


def test_evidence_names_the_place_in_the_file_and_boxes_it_on_the_page() -> None:
    content = document(line(INNER) + line(INNER, number="2"))
    (paper,) = papers_of_xml(content)
    assert paper.said is not None
    evidence = paper.said.lines[1].quantity.evidence  # type: ignore[union-attr]
    assert (evidence.ref, evidence.text, evidence.page) == ("OrderLine[2]/LineItem/Quantity", "10", 1)
    assert paper.said.lines[1].unit.evidence.ref == "OrderLine[2]/LineItem/Quantity/@unitCode"  # type: ignore[union-attr]
    x0, top, x1, bottom = (value / 100 for value in evidence.box)
    (word,) = [
        word for word in paper.pages[0].words
        if word.top < bottom and word.bottom > top and word.x0 < x1 and word.x1 > x0
    ]  # fmt: skip
    assert ">10<" in word.text
    assert (x1 - x0) / 2 == pytest.approx((word.x1 - word.x0) / len(word.text), abs=0.01)


def test_pages_to_look_at_are_those_that_evidence_points_to() -> None:
    content = document(line(INNER) * 30)
    (paper,) = papers_of_xml(content)
    assert [(page.width, page.height) for page in paper.pages] == [
        (leaf.width, leaf.height) for leaf in leaves_of(content)
    ]
    assert len(paper.pages) > 1


def test_a_long_text_is_shown_over_several_lines_and_read_as_one() -> None:
    words = "a table with a very long name " * 20
    (paper,) = papers_of_xml(document(line(INNER, item=f"<cac:Item><cbc:Name>{words}</cbc:Name></cac:Item>")))
    assert paper.said is not None
    assert paper.said.lines[0].value("description") == words.strip()
    assert max(word.x1 for word in paper.pages[0].words) < paper.pages[0].width


def test_a_message_too_long_to_be_shown_is_read_to_its_end() -> None:
    content = document(line(INNER) * 800)
    (paper,) = papers_of_xml(content)
    assert paper.said is not None
    assert (len(paper.said.lines), len(paper.pages)) == (800, MOST_PAGES)
    assert paper.said.lines[-1].quantity
    assert paper.said.lines[-1].quantity.evidence.page == MOST_PAGES


def test_each_message_of_an_envelope_is_a_paper() -> None:
    papers = papers_of_xml(f"<all>{TEXT}{TEXT.replace('PO-104233', 'PO-2')}</all>".encode())
    assert [paper.said.value("po_number") for paper in papers if paper.said] == ["PO-104233", "PO-2"]
    assert papers[0].pages
    assert not papers[1].pages


@pytest.mark.parametrize("content", [b"<a><b/></a>", b"<DataArea><PurchaseOrder>4</PurchaseOrder></DataArea>", b"<x/>"])
def test_an_unknown_message_is_another_document(content: bytes) -> None:
    assert (said(content).kind, said(content).lines) == ("other", ())
