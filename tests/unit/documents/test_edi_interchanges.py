"""Interchanges as senders write them: separators, lost padding, several messages, wrong counts, cut files."""

from __future__ import annotations

import re

import pytest
from tests.contract.bad_files import kept
from tests.unit.documents.made_edi import (
    BAK,
    BEHIND_ISA,
    BGM,
    ISA,
    LIN,
    ON,
    PO1,
    edifact,
    edifact_in,
    message,
    paper,
    rows,
    said,
    x12,
    x12_in,
    x12_set,
)

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.edi.papers import papers_of_edi
from poworkbench.domain.problems import DamagedFile, TooLarge

SEGMENTS = x12_in(x12_set(BAK, PO1, "ACK*IA*10*EA*068*20261113", "CTT*1"))
LINE = ("1", "B251-57", "10", "125.00", "2026-11-13", "accepted")
NAMES = ("position", "vendor_item", "quantity", "unit_price", "promised_date", "status")
TILDE_BETWEEN = [segment.replace("*", "~") for segment in SEGMENTS]


def without_padding(segments: list[str]) -> list[str]:
    return [re.sub(r" +", "", segments[0]), *segments[1:]]


@pytest.mark.parametrize(
    "content",
    [
        "~".join([*SEGMENTS, ""]),
        "~\r\n".join([*SEGMENTS, ""]),
        "~\n".join(SEGMENTS),
        "\n".join(SEGMENTS),
        "\r\n".join([*SEGMENTS, "", ""]),
        "\r".join(SEGMENTS),
        "*".join(TILDE_BETWEEN),
        "*\n".join([*TILDE_BETWEEN, ""]),
        "\n".join(TILDE_BETWEEN),
        "~".join([*without_padding(SEGMENTS), ""]),
        "\n".join(without_padding(SEGMENTS)),
        "*".join(without_padding(TILDE_BETWEEN)),
        "\ufeff" + "~".join([*SEGMENTS, ""]),
        " \r\n \n" + "~".join([*SEGMENTS, ""]),
        "~   \r\n".join([*SEGMENTS, ""]) + "   \x1a",
        "   ~\n".join([*SEGMENTS, ""]),
        "~".join([*SEGMENTS, ""]).replace("*", "|").replace("~", "\x15"),
        "~".join([*SEGMENTS, ""]).replace("*", "\x1d").replace("~", "\x1c").replace(">", "\x1f"),
        "~".join([*SEGMENTS, ""]).replace("*", "\t"),
        "~\n".join([SEGMENTS[0].removesuffix(">"), *SEGMENTS[1:], ""]),
    ],
)
def test_the_separators_are_those_of_the_interchange(content: str) -> None:
    data = content.encode()
    assert kinds.kind_of(data) == kinds.EDI
    assert rows(data, *NAMES) == [LINE]
    assert paper(data).cautions == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_file_may_be_encoded_otherwise(encoding: str) -> None:
    data = "~".join([*SEGMENTS, ""]).encode(encoding)
    assert kinds.kind_of(data) == kinds.EDI
    assert rows(data, *NAMES) == [LINE]


def test_lines_that_were_cut_at_eighty_signs_are_put_together() -> None:
    text = "~".join([*SEGMENTS, ""])
    cut = "\r\n".join(text[start : start + 80] for start in range(0, len(text), 80))
    assert rows(cut.encode(), *NAMES) == [LINE]


def test_a_component_separator_within_a_text_is_text() -> None:
    described = x12(PO1, "PID*F****TABLE > 4 FEET >> OAK", "ACK*IA*10*EA*068*20261113")
    assert [line.value("description") for line in said(described).lines] == ["TABLE > 4 FEET >> OAK"]


@pytest.mark.parametrize("group", ["IN", "PO", "XX"])
def test_a_group_that_calls_itself_something_else_is_read_by_its_sets(group: str) -> None:
    gs = f"GS*{group}*VENDOR*3365550166*20261006*1422*78120*X*004010"
    data = "~".join(x12_in(x12_set(BAK, PO1), gs=gs)).encode()
    assert said(data).kind == "order_acknowledgement"


def test_every_transaction_set_is_a_paper() -> None:
    second = BAK.replace("PO-104258", "PO-104259")
    sets = x12_set(BAK, PO1), x12_set(second, PO1, PO1.replace("PO1*1", "PO1*2"), number="0002")
    papers = papers_of_edi("~\n".join(x12_in(*sets)).encode())
    assert [one.name for one in papers] == ["855 0001", "855 0002"]
    assert [one.said.value("po_number") for one in papers if one.said] == ["PO-104258", "PO-104259"]
    assert [len(one.said.lines) for one in papers if one.said] == [1, 2]
    assert [page.number for one in papers for page in one.pages] == [1, 2]
    assert not [one for one in papers if one.cautions]


def test_interchanges_that_follow_each_other_may_have_other_separators() -> None:
    first, second = "~".join(SEGMENTS) + "~", "\n".join(segment.replace("*", "|") for segment in SEGMENTS)
    papers = papers_of_edi(f"{first}\n{second}\n{edifact(*LIN).decode()}".encode())
    assert [one.said.value("po_number") for one in papers if one.said] == ["PO-104258", "PO-104258", "EK-260431"]
    assert not [one for one in papers if one.cautions]


def test_every_message_is_a_paper() -> None:
    messages = message(BGM, ON, *LIN), message(BGM, "RFF+ON:EK-7", *LIN, number="2")
    papers = papers_of_edi("'".join(edifact_in(*messages)).encode())
    assert [(one.name, one.said.value("po_number")) for one in papers if one.said] == [
        ("ORDRSP 1", "EK-260431"), ("ORDRSP 2", "EK-7"),
    ]  # fmt: skip


def test_an_interchange_without_a_message_says_nothing() -> None:
    read = said("~".join([ISA, "TA1*000000001*261006*1422*A*000", "IEA*0*000078120"]).encode())
    assert (read.kind, read.lines) == ("other", ())


COUNTED = {
    "SE*5*0001": "edi_counts:SE says 5 segments, there are 4",
    "SE**0001": "edi_counts:SE says no number of segments, there are 4",
    "SE*4*0002": "edi_control:ST has number 0001, SE has 0002",
    "GE*2*78120": "edi_counts:GE says 2 transaction sets, there are 1",
    "GE*1*78121": "edi_control:GS has number 78120, GE has 78121",
    "IEA*3*000078120": "edi_counts:IEA says 3 groups, there are 1",
    "IEA*1*000078121": "edi_control:ISA has number 000078120, IEA has 000078121",
    "": "edi_counts:GS is not closed by GE",
}


@pytest.mark.parametrize(("wrong", "caution"), COUNTED.items())
def test_a_wrong_count_or_number_is_told(wrong: str, caution: str) -> None:
    tag = wrong[:2] or "GE"
    segments = [wrong if one.startswith(tag) else one for one in x12_in(x12_set(BAK, PO1))]
    assert paper("~".join(segments).encode()).cautions == (caution,)


def test_a_control_number_that_lost_its_zeros_is_the_same() -> None:
    data = "~".join(x12_in(x12_set(BAK, PO1))).replace("IEA*1*000078120", "IEA*1*78120")
    assert paper(data.encode()).cautions == ()


@pytest.mark.parametrize(
    ("right", "wrong", "caution"),
    [
        ("UNT+8+1", "UNT+9+1", "edi_counts:UNT says 9 segments, there are 8"),
        ("UNT+8+1", "UNT+8+2", "edi_control:UNH has number 1, UNT has 2"),
        ("UNZ+1+8817", "UNZ+2+8817", "edi_counts:UNZ says 2 messages, there are 1"),
        ("UNZ+1+8817", "UNZ+1+8818", "edi_control:UNB has number 8817, UNZ has 8818"),
    ],
)
def test_a_wrong_count_or_number_of_a_message_is_told(right: str, wrong: str, caution: str) -> None:
    text = edifact(*LIN).decode()
    assert right in text
    assert paper(text.replace(right, wrong).encode()).cautions == (caution,)


def test_groups_of_messages_are_counted_instead_of_messages() -> None:
    grouped = [*message(BGM, ON, *LIN), "UNE+1+G7"]
    data = "'".join([edifact_in()[0], "UNG+ORDRSP+A+B+261015:0915+G7+UN+D:96A", *grouped, "UNZ+1+8817"])
    assert paper(data.encode()).cautions == ()


def test_lines_are_counted_where_the_sender_counts_them() -> None:
    assert paper(x12(PO1, "CTT*2")).cautions == ("edi_counts:CTT says 2 lines, there are 1",)
    assert paper(edifact(*LIN, "UNS+S", "CNT+2:3")).cautions == ("edi_counts:CNT says 3 lines, there are 1",)


def test_a_trial_is_told() -> None:
    trial = [ISA.replace("*P*", "*T*"), *x12_in(x12_set(BAK, PO1))[1:]]
    assert paper("~".join(trial).encode()).cautions == ("edi_test:ISA",)
    unb = "UNB+UNOC:3+A+B+261015:0915+8817++++++1"
    assert paper("'".join(edifact_in(message(BGM, ON, *LIN), unb=unb)).encode()).cautions == ("edi_test:UNB",)


def test_the_kept_file_with_wrong_counts_is_read_with_cautions() -> None:
    content = kept("edi-wrong-counts.edi")
    assert [line.value("quantity") for line in said(content).lines] == ["8", "6"]
    assert paper(content).cautions == (
        "edi_counts:SE says 26 segments, there are 19",
        "edi_counts:CTT says 5 lines, there are 2",
    )


def test_a_file_that_is_cut_anywhere_is_never_taken_for_the_whole() -> None:
    for whole in (x12(PO1, "ACK*IA*10*EA"), edifact(*LIN, "UNS+S", "MOA+86:2180.00")):
        last = whole.rstrip(b"~\n'").rindex(b"\n" if b"\n" in whole else b"'")
        for end in range(BEHIND_ISA + 2, last, 7):
            with pytest.raises(DamagedFile):
                papers_of_edi(whole[:end])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (kept("edifact-cut.edi"), "the message is cut off: no UNT"),
        (x12(PO1).partition(b"SE*")[0], "the message is cut off: no SE"),
        (x12(PO1).replace(b"SE*4*0001~\n", b""), "the message is cut off: no SE"),
        (x12(PO1).partition(b"IEA")[0], "the interchange is cut off: no IEA"),
        (edifact(*LIN).partition(b"UNZ")[0], "the interchange is cut off: no UNZ"),
        (ISA[:60].encode() + b"\n", "the beginning of the interchange is cut off or broken"),
    ],
)
def test_a_cut_file_says_where_its_end_is_missing(content: bytes, why: str) -> None:
    assert kinds.kind_of(content) == kinds.EDI
    with pytest.raises(DamagedFile) as raised:
        papers_of_edi(content)
    assert raised.value.detail == why


@pytest.mark.parametrize(
    ("bomb", "limit"),
    [
        (x12("*" * 500_000, *["A" + "*" * 25_000] * 70), "2,000,000 elements"),
        (x12("A" * 10_000_001), "10,000,000"),
    ],
    ids=["elements", "signs"],
)
def test_more_than_anybody_sends_is_refused(bomb: bytes, limit: str) -> None:
    with pytest.raises(TooLarge, match=limit):
        papers_of_edi(bomb)


@pytest.mark.parametrize(
    "content",
    [b"ISA is how we call it.\n", b"UNBELIEVABLE, but true\n", b"ISA-2026-11;a;b\nISA-2026-12;a;b\n", b"UNA+2\n"],
)
def test_other_texts_are_no_interchanges(content: bytes) -> None:
    assert kinds.kind_of(content) != kinds.EDI
