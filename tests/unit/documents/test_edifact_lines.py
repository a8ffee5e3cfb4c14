"""What an EDIFACT ORDRSP says of each line."""

from __future__ import annotations

import pytest
from tests.unit.documents.made_edi import BGM, LIN, ON, edifact, paper, rows, said, values

QTY, PRI = "QTY+21:10:PCE", "PRI+AAA:218.00:::1:PCE"


def test_a_line_has_the_values_of_its_segments() -> None:
    content = edifact(
        "LIN+1+5", "PIA+5+BS-140:SA", "PIA+1+706286:IN", "IMD+F++:::Matratze 140x200", QTY, "MOA+203:2180.00", PRI,
        "SCC+1", "QTY+113:10:PCE", "DTM+67:20261112:102",
    )  # fmt: skip
    names = (
        "position", "vendor_item", "buyer_item", "description", "quantity", "unit", "unit_price", "amount",
        "promised_date", "status",
    )  # fmt: skip
    assert rows(content, *names) == [
        ("1", "BS-140", "706286", "Matratze 140x200", "10", "PCE", "218.00", "2180.00", "2026-11-12", "accepted")
    ]


@pytest.mark.parametrize(
    ("action", "status"),
    [
        ("5", "accepted"), ("6", "accepted"), ("3", "accepted"), ("24", "accepted"), ("7", "cancelled"),
        ("2", "cancelled"),
        ("1", None), ("4", None), ("10", None), ("23", None), ("38", "substituted"), ("99", None), ("", None),
    ],
)  # fmt: skip
def test_the_action_is_the_lines_status(action: str, status: str | None) -> None:
    assert values(edifact(f"LIN+1+{action}", *LIN[1:]), "status") == [status]


@pytest.mark.parametrize(
    ("segments", "cautions"),
    [
        (("LIN+1+10", QTY), ("edi_line_waits:line 1: 10, not found",)),
        (("LIN+1+23", QTY), ("edi_line_waits:line 1: 23, proposed amendment",)),
        (("LIN+1+99", QTY), ("edi_unknown_code:line 1: 99",)),
        (("LIN+1", QTY, "FTX+LIN+++NICHT MEHR:LIEFERBAR"), ("edi_words:line 1: NICHT MEHR LIEFERBAR",)),
        (("LIN+1+7", QTY, "FTX+LIN+++NICHT MEHR LIEFERBAR"), ()),
    ],
)
def test_what_is_not_settled_is_told(segments: tuple[str, ...], cautions: tuple[str, ...]) -> None:
    assert paper(edifact(*segments)).cautions == cautions


@pytest.mark.parametrize(
    ("action", "code", "status"),
    [
        ("3", "BP", "backordered"),
        ("5", "AB", "cancelled"),
        ("3", "CS", "substituted"),
        ("5", "AC", "accepted"),
        ("7", "BP", "cancelled"),
    ],
)
def test_a_discrepancy_may_say_something_graver(action: str, code: str, status: str) -> None:
    assert values(edifact(f"LIN+1+{action}", QTY, f"QVR+-4:21+{code}"), "status") == [status]


@pytest.mark.parametrize(
    ("quantities", "quantity", "status"),
    [
        ((QTY,), "10", "accepted"), ((QTY, "QTY+113:8:PCE"), "8", "accepted"), (("QTY+12:8:PCE", QTY), "8", "accepted"),
        ((QTY, "QTY+83:10:PCE"), "10", "backordered"), ((QTY, "QTY+113:0:PCE", "QTY+83:10:PCE"), "10", "backordered"),
        (("QTY+83:10:PCE",), "10", "backordered"), ((QTY, "QTY+83:0:PCE"), "10", "accepted"),
        (("QTY+59:12:PCE", "QTY+52:2", QTY), "10", "accepted"), ((), None, "accepted"),
    ],
)  # fmt: skip
def test_the_quantity_is_what_the_line_confirms(quantities: tuple[str, ...], quantity: str | None, status: str) -> None:
    assert rows(edifact("LIN+1+5", *quantities), "quantity", "status") == [(quantity, status)]


def test_what_is_on_back_order_beside_what_comes_is_a_line_of_its_own() -> None:
    content = edifact("LIN+1+3", QTY, "QTY+113:6:PCE", "QTY+83:4:PCE", "DTM+67:20261112:102", "MOA+203:1308.00")
    assert rows(content, "position", "quantity", "promised_date", "status", "amount") == [
        ("1", "6", "2026-11-12", "accepted", None),
        ("1", "4", None, "backordered", None),
    ]


def test_a_cancelled_line_keeps_the_ordered_quantity() -> None:
    assert rows(edifact("LIN+1+7", QTY, "QTY+113:0:PCE"), "quantity", "status") == [("10", "cancelled")]


def test_a_schedule_splits_the_line() -> None:
    first = ("SCC+1", "QTY+113:6:PCE", "DTM+67:20261112:102")
    second = ("QTY+113:4:PCE", "DTM+67:20261203:102")
    for schedule in (
        (*first, "SCC+1", *second),
        (*first, *second),
        ("SCC+1", first[2], first[1], "SCC+1", second[1], second[0]),
    ):
        content = edifact("LIN+1+3", QTY, "MOA+203:2180.00", PRI, *schedule)
        assert rows(content, "position", "quantity", "unit_price", "promised_date", "amount") == [
            ("1", "6", "218.00", "2026-11-12", None),
            ("1", "4", "218.00", "2026-12-03", None),
        ]


def test_parts_that_come_on_one_day_are_no_split() -> None:
    parts = ("SCC+1", "QTY+113:6:PCE", "DTM+67:20261112:102", "SCC+1", "QTY+113:4:PCE", "DTM+67:20261112:102")
    assert rows(edifact("LIN+1+5", QTY, *parts), "quantity", "promised_date") == [("10", "2026-11-12")]


def test_a_quantity_that_is_repeated_with_dates_splits_the_line() -> None:
    parts = ("QTY+113:6:PCE", "DTM+67:20261112:102", "QTY+113:4:PCE", "DTM+67:20261203:102")
    assert rows(edifact("LIN+1+5", QTY, *parts), "quantity", "promised_date") == [
        ("6", "2026-11-12"), ("4", "2026-12-03"),
    ]  # fmt: skip


def test_places_split_a_line_only_where_they_are_served_on_several_days() -> None:
    places = ("LOC+7+4099999000162::9", "QTY+11:6", "DTM+67:20261112:102", "LOC+7+4099999000179::9", "QTY+11:4")
    assert rows(edifact("LIN+1+5", QTY, *places, "DTM+67:20261112:102"), "quantity", "promised_date") == [
        ("10", "2026-11-12")
    ]
    assert rows(edifact("LIN+1+5", QTY, *places, "DTM+67:20261203:102"), "quantity", "promised_date") == [
        ("6", "2026-11-12"), ("4", "2026-12-03"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("segments", "vendor", "buyer"),
    [
        (("PIA+5+A1:SA", "PIA+1+7:IN"), "A1", "7"), (("PIA+5+A1:SA+7:BP",), "A1", "7"), (("PIA+1+A1:VP",), "A1", None),
        (("PIA+1+M1:MF",), "M1", None), (("PIA+1+7:BP", "PIA+1+A1:MF", "PIA+1+A2:SA"), "A2", "7"), ((), None, None),
        (("PIA+1+7321:HS", "PIA+1+LOT1:NB"), None, None),
    ],
)  # fmt: skip
def test_whose_item_it_is_is_said_by_the_qualifier(
    segments: tuple[str, ...], vendor: str | None, buyer: str | None
) -> None:
    assert rows(edifact("LIN+1+5", *segments, QTY), "vendor_item", "buyer_item") == [(vendor, buyer)]


@pytest.mark.parametrize(
    ("lin", "pia", "items"),
    [
        ("LIN+1+5+4012345678901:EN", (), ("4012345678901", None)), ("LIN+1+5+4012345678901:SRV", (),
        ("4012345678901", None)),
        ("LIN+1+5+4012345678901:EN", ("PIA+5+A1:SA",), ("A1", None)), ("LIN+1+5+4012345678901:EN", ("PIA+1+7:IN",),
        (None, "7")),
        ("LIN+1+5+A1:SA", (), ("A1", None)), ("LIN+1+5+7:IN", (), (None, "7")), ("LIN+1+5+7:BP::92", (), (None, "7")),
    ],
)  # fmt: skip
def test_a_trade_number_counts_where_nothing_else_names_the_item(
    lin: str, pia: tuple[str, ...], items: tuple[str | None, str | None]
) -> None:
    assert rows(edifact(lin, *pia, QTY), "vendor_item", "buyer_item") == [items]


def test_what_comes_instead_is_the_item() -> None:
    by = edifact("LIN+1+6", "PIA+5+A1:SA", "PIA+3+A9:SA", QTY)
    assert rows(by, "vendor_item", "status") == [("A9", "substituted")]
    instead_of = edifact("LIN+1+6", "PIA+5+A9:SA", "PIA+4+A1:SA", QTY)
    assert rows(instead_of, "vendor_item", "status") == [("A9", "substituted")]
    assert rows(edifact("LIN+1+5", "PIA+5+A1:SA", "PIA+2+A9:SA", QTY), "vendor_item", "status") == [("A1", "accepted")]


@pytest.mark.parametrize(
    ("imds", "description"),
    [
        (("IMD+F++:::Matratze",), "Matratze"),
        (("IMD+F++:::Boxspringbett Alba:180x200",), "Boxspringbett Alba 180x200"),
        (("IMD+F++:::Boxspringbett", "IMD+F++:::Alba"), "Boxspringbett Alba"),
        (("IMD+F+8+:::Bett", "IMD+F+35+:::rot"), "Bett"),
        (("IMD+C++CU::9", "IMD+A++:::Bett"), "Bett"), (("IMD+E++:::Bett", "IMD+F++:::Bett Alba"), "Bett Alba"),
        (("IMD+F++:::Bett::DE", "IMD+F++:::Bed::EN"), "Bett"), (("IMD+C++CU::9",), None), ((), None),
        (("IMD+F+35+:::rot",), "rot"),
    ],
)  # fmt: skip
def test_the_description_is_told_once(imds: tuple[str, ...], description: str | None) -> None:
    assert values(edifact("LIN+1+5", *imds, QTY), "description") == [description]


@pytest.mark.parametrize(
    ("segments", "price"),
    [
        (("PRI+AAA:218.00",), "218.00"), (("PRI+AAA:1250.00:::100:PCE",), "12.50"),
        (("PRI+AAA:89:CA::1000:PCE",), "0.089"),
        (("PRI+AAB:250", "PRI+AAA:218"), "218"), (("PRI+CAL:12.5",), "12.5"), (("PRI+INF:12.5",), None), ((), None),
        (("PRI+AAB:250.00",), "250.00"), (("PRI+AAB:250.00", "ALC+A", "PCD+1:10"), "225.00"),
        (("PRI+AAB:250.00", "ALC+A", "PCD+3:10", "ALC+A", "PCD+3:5"), "213.75"),
        (("PRI+AAB:250.00", "ALC+A", "MOA+8:20"), None), (("PRI+AAA:225", "ALC+A", "MOA+8:25"), "225"),
        (("PRI+AAA:2.40:::1:KGM",), None), (("PRI+AAA:24:::1:DZN",), "2.00"), (("PRI+AAA:12,5",), "12.5"),
        (("PRI+AAA:",), None),
    ],
)  # fmt: skip
def test_the_price_is_the_net_price_of_one_unit(segments: tuple[str, ...], price: str | None) -> None:
    assert values(edifact("LIN+1+5", QTY, *segments), "unit_price") == [price]


def test_an_allowance_in_money_is_told_where_only_the_gross_price_is() -> None:
    assert paper(edifact("LIN+1+5", QTY, "PRI+AAB:250", "ALC+A", "MOA+8:20")).cautions == ("edi_allowance:line 1",)


def test_amounts_of_allowances_and_taxes_are_not_the_lines() -> None:
    content = edifact(
        "LIN+1+5", QTY, "TAX+7+VAT+++:::19", "MOA+203:1", "ALC+A", "MOA+203:2", "PRI+AAA:218", "MOA+203:2180"
    )
    assert values(content, "amount") == ["2180"]


@pytest.mark.parametrize(
    ("dtm", "date"),
    [
        ("DTM+67:20261112:102", "2026-11-12"), ("DTM+11:20261112:102", "2026-11-12"),
        ("DTM+69:20261112:102", "2026-11-12"),
        ("DTM+17:202611120800:203", "2026-11-12"), ("DTM+35:20261112:102", "2026-11-12"),
        ("DTM+63:20261112:102", "2026-11-12"),
        ("DTM+64:20261112:102", "2026-11-12"), ("DTM+2:20261112:102", "2026-11-12"), ("DTM+67:121126:2", "2026-11-12"),
        ("DTM+67:261112:101", "2026-11-12"), ("DTM+67:20261112", "2026-11-12"), ("DTM+67:202646:616", None),
        ("DTM+67:2646:615", None), ("DTM+67:202611:610", None), ("DTM+67:2026111220261116:718", None),
        ("DTM+67:14:804", None),
        ("DTM+67:20491231:102", None), ("DTM+67:99991231:102", None), ("DTM+67:202611120:102", None),
        ("DTM+67::102", None),
        ("DTM+137:20261112:102", None), ("DTM+171:20261112:102", None), ("DTM+36:20261112:102", None),
        ("DTM+67:202611120800UTC:303", "2026-11-12"),
    ],
)  # fmt: skip
def test_a_promised_date_is_a_day(dtm: str, date: str | None) -> None:
    assert values(edifact("LIN+1+5", QTY, dtm), "promised_date") == [date]


def test_despatch_comes_before_delivery_before_arrival() -> None:
    dates = ("DTM+132:20261120:102", "DTM+2:20261101:102", "DTM+69:20261118:102", "DTM+11:20261113:102")
    assert values(edifact("LIN+1+5", QTY, *dates), "promised_date") == ["2026-11-13"]
    assert values(edifact("LIN+1+5", QTY, *dates[:-1]), "promised_date") == ["2026-11-18"]


def test_a_wish_counts_only_where_it_is_accepted() -> None:
    wish = "DTM+2:20261112:102"
    for action, date in (("5", "2026-11-12"), ("3", "2026-11-12"), ("7", None), ("4", None), ("", None)):
        assert values(edifact(f"LIN+1+{action}", QTY, wish), "promised_date") == [date]
    assert values(edifact("LIN+1+4", QTY, "SCC+1", "QTY+113:10", wish), "promised_date") == ["2026-11-12"]
    assert values(edifact("LIN+1+5", QTY, "RFF+ON:EK-260431:1", wish), "promised_date") == [None]
    assert values(edifact(BGM.replace("+4", "+29"), ON, "LIN+1", QTY, wish), "promised_date") == ["2026-11-12"]


def test_a_date_in_the_heading_is_that_of_every_line_that_comes() -> None:
    lines = ("LIN+1+5", QTY, "LIN+2+5", QTY, "DTM+67:20261203:102", "LIN+3+7", QTY, "LIN+4+5", "QTY+83:10")
    content = edifact(BGM, "DTM+69:20261112:102", ON, *lines)
    assert values(content, "promised_date") == ["2026-11-12", "2026-12-03", None, None]


def test_nothing_is_said_of_what_is_not_there() -> None:
    (line,) = said(edifact("LIN")).lines
    assert not [name for name in line.__slots__ if getattr(line, name)]
