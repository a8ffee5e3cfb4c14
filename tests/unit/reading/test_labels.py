"""Labels find their values."""

from __future__ import annotations

from tests.typed_pages import typed, typed_rows, vocabulary

from poworkbench.reading.document import read
from poworkbench.reading.labels import labelled


def values(text: str, role: str) -> list[str]:
    """What may be the value of a label, best first."""
    found = [item for item in labelled(typed_rows(text), vocabulary()) if item.role == role]
    return [item.value.text for item in sorted(found, key=lambda item: -item.place)]


def test_the_value_stands_to_the_right() -> None:
    assert values("Your order no.      PO-104287", "po_number")[0] == "PO-104287"


def test_the_value_stands_below() -> None:
    text = """
        CUSTOMER NO.      CUSTOMER P.O. NUMBER      OUR ORDER NO.
        0044180-02        PO-104302                 4472655
        """
    assert values(text, "po_number") == ["PO-104302"]
    assert values(text, "vendor_order_number") == ["4472655"]


def test_the_value_stands_in_the_same_words() -> None:
    assert values("Votre commande n° LG-26-03417 du 14/10/2026", "po_number") == ["LG-26-03417 du 14/10/2026"]


def test_letters_set_apart_are_still_a_label() -> None:
    assert values("C U S TO M E R P O\nPO-104244", "po_number") == ["PO-104244"]


def test_decoys_keep_their_own_values() -> None:
    page = typed(
        """
        ORDER ACKNOWLEDGMENT
        Blanket #      B-20044            Quote          W22990
        Cust PO        26-11915           Our order      0882790-00
        Your ref       L PRUITT           Invoice no     99120034
        """
    )
    reading = read([page], vocabulary())
    assert reading.value("po_number") == "26-11915"
    assert reading.value("vendor_order_number") == "0882790-00"


def test_a_double_label_gives_number_and_date() -> None:
    page = typed(
        """
        Auftragsbestätigung
        Nummer / Datum          30188377 / 14.10.2026
        Bestellnr. / Datum      26-11902 / 12.10.2026
        """
    )
    reading = read([page], vocabulary())
    assert reading.value("po_number") == "26-11902"
    assert reading.value("vendor_order_number") == "30188377"
    assert reading.value("document_date") == "2026-10-14"
