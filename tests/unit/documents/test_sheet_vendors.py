"""Workbooks of vendors nobody has seen, read as a careful person reads them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from tests.unit.documents.made_workbooks import Formatted, MadeSheet, Value, workbook
from tests.unit.documents.read_sheets import header, read, refs, table

SAMPLES = Path(__file__).parent / "samples"
PRICED = "position vendor_item quantity unit unit_price amount promised_date"


def euro(value: float) -> Formatted:
    """An amount whose currency stands in its number format alone."""
    return Formatted(value, '#,##0.00\\ "€"')


def dollars(value: float) -> Formatted:
    """The same in dollars."""
    return Formatted(value, '"$"#,##0.00')


def at_end(*values: Value, before: int) -> list[Value]:
    """Values behind so many empty cells."""
    return [*([None] * before), *values]


def test_a_german_workbook_with_a_shared_heading_discounts_and_a_currency_in_its_formats() -> None:
    rows: list[list[Value]] = [
        ["Möbelwerk Hartmann GmbH"],
        ["Industriestr. 12, 33609 Bielefeld  Tel 0521 5550100"],
        ["Auftragsbestätigung Nr.", None, "AB-260881", None, None, None, "Datum", date(2026, 11, 3)],
        ["Ihre Bestellung", None, "PO-99120", None, None, None, "Kunden-Nr.", 10442.0],
        [],
        [
            "Pos.",
            "Artikel",
            "Ihre Art.-Nr.",
            "Bezeichnung",
            "Menge",
            "ME",
            "Preis",
            None,
            None,
            "Betrag",
            "Liefertermin",
        ],
        at_end("Liste", "Rabatt", "Netto", before=6),
        [
            10.0,
            "HW-1200",
            "55101",
            "Esstisch Eiche 180x90\nOberfläche geölt",
            4.0,
            "Stk",
            euro(412.375),
            Formatted(0.12, "0%"),
            euro(362.89),
            euro(1451.56),
            date(2026, 12, 4),
        ],
        [
            20.0,
            "HW-1201",
            "55102",
            "Stuhl Eiche",
            16.0,
            "Stk",
            euro(98.5),
            Formatted(0.125, "0.0%"),
            euro(86.1875),
            euro(1379.0000000001),
            date(2027, 1, 15),
        ],
        [30.0, "HW-0007", "55109", "Bank Eiche 160", 2.0, "Stk", euro(240), None, euro(240), euro(480), "folgt"],
        at_end("Nettosumme", euro(3310.56), before=8),
        at_end("19 % MwSt", euro(629.01), before=8),
        at_end("Gesamtbetrag", euro(3939.57), before=8),
    ]
    reading = read(workbook(MadeSheet("AB", rows, merged=["A1:K1", "A2:K2", "G6:I6"])))
    assert header(reading) == {
        "po_number": "PO-99120",
        "vendor_name": "Möbelwerk Hartmann GmbH",
        "vendor_order_number": "AB-260881",
        "document_date": "2026-11-03",
        "currency": "EUR",
        "total": "3939.57",
    }
    assert table(reading, f"{PRICED} buyer_item") == [
        "10 | HW-1200 | 4 | Stk | 362.89 | 1451.56 | 2026-12-04 | 55101",
        "20 | HW-1201 | 16 | Stk | 86.1875 | 1379 | 2027-01-15 | 55102",
        "30 | HW-0007 | 2 | Stk | 240 | 480 | - | 55109",
    ]
    assert refs(reading, "unit_price") == ["AB!I8", "AB!I9", "AB!I10"]


def test_an_american_form_with_merged_cells_a_hidden_cost_and_a_filtered_line() -> None:
    def line(number: int, item: str, name: str, quantity: int, price: float, day: date) -> list[Value]:
        sold: list[Value] = [float(quantity), "EA", dollars(price), dollars(quantity * price), day, True]
        return [float(number), item, None, name, None, None, price / 2, *sold]

    rows: list[list[Value]] = [
        ["SUMMIT RIDGE CASE GOODS, INC.", *at_end("ORDER ACKNOWLEDGMENT", before=6)],
        ["4100 Commerce Blvd, High Point, NC 27263"],
        [],
        ["Sold To", None, None, "Ship To", None, None, None, "Ack #", "SR-55210"],
        ["Meadowlark Interiors", None, None, "Meadowlark DC", None, None, None, "Ack Date", date(2026, 10, 30)],
        [
            "12 Pine St, Austin TX 78701",
            *at_end("900 Depot Rd, Austin TX", None, None, None, before=2),
            "Customer PO",
            "PO-77120",
        ],
        [],
        [
            "Line",
            "Model",
            None,
            "Description",
            None,
            None,
            "Cost",
            "Qty",
            "U/M",
            "Unit Price",
            "Extended",
            "Est Ship",
            "Complete",
        ],
        line(1, "410-220", "King Bed, Walnut", 2, 1249.0, date(2026, 12, 11)),
        line(2, "410-610", "Night Stand, Walnut", 4, 389.5, date(2026, 12, 11)),
        line(3, "410-999", "left over from another order", 4, 1.5, date(2026, 12, 11)),
        line(4, "410-300", "Dresser, 6 Drawer, Walnut", 1, 1875.0, date(2027, 1, 8)),
        at_end("Subtotal", dollars(5931.0), before=9),
        at_end("Freight", dollars(310.25), before=9),
        at_end("Total", dollars(6241.25), before=9),
    ]
    merged = ["D8:F8", "D9:F9", "D10:F10", "D11:F11", "D12:F12"]
    ack = MadeSheet("Ack", rows, merged=merged, hidden_rows={10}, hidden_columns={6})
    reading = read(workbook(MadeSheet("Costs", [["PO-11111"], ["secret", 1.0]], state="veryHidden"), ack))
    assert header(reading) == {
        "po_number": "PO-77120",
        "vendor_name": "SUMMIT RIDGE CASE GOODS, INC.",
        "vendor_order_number": "SR-55210",
        "document_date": "2026-10-30",
        "currency": "USD",
        "total": "6241.25",
    }
    assert table(reading, f"{PRICED} description") == [
        "1 | 410-220 | 2 | EA | 1249 | 2498 | 2026-12-11 | King Bed, Walnut",
        "2 | 410-610 | 4 | EA | 389.5 | 1558 | 2026-12-11 | Night Stand, Walnut",
        "4 | 410-300 | 1 | EA | 1875 | 1875 | 2027-01-08 | Dresser, 6 Drawer, Walnut",
    ]


def test_a_cover_sheet_says_what_the_sheet_of_lines_does_not() -> None:
    cover: list[list[Value]] = [
        ["Order confirmation"],
        ["Supplier", "Viet Wood Manufacturing JSC"],
        ["Your PO", "45-99871"],
        ["Our SO no.", "VW/26/0917"],
        ["Confirmation date", "24-Oct-2026"],
        ["Currency", "USD"],
        ["ETD", date(2027, 1, 20)],
        ["Total amount", 10920.0],
    ]
    lines: list[list[Value]] = [
        ["Item", "Buyer SKU", "Description", "Qty", "Unit price", "Amount", "Status"],
        ["VW-1001", "88-120", "Teak side table", 120.0, 46.0, 5520.0, "Confirmed"],
        ["VW-1002", "88-121", "Teak coffee table", 60.0, 90.0, 5400.0, "Backordered"],
    ]
    reading = read(workbook(MadeSheet("Summary", cover), MadeSheet("Lines", lines)))
    assert header(reading) == {
        "po_number": "45-99871",
        "vendor_name": "Viet Wood Manufacturing JSC",
        "vendor_order_number": "VW/26/0917",
        "document_date": "2026-10-24",
        "currency": "USD",
        "total": "10920",
    }
    assert table(reading, "vendor_item buyer_item quantity unit_price promised_date status") == [
        "VW-1001 | 88-120 | 120 | 46 | 2027-01-20 | accepted",
        "VW-1002 | 88-121 | 60 | 90 | 2027-01-20 | backordered",
    ]


def test_a_proforma_invoice_that_is_a_sales_confirmation_with_lines_within_its_cells() -> None:
    rows: list[list[Value]] = [
        [None, "NINGBO STARLIGHT HOUSEWARES CO.,LTD"],
        [None, "ADD: NO.18 XINGYE ROAD, NINGBO, CHINA  TEL: 0086-574-87650000"],
        [None, "PROFORMA INVOICE / SALES CONFIRMATION"],
        [None, "TO: MEADOWLARK INTERIORS LLC", *at_end("S/C NO.: NS26-0881", before=5)],
        at_end("DATE: 2026-10-12", before=7),
        [None, "PO NO.: 4500-7781", *at_end("ETD: 2026-12-20", before=5)],
        [
            None,
            "ITEM NO.",
            "BUYER'S ITEM",
            "PICTURE",
            "DESCRIPTION",
            "Q'TY\n(PCS)",
            "CTNS",
            "U/PRICE\n(USD)\nFOB NINGBO",
            "AMOUNT\n(USD)",
            "REMARKS",
        ],
        [
            None,
            "SL-8801",
            "MB-100",
            None,
            "CERAMIC VASE H30CM\nCOLOR: WHITE\nPACKING: 4PCS/CTN",
            400.0,
            100.0,
            3.25,
            Formatted(1300.0, formula="F8*H8"),
        ],
        [
            None,
            "SL-8802",
            "MB-101",
            None,
            "CERAMIC VASE H40CM\nCOLOR: BLUE",
            240.0,
            60.0,
            4.8,
            1152.0,
            "sample approved",
        ],
        [None, "SL-9001", "MB-120", None, "GLASS BOWL D25", 1000.0, 250.0, 1.05, 1050.0],
        [None, "TOTAL:", None, None, None, 1640.0, 410.0, None, 3502.0],
        [None, "SAY US DOLLARS THREE THOUSAND FIVE HUNDRED AND TWO ONLY"],
        [None, "PAYMENT: 30% DEPOSIT, BALANCE AGAINST B/L COPY"],
    ]
    reading = read(workbook(MadeSheet("PI", rows, merged=["B1:J1", "B2:J2", "B3:J3"])))
    assert reading.kind == "order_acknowledgement"
    assert header(reading) == {
        "po_number": "4500-7781",
        "vendor_name": "NINGBO STARLIGHT HOUSEWARES CO.,LTD",
        "vendor_order_number": "NS26-0881",
        "document_date": "2026-10-12",
        "currency": "USD",
        "total": "3502",
    }
    assert table(reading, "vendor_item buyer_item description quantity unit_price amount promised_date") == [
        "SL-8801 | MB-100 | CERAMIC VASE H30CM | 400 | 3.25 | 1300 | 2026-12-20",
        "SL-8802 | MB-101 | CERAMIC VASE H40CM | 240 | 4.8 | 1152 | 2026-12-20",
        "SL-9001 | MB-120 | GLASS BOWL D25 | 1000 | 1.05 | 1050 | 2026-12-20",
    ]


def test_rows_below_a_line_and_charges_below_the_lines() -> None:
    rows: list[list[Value]] = [
        ["Hearthstone Upholstery Co."],
        ["1200 Mill Road, Hickory, NC 28602"],
        ["ACKNOWLEDGEMENT"],
        [],
        ["Customer PO#", None, "PO-104511", None, "Ack No.", 771204.0],
        ["Quote #", None, "Q-88123", None, "Ack date", datetime(2026, 10, 21, 15, 4)],  # noqa: DTZ001
        ["Terms", None, "Net 30", None, "Original PO date", date(2026, 10, 1)],
        [],
        ["Ln", "Style", "Description", "Qty", "UM", "Unit Price", "Ext Price", "Ship Date"],
        [1.0, "8801-3", "Sofa, 3 cushion", 6.0, "EA", 1180.0, 7080.0],
        [None, "Your item 100223", "Fabric: Linen Dove, grade C"],
        [None, None, "Ship 2 on 11/20/2026"],
        [None, None, "Ship 4 on 12/18/2026"],
        [2.0, "8801-1", "Chair and a half", 2.0, "EA", 640.0, 1280.0, date(2026, 11, 20)],
        [None, "Your item 100224", "Legs: Walnut"],
        [3.0, "9000-OT", "Ottoman", 2.0, "EA", 310.0, 620.0, "Backordered"],
        [4.0, "9100-X", "Swivel chair", 1.0, "EA", 700.0, 0.0, "CANCELLED"],
        [],
        at_end("Merchandise", 8980.0, before=5),
        at_end("Fuel surcharge", 89.8, before=5),
        at_end("Order total", 9069.8, before=5),
    ]
    reading = read(workbook(MadeSheet("Ack", rows)))
    assert header(reading) == {
        "po_number": "PO-104511",
        "vendor_name": "Hearthstone Upholstery Co.",
        "vendor_order_number": "771204",
        "document_date": "2026-10-21",
        "total": "9069.8",
    }
    assert table(reading, "vendor_item buyer_item quantity unit_price promised_date status") == [
        "8801-3 | 100223 | 2 | 1180 | 2026-11-20 | -",
        "8801-3 | 100223 | 4 | 1180 | 2026-12-18 | -",
        "8801-1 | 100224 | 2 | 640 | 2026-11-20 | -",
        "9000-OT | - | 2 | 310 | - | backordered",
        "9100-X | - | 1 | 700 | - | cancelled",
    ]


def test_an_older_binary_workbook() -> None:
    reading = read((SAMPLES / "carpathia.xls").read_bytes())
    assert header(reading) == {
        "po_number": "PO-60714",
        "vendor_name": "CARPATHIA WOODWORKS SRL",
        "vendor_order_number": "CW-26-3391",
        "document_date": "2026-10-19",
        "currency": "EUR",
        "total": "2311.66",
    }
    assert table(reading, f"{PRICED} buyer_item") == [
        "1 | CW-2201 | 24 | pcs | 38.4 | 921.6 | 2026-12-07 | 88-1001",
        "2 | CW-2202 | 12 | pcs | 41.255 | 495.06 | 2026-12-07 | 88-1002",
        "4 | CW-3100 | 50 | pcs | 17.9 | 895 | 2027-01-11 | 88-1010",
    ]


def test_an_open_document_sheet() -> None:
    reading = read((SAMPLES / "lagona.ods").read_bytes())
    assert header(reading) == {
        "po_number": "OA-5512",
        "vendor_name": "Vetreria Lagona S.r.l.",
        "vendor_order_number": "C/2026/771",
        "document_date": "2026-10-22",
        "currency": "EUR",
        "total": "958.2",
    }
    assert table(reading, "vendor_item quantity unit unit_price amount promised_date") == [
        "VL-10 | 12 | pz | 48.60 | 583.2 | 2026-11-30",
        "VL-22 | 30 | pz | 12.5 | 375 | 2026-12-14",
    ]
