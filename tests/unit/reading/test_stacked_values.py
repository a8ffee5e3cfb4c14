"""Values that stand above each other: in a column, under one title, in the rows below an item."""

from __future__ import annotations

from tests.typed_pages import typed, vocabulary

from poworkbench.domain.readings import ReadLine
from poworkbench.reading.document import read


def lines(text: str) -> tuple[ReadLine, ...]:
    """The lines of a typed page."""
    return read([typed(text)], vocabulary()).lines


def column(read_lines: tuple[ReadLine, ...], field: str) -> list[str | None]:
    """One field of all lines."""
    return [line.value(field) for line in read_lines]


def test_the_buyer_s_code_below_the_vendor_s_as_the_heading_says() -> None:
    found = lines(
        """
        Pos  Art.-Nr.        Bezeichnung                       Menge    Preis     Betrag    Liefertermin
             Ihre Art.-Nr.
        1    TN-4410         Stuhl Arve, Buche                 4 Stk    100,00    400,00    11.12.2026
             778120
        2    TN-4412         Hocker Arve, Buche                2 Stk     50,00    100,00    18.12.2026
             778122
        """
    )
    assert column(found, "vendor_item") == ["TN-4410", "TN-4412"]
    assert column(found, "buyer_item") == ["778120", "778122"]


def test_a_date_below_the_quantity_beside_the_description() -> None:
    found = lines(
        """
        Pos  Artikel     Bezeichnung                        Menge     Preis      Betrag
             Ihre Ref.                               Liefertermin
        1    AE-401      Esstisch, Nussbaum                 3 Stk    100,00      300,00
             W 20117     geölt                         11.12.2026
        2    AE-420      Stuhl mit Polster,                24 Stk     10,00      240,00
             W 20125     Stoff grau     1. Teil: 16 Stk 11.12.2026
                                         2. Teil: 8 Stk 22.01.2027
        3    AE-433      Sideboard, drei                    2 Stk    100,00      200,00
             W 20140     Schubladen                  Termin folgt
        """
    )
    assert column(found, "promised_date") == ["2026-12-11", "2026-12-11", "2027-01-22", None]
    assert column(found, "quantity") == ["3", "16", "8", "2"]
    assert column(found, "buyer_item")[0] == "W 20117"
    assert column(found, "description")[1] == "Stuhl mit Polster, Stoff grau"


def test_the_date_wished_for_above_the_date_promised() -> None:
    found = lines(
        """
        Réf.        Désignation                    Qté   P.U. HT    Montant HT    Date demandée
                                                                                  Date confirmée
        AX-100      Chaise paille                    4    100,00        400,00    04/12/2026
                                                                                  18/12/2026
        AX-200      Tabouret haut                    2     50,00        100,00    04/12/2026
                                                                                  04/12/2026
        """
    )
    assert column(found, "promised_date") == ["2026-12-18", "2026-12-04"]


def test_labels_cut_short_say_which_date_is_which() -> None:
    found = lines(
        """
        Artikelnr.   Omschrijving        Aantal   Prijs    Bedrag     Leverdatum
        GS-2210      Gordijn Sloten     40 stuk   10,00    400,00     gew. 04-12-2026
                                                                      bev. 08-01-2027
        GS-2211      Gordijn Heeg        4 stuk   10,00     40,00     gew. 04-12-2026
                                                                      bev. 04-12-2026
        """
    )
    assert column(found, "promised_date") == ["2027-01-08", "2026-12-04"]


def test_both_dates_in_one_cell() -> None:
    found = lines(
        """
        Pos  Artikel   Bezeichnung        Menge  ME   Preis   Wert     Termin Wunsch / bestätigt
        10   T-100     Tisch                  2  ST   100,00  200,00   04.12.2026 / 18.12.2026
        20   T-200     Bank                   4  ST    50,00  200,00   04.12.2026 / 04.12.2026
        """
    )
    assert column(found, "promised_date") == ["2026-12-18", "2026-12-04"]


def test_titles_that_share_one_above_them() -> None:
    found = lines(
        """
              Code article                                   Prix unitaire H.T.
        Lig.                    Désignation     Qté                                  Montant H.T.   Délai
              Client  Vauquelin                         Brut     Rem. %     Net
        1     300871  VQ-SUSP   Suspension       12   246,00      30,00    172,20        2.066,40   04/12/2026
        2     300872  VQ-APPL   Applique         24   164,00      30,00    114,80        2.755,20   11/12/2026
        """
    )
    assert column(found, "vendor_item") == ["VQ-SUSP", "VQ-APPL"]
    assert column(found, "buyer_item") == ["300871", "300872"]
    assert column(found, "unit_price") == ["172.20", "114.80"]


def test_two_row_items_and_plain_ones_under_a_heading_of_two_rows() -> None:
    found = lines(
        """
        Pos.  Artikelnummer   Bezeichnung
              Menge           Einzelpreis     Betrag      Liefertermin
        1     KB-100          Scharnier 80 mm
              100 Stk         2,50            250,00      04.12.2026
        2     KB-200          Griff 128 mm, Edelstahl
              50 Stk          4,00            200,00      11.12.2026
        """
    )
    assert column(found, "vendor_item") == ["KB-100", "KB-200"]
    assert column(found, "amount") == ["250.00", "200.00"]


def test_deliveries_in_one_row_that_add_up() -> None:
    found = lines(
        """
        Line  Item         Description                    Qty   Price     Amount
        1     KB-100       Oak bench                       10   100.00    1,000.00
                           Delivery: 6 on 04 Dec 2026, 4 on 15 Jan 2027
        2     KB-200       Oak stool                        5    20.00      100.00
                           Delivery: 2 on 04 Dec 2026, 4 on 15 Jan 2027
        """
    )
    assert column(found, "quantity") == ["6", "4", "5"]
    assert column(found, "promised_date") == ["2026-12-04", "2027-01-15", "2026-12-04"]


def test_a_date_for_all_lines_that_say_no_other() -> None:
    found = lines(
        """
        Data di consegna prevista: 04/12/2026
        Cod. art.   Descrizione           UM   Q.tà   Prezzo unit.   Importo
        SD-100      Sedia                 PZ     4         25,00      100,00
        SD-200      Sgabello              PZ     2         10,00       20,00
                    Consegna: 18/12/2026
        SD-300      Panca                 PZ     1         50,00       50,00
                    Consegna da confermare
        """
    )
    assert column(found, "promised_date") == ["2026-12-04", "2026-12-18", None]
