"""Acknowledgements in the text of mails, from vendors nobody has seen, as a careful person reads them."""

from __future__ import annotations

from tests.unit.documents.made_mails import header, html_mail, read, rows, text_mail

from poworkbench.domain.readings import ACKNOWLEDGEMENT

LINE = ("vendor_item", "description", "quantity", "unit", "unit_price", "amount", "promised_date", "status")


def test_a_designed_english_mail_with_tables_in_tables_and_our_order_quoted_below() -> None:
    html = """<html><body><div style="display:none;max-height:0px">PO-999999 is on its way &zwnj;&nbsp;</div>
    <table role="presentation" width="100%"><tr><td align="center"><table width="640"><tr><td><img src="cid:l">
    </td></tr>
    <tr><td><h2>Order acknowledgement</h2><table width="100%"><tr>
    <td width="50%"><b>Your PO:</b> PO-104233<br><b>Our order:</b> 55120<br><b>Date:</b> 12 October 2026</td>
    <td><b>Ship to</b><br>Meadowlark Interiors<br>12 Mill Lane, Leeds LS1 4AB</td></tr></table>
    <table border="1"><thead><tr><th>Item</th><th>Description</th><th>Qty</th><th>Unit<br>price</th><th>Line total</th>
    <th>Despatch</th></tr></thead><tbody>
    <tr><td>HL-2201</td><td>Pendant lamp<br>brass, 40 cm</td><td align="right">4 pcs</td><td align="right">&pound;125.00
    </td><td align="right">&pound;500.00</td><td rowspan="2">20/11/2026</td></tr>
    <tr><td>HL-2207</td><td>Wall lamp opal</td><td align="right">10 pcs</td><td>&pound;38.50</td>
    <td>&pound;385.00</td></tr>
    <tr><td>HL-2290</td><td>Shade linen</td><td>6 pcs</td><td>&pound;21.00</td><td>&pound;126.00</td><td>04/12/2026</td>
    <tr><td colspan="4" align="right">Carriage</td><td align="right">&pound;15.00</td><td></td></tr>
    <tr><td colspan="4" align="right"><b>Order total</b></td><td><b>&pound;1,026.00</b></td><td>&nbsp;</td></tr></tbody>
    </table><p>Kind regards,<br>Amy Poole<br>Hartwell Lighting Ltd<br>VAT GB 123 4567 89</td></tr></table></td>
    </tr></table>
    <div class="gmail_quote"><div class="gmail_attr">On Fri, 9 Oct 2026 at 09:12, Meadowlark
    &lt;<a href="mailto:p@meadowlark.example">p@meadowlark.example</a>&gt; wrote:<br></div>
    <blockquote class="gmail_quote">
    <p>Please confirm PO-104233:</p><table><tr><td>HL-2201</td><td>4</td><td>120.00</td></tr></table></blockquote>
    </div>"""
    reading = read(html_mail("Re: Order PO-104233", "Amy <amy@hartwell-lighting.example>", html).as_bytes())
    assert header(reading) == ("PO-104233", "Hartwell Lighting Ltd", "55120", "2026-10-12", "GBP", "1026.00")
    assert rows(reading, *LINE) == [
        ("HL-2201", "Pendant lamp brass, 40 cm", "4", "pcs", "125.00", "500.00", "2026-11-20", None),
        ("HL-2207", "Wall lamp opal", "10", "pcs", "38.50", "385.00", "2026-11-20", None),
        ("HL-2290", "Shade linen", "6", "pcs", "21.00", "126.00", "2026-12-04", None),
    ]


def test_a_german_table_typed_with_tabs_in_eight_bits_that_nobody_declared() -> None:
    text = """
    Sehr geehrter Herr Kling,

    vielen Dank für Ihre Bestellung 4711-26 vom 05.10.2026, die wir wie folgt bestätigen
    (unsere Auftragsnummer 88-10442):

    Pos\tArt.-Nr.\tBezeichnung\tMenge\tME\tEinzelpreis\tGesamt\tLiefertermin
    10\tBB-1040\tMöbelgriff Edelstahl\t200\tStk\t3,85\t770,00\t18.11.2026
    20\tBB-2210\tScharnier 110°\t500\tStk\t1,12\t560,00\t02.12.2026

    Gesamtbetrag netto EUR 1.330,00

    --
    Brückner Beschläge GmbH & Co. KG

    Von: Einkauf Meadowlark <einkauf@meadowlark.example>
    Gesendet: Montag, 5. Oktober 2026 16:20
    An: Vertrieb Brückner
    Betreff: Bestellung 4711-26

    Pos 10 BB-1040 200 Stk 3,70 EUR
    """
    sender = "Vertrieb <vertrieb@brueckner-beschlaege.example>"
    mail = text_mail("AW: Bestellung 4711-26", sender, text, "text/plain").decode().encode("cp1252")
    reading = read(mail)
    name = "Brückner Beschläge GmbH & Co. KG"
    assert header(reading) == ("4711-26", name, "88-10442", "2026-10-12", "EUR", "1330.00")
    assert rows(reading, *LINE) == [
        ("BB-1040", "Möbelgriff Edelstahl", "200", "Stk", "3.85", "770.00", "2026-11-18", None),
        ("BB-2210", "Scharnier 110°", "500", "Stk", "1.12", "560.00", "2026-12-02", None),
    ]


def cells(*texts: str) -> str:
    """A row as Outlook writes it."""
    return "<tr>" + "".join(f"<td><p class=MsoNormal>{text}<o:p></o:p></p></td>" for text in texts) + "</tr>"


def test_a_french_mail_by_outlook_with_long_dates() -> None:
    html = f"""<body lang=FR><p class=MsoNormal>Bonjour,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
    <p class=MsoNormal>Nous accusons réception de votre commande n° CA-20418 du 6 octobre 2026 et vous confirmons ce
    qui suit (notre réf. commande AM26-0771)&nbsp;:</p><table class=MsoNormalTable border=1>
    {cells("Référence", "<b>Désignation</b>", "<b>Qté</b>", "P.U. HT", "<b>Montant HT</b>", "Expédition")}
    {cells("AM-410", "Chevet chêne massif", "6", "145,00&nbsp;€", "870,00&nbsp;€", "19 novembre 2026")}
    {cells("AM-415", "Commode<br>chêne", "2", "1&nbsp;090,00&nbsp;€", "2&nbsp;180,00&nbsp;€", "1er décembre 2026")}
    {cells("AM-455", "Miroir rond 80", "3", "98,50&nbsp;€", "295,50&nbsp;€", "à confirmer")}
    <tr><td colspan=4>Total HT</td><td>3&nbsp;345,50&nbsp;€</td><td></td></tr></table>
    <p class=MsoNormal>Hélène Petit<br>Ateliers Mercier SARL<br>49000 Angers</p>
    <div><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal>
    <b>De&nbsp;:</b> Achats &lt;a@m.example&gt;
    <br><b>Envoyé&nbsp;:</b> mardi 6 octobre 2026 11:02<br><b>À&nbsp;:</b> commandes@ateliers-mercier.example<br>
    <b>Objet&nbsp;:</b> Commande CA-20418</p></div></div><table>{cells("AM-410", "6", "139,00")}</table></body>"""
    reading = read(
        html_mail("RE: Commande CA-20418", "Hélène Petit <commandes@ateliers-mercier.example>", html).as_bytes()
    )
    assert header(reading) == ("CA-20418", "Ateliers Mercier SARL", "AM26-0771", "2026-10-12", "EUR", "3345.50")
    assert rows(reading, "vendor_item", "quantity", "unit_price", "promised_date") == [
        ("AM-410", "6", "145.00", "2026-11-19"),
        ("AM-415", "2", "1090.00", "2026-12-01"),
        ("AM-455", "3", "98.50", None),
    ]


def test_a_spanish_text_with_soft_line_breaks() -> None:
    text = """
    Buenos días, Marta:

    Confirmamos su pedido nº 26-5512 con nuestro número de pedido 900871. La \n    entrega será el 24 de noviembre.

    Ref.      Descripción            Cant.  Precio    Importe   Entrega
    CS-011    Espejo redondo 60         10   42,00 €   420,00 €  24/11/2026
    CS-090    Estante vidrio 80         12   18,25 €   219,00 €  15/12/2026

    Total: 639,00 €

    Saludos,
    Cristalería Sol, S.A.

    El lun, 5 oct 2026 a las 9:30, Marta (Meadowlark) <compras@meadowlark.example> escribió:
    > Adjunto nuestro pedido 26-5512, sustituye al 26-5490.
    > CS-011 10 uds 40,00
    """
    kind = 'text/plain; charset="utf-8"; format=flowed'
    reading = read(text_mail("Re: Pedido 26-5512", "Ventas <ventas@cristaleriasol.example>", text, kind))
    assert header(reading) == ("26-5512", "Cristalería Sol, S.A.", "900871", "2026-10-12", "EUR", "639.00")
    assert rows(reading, "vendor_item", "quantity", "unit_price", "promised_date") == [
        ("CS-011", "10", "42.00", "2026-11-24"),
        ("CS-090", "12", "18.25", "2026-12-15"),
    ]


def test_a_dutch_table_with_weeks_and_a_status_for_each_line() -> None:
    html = """<p>Uw bestelling 88-2231 is bij ons geboekt onder ordernummer HB-70112.</p><table border=1>
    <tr><th>Regel<th>Artikelnr<th>Omschrijving<th>Aantal<th>Stukprijs<th>Bedrag<th>Leverdatum<th>Status</tr>
    <tr><td>1<td>HB-33<td>Krukje beuken<td>12<td>€ 34,95<td>€ 419,40<td rowspan=2>week 47<td>bevestigd
    <tr><td>2<td>HB-41<td>Bank beuken 140<td>2<td>€ 310,00<td>€ 620,00<td>bevestigd
    <tr><td>3<td>HB-77<td>Kapstok<td>4<td>€ 22,50<td>€ 90,00<td>11-12-2026<td>nalevering
    <tr><td colspan=5>Totaal excl. BTW<td>€ 1.129,40<td><td></table><p>Jeroen Bakker<br>Houtbeheer B.V.</p>
    <hr><div id="x_divRplyFwdMsg"><b>Van:</b> Inkoop<br><b>Verzonden:</b> maandag 5 oktober 2026 10:01<br>
    <b>Aan:</b> verkoop@houtbeheer.example<br><b>Onderwerp:</b> bestelling 88-2231</div><table><tr>
    <td>HB-33<td>12<td>33,95
    </table>"""
    reading = read(html_mail("Antw: bestelling 88-2231", "J. Bakker <verkoop@houtbeheer.example>", html).as_bytes())
    assert header(reading) == ("88-2231", "Houtbeheer B.V.", "HB-70112", "2026-10-12", "EUR", "1129.40")
    assert rows(reading, "vendor_item", "quantity", "promised_date", "status") == [
        ("HB-33", "12", None, "accepted"),
        ("HB-41", "2", None, "accepted"),
        ("HB-77", "4", "2026-12-11", "backordered"),
    ]


def test_a_shop_s_mail_with_item_and_words_in_one_cell_and_dates_below() -> None:
    html = """<table><tr><td>Bestellnummer:</td><td>4711-27</td></tr><tr><td>Auftragsnummer:</td><td>100882</td></tr>
    <tr><td>Datum:</td><td>12.10.2026</td></tr></table><br><table>
    <tr><td>Artikel</td><td>Menge</td><td>Einzelpreis</td><td>Gesamtpreis</td></tr>
    <tr><td>LN-88 Stehleuchte schwarz<br><small>Lieferung: 20.11.2026</small></td><td>2<td>199,00 €<td>398,00 €</tr>
    <tr><td>LN-91 Tischleuchte<br><small>Lieferung: 27.11.2026</small></td><td>1</td><td>89,00 €</td>
    <td>89,00 €</td></tr>
    <tr><td colspan=3>Versand</td><td>9,90 €</td></tr><tr><td colspan=3>Gesamtsumme</td><td>496,90 €</td></tr></table>
    <p>Lampenhaus Nord GmbH</p>"""
    reading = read(html_mail("Ihre Bestellung", "Shop <shop@lampenhaus-nord.example>", html).as_bytes())
    assert header(reading) == ("4711-27", "Lampenhaus Nord GmbH", "100882", "2026-10-12", "EUR", "496.90")
    assert rows(reading, *LINE[:3], "promised_date") == [
        ("LN-88", "Stehleuchte schwarz", "2", "2026-11-20"),
        ("LN-91", "Tischleuchte", "1", "2026-11-27"),
    ]


def test_a_letter_s_own_head_in_an_answer_is_no_older_message() -> None:
    text = """
    Aan: Woonhuis Retail
    Van: Van Loon Meubel B.V.
    Datum: 16-10-2026
    Onderwerp: Orderbevestiging 77120

    Uw bestelling: 4500087388

    Artikel   Omschrijving     Aantal   Prijs    Bedrag   Leverdatum
    VL-10     Kast eiken            2   450,00   900,00   20-11-2026
    VL-12     Tafel eiken           1   800,00   800,00   27-11-2026

    Totaal EUR 1.700,00
    """
    reading = read(text_mail("RE: bestelling 4500087388", "Verkoop <verkoop@vanloonmeubel.example>", text))
    assert header(reading) == ("4500087388", "Van Loon Meubel B.V.", "77120", "2026-10-16", "EUR", "1700.00")
    assert len(reading.lines) == 2


def test_items_as_blocks_of_labels_and_a_number_told_in_the_subject_alone() -> None:
    text = """
    Item: HL-2201
    Description: Pendant lamp brass
    Quantity: 4 pcs
    Unit price: 125.00 EUR
    Ship date: 20 Nov 2026

    Item: HL-2207
    Description: Wall lamp opal
    Quantity: 10 pcs
    Unit price: 38.50 EUR
    Ship date: 4 Dec 2026

    Total: 885.00 EUR
    """
    reading = read(text_mail("PO-104233 confirmed", "Hartwell Lighting <sales@hartwell-lighting.example>", text))
    assert reading.kind == ACKNOWLEDGEMENT
    assert header(reading) == ("PO-104233", "Hartwell Lighting", None, "2026-10-12", "EUR", "885.00")
    assert rows(reading, "vendor_item", "quantity", "unit_price", "amount", "promised_date") == [
        ("HL-2201", "4", "125.00", None, "2026-11-20"),
        ("HL-2207", "10", "38.50", None, "2026-12-04"),
    ]


def test_a_value_s_place_is_the_line_of_the_text_as_it_is_shown() -> None:
    text = "Your PO: PO-104233\n\nItem   Qty  Price\nHL-1    4   2.50\nHL-2    5   3.50\n"
    reading = read(text_mail("Confirmation 7", "Hartwell <a@hartwell-lighting.example>", text))
    assert reading.po_number is not None
    assert (reading.po_number.evidence.ref, reading.po_number.evidence.text) == ("line 6", "PO-104233")
    assert [line.quantity.evidence.ref for line in reading.lines if line.quantity] == ["line 9", "line 10"]
