"""What papers of five languages call things, for papers put together at random."""

from __future__ import annotations

Phrases = dict[str, tuple[str, ...]]


def _phrases(text: str) -> Phrases:
    """One thing a line: "quantity: Qty | Ordered"."""
    lines = (line.strip().partition(": ") for line in text.strip().splitlines())
    return {thing: tuple(part.strip() for part in names.split("|")) for thing, _, names in lines}


PHRASES: dict[str, Phrases] = {
    "en": _phrases("""
        paper: Order Acknowledgement | Order Confirmation | SALES ORDER ACKNOWLEDGMENT
        own: Our order no. | Sales Order # | Confirmation No. | Our ref.
        written: Date | Document date | Date issued
        order: Your order | Customer PO | PO Number | Purchase order | Customer order no.
        aside: Customer no. | Account | Quote | Contact
        position: Line | # | Pos. | Ln
        item: Item No. | Part No. | Product code | SKU | Stock code | Style
        buyer_item: Your item | Customer item | Cust. part no.
        description: Description | Item description | Details
        quantity: Qty | Quantity | Qty ordered
        unit: UOM | Unit | U/M
        price: Unit price | Price | Net price | Price each
        amount: Amount | Line total | Extended | Ext. price
        day: Ship date | Delivery date | Promised | Due date | Confirmed date
        subtotal: Subtotal | Goods total
        freight: Freight | Carriage
        total: Total | Order total | Grand total
        day_below: Delivery date: {} | Ship date {} | Promised: {}
        buyer_below: Your item: {} | Customer part no. {}
        note: Colour: Walnut | Tariff no. 9403 60 90 | Country of origin: PL | EAN 4006381333931 | Weight 12.5 kg
        carried: Carried forward
    """),
    "de": _phrases("""
        paper: Auftragsbestätigung | Bestellbestätigung
        own: Auftrags-Nr. | Unsere Auftragsnr. | AB-Nr.
        written: Datum | Belegdatum
        order: Ihre Bestellung | Ihre Bestell-Nr. | Kundenbestellnr.
        aside: Kunden-Nr. | Angebots-Nr. | Sachbearbeiter
        position: Pos. | Position | Nr.
        item: Artikel-Nr. | Art.-Nr. | Material
        buyer_item: Ihre Art.-Nr. | Kundenartikel
        description: Bezeichnung | Artikelbezeichnung
        quantity: Menge | Anzahl
        unit: ME | Einheit
        price: Einzelpreis | E-Preis | Nettopreis | Preis/ME
        amount: Betrag | Gesamtpreis | Nettobetrag
        day: Liefertermin | Lieferdatum | Termin
        subtotal: Zwischensumme | Warenwert
        freight: Fracht | Versandkosten
        total: Gesamtbetrag | Gesamtsumme | Endbetrag
        day_below: Liefertermin: {} | Termin: {}
        buyer_below: Ihre Art.-Nr.: {} | Kundenmaterial: {}
        note: Farbe: Nussbaum | Warentarifnr. 94036090 | Ursprungsland: PL | Gewicht 12,5 kg
        carried: Übertrag
    """),
    "fr": _phrases("""
        paper: Confirmation de commande | ACCUSÉ DE RÉCEPTION DE COMMANDE
        own: N° de confirmation | Notre référence | N° AR
        written: Date | Date du document
        order: Votre commande | Commande client | N° commande client
        aside: N° client | Devis | Suivi par
        position: Pos | N° | Ligne
        item: Référence | Réf. | Code article
        buyer_item: Votre réf. | Réf. client
        description: Désignation | Libellé
        quantity: Qté | Quantité
        unit: Unité | U
        price: Prix unitaire | P.U. HT | PU net
        amount: Montant | Montant HT
        day: Date livraison | Délai | Date prévue
        subtotal: Total HT | Sous-total
        freight: Frais de port | Transport
        total: Total TTC | Net à payer
        day_below: Livraison : {} | Livraison prévue le {}
        buyer_below: Votre réf. : {} | Réf. client {}
        note: Coloris : noyer | Code douane 94036090 | Origine : Pologne
        carried: Report
    """),
    "nl": _phrases("""
        paper: Orderbevestiging
        own: Ordernummer | Onze order | Ons kenmerk
        written: Datum | Orderdatum
        order: Uw referentie | Uw ordernummer | Uw bestelnummer
        aside: Klantnummer | Debiteur | Offerte
        position: Pos | Regel
        item: Artikelnummer | Artikelcode | Art.nr.
        buyer_item: Uw artikel | Uw artikelnr.
        description: Omschrijving | Artikelomschrijving
        quantity: Aantal | Hoeveelheid
        unit: Eenheid | Eenh.
        price: Prijs | Stuksprijs | Nettoprijs
        amount: Bedrag | Regelbedrag
        day: Leverdatum | Verwachte levering
        subtotal: Subtotaal
        freight: Vrachtkosten | Verzendkosten
        total: Totaalbedrag | Eindtotaal
        day_below: Leverdatum: {} | Verwacht {}
        buyer_below: Uw artikelnr.: {} | Uw code {}
        note: Kleur: noten | Land van herkomst: PL | Gewicht 12,5 kg
        carried: Transport
    """),
    "es": _phrases("""
        paper: Confirmación de pedido
        own: Nº pedido | Nuestro pedido | N.º confirmación
        written: Fecha | Fecha documento
        order: Su pedido | Pedido cliente | Nº pedido cliente
        aside: Cliente | Oferta | Comercial
        position: Lín. | Pos.
        item: Referencia | Código | Artículo
        buyer_item: Su ref. | Su código
        description: Descripción | Concepto
        quantity: Cantidad | Cant.
        unit: Ud. | Unidad
        price: Precio | Precio unit. | Precio neto
        amount: Importe | Importe neto
        day: Fecha entrega | Entrega | F. entrega
        subtotal: Subtotal | Suma
        freight: Portes | Transporte
        total: Total pedido | Importe total
        day_below: Fecha de entrega: {} | Entrega prevista {}
        buyer_below: Su ref.: {} | Su código {}
        note: Color: nogal | Partida arancelaria 94036090 | Origen: PL
        carried: Suma y sigue
    """),
}
UNITS = {"en": "pcs", "de": "Stk", "fr": "pce", "nl": "st", "es": "ud"}
DAYS = {
    "en": ("%m/%d/%Y", "%d %b %Y", "%b %d, %Y", "%Y-%m-%d"), "de": ("%d.%m.%Y", "%d.%m.%y"),
    "fr": ("%d/%m/%Y", "%d/%m/%y"), "nl": ("%d-%m-%Y",), "es": ("%d/%m/%Y", "%d-%m-%Y"),
}  # fmt: skip
COMPANIES = {
    "en": "Brackwell Supply Inc.", "de": "Oltmann Beschläge GmbH", "fr": "Delsart Mobilier SARL",
    "nl": "Meerbeck Meubelen B.V.", "es": "Senderos Muebles S.L.",
}  # fmt: skip
