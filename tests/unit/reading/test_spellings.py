"""The many ways in which papers print an order's number, a date and a total."""

from __future__ import annotations

import pytest
from tests.typed_pages import typed, vocabulary

from poworkbench.domain.readings import Reading
from poworkbench.reading.document import read

TABLE = """
Pos  Article     Description             Qty  Unit   Price     Amount
10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00
20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00

"""


def reading(text: str) -> Reading:
    """A typed page, read."""
    return read([typed(text)], vocabulary())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Order Acknowledgment\nPO number/date    4512029509 / 01/27/2021\n", "4512029509"),
        ("Confirmación\nPedido de Compra No.4300004732", "4300004732"),
        ("Bestellnummer: 300 000 946", "300 000 946"),
        ("Nous confirmons votre commande 123431 du 12/10/2026", "123431"),
        ("gemaess Bestellung Nr. 2013-471331 vom 01.03.2013", "2013-471331"),
        ("Uw referentie   4500087366\nOnze referentie  VO26-1", "4500087366"),
        ("Ihr Zeichen: Hr. Wirtz\nIhre Bestellung: EK-260418", "EK-260418"),
        ("PO#12345   Ack#99812", "12345"),
        ("PO#: PO-104302", "PO-104302"),
        ("P.O.#:PO-104302  Date:10/16/2026", "PO-104302"),
        ("CUSTOMER ORDER NUMBER\n26-12044\n", "26-12044"),
        ("Your Order No / Date\n26-12044 / 14.10.2026", "26-12044"),
        ("Your reference: D. Whitfield\nYour order: PO-104233", "PO-104233"),
        ("Customer Purchase Order Number : 26-11902    Customer Number : 118204", "26-11902"),
        ("Ref. cliente: 4500087377  Ref. nuestra: PV26/04588", "4500087377"),
        ("Order No.: SO-5512     Cust. Order No.: 26-12044", "26-12044"),
        ("Sales order: 88120   Cust. ref.: PO-104500 / Marsh", "PO-104500"),
        ("Purchase Order:  PO-104500 Rev. 2", "PO-104500"),
        ("Your P/O No.: CB-26-0744  dated Oct. 12, 2026", "CB-26-0744"),
        ("Thank you for your purchase order PO-104915 dated 10/12/2026.", "PO-104915"),
        ("Votre N° de commande : LG-26-03417", "LG-26-03417"),
        ("V/Réf. : LG-26-03417   N/Réf. : 4471", "LG-26-03417"),
        ("Commande client n°  LG-26-03417", "LG-26-03417"),
        ("Kundenauftragsnr.: 4500012  Auftragsnr.: 77123", "4500012"),
        ("Ihre Bestellung Nr. 26-11902 vom 12.10.2026", "26-11902"),
        ("Bestell-Nr.:  26-11902\nBestelldatum: 12.10.2026", "26-11902"),
        ("Ihre Order-Nr. 26-11902", "26-11902"),
        ("Uw inkooporder: 4500087377", "4500087377"),
        ("Uw ordernr. 4500087377 d.d. 12-10-2026", "4500087377"),
        ("Nº de su pedido: 4500087377", "4500087377"),
        ("S/Pedido Nº 4500087377", "4500087377"),
        ("Su referencia de pedido: 4500087377", "4500087377"),
        ("Account: 44180   Invoice To: 7712345   PO: 104302", "104302"),
        ("PO Box 1234\nPO Number 104302", "104302"),
        ("P.O. Box 88120, Dallas\nCustomer PO PO-1", "PO-1"),
    ],
)
def test_the_order_s_number(text: str, number: str) -> None:
    assert reading(text).value("po_number") == number


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Subtotal   640.00\nShipping   30.00\nTotal    $670.00", "670.00"),
        ("Net total 640.00\n+ VAT 21%  134.40\nTotal incl. VAT 774.40", "774.40"),
        ("Total excl. VAT 640.00\nVAT 0.00\nTotal amount payable EUR 640.00", "640.00"),
        ("Total Quantity: 16\nTotal Amount: USD 640.00", "640.00"),
        ("Total  16 pcs      640.00 USD", "640.00"),
        ("Order value (net)   640.00\nSurcharge energy    10.00\nOrder value (gross) 650.00", "650.00"),
        ("Summe netto 640.00\nzzgl. 19% MwSt 121.60\nGesamt brutto EUR 761.60", "761.60"),
        (
            "Warenwert 640.00\nFracht 20.00\nAuftragssumme netto 660.00\n19 % MwSt. 125.40\nRechnungsbetrag 785.40",
            "785.40",
        ),
        ("Total HT 640.00\nPort 20.00\nTotal TTC 660.00", "660.00"),
        ("Montant total TTC : 660.00 EUR", "660.00"),
        ("Base imponible 640.00\n21% IVA 134.40\nTotal EUR 774.40", "774.40"),
        ("Goederen 640.00\nVracht 20.00\nTotaal orderbedrag 660.00\nAanbetaling 30% 198.00", "660.00"),
        ("TOTAL THIS ORDER   640.00\nDEPOSIT RECEIVED    -200.00\nBALANCE DUE 440.00", "440.00"),
        ("Total net weight 812.50 kg\nTotal value 640.00 EUR", "640.00"),
        ("Sub Total : 640.00\nDiscount 5% : -32.00\nGrand Total : 608.00", "608.00"),
        ("Say US dollars six hundred forty only\nTOTAL AMOUNT IN USD: 640.00", "640.00"),
        ("Amount 640.00\nTax amount 0.00\nAmount incl. tax 640.00 USD", "640.00"),
        ("Lines total: 640.00   Freight: 25.00   Order total: 665.00", "665.00"),
        ("Payment: 30% deposit   Total: 640.00", "640.00"),
        (
            "          Merchandise   Freight   Tax   Total\n          640.00        25.00     0.00  665.00",
            "665.00",
        ),
    ],
)
def test_the_total(text: str, total: str) -> None:
    found = reading("Order confirmation\n" + TABLE + text)
    assert found.value("total") == total
    assert len(found.lines) == 2


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Date: 10/16/2026   Order date: 10/12/2026", "2026-10-16"),
        ("Order Date 10/14/2026\nCustomer PO Date 10/12/2026", "2026-10-14"),
        ("Hamburg, den 16.10.2026", "2026-10-16"),
        ("Hamburg, 16. Oktober 2026", "2026-10-16"),
        ("Lyon, le 16 octobre 2026", "2026-10-16"),
        ("Datum 16-10-2026\nUw order d.d. 12-10-2026", "2026-10-16"),
        ("Greensboro, October 16, 2026", "2026-10-16"),
        ("Print date 10/16/2026 08:30", "2026-10-16"),
        ("Date of order 10/12/2026\nDate of confirmation 10/16/2026", "2026-10-16"),
        ("Doc. Date: 16.10.2026   PO Date: 12.10.2026", "2026-10-16"),
        ("Confirmed on 16 Oct 2026 by Ann", "2026-10-16"),
        ("Your order dated 12 Oct 2026\nOur confirmation of 16 Oct 2026", "2026-10-16"),
        ("Fecha: 16/10/2026  Fecha su pedido: 12/10/2026", "2026-10-16"),
        ("Auftragsdatum 14.10.2026  Druckdatum 16.10.2026", "2026-10-16"),
        ("Your PO 4711 of 12.10.2026   Date 16.10.2026", "2026-10-16"),
        ("Auftragsbestätigung Nr. 4711 vom 16.10.2026", "2026-10-16"),
        ("Delivery date: 20.11.2026\nDate: 16.10.2026", "2026-10-16"),
    ],
)
def test_the_document_s_date(text: str, day: str) -> None:
    assert reading("Order confirmation\n" + text + "\n" + TABLE + "Total 640.00").value("document_date") == day
