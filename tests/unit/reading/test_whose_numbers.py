"""Whose number, whose date, whose name: what a paper's head says in sentences and titles."""

from __future__ import annotations

import pytest
from tests.typed_pages import typed, typed_rows, vocabulary

from poworkbench.domain.readings import Reading
from poworkbench.reading.document import read

TABLE = """
Item     Description      Qty    Price    Amount    Ships
A-100    Lamp               4    25.00    100.00    14 Dec 2026
"""


def headed(head: str, foot: str = "") -> Reading:
    """A paper with one line below `head`."""
    return read([typed(f"{head}\n{TABLE}\n{foot}")], vocabulary())


@pytest.mark.parametrize(
    ("head", "values"),
    [
        ("ORDER CONFIRMATION No. 88121 dated 12 November 2026", {"document_date": "2026-11-12"}),
        ("CONFIRMATION DE COMMANDE N° 2611-22 du 18/11/2026", {"document_date": "2026-11-18"}),
        ("CONFERMA D'ORDINE N. 2211/26 DEL 10/11/2026", {"document_date": "2026-11-10"}),
        ("ACCUSÉ DE RÉCEPTION DE COMMANDE ARC 26/1190", {"vendor_order_number": "ARC 26/1190"}),
        (
            "Orderbevestiging OB 2611873 - uw bestelbon IO-26",
            {"vendor_order_number": "OB 2611873", "po_number": "IO-26"},
        ),
        ("Our Job Number  J26-2207", {"vendor_order_number": "J26-2207"}),
        (
            "We thank you for your esteemed order MF/26/2260 and entered it under works order H26-4502.",
            {"po_number": "MF/26/2260", "vendor_order_number": "H26-4502"},
        ),
        ("Sales order SO-118834    PO 4471\nOrder total USD 100.00", {"vendor_order_number": "SO-118834"}),
    ],
)
def test_the_head_of_a_paper(head: str, values: dict[str, str]) -> None:
    found = headed(head)
    assert {field: found.value(field) for field in values} == values


def test_a_label_in_the_middle_of_a_sentence_names_nothing_below_it() -> None:
    found = headed("Our ref  SO-118834\nany order form, including the\nForm 4471 or a quotation")
    assert found.value("vendor_order_number") == "SO-118834"


@pytest.mark.parametrize(
    ("head", "foot", "name"),
    [
        (
            "Lindgate Interiors Ltd\nUnit 4, Leeds",
            "Thornbury & Sons Ltd, Stroud. VAT Reg No. GB 123",
            "Thornbury & Sons Ltd",
        ),
        ("Marlow Retail Ltd", "orders@hallampryce.example\nfor Hallam & Pryce Ltd", "Hallam & Pryce Ltd"),
        ("Maison Delorme SAS\nLyon", "Luminaires Vauquelin SA - RCS Nancy 755 - TVA FR 18", "Luminaires Vauquelin SA"),
        ("Tapizados Montserrat, S.L.   NIF B-43\nHogar Retail S.L.", "", "Tapizados Montserrat, S.L."),
    ],
)
def test_the_sender_is_not_the_addressee(head: str, foot: str, name: str) -> None:
    assert headed(head, foot).value("vendor_name") == name


def test_letters_with_gaps_between_are_words() -> None:
    (row,) = typed_rows("G R E AT   P L A I N S")
    assert row.text == "GREAT PLAINS"


def test_single_letters_in_columns_stay_apart() -> None:
    (row,) = typed_rows("A      B      C      D      E      F")
    assert row.text == "A B C D E F"


def test_a_total_that_only_adds_up() -> None:
    found = headed("PO 4471", "Goods                100.00\nCrating               15.00\nWhat you owe us      115.00")
    assert found.value("total") == "115.00"


def test_a_total_with_more_words_before_the_known_one() -> None:
    found = headed("PO 4471", "Merchandise      100.00\nFreight           15.00\nAcknowledgment total (USD)   115.00")
    assert found.value("total") == "115.00"
