"""Whatever becomes of an interchange on its way, it is read, or refused with a cause; what is read can be shown."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents.made_edi import LIN, PO1, edifact, x12

from poworkbench.adapters.documents.edi.papers import papers_of_edi, typed_edi
from poworkbench.domain.problems import DocumentProblem
from poworkbench.domain.readings import READ_LINE_FIELDS

WHOLE = [
    x12(PO1, "PID*F****TABLE", "ACK*IA*6*EA*068*20261113", "ACK*IB*4*EA", "CTT*1", "AMT*TT*1250.00"),
    edifact(
        *LIN, "SCC+1", "QTY+113:6", "DTM+67:20261112:102", "QTY+113:4", "DTM+67:20261203:102", "UNS+S", "MOA+86:2180"
    ),
]
SIGNS = st.sampled_from(
    [b"*", b"~", b"\n", b"+", b":", b"'", b"?", b"ISA*00*", b"UNA", b"UNB+UNOC:3", b"ST*855*1~", b"UNH+2'"]
)
EDITS = st.lists(
    st.tuples(st.integers(0, 600), st.integers(0, 40), SIGNS | st.binary(max_size=4)), min_size=1, max_size=6
)


@given(st.sampled_from(WHOLE), EDITS)
def test_an_edited_interchange_is_read_or_refused(content: bytes, edits: list[tuple[int, int, bytes]]) -> None:
    for at, gone, put in edits:
        content = content[:at] + put + content[at + gone :]
    with suppress(DocumentProblem):
        papers = papers_of_edi(content)
        pages = [page for paper in papers for page in paper.pages]
        assert len(pages) == len(typed_edi(content))
        for line in (line for paper in papers if paper.said for line in paper.said.lines):
            found = [getattr(line, name) for name in READ_LINE_FIELDS]
            assert all(1 <= value.evidence.page <= len(pages) for value in found if value)
    assert typed_edi(content)


@given(st.sampled_from(WHOLE), st.data())
def test_a_cut_interchange_is_refused(content: bytes, data: st.DataObject) -> None:
    trailer = max(content.rindex(tag) for tag in (b"IEA", b"UNZ") if tag in content)
    end = data.draw(st.integers(120, trailer))
    with suppress(DocumentProblem):
        papers_of_edi(content[:end])
        raise AssertionError("a cut interchange was taken for the whole")
