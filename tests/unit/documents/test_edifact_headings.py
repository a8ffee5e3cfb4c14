"""What an EDIFACT message says as a whole, how it is written, and messages that are no order responses."""

from __future__ import annotations

import pytest
from tests.unit.documents.made_edi import BGM, LIN, ON, edifact, edifact_in, message, paper, rows, said, values

from poworkbench.domain.readings import HEADER_FIELDS

NAD = "NAD+SU+4099999000018::9++BEKA SCHLAFSYSTEME GMBH+Am Federwerk 3+Cham++93413+DE"


def test_the_heading_names_order_vendor_date_currency_and_total() -> None:
    content = edifact(
        BGM, "DTM+137:20261015:102", ON, "DTM+171:20261014:102", "RFF+CR:ANGEBOT 26-0417", NAD,
        "NAD+BY+4099999000155::9++MÖBELHAUS RHEINTAL GMBH", "CUX+2:EUR:9", *LIN, "UNS+S", "MOA+79:2180.00",
        "MOA+124:414.20", "MOA+86:2594.20", "CNT+2:1",
    )  # fmt: skip
    read = said(content)
    assert [read.value(name) for name in HEADER_FIELDS] == [
        "EK-260431", "BEKA SCHLAFSYSTEME GMBH", "AB2617730", "2026-10-15", "EUR", "2594.20",
    ]  # fmt: skip
    assert (read.kind, paper(content).cautions) == ("order_acknowledgement", ())


@pytest.mark.parametrize(
    ("segments", "field", "value"),
    [
        (("RFF+CR:EK-7",), "po_number", "EK-7"), (("RFF+CR:A-1", "RFF+ON:EK-7"), "po_number", "EK-7"),
        (("RFF+CT:C-1",), "po_number", None), (("RFF+ON:EK-7:1",), "po_number", "EK-7"),
        (("RFF+VN:AB-9",), "vendor_order_number", "AB-9"), (("RFF+ON:AB2617730",), "vendor_order_number", None),
        (("DTM+137:202610150915:203",), "document_date", "2026-10-15"),
        (("DTM+137:261015:101",), "document_date", "2026-10-15"),
        (("RFF+ON:EK-7", "DTM+171:20261014:102"), "document_date", None),
        (("NAD+SU+4099999000018::9",), "vendor_name", None), (("NAD+SE+1::92++SELLER AG",), "vendor_name", "SELLER AG"),
        (("NAD+BY+1::9++BUYER AG", "NAD+DP+1::9++STORE"), "vendor_name", None),
        (("NAD+SU+++BEKA SCHLAFSYSTEME AG:Einkauf",), "vendor_name", "BEKA SCHLAFSYSTEME AG"),
        (("NAD+SU+1::9++BEKA SCHLAFSYSTEME:GMBH:Vertrieb",), "vendor_name", "BEKA SCHLAFSYSTEME GMBH"),
        (("NAD+SU+1::9+BEKA GMBH:Am Federwerk 3",), "vendor_name", "BEKA GMBH"),
        (("CUX+2:CHF:4",), "currency", "CHF"), (("CUX+2",), "currency", None),
    ],
)  # fmt: skip
def test_a_value_has_its_qualifier(segments: tuple[str, ...], field: str, value: str | None) -> None:
    assert said(edifact(BGM, *segments, *LIN)).value(field) == value


@pytest.mark.parametrize(
    ("summary", "total"),
    [
        (("UNS+S", "MOA+86:2594.20"), "2594.20"), (("UNS+S", "MOA+79:2180", "MOA+39:2594.20"), "2594.20"),
        (("UNS+S", "MOA+79:2180.00"), "2180.00"), (("UNS+S", "MOA+9:2594.20"), "2594.20"),
        (("UNS+S", "MOA+124:414"), None),
        (("MOA+86:2594.20",), "2594.20"), (("MOA+203:2180",), None), (("UNS+S", "MOA+86:2594,20"), "2594.20"),
    ],
)  # fmt: skip
def test_the_total_is_the_last_sum(summary: tuple[str, ...], total: str | None) -> None:
    assert said(edifact(*LIN, *summary)).value("total") == total


def test_the_currency_may_stand_with_the_total() -> None:
    assert said(edifact(*LIN, "UNS+S", "MOA+86:2594.20:EUR:9")).value("currency") == "EUR"


def test_the_order_may_be_named_by_its_lines() -> None:
    first, second = ("LIN+1+5", "RFF+ON:EK-7:1"), ("LIN+2+5", "RFF+ON:EK-7:2")
    assert said(edifact(BGM, *first, *second)).value("po_number") == "EK-7"
    assert said(edifact(BGM, *first, second[0], "RFF+ON:EK-8:2")).value("po_number") is None
    assert values(edifact(BGM, *first, second[0], "RFF+ON:EK-8:2"), "po_number") == ["EK-7", "EK-8"]
    assert said(edifact(BGM, *first, second[0])).value("po_number") is None


@pytest.mark.parametrize(
    ("bgm", "cautions"),
    [
        ("BGM+231+AB1+29", ("lines_not_listed:accepted",)), ("BGM+231+AB1+27", ("lines_not_listed:cancelled",)),
        ("BGM+231+AB1+9+AP", ("lines_not_listed:accepted",)), ("BGM+231+AB1+9+RE", ("lines_not_listed:cancelled",)),
        ("BGM+231+AB1+9+AI", ("lines_not_listed:accepted",)), ("BGM+231+AB1+4", ("edi_no_lines",)),
        ("BGM+231+AB1+12", ("edi_waiting:12, not processed", "edi_no_lines")), ("BGM+231+AB1", ("edi_no_lines",)),
    ],
)  # fmt: skip
def test_a_verdict_without_lines_makes_none(bgm: str, cautions: tuple[str, ...]) -> None:
    content = edifact(bgm, ON)
    assert (said(content).lines, paper(content).cautions) == ((), cautions)


@pytest.mark.parametrize(
    ("bgm", "statuses", "cautions"),
    [
        ("BGM+231+AB1+27", ["cancelled", "accepted"], ()), ("BGM+231+AB1+9+RE", ["cancelled", "accepted"], ()),
        ("BGM+231+AB1+29", [None, "accepted"], ()), ("BGM+231+AB1+4", [None, "accepted"], ()),
        ("BGM+231+AB1+1", [None, "accepted"], ("edi_withdrawn:1, cancellation",)),
        ("BGM+231+AB1+9+AI", [None, "accepted"], ("lines_not_listed:accepted",)),
    ],
)  # fmt: skip
def test_a_refused_message_cancels_the_lines_that_say_nothing_else(
    bgm: str, statuses: list[str | None], cautions: tuple[str, ...]
) -> None:
    content = edifact(bgm, ON, "LIN+1", "QTY+21:10", "LIN+2+5", "QTY+21:4")
    assert (values(content, "status"), paper(content).cautions) == (statuses, cautions)


UNA = "UNA:+.? '"
SEGMENTS = edifact_in(
    message(BGM, ON, NAD, "CUX+2:EUR:9", *LIN, "IMD+F++:::Preis ?+ Rabatt?: 5?'6", "UNS+S", "MOA+86:2180.00")
)
READ = ("EK-260431", "BEKA SCHLAFSYSTEME GMBH", "Preis + Rabatt: 5'6", "218.00", "2180.00")


@pytest.mark.parametrize(
    "text",
    [
        "'".join([*SEGMENTS, ""]),
        UNA + "'".join([*SEGMENTS, ""]),
        UNA + "\r\n" + "'\r\n".join([*SEGMENTS, ""]),
        "UNA:+.?'" + "'".join([*SEGMENTS, ""]),
        UNA + "'".join([*SEGMENTS, ""]).replace("218.00", "218,00").replace("2180.00", "2180,00"),
        "UNA:+,? '" + "'".join([*SEGMENTS, ""]).replace("218.00", "218,00"),
        "\ufeff  \n" + UNA + " '".join([*SEGMENTS, ""]),
        "'".join(SEGMENTS),
    ],
)
def test_the_separators_are_those_of_the_service_string(text: str) -> None:
    read = said(text.encode())
    (line,) = read.lines
    texts = (read.value("po_number"), read.value("vendor_name"), line.value("description"), line.value("unit_price"))
    assert (*texts, read.value("total")) == READ
    assert paper(text.encode()).cautions == ()


@pytest.mark.parametrize("signs", ["|^~\\", "\x1d\x1f\x1c\x19", "*>~!"])
def test_separators_may_be_any_signs_and_are_text_where_they_are_released(signs: str) -> None:
    swaps = str.maketrans(dict(zip("+:'?", signs, strict=True)))
    read = said((UNA + "'".join([*SEGMENTS, ""])).translate(swaps).encode())
    (line,) = read.lines
    assert (line.value("unit_price"), read.value("total")) == READ[3:]
    assert line.value("description") == "Preis + Rabatt: 5'6".translate(swaps)


def test_level_b_has_its_own_separators_without_a_service_string() -> None:
    plain = edifact_in(message(BGM, ON, *LIN), unb="UNB+UNOB:1+A+B+261015:0915+8817")
    text = "'".join([*plain, ""]).translate(str.maketrans({"+": "\x1d", ":": "\x1f", "'": "\x1c"}))
    assert rows(text.encode(), "vendor_item", "quantity") == [("BS-140", "10")]


@pytest.mark.parametrize(
    ("syntax", "encoding"),
    [
        ("UNOC", "latin-1"), ("UNOC", "utf-8"), ("UNOY", "utf-8"), ("UNOW", "utf-8"), ("UNOA", "latin-1"),
        ("UNOB", "cp1252"),
        ("UNOY", "latin-1"), ("UNOK", "iso8859-9"),
    ],
)  # fmt: skip
def test_letters_are_those_of_the_syntax_unless_they_are_utf_8(syntax: str, encoding: str) -> None:
    unb = f"UNB+{syntax}:3+A+B+261015:0915+8817"
    text = "'".join(edifact_in(message(BGM, "NAD+SU+1::9++MÖBEL GRÖßE", *LIN), unb=unb))
    assert said(text.encode(encoding)).value("vendor_name") == "MÖBEL GRÖßE"


def test_central_european_letters_have_their_own_syntax() -> None:
    unb = "UNB+UNOD:3+A+B+261015:0915+8817"
    text = "'".join(edifact_in(message(BGM, "NAD+SU+1::9++NÁBYTEK ŠKODŘE", *LIN), unb=unb))
    assert said(text.encode("iso8859-2")).value("vendor_name") == "NÁBYTEK ŠKODŘE"


@pytest.mark.parametrize("release", ["93A", "96A", "97B", "01B"])
def test_directories_agree_in_what_is_read(release: str) -> None:
    text = "'".join(edifact_in(message(BGM, ON, *LIN, release=release)))
    assert rows(text.encode(), "vendor_item", "status") == [("BS-140", "accepted")]


def test_a_despatch_advice_has_what_is_on_its_way() -> None:
    content = edifact(
        "BGM+351+LS-9+9", "DTM+137:20261023:102", "DTM+11:20261022:102", ON, "RFF+VN:AB-9", NAD, "CPS+1", "LIN+1",
        "PIA+5+BS-140:SA", "IMD+F++:::Matratze", "QTY+12:6:PCE", "RFF+ON:EK-260431:1", kind="DESADV",
    )  # fmt: skip
    read = said(content)
    assert read.kind == "shipment_notice"
    assert [read.value(name) for name in HEADER_FIELDS] == [
        "EK-260431", "BEKA SCHLAFSYSTEME GMBH", "AB-9", "2026-10-23", None, None,
    ]  # fmt: skip
    names = ("position", "vendor_item", "description", "quantity", "unit", "promised_date", "status")
    assert rows(content, *names) == [("1", "BS-140", "Matratze", "6", "PCE", "2026-10-22", None)]


def test_an_invoice_has_its_sum_and_promises_nothing() -> None:
    content = edifact(
        "BGM+380+RE-9+9", "DTM+137:20261030:102", "DTM+35:20261023:102", ON, NAD, "CUX+2:EUR:4", "LIN+1",
        "PIA+5+BS-140:SA", "QTY+47:10:PCE", "MOA+203:2180.00", "PRI+AAA:218.00", "UNS+S", "MOA+77:2594.20",
        "MOA+79:2180.00", kind="INVOIC",
    )  # fmt: skip
    read = said(content)
    assert read.kind == "invoice"
    assert [read.value(name) for name in HEADER_FIELDS] == [
        "EK-260431", "BEKA SCHLAFSYSTEME GMBH", None, "2026-10-30", "EUR", "2594.20",
    ]  # fmt: skip
    names = ("vendor_item", "quantity", "unit_price", "amount", "promised_date", "status")
    assert rows(content, *names) == [("BS-140", "10", "218.00", "2180.00", None, None)]


@pytest.mark.parametrize(
    ("kind", "segments", "number"),
    [
        ("ORDERS", ("BGM+220+EK-260431+9", *LIN), "EK-260431"), ("ORDCHG", ("BGM+230+X1+4", ON, *LIN), "EK-260431"),
        ("CONTRL", ("BGM+1", "UCI+8817+A+B+7"), None), ("APERAK", ("BGM+312+7+9",), None),
    ],
)  # fmt: skip
def test_another_message_is_another_document(kind: str, segments: tuple[str, ...], number: str | None) -> None:
    read = said(edifact(*segments, kind=kind))
    assert (read.kind, read.value("po_number"), read.lines) == ("other", number, ())
