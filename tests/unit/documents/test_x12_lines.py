"""What an X12 855 or 865 says of each line."""

from __future__ import annotations

import pytest
from tests.unit.documents.made_edi import BAK, PO1, paper, rows, said, values, x12

from poworkbench.adapters.documents.edi.x12_codes import LINE_STATUS

ACK = "ACK*IA*10*EA*068*20261113"


def test_a_line_has_the_values_of_its_segments() -> None:
    names = (
        "position",
        "vendor_item",
        "buyer_item",
        "description",
        "quantity",
        "unit",
        "unit_price",
        "amount",
        "status",
    )
    content = x12(PO1, "PID*F****SIDE TABLE OAK", ACK)
    assert rows(content, *names) == [
        ("1", "B251-57", "100223", "SIDE TABLE OAK", "10", "EA", "125.00", None, "accepted")
    ]


def test_a_line_without_an_answer_just_stands_there() -> None:
    assert rows(x12(PO1), "quantity", "unit_price", "promised_date", "status") == [("10", "125.00", None, None)]


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("IA", "accepted"), ("IC", "accepted"), ("IP", "accepted"), ("IQ", "accepted"), ("DR", "accepted"),
        ("AC", "accepted"), ("AR", "accepted"), ("AA", "accepted"), ("IE", "accepted"), ("SP", "accepted"),
        ("IB", "backordered"), ("BP", "backordered"), ("IS", "substituted"), ("IR", "cancelled"), ("ID", "cancelled"),
        ("R1", "cancelled"), ("R4", "cancelled"), ("R9", "cancelled"), ("IF", None), ("IH", None), ("IW", None),
        ("ZZ", None),
    ],
)  # fmt: skip
def test_the_status_code_is_the_lines_status(code: str, status: str | None) -> None:
    assert values(x12(PO1, f"ACK*{code}*10*EA"), "status") == [status]


def test_every_code_of_the_standard_is_decided() -> None:
    published = "AA AC AR BP DR IA IB IC ID IE IF IH IP IQ IR IS IW R1 R2 R3 R4 R5 R6 R7 R8 R9 SP"
    assert sorted(LINE_STATUS) == published.split()


def test_several_answers_split_the_line() -> None:
    content = x12(PO1, "AMT*1*1250", ACK.replace("10*", "6*"), "ACK*DR*4*EA*068*20261211")
    assert rows(content, "position", "quantity", "promised_date", "status", "amount") == [
        ("1", "6", "2026-11-13", "accepted", None),
        ("1", "4", "2026-12-11", "accepted", None),
    ]


def test_a_part_on_back_order_has_no_date_of_the_other_part() -> None:
    content = x12(BAK, "DTM*068*20261113", PO1, "ACK*IA*6*EA", "ACK*IB*4*EA", "ACK*IR*0*EA")
    assert rows(content, "quantity", "promised_date", "status") == [
        ("6", "2026-11-13", "accepted"), ("4", None, "backordered"), ("0", None, "cancelled"),
    ]  # fmt: skip


def test_a_date_of_the_whole_line_is_that_of_the_part_that_comes() -> None:
    content = x12(PO1, "DTM*068*20261113", "ACK*IA*6*EA", "ACK*IB*4*EA")
    assert values(content, "promised_date") == ["2026-11-13", None]


def test_each_answer_has_the_dates_behind_it() -> None:
    content = x12(PO1, "ACK*IA*6*EA", "DTM*067*20261113", "ACK*IB*4*EA", "DTM*067*20270115")
    assert values(content, "promised_date") == ["2026-11-13", "2027-01-15"]


@pytest.mark.parametrize(
    ("ack", "quantity"),
    [
        ("ACK*IA", "10"), ("ACK*IA*10*EA", "10"), ("ACK*IQ*8*EA", "8"), ("ACK*IA*10.000*EA", "10"), ("ACK*IQ", None),
        ("ACK*IR*0*EA", "10"), ("ACK*IR", "10"), ("ACK*IB*0*EA", "10"), ("ACK*IA*2.5*EA", "2.5"),
    ],
)  # fmt: skip
def test_the_quantity_is_what_the_line_confirms(ack: str, quantity: str | None) -> None:
    assert values(x12(PO1, ack), "quantity") == [quantity]


def test_a_changed_quantity_that_is_not_given_is_told() -> None:
    assert paper(x12(PO1, "ACK*IQ")).cautions == ("edi_unsaid:line 1: IQ, accepted, quantity changed",)


@pytest.mark.parametrize(
    ("code", "caution"),
    [
        ("IH", "edi_line_waits:line 1: IH, on hold"),
        ("IE", "edi_line_waits:line 1: IE, accepted, price pending"),
        ("ZZ", "edi_unknown_code:line 1: ZZ"),
    ],
)
def test_a_line_that_is_not_settled_is_told(code: str, caution: str) -> None:
    assert paper(x12(PO1, f"ACK*{code}*10*EA")).cautions == (caution,)


@pytest.mark.parametrize(
    ("pairs", "vendor", "buyer"),
    [
        ("VN*A1*IN*7", "A1", "7"), ("VP*A1*BP*7", "A1", "7"), ("VC*A1*CB*7", "A1", "7"), ("SK*A1*PI*7", "A1", "7"),
        ("MG*A1", "A1", None), ("IN*7*VN*A1", "A1", "7"), ("MG*M1*VN*A1", "A1", None),
        ("UP*012345678905", "012345678905", None),
        ("UP*012345678905*VN*A1", "A1", None), ("UP*012345678905*IN*7", None, "7"),
        ("EN*4012345678901", "4012345678901", None),
        ("UK*10012345678902", "10012345678902", None), ("PD*TABLE", None, None), ("*A1*IN*7", None, "7"),
        ("", None, None),
    ],
)  # fmt: skip
def test_whose_item_it_is_is_said_by_the_qualifier(pairs: str, vendor: str | None, buyer: str | None) -> None:
    content = x12(f"PO1*1*10*EA*125.00**{pairs}", ACK)
    assert rows(content, "vendor_item", "buyer_item") == [(vendor, buyer)]


@pytest.mark.parametrize(
    ("ack", "vendor"),
    [
        ("ACK*IS*10*EA*068*20261113**VN*B251-99", "B251-99"),
        ("ACK*IS*10*EA*068*20261113**MG*M-9*IN*55", "M-9"),
        ("ACK*IS*10*EA*068*20261113**UP*012345678905", "012345678905"),
        ("ACK*IS*10*EA", "B251-57"),
        ("ACK*IA*10*EA****VN*B251-58", "B251-58"),
        ("ACK*IA*10*EA****MG*M-9", "B251-57"),
    ],
)
def test_a_substitute_has_the_number_of_its_answer(ack: str, vendor: str) -> None:
    assert values(x12(PO1, ack), "vendor_item") == [vendor]


@pytest.mark.parametrize(
    ("line", "more", "price"),
    [
        ("PO1*1*10*EA*125.00*PE", (), "125.00"), ("PO1*1*10*EA*125", (), "125"), ("PO1*1*10*EA*.5", (), "0.5"),
        ("PO1*1*500*EA*1250.00*HP", (), "12.50"), ("PO1*1*500*EA*89.00*TP", (), "0.089"),
        ("PO1*1*10*EA*24.00*PD", (), "2.00"), ("PO1*1*10*DZ*24.00*PD", (), "24.00"),
        ("PO1*1*10*HC*24.00*HP", (), "24.00"),
        ("PO1*1*10*EA*2.40*PP", (), None), ("PO1*1*10*LB*2.40*PP", (), "2.40"), ("PO1*1*10*EA*99*SR", (), None),
        ("PO1*1*10*EA*0*TB", (), None), ("PO1*1*10*EA", (), None), ("PO1*1*10*EA*1,250.50", (), "1250.50"),
        ("PO1*1*10*EA", ("CTP**NET*12.50",), "12.50"), ("PO1*1*10*EA", ("CTP**MSR*99.50",), None),
        ("PO1*1*10*EA", ("CTP**UCP*1250*1*EA****HP",), "12.50"), ("PO1*1*10*EA*12.50", ("CTP**NET*13",), "12.50"),
        ("PO1*1*10*EA*12.50", ("CTP**CUP*13.10",), "13.10"), ("PO1*1*12*UN*29*SR", ("CTP******DIS*.57",), "16.53"),
    ],
)  # fmt: skip
def test_the_price_is_that_of_one_unit(line: str, more: tuple[str, ...], price: str | None) -> None:
    assert values(x12(line, *more, "ACK*IA*10*EA"), "unit_price") == [price]


@pytest.mark.parametrize(
    ("segments", "date"),
    [
        (("ACK*IA*10*EA*068*20261113",), "2026-11-13"), (("ACK*IA*10*EA*067*20261113",), "2026-11-13"),
        (("ACK*IA*10*EA*017*20261113",), "2026-11-13"), (("ACK*AC*10*EA*011*20261113",), "2026-11-13"),
        (("ACK*IA*10*EA*010*20261113",), "2026-11-13"), (("ACK*IA*10*EA*002*20261113",), "2026-11-13"),
        (("ACK*IA*10*EA**20261113",), "2026-11-13"), (("ACK*IA*10*EA*004*20261113",), None),
        (("ACK*IA*10*EA*078*20261113",), None), (("ACK*IA*10*EA*068*261113",), "2026-11-13"),
        (("ACK*IA*10*EA*068*20491231",), None), (("ACK*IA*10*EA*068*99991231",), None),
        (("ACK*IA*10*EA*068*202611130",), None), (("ACK*IA*10*EA*068*20261313",), None),
        (("ACK*IA*10*EA*068*00000000",), None), (("ACK*IA*10*EA*067*20261116", "DTM*068*20261113"), "2026-11-13"),
        (("DTM*371*20261120", "DTM*017*20261118", "DTM*068*20261113", "ACK*IA*10*EA"), "2026-11-13"),
        (("DTM*371*20261120", "DTM*017*20261118", "ACK*IA*10*EA"), "2026-11-18"),
        (("DTM*068****D8*20261113", "ACK*IA*10*EA"), "2026-11-13"),
        (("DTM*068****RD8*20261113-20261120", "ACK*IA*10*EA"), None),
        (("DTM*002*20261113", "ACK*IA*10*EA"), "2026-11-13"), (("DTM*002*20261113", "ACK*DR*10*EA"), None),
        (("DTM*002*20261113", "ACK*IR*10*EA"), None), (("DTM*002*20261113",), None),
        (("DTM*068*20261113",), "2026-11-13"),
        (("ACK*IA*10*EA", "SCH*10*EA***067*20261113"), "2026-11-13"),
        (("ACK*IA*10*EA", "SCH*10*EA***002*20261113"), "2026-11-13"),
        (("ACK*IA*10*EA", "SCH*10*EA***067*20261116**068*20261113"), "2026-11-13"),
    ],
)  # fmt: skip
def test_the_promised_date_is_shipment_before_delivery_before_arrival(
    segments: tuple[str, ...], date: str | None
) -> None:
    assert values(x12(PO1, *segments), "promised_date") == [date]


def test_a_schedule_of_several_days_splits_the_line() -> None:
    content = x12(PO1, "ACK*IA*10*EA", "SCH*6*EA***067*20261113", "SCH*4*EA***067*20261204")
    assert rows(content, "quantity", "promised_date", "status", "amount") == [
        ("6", "2026-11-13", "accepted", None), ("4", "2026-12-04", "accepted", None),
    ]  # fmt: skip
    same_day = x12(PO1, "ACK*IA*10*EA", "SCH*6*EA***067*20261113", "SCH*4*EA***067*20261113")
    assert rows(same_day, "quantity", "promised_date") == [("10", "2026-11-13")]


def test_answers_without_dates_have_those_of_as_many_parts_of_the_schedule() -> None:
    content = x12(PO1, "ACK*IA*6*EA", "ACK*IA*4*EA", "SCH*6*EA***067*20261113", "SCH*4*EA***067*20261204")
    assert rows(content, "quantity", "promised_date") == [("6", "2026-11-13"), ("4", "2026-12-04")]


def test_a_date_in_the_heading_is_that_of_every_line_that_comes() -> None:
    second, third = PO1.replace("PO1*1", "PO1*2"), PO1.replace("PO1*1", "PO1*3")
    lines = (PO1, "ACK*IA*10*EA", second, "ACK*IA*10*EA*068*20261201", third, "ACK*IR*10*EA")
    assert values(x12(BAK, "DTM*068*20261113", *lines), "promised_date") == ["2026-11-13", "2026-12-01", None]
    assert values(x12(BAK, "DTM*002*20261113", *lines), "promised_date") == ["2026-11-13", "2026-12-01", None]
    assert values(x12(BAK, "DTM*068*20491231", *lines), "promised_date") == [None, "2026-12-01", None]


def test_a_wish_in_the_heading_counts_where_the_order_is_accepted_as_asked() -> None:
    heading = BAK, "DTM*002*20261113", PO1
    assert values(x12(*heading), "promised_date") == [None]
    assert values(x12(BAK.replace("*AC*", "*AD*"), *heading[1:]), "promised_date") == ["2026-11-13"]


@pytest.mark.parametrize(
    ("pids", "description"),
    [
        (("PID*F****TABLE",), "TABLE"), (("PID*F*08***TABLE", "PID*F*73***OAK"), "TABLE"),
        (("PID*F****SIDE TABLE", "PID*F****OAK OILED"), "SIDE TABLE OAK OILED"), (("PID*F*73***OAK",), "OAK"),
        (("PID*S**VI*A1",), None), ((), None),
    ],
)  # fmt: skip
def test_the_description_says_what_the_product_is(pids: tuple[str, ...], description: str | None) -> None:
    assert values(x12(PO1, *pids, ACK), "description") == [description]


def test_sub_lines_do_not_speak_of_the_line() -> None:
    content = x12(PO1, "PID*F****TABLE", "SLN*1**I*40*EA*****VN*LEG", "PID*F****LEG", "DTM*068*20270101", ACK, "CTT*1")
    assert rows(content, "vendor_item", "description", "quantity", "promised_date") == [
        ("B251-57", "TABLE", "10", "2026-11-13")
    ]


def test_a_printed_line_amount_is_the_lines() -> None:
    assert values(x12(PO1, "AMT*1*1250.00", ACK), "amount") == ["1250.00"]


def test_an_allowance_is_told() -> None:
    assert paper(x12(PO1, "SAC*A*C310***12500", ACK)).cautions == ("edi_allowance:line 1",)


def test_a_change_acknowledgement_has_its_lines_in_other_segments() -> None:
    bca = "BCA*00*AC*PO-104258***20261005***K778120*20261006"
    poc = "POC*1*QD*8*0*EA*125.00*PE*VN*B251-57*IN*100223"
    content = x12(bca, poc, "ACK*IQ*8*EA*068*20261113", kind="865")
    names = ("position", "vendor_item", "buyer_item", "quantity", "unit", "unit_price", "promised_date", "status")
    assert rows(content, *names) == [("1", "B251-57", "100223", "8", "EA", "125.00", "2026-11-13", "accepted")]
    assert paper(content).cautions == ("edi_changes_only",)
    assert rows(x12(BAK, poc, "ACK*IQ*8*EA"), "quantity", "status") == [("8", "accepted")]


@pytest.mark.parametrize(("change", "status"), [("DI", "cancelled"), ("RE", "substituted"), ("QD", None), ("RC", None)])
def test_a_change_may_decide_the_line_by_itself(change: str, status: str | None) -> None:
    assert values(x12(BAK, f"POC*1*{change}*8*0*EA*125.00**VN*B251-57", kind="865"), "status") == [status]


def test_a_unit_may_be_a_composite() -> None:
    assert values(x12(BAK, "POC*1*NC*8*0*EA>1>1*125.00**VN*B251-57", kind="865"), "unit") == ["EA"]


def test_nothing_is_said_of_what_is_not_there() -> None:
    (line,) = said(x12("PO1")).lines
    assert not [name for name in line.__slots__ if getattr(line, name)]
