"""Small papers of languages that few of the documents at hand are written in: their words are known all the same."""

from __future__ import annotations

import pytest
from tests.typed_pages import typed, typed_rows, vocabulary

from poworkbench.domain.readings import ACKNOWLEDGEMENT
from poworkbench.reading.document import read
from poworkbench.reading.language import language_of

PORTUGUESE = """
                                     CONFIRMAÇÃO DE ENCOMENDA
    Confirmação N.º: EC 2026/1188        Data: 16-10-2026
    V/ Encomenda N.º: 4500087366         N.º Cliente: 11872
    Condições de pagamento: 30 dias      Moeda: EUR

    Artigo     Designação                     Qtd.    Un.   Pr. Unit.    Desc. %     Valor     Data Entrega
    FR-1031    Puxador latão escovado          400    UN         2,50      10,00    900,00     20-11-2026
    FR-1030    Dobradiça invisível             120    UN        20,00              2.400,00     04-12-2026
               Pendente de stock
    FR-2000    Fecho magnético                  50    UN         1,20         0       0,00     -
               Descontinuado

                                                                  Total Ilíquido    3.300,00
                                                                  Portes               25,00
                                                                  IVA 23%             764,75
                                                                  Total a pagar     4.089,75
"""
SWEDISH = """
                                     ORDERERKÄNNANDE
    Ordernr: 88121             Datum: 2026-10-16
    Ert ordernr: 4500087366    Kundnr: 11872
    Er referens: Anna Berg     Leveransvillkor: FCA Borås    Betalningsvillkor: 30 dagar netto

    Art.nr     Benämning                      Antal   Enh      Á-pris     Rab %      Belopp     Lev.datum
    FR-1031    Handtag borstad mässing          400   st         2,50     10,00      900,00     2026-11-20
    FR-1030    Dolt gångjärn                    120   st        20,00              2 400,00     2026-12-04
               Restnoterad
    FR-2000    Magnetlås                         50   st         1,20                  0,00     -
               Utgått ur sortimentet

                                                                  Summa exkl. moms  3 300,00
                                                                  Frakt                25,00
                                                                  Moms 25 %           831,25
                                                                  Att betala SEK    4 156,25
"""
DANISH = """
                                     ORDREBEKRÆFTELSE
    Ordrenr.: 88121              Dato: 16-10-2026
    Deres rekvisitionsnr.: 4500087366    Kundenr.: 11872
    Leveringsbetingelser: Ab lager       Betalingsbetingelser: Netto 30 dage

    Varenr.    Varetekst                      Antal   Enhed   Stk. pris   Rabat %       Beløb    Lev. dato
    FR-1031    Greb børstet messing             400   stk          2,50     10,00      900,00    20-11-2026
    FR-1030    Skjult hængsel                   120   stk         20,00              2.400,00    04-12-2026
               I restordre
    FR-2000    Magnetlås                         50   stk          1,20                  0,00    -
               Varen er udgået

                                                                  Subtotal          3.300,00
                                                                  Fragt                25,00
                                                                  Moms 25 %           831,25
                                                                  I alt DKK         4.156,25
"""
NORWEGIAN = """
                                     ORDREBEKREFTELSE
    Ordrenr: 88121               Dato: 16.10.2026
    Deres ordrenr: 4500087366    Kundenr: 11872
    Leveringsbetingelser: FCA Oslo       Betalingsbetingelser: Netto 30 dager

    Varenr     Varebeskrivelse                Antall  Enhet       Pris   Rabatt %      Beløp    Leveringsdato
    FR-1031    Håndtak børstet messing           400  stk         2,50     10,00      900,00    20.11.2026
    FR-1030    Skjult hengsel                    120  stk        20,00              2 400,00    04.12.2026
               Restnotert
    FR-2000    Magnetlås                          50  stk         1,20                  0,00    -
               Utgått fra produsent

                                                                  Sum eks. mva      3 300,00
                                                                  Frakt                25,00
                                                                  MVA 25 %            831,25
                                                                  Å betale NOK      4 156,25
"""
FINNISH = """
                                     TILAUSVAHVISTUS
    Tilausnumero: 88121                  Päiväys: 16.10.2026
    Asiakkaan tilausnumero: 4500087366   Asiakasnumero: 11872
    Toimitusehto: FCA Vantaa             Maksuehto: 30 pv netto

    Tuotenro   Nimike                         Määrä   Yks.    à-hinta     Ale %     Yhteensä    Toimituspvm
    FR-1031    Vedin, harjattu messinki         400   kpl        2,50     10,00      900,00     20.11.2026
    FR-1030    Piilosarana                      120   kpl       20,00              2 400,00     4.12.2026
               Jälkitoimituksessa
    FR-2000    Magneettisalpa                    50   kpl        1,20                  0,00     -
               Poistunut valikoimasta

                                                                  Veroton yhteensä  3 300,00
                                                                  Rahti                25,00
                                                                  Alv 25,5 %          847,88
                                                                  Maksettava EUR    4 172,88
"""
POLISH = """
                                     POTWIERDZENIE ZAMÓWIENIA
    Nr potwierdzenia: 88121              Data wystawienia: 16.10.2026
    Nr zamówienia klienta: 4500087366    Nr klienta: 11872
    Warunki dostawy: FCA Poznań          Termin płatności: 15.11.2026

    Lp.   Symbol     Nazwa towaru                Ilość   J.m.  Cena netto   Rabat %  Wartość netto   Termin dostawy
    1     FR-1031    Uchwyt mosiądz szczotkowany   400   szt         2,50     10,00       900,00     20.11.2026
    2     FR-1030    Zawias niewidoczny            120   szt        20,00               2 400,00     4.12.2026
                     Chwilowy brak towaru
    3     FR-2000    Zamek magnetyczny              50   szt         1,20                   0,00     -
                     Wycofany z oferty

                                                                  Razem netto       3 300,00
                                                                  Koszt transportu     25,00
                                                                  VAT 23%             764,75
                                                                  Do zapłaty PLN    4 089,75
"""
CZECH = """
                                     POTVRZENÍ OBJEDNÁVKY
    Číslo zakázky: 88121                 Datum vystavení: 16.10.2026
    Vaše objednávka č.: 4500087366       Číslo zákazníka: 11872
    Dodací podmínky: FCA Brno            Datum splatnosti: 15.11.2026

    Kód zboží  Název                          Množství   MJ   Cena za MJ   Sleva %      Celkem    Termín dodání
    FR-1031    Úchytka kartáčovaná mosaz           400   ks         2,50     10,00      900,00    20.11.2026
    FR-1030    Skrytý závěs                        120   ks        20,00              2 400,00    4.12.2026
               Není skladem
    FR-2000    Magnetický zámek                     50   ks         1,20                  0,00    -
               Výroba ukončena

                                                                  Celkem bez DPH    3 300,00
                                                                  Doprava              25,00
                                                                  DPH 21 %            698,25
                                                                  Celkem k úhradě   4 023,25
"""
PAPERS = {
    "pt": (PORTUGUESE, "EC 2026/1188", "4089.75"),
    "sv": (SWEDISH, "88121", "4156.25"),
    "da": (DANISH, "88121", "4156.25"),
    "no": (NORWEGIAN, "88121", "4156.25"),
    "fi": (FINNISH, "88121", "4172.88"),
    "pl": (POLISH, "88121", "4089.75"),
    "cs": (CZECH, "88121", "4023.25"),
}


@pytest.mark.parametrize("language", PAPERS)
def test_a_paper_is_read_in_its_language(language: str) -> None:
    text, number, total = PAPERS[language]
    found = read([typed(text)], vocabulary())
    values = {
        "kind": ACKNOWLEDGEMENT,
        "po_number": "4500087366",
        "vendor_order_number": number,
        "document_date": "2026-10-16",
        "total": total,
    }
    assert {"kind": found.kind} | {field: found.value(field) for field in values if field != "kind"} == values


@pytest.mark.parametrize("language", PAPERS)
def test_its_lines_are_read_to_the_last_cell(language: str) -> None:
    lines = read([typed(PAPERS[language][0])], vocabulary()).lines
    assert [line.value("vendor_item") for line in lines] == ["FR-1031", "FR-1030", "FR-2000"]
    assert [line.value("quantity") for line in lines] == ["400", "120", "50"]
    assert [line.value("unit_price") for line in lines] == ["2.25", "20.00", "1.20"]
    assert [line.value("amount") for line in lines] == ["900.00", "2400.00", "0.00"]
    assert [line.value("promised_date") for line in lines] == ["2026-11-20", "2026-12-04", None]
    assert [line.value("status") for line in lines] == [None, "backordered", "cancelled"]


@pytest.mark.parametrize("language", PAPERS)
def test_its_language_is_told_by_its_words(language: str) -> None:
    assert language_of([typed_rows(PAPERS[language][0])], vocabulary()) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Order total  Status  Transport  Item  Position  Material  Project  Art"),
        ("en", "Pos  Order  Total  Date  Ref"),
        ("de", "Pos  Artikel  Menge  Rabatt  Total  Transport  Status"),
        ("", "4711  0815"),
    ],
)
def test_words_that_many_languages_share_make_no_paper_foreign(language: str, text: str) -> None:
    assert language_of([typed_rows(text)], vocabulary()) == language
