"""Shapes that tables in workbooks take: splits, groups, columns without titles, several orders."""

from __future__ import annotations

from datetime import date

from tests.unit.documents.made_workbooks import MadeSheet, Value, workbook
from tests.unit.documents.read_sheets import read, table

PRICED = "position vendor_item quantity unit unit_price amount promised_date"


def at_end(*values: Value, before: int) -> list[Value]:
    """Values behind so many empty cells."""
    return [*([None] * before), *values]


def test_titles_in_two_languages() -> None:
    rows: list[list[Value]] = [
        ["Orderbevestiging / Order confirmation", "OC-5521"],
        ["Uw ordernr. / Your PO", "PO-10077"],
        ["Datum / Date", date(2026, 10, 9)],
        [],
        [
            "Pos",
            "Artikelnr. / Item no.",
            "Omschrijving / Description",
            "Aantal / Quantity",
            "Prijs / Price",
            "Totaal / Total",
            "Leverdatum / Delivery date",
        ],
        [1.0, "ZK-1", "Zitbank 2-zits", 2.0, 799.0, 1598.0, date(2026, 12, 1)],
        [2.0, "ZK-2", "Fauteuil", 4.0, 389.5, 1558.0, date(2026, 12, 8)],
        at_end("Totaal / Total", 3156.0, before=4),
    ]
    reading = read(workbook(MadeSheet("Confirmation", rows)))
    assert (reading.value("po_number"), reading.value("vendor_order_number")) == ("PO-10077", "OC-5521")
    assert (reading.value("document_date"), reading.value("total")) == ("2026-10-09", "3156")
    assert table(reading, "vendor_item quantity unit_price promised_date") == [
        "ZK-1 | 2 | 799 | 2026-12-01",
        "ZK-2 | 4 | 389.5 | 2026-12-08",
    ]


def test_a_split_line_a_refused_one_and_a_remark() -> None:
    rows: list[list[Value]] = [
        ["ORDER ACKNOWLEDGEMENT"],
        ["Customer PO:", "PO-2007"],
        ["Our order:", 77812.0],
        ["Pos", "SKU", "Name", "Ordered", "Confirmed", "Price", "Delivery date", "Comment"],
        [1.0, "AA-1", "Hook, brass", 100.0, 60.0, 2.5, date(2026, 11, 20)],
        [1.0, "AA-1", "Hook, brass", None, 40.0, 2.5, date(2026, 12, 18), "rest"],
        [2.0, "AA-2", "Hook, steel", 50.0, 50.0, 1.75, date(2026, 11, 20)],
        [3.0, "AA-3", "Rail 60 cm", 10.0, 0.0, 14.0, None, "discontinued"],
    ]
    reading = read(workbook(MadeSheet("Sheet1", rows)))
    assert (reading.value("po_number"), reading.value("vendor_order_number")) == ("PO-2007", "77812")
    assert table(reading, "position vendor_item quantity unit_price promised_date status") == [
        "1 | AA-1 | 60 | 2.5 | 2026-11-20 | -",
        "1 | AA-1 | 40 | 2.5 | 2026-12-18 | -",
        "2 | AA-2 | 50 | 1.75 | 2026-11-20 | -",
        "3 | AA-3 | 10 | 14 | - | cancelled",
    ]


def test_numbers_kept_as_text_beside_numbers() -> None:
    """In the text cells the comma is the decimal mark; the number 7.125 is no seven thousand for that."""
    rows: list[list[Value]] = [
        ["Auftragsbestätigung", "AB-77/26"],
        ["Bestellnummer", "B-4410"],
        ["Datum", "05.10.2026"],
        ["Währung", "EUR"],
        ["Pos", "Art.-Nr.", "Bezeichnung", "Menge", "Einheit", "Einzelpreis", "Gesamt", "Liefertermin"],
        ["1", "'00417", "Schraube M8", "1.000", "St", "0,085", "85,00", "KW 48/2026"],
        ["2", "00418", "Mutter M8", "2.500", "St", "0,042", "105,00", "30.11.2026"],
        [3.0, "00500", "Bohrer 8 mm", 12.0, "St", 7.125, 85.5, date(2026, 12, 3)],
        at_end("Gesamtsumme", "275,50", before=5),
    ]
    reading = read(workbook(MadeSheet("AB", rows)))
    assert (reading.value("document_date"), reading.value("total")) == ("2026-10-05", "275.50")
    assert table(reading, PRICED) == [
        "1 | 00417 | 1000 | St | 0.085 | 85.00 | -",
        "2 | 00418 | 2500 | St | 0.042 | 105.00 | 2026-11-30",
        "3 | 00500 | 12 | St | 7.125 | 85.5 | 2026-12-03",
    ]


def test_columns_without_a_title_belong_to_the_title_before_them() -> None:
    rows: list[list[Value]] = [
        ["Order Confirmation No. 4471 of 12 October 2026"],
        ["Your order PO-771"],
        ["Item", None, "Qty", None, "Price", None, "Amount", "Ship date"],
        ["TT-1", "Side table oak", 4.0, "pcs", 120.0, "EUR", 480.0, date(2026, 11, 20)],
        ["TT-2", "Side table walnut", 2.0, "pcs", 140.0, "EUR", 280.0, date(2026, 11, 20)],
    ]
    reading = read(workbook(MadeSheet("OC", rows)))
    assert (reading.value("po_number"), reading.value("currency")) == ("PO-771", "EUR")
    assert table(reading, "vendor_item description quantity unit unit_price amount promised_date") == [
        "TT-1 | Side table oak | 4 | pcs | 120 | 480 | 2026-11-20",
        "TT-2 | Side table walnut | 2 | pcs | 140 | 280 | 2026-11-20",
    ]


def test_prices_per_hundred_and_shares_as_discounts() -> None:
    rows: list[list[Value]] = [
        ["Auftragsbestätigung 5512"],
        ["Ihre Bestellung: 77-1200 vom 01.10.2026"],
        ["Pos", "Artikel", "Text", "Menge", "ME", "Preis", "PE", "Rabatt", "Wert", "Termin"],
        [10.0, "S-100", "Scharnier 35 mm", 500.0, "Stk", 118.0, 100.0, 0.1, 531.0, "2026-11-16T00:00:00"],
        [20.0, "S-200", "Griff 128 mm", 50.0, "Stk", 2.4, 1.0, 0.0, 120.0, "2026-11-16T00:00:00"],
        at_end("Summe", 651.0, before=7),
    ]
    reading = read(workbook(MadeSheet("AB", rows)))
    assert table(reading, PRICED) == [
        "10 | S-100 | 500 | Stk | 1.062 | 531 | 2026-11-16",
        "20 | S-200 | 50 | Stk | 2.4 | 120 | 2026-11-16",
    ]
    assert (reading.value("po_number"), reading.value("total")) == ("77-1200", "651")


def test_group_headings_and_taxes() -> None:
    rows: list[list[Value]] = [
        ["Casa Levante S.L."],
        ["Confirmación de pedido", "PV26-0912"],
        ["Su pedido", "OC-5512"],
        ["Fecha", date(2026, 10, 14)],
        [],
        ["Línea", "Referencia", "Descripción", "Cantidad", "Precio", "Importe", "Fecha entrega"],
        ["Colección Mar"],
        [1.0, "LV-10", "Mesa auxiliar", 4.0, 89.0, 356.0, date(2026, 11, 30)],
        [2.0, "LV-11", "Mesa centro", 2.0, 149.0, 298.0, date(2026, 11, 30)],
        ["Colección Tierra"],
        [3.0, "LV-40", "Silla", 12.0, 54.9, 658.8, date(2026, 12, 14)],
        at_end("Base imponible", 1312.8, before=4),
        at_end("IVA 21%", 275.69, before=4),
        at_end("Total", 1588.49, before=4),
    ]
    reading = read(workbook(MadeSheet("Confirm", rows)))
    assert (reading.value("po_number"), reading.value("total")) == ("OC-5512", "1588.49")
    assert table(reading, "vendor_item quantity unit_price promised_date") == [
        "LV-10 | 4 | 89 | 2026-11-30",
        "LV-11 | 2 | 149 | 2026-11-30",
        "LV-40 | 12 | 54.9 | 2026-12-14",
    ]


def test_a_sheet_without_a_title_is_what_its_tab_says_and_weights_are_no_money() -> None:
    rows: list[list[Value]] = [
        ["Shipper: Lumen Co., Ltd."],
        ["PO No.", "PO-88001"],
        ["Shipped on", date(2026, 11, 2)],
        ["Invoice No.", "INV-1"],
        ["Item", "Description", "Qty shipped", "Cartons", "GW kg"],
        ["LM-1", "Lamp", 20.0, 5.0, 33.5],
        ["LM-2", "Shade", 40.0, 4.0, 12.0],
        ["Total", None, 60.0, 9.0, 45.5],
    ]
    reading = read(workbook(MadeSheet("Packing List", rows)))
    assert (reading.kind, reading.value("po_number"), reading.total) == ("shipment_notice", "PO-88001", None)
    assert table(reading, "vendor_item quantity promised_date") == ["LM-1 | 20 | 2026-11-02", "LM-2 | 40 | 2026-11-02"]


def test_a_sheet_over_several_orders_is_a_report() -> None:
    rows: list[list[Value]] = [
        ["Open order status as of", date(2026, 10, 30)],
        [],
        ["Customer PO", "Our SO", "Line", "Item", "Description", "Open qty", "Unit price", "Est ship date", "Remarks"],
        ["PO-104300", "S-1", 1.0, "A-100", "Desk", 4.0, 100.0, date(2026, 11, 20)],
        ["PO-104300", "S-1", 2.0, "A-200", "Chair", 8.0, 50.0, date(2026, 11, 20)],
        ["PO-104310", "S-2", 1.0, "A-100", "Desk", 2.0, 100.0, date(2026, 12, 4), "on water"],
    ]
    reading = read(workbook(MadeSheet("Open orders", rows)))
    assert (reading.kind, reading.po_number, reading.value("document_date")) == (
        "open_order_report",
        None,
        "2026-10-30",
    )
    assert table(reading, "vendor_item quantity") == ["A-100 | 4", "A-200 | 8", "A-100 | 2"]


def test_what_rows_share_holds_for_each_of_them() -> None:
    rows: list[list[Value]] = [
        ["ORDER CONFIRMATION", "OC-88121"],
        ["PO", "PO-44121"],
        ["Pos", "Item", "Quantity", "Price", None, "Ship date"],
        [None, None, None, "List", "Net"],
        [1.0, "AA-1", 60.0, 3.0, 2.5, date(2026, 11, 20)],
        [None, None, 40.0, None, None, date(2026, 12, 18)],
        [2.0, "AA-2", 50.0, 2.0, 1.75, date(2026, 12, 4)],
        [3.0, "AA-3", 10.0, 20.0, 14.0],
    ]
    merged = ["A3:A4", "B3:B4", "C3:C4", "F3:F4", "D3:E3", "A5:A6", "B5:B6", "D5:D6", "E5:E6", "F7:F8"]
    reading = read(workbook(MadeSheet("OC", rows, merged=merged)))
    assert table(reading, "position vendor_item quantity unit_price promised_date") == [
        "1 | AA-1 | 60 | 2.5 | 2026-11-20",
        "1 | AA-1 | 40 | 2.5 | 2026-12-18",
        "2 | AA-2 | 50 | 1.75 | 2026-12-04",
        "3 | AA-3 | 10 | 14 | 2026-12-04",
    ]
