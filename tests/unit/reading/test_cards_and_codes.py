"""Items printed as cards, and codes that share their column with something else."""

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


CARDS = """
    Your purchase order BW-558802
      1   TW-2208-BRZ
          Harbor lantern pendant
          Substituted: TW-2207-BRZ is discontinued. We are sending TW-2208-BRZ at the same price.
      Your SKU    Quantity   Unit price   Line total   Ships
      440120      10 EA      $164.00      $1,640.00    Dec 4, 2026
      2   TW-2310-BRS
          Pier vanity sconce
          We can allocate 18 of the 24 you asked for.
      Your SKU    Quantity   Unit price   Line total   Ships
      440133      18 EA      $98.50       $1,773.00    Dec 11, 2026
          Items                           $3,413.00
          Order total                     $3,413.00
"""


def test_cards_are_named_above_their_heading() -> None:
    found = lines(CARDS)
    assert column(found, "position") == ["1", "2"]
    assert column(found, "vendor_item") == ["TW-2208-BRZ", "TW-2310-BRS"]
    assert column(found, "buyer_item") == ["440120", "440133"]
    assert column(found, "description") == ["Harbor lantern pendant", "Pier vanity sconce"]
    assert column(found, "quantity") == ["10", "18"]
    assert column(found, "status") == ["substituted", None]


def test_code_and_description_in_one_column() -> None:
    found = lines(
        """
        Nº   Artículo                                        Cantidad     Precio      Importe
        1    SF-DELTA-3P Sofá Delta 3 plazas, tela gris        Uds. 6     684,00     4.104,00
             Su ref.: 70118 · Fecha prevista de salida: 04/12/2026
        2    CB-150 Cabecero Morella 150 cm                    Uds. 4     118,40       473,60
             Su ref.: 70150 · Fecha prevista de salida: 14/01/2027
        """
    )
    assert column(found, "vendor_item") == ["SF-DELTA-3P", "CB-150"]
    assert column(found, "buyer_item") == ["70118", "70150"]
    assert column(found, "description") == ["Sofá Delta 3 plazas, tela gris", "Cabecero Morella 150 cm"]
    assert column(found, "promised_date") == ["2026-12-04", "2027-01-14"]


def test_a_description_that_begins_with_its_code() -> None:
    found = lines(
        """
        Ln  Description                               Qty   U/M   Unit price   Extended   Promised
        1   AB-100 Chair, oak, natural                  4   EA       100.00     400.00    12/14/26
        2   AB-200 Stool, oak, natural                  2   EA        50.00     100.00    12/18/26
        """
    )
    assert column(found, "vendor_item") == ["AB-100", "AB-200"]
    assert column(found, "description") == ["Chair, oak, natural", "Stool, oak, natural"]


def test_words_that_begin_with_a_number_are_no_codes() -> None:
    found = lines(
        """
        Ln  Description                               Qty   U/M   Unit price   Extended   Promised
        1   3-seat sofa, oak, natural                   4   EA       100.00     400.00    12/14/26
        2   2-seat sofa, oak, natural                   2   EA        50.00     100.00    12/18/26
        """
    )
    assert column(found, "vendor_item") == [None, None]
    assert column(found, "description") == ["3-seat sofa, oak, natural", "2-seat sofa, oak, natural"]


def test_the_buyer_s_code_in_brackets_or_behind_a_short_word() -> None:
    found = lines(
        """
        Pos. Articolo    Descrizione                        Q.tà  UM   Prezzo    Importo   Consegna
        1    BM-2210     Sedia faggio (Vs. cod. 91001)        48  NR    45,60   2.188,80   04/12/2026
        2    BM-2214     Poltroncina                          12  NR    65,55     786,60   18/12/2026
             YR 91004
        """
    )
    assert column(found, "buyer_item") == ["91001", "91004"]
    assert column(found, "description") == ["Sedia faggio", "Poltroncina"]


def test_codes_in_a_column_called_number_are_items_and_a_rate_beside_the_amount_is_no_part_of_it() -> None:
    page = typed(
        """
        No.          Description          Qty    Price                Amount
        CTN-DW-305   Double wall carton  1200    0.7842     20        941.04
        CTN-DW-457   Single wall carton   900    1.3480     20      1,213.20
                     Substituted for CTN-DW-400, out of range
        """
    )
    found = read([page], vocabulary()).lines
    assert [line.value("vendor_item") for line in found] == ["CTN-DW-305", "CTN-DW-457"]
    assert [line.value("amount") for line in found] == ["941.04", "1213.20"]
