"""Every value of an EDI message can be shown: on the page that draws its segment, under the segment's number."""

from __future__ import annotations

import pytest
from tests.contract.bad_files import kept
from tests.unit.documents.made_edi import BAK, BGM, LIN, ON, PO1, edifact, x12, x12_in, x12_set

from poworkbench.adapters.documents.edi.papers import papers_of_edi
from poworkbench.adapters.documents.leaves import leaves_of
from poworkbench.adapters.documents.text_pages import LINES, TypedLine, read_page, size_of
from poworkbench.adapters.documents.typed_places import found_at, laid_out
from poworkbench.domain.readings import HEADER_FIELDS, READ_LINE_FIELDS, Found, Reading
from poworkbench.reading.page import Page

TWO = "~\n".join(x12_in(x12_set(BAK, PO1, "ACK*IA*10*EA*068*20261113"), x12_set(BAK, PO1, number="0002"))).encode()
LONG = x12(*[f"PO1*{n}*10*EA*125.00**VN*B{n}" for n in range(1, 200)])
WRAPPED = edifact(BGM, ON, f"NAD+SU+1::9++{'M' * 140} GMBH AND CO IN A VERY LONG NAME", *LIN)
FILES = [TWO, LONG, WRAPPED, x12(PO1, "PID*F****TABLE", "PID*F****OAK"), edifact(*LIN, "IMD+F++:::Bett ?+ Box")]


def found_in(read: Reading) -> list[Found]:
    values = [getattr(read, name) for name in HEADER_FIELDS]
    values += [getattr(line, name) for line in read.lines for name in READ_LINE_FIELDS]
    return [value for value in values if value]


def words_in(page: Page, box: tuple[int, ...]) -> str:
    """What is drawn in a box, and a word that begins in it."""
    x0, top, x1, bottom = (edge / 100 for edge in box)
    inside = [word for word in page.words if word.x0 < x1 - 0.5 and word.x1 > x0 + 0.5 and abs(word.top - top) < 1]
    assert all(word.bottom <= bottom + 1 for word in inside)
    return " ".join(word.text for word in inside)


@pytest.mark.parametrize("content", FILES)
def test_every_value_stands_where_its_evidence_points(content: bytes) -> None:
    papers = papers_of_edi(content)
    pages = {page.number: page for one in papers for page in one.pages}
    for one in papers:
        assert one.said
        for value in found_in(one.said):
            evidence = value.evidence
            shown = words_in(pages[evidence.page], evidence.box)
            assert shown, evidence
            assert evidence.text.split()[0][:12] in shown, (evidence, shown)


@pytest.mark.parametrize("content", [*FILES, kept("edi-wrong-counts.edi")])
def test_the_pages_are_those_that_are_drawn(content: bytes) -> None:
    pages = [page for one in papers_of_edi(content) for page in one.pages]
    leaves = leaves_of(content)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert [(page.width, page.height) for page in pages] == [(leaf.width, leaf.height) for leaf in leaves]


def test_evidence_names_the_segment_and_the_element_as_printed() -> None:
    (paper,) = papers_of_edi(x12(PO1, "PID*F****TABLE", "PID*F****OAK", "ACK*IA*10*EA*068*20261113"))
    assert paper.said
    (line,) = paper.said.lines
    assert line.promised_date
    assert (line.promised_date.evidence.ref, line.promised_date.evidence.text) == ("segment 8 (ACK)", "20261113")
    assert line.description
    assert (line.description.evidence.ref, line.description.value) == ("segment 6 (PID)", "TABLE OAK")
    assert paper.said.po_number
    assert (paper.said.po_number.evidence.ref, paper.said.po_number.evidence.confidence) == ("segment 4 (BAK)", 99)


def test_segments_are_counted_through_the_file() -> None:
    second = papers_of_edi(TWO)[1].said
    assert second
    assert second.po_number
    assert (second.po_number.evidence.page, second.po_number.evidence.ref) == (2, "segment 9 (BAK)")


def test_the_service_string_is_the_first_segment() -> None:
    (paper,) = papers_of_edi(b"UNA:+.? '" + edifact(*LIN))
    assert paper.said
    assert paper.said.po_number
    assert paper.said.po_number.evidence.ref == "segment 5 (RFF)"


def test_a_released_sign_is_printed_with_its_release() -> None:
    (paper,) = papers_of_edi(edifact(*LIN, "IMD+F++:::Bett ?+ Box"))
    assert paper.said
    number = papers_of_edi(edifact(BGM, "RFF+ON:EK?+7", *LIN))[0].said
    assert number
    assert number.po_number
    assert (number.po_number.value, number.po_number.evidence.text) == ("EK+7", "EK?+7")


@pytest.mark.parametrize("content", [kept("edifact-cut.edi"), x12(PO1)[:300], b"ISA*00*          *00*      cut"])
def test_what_cannot_be_read_can_still_be_looked_at(content: bytes) -> None:
    assert len(leaves_of(content)) == 1


def test_a_value_behind_the_wrap_stands_in_the_next_row() -> None:
    layout = laid_out([TypedLine("x" * 150 + "HERE" + "y" * 20), TypedLine("below")], first_page=3, widest=150)
    value = layout.found(0, 150, 154, "HERE", "HERE", 99, "line 1")
    page = read_page(layout.pages[0], 3)
    word = next(word for word in page.words if word.text.startswith("HERE"))
    assert value.evidence.page == 3
    assert value.evidence.box[:2] == (round(word.x0 * 100), round(word.top * 100))
    assert value == found_at(3, 1, 0, 4, "HERE", "HERE", 99, "line 1")
    assert layout.found(1, 0, 5, "below", "below", 99, "line 2") == found_at(3, 2, 0, 5, "below", "below", 99, "line 2")


def test_many_lines_take_as_many_pages_as_they_need() -> None:
    layout = laid_out([TypedLine(f"line {number}") for number in range(LINES * 120)])
    assert len(layout.pages) == 120
    assert layout.found(LINES * 119, 0, 4, "v", "line", 99, "r").evidence.page == 120
    assert size_of(layout.pages[0]) == size_of(layout.pages[-1])
    assert laid_out([]).pages == ((),)
