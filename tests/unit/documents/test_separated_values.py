"""Separated values in all the ways that systems write them, and texts that only look alike."""

from __future__ import annotations

import pytest
from tests.unit.documents.read_sheets import header, read, refs, table

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.sheets.separated_values import sheet_of_values
from poworkbench.adapters.documents.sheets.separators import separator_of
from poworkbench.domain.problems import DamagedFile, TooLarge

PRICED = "vendor_item quantity unit unit_price amount promised_date"


def test_lines_above_and_below_the_table_and_commas_within_quotes() -> None:
    reading = read(
        b"\xef\xbb\xbf"
        b"PO Number,PO-30021\r\nAcknowledgment No,A-7719\r\nDate,10/21/2026\r\n\r\n"
        b"Line,Item,Description,Qty Ordered,Qty Confirmed,UOM,Unit Price,Extended,Promise Date,Status\r\n"
        b'1,TC-100,"Lamp, table, 24"" brass",12,12,EA,"1,049.50","12,594.00",11/20/2026,Accepted\r\n'
        b'2,TC-200,"Lamp, floor",6,0,EA,89.00,534.00,,Cancelled\r\n'
        b'3,TC-300,"Shade 14""",100,100,EA,7.25,725.00,12/04/2026,Accepted\r\n'
        b'Total,,,,,,,"13,319.00",,\r\n'
    )
    assert header(reading) == {
        "po_number": "PO-30021",
        "vendor_order_number": "A-7719",
        "document_date": "2026-10-21",
        "total": "13319.00",
    }
    assert table(reading, f"{PRICED} status description") == [
        'TC-100 | 12 | EA | 1049.50 | 12594.00 | 2026-11-20 | accepted | Lamp, table, 24" brass',
        "TC-200 | 6 | EA | 89.00 | 534.00 | - | cancelled | Lamp, floor",
        'TC-300 | 100 | EA | 7.25 | 725.00 | 2026-12-04 | accepted | Shade 14"',
    ]
    assert refs(reading, "unit_price") == ["G6", "G7", "G8"]


def test_tabs_in_the_encoding_that_spreadsheet_programs_call_unicode() -> None:
    text = (
        "Orderbevestiging\tOB26-1881\r\nUw order\t4500990\r\nDatum\t20-10-2026\r\n"
        "Regel\tArtikel\tOmschrijving\tAantal\tEenheid\tPrijs\tBedrag\tLeverdatum\r\n"
        "1\tKL-20\tKast laag\t3\tst\t249,50\t748,50\t27-11-2026\r\n"
        "2\tKL-21\tKast hoog\t2\tst\t1.349,00\t2.698,00\t04-12-2026\r\nTotaal\t\t\t\t\t\t3.446,50\t\r\n"
    )
    reading = read(text.encode("utf-16"))
    assert header(reading) == {
        "po_number": "4500990",
        "vendor_order_number": "OB26-1881",
        "document_date": "2026-10-20",
        "total": "3446.50",
    }
    assert table(reading, PRICED) == [
        "KL-20 | 3 | st | 249.50 | 748.50 | 2026-11-27",
        "KL-21 | 2 | st | 1349.00 | 2698.00 | 2026-12-04",
    ]
    assert table(read(text.encode("utf-16-le")), PRICED) == table(reading, PRICED)


def test_the_code_page_of_old_systems() -> None:
    reading = read(
        "Accusé de réception;AR-8812\nVotre commande;CF-2201\nDate;12/10/2026\n"
        "Référence;Désignation;Quantité;Unité;P.U. HT;Montant HT;Date de livraison\n"
        "LUM-10;Lampe à poser dorée;10;u;45,20;452,00;13/11/2026\n"
        "LUM-11;Suspension métal façonné;4;u;118,00;472,00;13/11/2026\n"
        "Total HT;;;;;924,00;\nTVA 20%;;;;;184,80;\nTotal TTC;;;;;1 108,80;\n".encode("cp850")
    )
    assert (reading.value("po_number"), reading.value("vendor_order_number")) == ("CF-2201", "AR-8812")
    assert reading.value("total") == "1108.80"
    assert table(reading, f"description {PRICED}") == [
        "Lampe à poser dorée | LUM-10 | 10 | u | 45.20 | 452.00 | 2026-11-13",
        "Suspension métal façonné | LUM-11 | 4 | u | 118.00 | 472.00 | 2026-11-13",
    ]


def test_a_separator_that_the_file_names_and_numbers_repeated_in_every_row() -> None:
    reading = read(
        b"sep=|\nOrder No|Your PO|Item|Qty|Unit|Price|Ship date\n"
        b"SO-1188|PO-5512|AX-100|10|EA|4.50|2026-11-20\nSO-1188|PO-5512|AX-200|3|EA|12.00|2026-11-27\n"
    )
    assert header(reading) == {"po_number": "PO-5512", "vendor_order_number": "SO-1188"}
    assert table(reading, "vendor_item quantity unit unit_price promised_date") == [
        "AX-100 | 10 | EA | 4.50 | 2026-11-20",
        "AX-200 | 3 | EA | 12.00 | 2026-11-27",
    ]
    assert refs(reading, "quantity") == ["D2", "D3"]


def test_rows_without_any_heading() -> None:
    reading = read(
        b'"PO-8812","SO-991","1","WB-2210","Oak bench","4","EA","125.00","500.00","2026-11-20"\n'
        b'"PO-8812","SO-991","2","WB-2211","Oak stool","10","EA","45.50","455.00","2026-11-27"\n'
        b'"PO-8812","SO-991","3","WB-2290","Oak table","1","EA","990.00","990.00","2026-12-04"\n'
    )
    assert table(reading, f"position description {PRICED}") == [
        "1 | Oak bench | WB-2210 | 4 | EA | 125.00 | 500.00 | 2026-11-20",
        "2 | Oak stool | WB-2211 | 10 | EA | 45.50 | 455.00 | 2026-11-27",
        "3 | Oak table | WB-2290 | 1 | EA | 990.00 | 990.00 | 2026-12-04",
    ]


def test_records_of_several_kinds_told_by_their_first_value() -> None:
    reading = read(
        b"H;AB;4471;20.10.2026;EK-260440;EUR;Beispiel Leuchten GmbH\n"
        b"P;10;LB-1190-MS;968307;Pendelleuchte Glocke;6,000;Stk;89,90;539,40;13.11.2026\n"
        b"P;20;LB-1191-SW;460176;Pendelleuchte Kugel;6,000;Stk;84,50;507,00;13.11.2026\n"
        b"P;30;LB-2040;766176;Stehleuchte;4,000;Stk;212,00;848,00;18.12.2026\n"
        b"S;3;1.894,40\n"
    )
    assert (reading.value("document_date"), reading.value("total")) == ("2026-10-20", "1894.40")
    assert table(reading, f"position description {PRICED}") == [
        "10 | Pendelleuchte Glocke | LB-1190-MS | 6 | Stk | 89.90 | 539.40 | 2026-11-13",
        "20 | Pendelleuchte Kugel | LB-1191-SW | 6 | Stk | 84.50 | 507.00 | 2026-11-13",
        "30 | Stehleuchte | LB-2040 | 4 | Stk | 212.00 | 848.00 | 2026-12-18",
    ]


def test_dates_of_eight_digits_and_codes_with_zeros() -> None:
    reading = read(
        b"Line;Item;Qty;UOM;NetPrice;Currency;ConfirmedDate;CustomerPO;OrderNo;OrderDate\n"
        b'1;="00012345";5;PCE;12.375;EUR;20261120;4500012;88001;20261012\n'
        b"2;00012346;250;PCE;0.085;EUR;20261204;4500012;88001;20261012\n"
    )
    assert header(reading) == {
        "po_number": "4500012",
        "vendor_order_number": "88001",
        "document_date": "2026-10-12",
        "currency": "EUR",
    }
    assert table(reading, "vendor_item quantity unit unit_price promised_date") == [
        "00012345 | 5 | PCE | 12.375 | 2026-11-20",
        "00012346 | 250 | PCE | 0.085 | 2026-12-04",
    ]


def test_a_gross_and_a_net_price_in_latin_1() -> None:
    reading = read(
        "Fournisseur;Manufacture Lorraine SARL\nN° AR;AR26-0993\nDate AR;12/10/2026\nVotre commande;CA-7781\n\n"
        "Ligne;Référence;Votre réf.;Désignation;Qté;U;PU brut;Remise %;PU net;Montant;Délai\n"
        '10;ML-001;55-1;Table basse "Rond" chêne;3;U;420,00;10,00;378,00;1134,00;20/11/2026\n'
        "20;ML-002;55-2;Chaise; 12;U;95,00;;95,00;1140,00;20/11/2026\n"
        "30;ML-009;;Fauteuil;1;U;610,00;5,00;579,50;579,50;à confirmer\n"
        ";;;;;;;;Total HT;2853,50;\n;;;;;;;;TVA 20%;570,70;\n;;;;;;;;Total TTC;3424,20;\n".encode("latin-1")
    )
    assert header(reading) == {
        "po_number": "CA-7781",
        "vendor_name": "Manufacture Lorraine SARL",
        "vendor_order_number": "AR26-0993",
        "document_date": "2026-10-12",
        "total": "3424.20",
    }
    assert table(reading, f"{PRICED} buyer_item") == [
        "ML-001 | 3 | U | 378.00 | 1134.00 | 2026-11-20 | 55-1",
        "ML-002 | 12 | U | 95.00 | 1140.00 | 2026-11-20 | 55-2",
        "ML-009 | 1 | U | 579.50 | 579.50 | - | -",
    ]


def test_ordered_shipped_and_backordered_in_quoted_capitals() -> None:
    reading = read(
        b'"CUST PO","PO104477","","","","","",""\n'
        b'"LINE","ITEM NUMBER","DESCRIPTION","ORD QTY","SHIP QTY","B/O QTY","NET PRICE","SHIP DATE"\n'
        b'"001","44-120","WALL CLOCK 12""","24","24","0","18.5000","20261120"\n'
        b'"002","44-130","MANTEL CLOCK","12","4","8","32.2500","20261120"\n'
        b'"003","44-140","FLOOR CLOCK","2","0","2","410.0000","00000000"\n'
    )
    assert reading.value("po_number") == "PO104477"
    assert table(reading, "position vendor_item quantity unit_price promised_date status") == [
        "001 | 44-120 | 24 | 18.5000 | 2026-11-20 | -",
        "002 | 44-130 | 4 | 32.2500 | 2026-11-20 | backordered",
        "003 | 44-140 | 2 | 410.0000 | - | backordered",
    ]


TABLES = [
    ("PO;4711\nItem;AB-1\nQty;4\nPrice;12,50\n", ";"),
    ("PO\t4711\nItem\tAB-1\nQty\t4\n", "\t"),
    ('"a","b, c","d"\n"1","2, x","3"\n', ","),
    ('"a", "b", "c"\n"1", "2", "3"\n"4", "5", "6"\n', ","),
    ("Order Confirmation\nPO Number,PO-1\n\nLine,Item,Qty,Price\n1,A-1,4,5.00\n2,A-2,6,7.50\nTotal,,,65.00\n", ","),
    ("Thank you for your order.\nPos;Item;Qty;Price\n1;A;4;5,00\n2;B;6;7,50\nKind regards\n", ";"),
    ("A-1;6,000;89,90;539,40\nA-2;6,000;84,50;507,00\n", ";"),
    ("a^b^c\n1^2^3\n1^2^4\n", "^"),
    ("sep=~\na~b\n1~2\n", "~"),
    ("Item;Qty;Price\nA-1;4;5,00\n", ";"),
]


@pytest.mark.parametrize(("text", "sign"), TABLES)
def test_the_separator_is_found(text: str, sign: str) -> None:
    assert separator_of(text) == sign
    assert kinds.kind_of(text.encode()) == kinds.SHEET


TEXTS = {
    "prose": "Dear all,\n\nthank you for your order, which we confirm, as discussed, today.\nThe goods, all in oak,"
    " ship on Friday, Nov 20, 2026.\nKind regards,\nAnna, Sales\n",
    "a print file": " 10  LB-1190   Pendelleuchte        6,000 St   89,90    539,40\n"
    " 20  LB-1191   Pendelleuchte        6,000 St   84,50    507,00\n"
    " 30  LB-2040   Stehleuchte          4,000 St  212,00    848,00\n",
    "a tight print file": "10 LB-1190 Leuchte 6,000 St 89,90 539,40\n20 LB-1191 Leuchte 6,000 St 84,50 507,00\n"
    "30 LB-2040 Leuchte 4,000 St 212,00 848,00\n",
    "grouped numbers": "Total 1,234,567.00 and 2,345,678.00\n" * 3,
    "a drawn table": "+----+------+\n| Pos| Item |\n+----+------+\n| 1  | A-1  |\n| 2  | A-2  |\n+----+------+\n",
    "dates": "Ship dates: Nov 20, 2026\nDec 4, 2026\nJan 8, 2027\n",
    "names": "Smith, John\nDoe, Jane\nMiller, Bob\n",
    "lists": "a, b, c\nd, e, f\ng, h, i\n",
    "a log": "2026-11-20 10:00:00,123 INFO started\n2026-11-20 10:00:01,456 INFO done\n" * 2,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_only_looks_like_a_table_is_none(text: str) -> None:
    assert separator_of(text) == ""
    assert kinds.kind_of(text.encode()) == kinds.TEXT


def test_quotes_that_do_not_close_are_inches() -> None:
    rows = sheet_of_values(b'item;size;qty\nA-1;"12 x 4;5\nA-2;12 x 6;7\nA-3;8;9\n').rows
    assert [cells[2].text for cells in rows.values()] == ["qty", "5", "7", "9"]


def test_a_value_of_several_lines_is_one_cell() -> None:
    rows = sheet_of_values(b'item,name,qty\nA-1,"Lamp\nblack",4\nA-2,Shade,6\n').rows
    assert [cells[1].text for cells in rows.values()] == ["name", "Lamp\nblack", "Shade"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Bestätigung über Stück für größere Möbel", "cp850"),
        ("Bestätigung über Stück für größere Möbel", "cp437"),
        ("Bestätigung über Stück für größere Möbel zu 4 €", "cp1252"),
        ("l’article au cœur, más niño, año español", "cp1252"),
        ("Montag–Freitag – été\u00a0chaud", "cp1252"),
        ("größere Möbel", "utf-8-sig"),
        ("größere Möbel", "utf-16-be"),
    ],
)
def test_letters_are_those_that_were_meant(text: str, encoding: str) -> None:
    assert kinds.text_of(text.encode(encoding)) == text


def test_a_table_without_end_is_too_large() -> None:
    with pytest.raises(TooLarge):
        sheet_of_values(b"a;b;c\n" * 4_000_000)


def test_a_value_without_end_is_no_table() -> None:
    with pytest.raises(DamagedFile):
        sheet_of_values(b"a;b;c\n1;2;" + b"x" * 200_000 + b"\n1;2;3\n")
