"""Small documents, read whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.typed_pages import TALL, WIDE, typed, vocabulary

from poworkbench.domain.orders import Buyer, Order, OrderLine, Vendor
from poworkbench.domain.readings import Reading, ReadLine
from poworkbench.reading.document import read
from poworkbench.reading.page import Rule

HEADING = "Pos  Article     Description             Qty  Unit   Price     Amount"


def lines(text: str, order: Order | None = None) -> tuple[ReadLine, ...]:
    """The lines of a typed page."""
    return read([typed(text)], vocabulary(), order).lines


def column(read_lines: tuple[ReadLine, ...], field: str) -> list[str | None]:
    """One field of all lines."""
    return [line.value(field) for line in read_lines]


def reading(text: str) -> Reading:
    """A typed page, read."""
    return read([typed(text)], vocabulary())


def test_a_plain_table() -> None:
    found = lines(
        f"""
        {HEADING}
        10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00
        20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00
        Total USD                                                     640.00
        """
    )
    assert column(found, "vendor_item") == ["NV-1031", "NV-1030"]
    assert column(found, "quantity") == ["4", "12"]
    assert column(found, "unit_price") == ["100.00", "20.00"]
    assert column(found, "promised_date") == [None, None]


def test_dates_below_a_line_split_it() -> None:
    found = lines(
        f"""
        {HEADING}
        10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00
                  Delivery    3 pcs   04 Dec 2026
                              1 pcs   18 Dec 2026
        20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00
                  Delivery   12 pcs   04 Dec 2026
        """
    )
    assert column(found, "quantity") == ["3", "1", "12"]
    assert column(found, "promised_date") == ["2026-12-04", "2026-12-18", "2026-12-04"]
    assert column(found, "amount") == [None, None, "240.00"]


def test_a_week_is_no_date_and_the_date_beside_it_is() -> None:
    found = lines(
        f"""
        {HEADING}
        10   NV-1031     Three-seater sofa         4  pcs   100,00    400,00
                         Liefertermin: KW 49/2026
        20   NV-1030     Two-seater sofa          12  pcs    20,00    240,00
                         Liefertermin: KW 51/2026, Versand 18.12.2026
        """
    )
    assert column(found, "promised_date") == [None, "2026-12-18"]


def test_a_price_per_hundred_is_divided() -> None:
    found = lines(
        f"""
        {HEADING.replace("Price ", "Price/UM")}
        10   WS-8X114    Wood screw flat head  8,000  EA   3.8600/C   308.80
        20   TN-516      T-nut 4 prong         5,000  EA 118.4000/M   592.00
        """
    )
    assert [Decimal(value or "0") for value in column(found, "unit_price")] == [Decimal("0.0386"), Decimal("0.1184")]


def test_a_discount_is_taken_off() -> None:
    found = lines(
        """
        Référence    Désignation              Qté   P.U. HT   Rem.   Montant HT
        TAB-220      Table de ferme             4   1 080,00  25 %     3 240,00
        """
    )
    assert column(found, "unit_price") == ["810.00"]


def test_amounts_decide_between_a_list_and_a_net_price() -> None:
    found = lines(
        """
        Item      Description      Qty    List     Disc.    Net Price    Amount
        BL-77     Arc lamp          10   249.00    50%        124.50   1,245.00
        """
    )
    assert column(found, "unit_price") == ["124.50"]
    assert found[0].unit_price is not None
    assert found[0].unit_price.evidence.confidence > 90


def test_the_buyer_s_item_stands_below_with_its_label() -> None:
    found = lines(
        f"""
        {HEADING}
        10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00
             Your SKU 653694
        20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00
             Your SKU 621737
        """
    )
    assert column(found, "buyer_item") == ["653694", "621737"]
    assert column(found, "description") == ["Three-seater sofa", "Two-seater sofa"]


def test_what_a_line_says_of_itself() -> None:
    found = lines(
        """
        LN  ITEM       DESCRIPTION        QTY ORD  QTY B/O   UNIT PRICE   EXT AMOUNT   STATUS
        1   B251-57    HEADBOARD             8                 125.00      1,000.00    CONFIRMED
        2   B251-58    KING HEADBOARD        3        3        149.00        447.00
        3   B251-92    NIGHT STAND           2                 109.00        218.00    CXL
        4   B251-96    RAILS                 2                  52.00        104.00
            ** B251-95 DROPPED - SUBSTITUTE PER YOUR MAIL
        """
    )
    assert column(found, "status") == ["accepted", "backordered", "cancelled", "substituted"]


def test_sums_and_charges_are_no_lines() -> None:
    found = reading(
        f"""
        {HEADING}
        10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00
        20   TR-1        Transport box, folding   12  pcs    20.00    240.00
        Subtotal                                                      640.00
        Freight                                                        60.00
        Total USD                                                     700.00
        """
    )
    assert column(found.lines, "vendor_item") == ["NV-1031", "TR-1"]
    assert found.value("total") == "700.00"
    assert found.value("currency") == "USD"


def test_a_date_for_the_whole_document_is_every_line_s() -> None:
    found = lines(
        f"""
        Order date:  10/12/2026      Ship date:  11/23/2026
        {HEADING}
        10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00
        20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00
        """
    )
    assert column(found, "promised_date") == ["2026-11-23", "2026-11-23"]


def test_a_table_goes_on_without_its_heading() -> None:
    first = typed(
        f"""
        {HEADING}
        10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00
        20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00
        """
    )
    second = typed(
        """
        Order confirmation 713052                  page 2

        30   NV-3150     Lounge chair              6  pcs    50.00    300.00
        """,
        number=2,
    )
    found = read([first, second], vocabulary()).lines
    assert column(found, "position") == ["10", "20", "30"]
    assert found[2].quantity is not None
    assert found[2].quantity.evidence.page == 2


def test_a_heading_in_an_unknown_language() -> None:
    """Quantity × price = amount says which columns are which."""
    found = lines(
        """
        Rivi  Tuote      Nimike               Määrä   Hinta     Summa
        1     FI-100     Koivutuoli              12   45.50    546.00
        2     FI-240     Tammipöytä               2  390.00    780.00
        3     FI-310     Vitriini                 1  980.00    980.00
        """
    )
    assert column(found, "quantity") == ["12", "2", "1"]
    assert column(found, "unit_price") == ["45.50", "390.00", "980.00"]
    assert column(found, "vendor_item") == ["FI-100", "FI-240", "FI-310"]


def test_the_order_says_how_its_dates_are_meant() -> None:
    text = f"""
        {HEADING}   Promised
        10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00   05/11/2026
        """
    assert column(lines(text, _order(date(2026, 11, 5))), "promised_date") == ["2026-11-05"]
    assert column(lines(text, _order(date(2026, 5, 11))), "promised_date") == ["2026-05-11"]


def test_the_order_never_lends_a_value() -> None:
    found = read([typed("Thank you for your message.")], vocabulary(), _order(date(2026, 11, 5)))
    assert found.kind == "other"
    assert not found.lines
    assert found.value("po_number") is None
    assert found.value("vendor_name") is None


def test_a_broken_item_code_is_joined() -> None:
    found = lines(
        f"""
        {HEADING}
        10   CHEST/OAK/  Chest of drawers          4  pcs   100.00    400.00
             SM
        20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00
        """
    )
    assert column(found, "vendor_item") == ["CHEST/OAK/SM", "NV-1030"]


def test_evidence_is_where_the_value_stands() -> None:
    found = lines(
        f"""
        {HEADING}
        10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00
        """
    )[0]
    assert found.amount is not None
    start = 100 * 6 * "10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00".index("400.00")
    assert found.amount.evidence.box == (start, 1290, start + 3600, 1970)
    assert found.amount.evidence.text == "400.00"


def _order(day: date) -> Order:
    line = OrderLine("1", "NV-1031", None, "Sofa", Decimal(4), "EA", Decimal(100), day)
    return Order("PO-1", Vendor("N", "Nordvik Furniture AB"), Buyer("Harbor", "b@h.example"), None, "USD", (line,))


def test_a_part_that_is_late_says_so_itself() -> None:
    found = lines(
        f"""
        {HEADING}
        10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00
                  Delivery    3 pcs   04 Dec 2026
                              1 pcs   18 Dec 2026   backordered
        20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00
                  B/O until 15 Jan 2027
        """
    )
    assert column(found, "status") == [None, "backordered", "backordered"]
    assert column(found, "promised_date") == ["2026-12-04", "2026-12-18", "2027-01-15"]


def test_a_remark_that_mentions_a_day_promises_nothing() -> None:
    found = lines(
        f"""
        {HEADING}
        10   NV-1031     Three-seater sofa         4  pcs   100.00    400.00
                  Price agreed with Mr Marsh on 12 Oct 2026
        20   NV-1030     Two-seater sofa          12  pcs    20.00    240.00
                  Requested delivery 30 Nov 2026
        """
    )
    assert column(found, "promised_date") == [None, None]


def test_lines_drawn_below_the_table_part_no_columns() -> None:
    page = typed(
        """
        Description                                     Qty    Unit price    Amount
        [AB-100] Wall light 60 cm, smoked oak     18.00 pcs        128.70   2316.60
        [AB-200] Linen shade 40 cm, ecru          30.00 pcs         46.40   1392.00

        Total                                                               3708.60


        Phone 555-0144
        """,
        rules=(Rule(17.0 * WIDE, 6.5 * TALL, 17.0 * WIDE, 8 * TALL),),
    )
    (light, shade) = read([page], vocabulary()).lines
    assert [light.value("quantity"), shade.value("quantity")] == ["18", "30"]
    assert light.value("description") == "Wall light 60 cm, smoked oak"
