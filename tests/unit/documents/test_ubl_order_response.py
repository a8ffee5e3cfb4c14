"""A vendor's answer as UBL OrderResponse: what each line confirms, in how many parts, and when it comes."""

from __future__ import annotations

import pytest
from tests.unit.documents.made_ubl import HEAD, ITEM, document, line, period, rows, said

QUANTITY = '<cbc:Quantity unitCode="C62">10</cbc:Quantity>'
PRICED = (
    f'{QUANTITY}<cbc:LineExtensionAmount currencyID="EUR">{{amount}}</cbc:LineExtensionAmount>{{more}}'
    '<cac:Price><cbc:PriceAmount currencyID="EUR">{price}</cbc:PriceAmount>{base}</cac:Price>'
)


def priced(price: str, amount: str, base: str = "", more: str = "") -> str:
    return line(PRICED.format(price=price, amount=amount, base=base, more=more))


def test_the_header_names_the_order_the_vendor_and_his_own_number() -> None:
    total = "<cac:LegalMonetaryTotal><cbc:PayableAmount>1250.50</cbc:PayableAmount></cac:LegalMonetaryTotal>"
    reading = said(document(total + line(QUANTITY)))
    names = ("po_number", "vendor_name", "vendor_order_number", "document_date", "currency", "total")
    assert [reading.value(name) for name in names] == [
        "PO-104233", "Nordvik Furniture AB", "SO-4411", "2026-10-22", "EUR", "1250.50",
    ]  # fmt: skip
    assert (reading.kind, reading.cautions) == ("order_acknowledgement", ())


def test_a_line_has_its_codes_text_unit_and_number_as_printed() -> None:
    names = ("position", "vendor_item", "buyer_item", "description", "quantity", "unit", "status")
    (read,) = rows(said(document(line(QUANTITY))), *names)
    assert read == ("1", "B251-57", "100223", "Side table oak", "10", "C62", "accepted")


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("1", None), ("3", "accepted"), ("5", "accepted"), ("7", "cancelled"), ("2", "cancelled"), ("42", None),
        ("Accepted", "accepted"), ("REJECTED", "cancelled"), ("back-ordered", "backordered"), ("05", "accepted"),
        ("in process", None), ("", None),
    ],
)  # fmt: skip
def test_a_status_is_what_its_code_or_word_means(code: str, status: str | None) -> None:
    (read,) = said(document(line(QUANTITY, status=code))).lines
    assert read.value("status") == status
    assert read.status is None or read.status.evidence.text == code


def test_lines_of_a_refused_order_are_cancelled_unless_they_say_more() -> None:
    refused = HEAD.replace(">CA<", ">RE<")
    reading = said(document(line(QUANTITY, status="") + line(QUANTITY, status="5"), head=refused))
    assert rows(reading, "status") == [("cancelled",), ("accepted",)]
    assert reading.lines[0].status
    assert reading.lines[0].status.evidence.ref == "OrderResponseCode"


@pytest.mark.parametrize(
    ("code", "caution"),
    [
        ("AP", "lines_not_listed:accepted"),
        ("RE", "lines_not_listed:cancelled"),
        ("AB", "edi_waiting:AB, received and not yet decided"),
        ("CA", "edi_no_lines"),
    ],
)
def test_an_answer_without_lines_warns_of_what_it_leaves_open(code: str, caution: str) -> None:
    reading = said(document("", head=HEAD.replace(">CA<", f">{code}<")))
    assert reading.lines == ()
    assert reading.cautions == (caution,)


@pytest.mark.parametrize(
    ("code", "cautions"),
    [
        ("5", ()), ("42", ()), ("added", ()), ("23", ("edi_line_waits:line 1: 23",)),
        ("in process", ("edi_line_waits:line 1: in process",)), ("99", ("edi_unknown_code:line 1: 99",)),
    ],
)  # fmt: skip
def test_a_code_that_settles_nothing_warns(code: str, cautions: tuple[str, ...]) -> None:
    assert said(document(line(QUANTITY, status=code))).cautions == cautions


@pytest.mark.parametrize(("indicator", "answer"), [("true", "accepted"), ("false", "cancelled")])
def test_a_simple_response_takes_or_refuses_the_whole_order(indicator: str, answer: str) -> None:
    head = HEAD.replace("<cbc:OrderResponseCode>CA</cbc:OrderResponseCode>", "")
    simple = document(f"<cbc:AcceptedIndicator>{indicator}</cbc:AcceptedIndicator>", "OrderResponseSimple", head)
    reading = said(simple)
    assert (reading.kind, reading.value("po_number")) == ("order_acknowledgement", "PO-104233")
    assert reading.cautions == (f"lines_not_listed:{answer}",)


def test_the_vendors_own_number_stands_in_for_his_order_number_unless_a_machine_made_it_up() -> None:
    own = HEAD.replace("<cbc:SalesOrderID>SO-4411</cbc:SalesOrderID>", "")
    machines = own.replace(">OR-7<", ">0263bf48-9a55-4d15-adf5-2c2921036d1c<")
    numbers = [said(document("", head=head)).value("vendor_order_number") for head in (own, machines)]
    assert numbers == ["OR-7", None]


def test_a_period_is_promised_by_its_end() -> None:
    dated = line(f"{QUANTITY}<cac:Delivery>{period('2026-11-16', '2026-11-19')}</cac:Delivery>")
    assert rows(said(document(dated)), "promised_date") == [("2026-11-19",)]
    begun = line(f"{QUANTITY}<cac:Delivery>{period('2026-11-16')}</cac:Delivery>")
    assert rows(said(document(begun)), "promised_date") == [("2026-11-16",)]


def test_a_day_for_the_whole_order_holds_for_lines_without_one() -> None:
    own = line(f"{QUANTITY}<cac:Delivery>{period(None, '2026-12-01')}</cac:Delivery>")
    whole = f"<cac:Delivery>{period('2026-11-16', '2026-11-19')}</cac:Delivery>"
    reading = said(document(whole + line(QUANTITY) + own))
    assert rows(reading, "promised_date") == [("2026-11-19",), ("2026-12-01",)]


def test_the_day_of_despatch_comes_before_that_of_delivery_and_what_was_asked_for_is_no_promise() -> None:
    ships = "<cac:Despatch><cbc:EstimatedDespatchDate>2026-11-12</cbc:EstimatedDespatchDate></cac:Despatch>"
    asked = "<cac:RequestedDeliveryPeriod><cbc:EndDate>2026-11-01</cbc:EndDate></cac:RequestedDeliveryPeriod>"
    both = line(f"{QUANTITY}<cac:Delivery>{asked}{period(None, '2026-11-19')}{ships}</cac:Delivery>")
    only_asked = line(f"{QUANTITY}<cac:Delivery>{asked}</cac:Delivery>")
    assert rows(said(document(both + only_asked)), "promised_date") == [("2026-11-12",), (None,)]


def test_a_day_that_a_system_had_to_send_is_none() -> None:
    later = line(f"{QUANTITY}<cac:Delivery>{period(None, '2049-12-31')}</cac:Delivery>")
    assert rows(said(document(later)), "promised_date") == [(None,)]


def test_deliveries_with_quantities_are_lines_without_an_amount() -> None:
    parts = "".join(
        f'<cac:Delivery><cbc:Quantity unitCode="C62">{count}</cbc:Quantity>{period(None, day)}</cac:Delivery>'
        for count, day in (("6", "2026-11-19"), ("4.0", "2026-12-10"))
    )
    reading = said(document(priced("12.00", "120.00", more=parts)))
    assert rows(reading, "position", "vendor_item", "quantity", "unit_price", "amount", "promised_date") == [
        ("1", "B251-57", "6", "12.00", None, "2026-11-19"),
        ("1", "B251-57", "4", "12.00", None, "2026-12-10"),
    ]


def test_the_last_of_several_deliveries_counts_where_none_says_how_many() -> None:
    parts = "".join(f"<cac:Delivery>{period(None, day)}</cac:Delivery>" for day in ("2026-12-10", "2026-11-19"))
    assert rows(said(document(line(QUANTITY + parts))), "quantity", "promised_date") == [("10", "2026-12-10")]


def test_what_comes_later_is_a_line_on_back_order_without_a_day() -> None:
    later = "<cbc:MinimumBackorderQuantity>1</cbc:MinimumBackorderQuantity>" + (
        "<cbc:MaximumBackorderQuantity>3</cbc:MaximumBackorderQuantity>"
    )
    more = f"{later}<cac:Delivery>{period(None, '2026-11-19')}</cac:Delivery>"
    reading = said(document(priced("12.00", "120.00", more=more)))
    assert rows(reading, "quantity", "status", "amount", "promised_date") == [
        ("10", "accepted", "120.00", "2026-11-19"),
        ("3", "backordered", None, None),
    ]


def test_a_line_of_which_nothing_comes_now_is_on_back_order_as_a_whole() -> None:
    nothing = QUANTITY.replace(">10<", ">0<") + "<cbc:MaximumBackorderQuantity>10</cbc:MaximumBackorderQuantity>"
    dated = line(f"{nothing}<cac:Delivery>{period(None, '2027-01-15')}</cac:Delivery>", status="3")
    assert rows(said(document(dated)), "quantity", "unit", "status", "promised_date") == [
        ("10", "C62", "backordered", "2027-01-15")
    ]


def test_nothing_on_back_order_is_no_line() -> None:
    none = line(f"{QUANTITY}<cbc:MaximumBackorderQuantity>0</cbc:MaximumBackorderQuantity>")
    assert rows(said(document(none)), "quantity", "status") == [("10", "accepted")]


SUBSTITUTE = """<cac:SellerSubstitutedLineItem><cbc:ID>9</cbc:ID><cac:Item><cbc:Name>Side table ash</cbc:Name>
<cac:SellersItemIdentification><cbc:ID>B251-60</cbc:ID></cac:SellersItemIdentification></cac:Item>
</cac:SellerSubstitutedLineItem>"""


def test_a_substitute_has_the_ordered_lines_quantity_and_price_where_it_prints_none() -> None:
    inner = PRICED.format(price="12.00", amount="120.00", base="", more="")
    reading = said(document(line(inner, status="3", beside=SUBSTITUTE)))
    names = ("position", "vendor_item", "buyer_item", "description", "quantity", "unit_price", "status")
    assert rows(reading, *names) == [("1", "B251-60", "100223", "Side table ash", "10", "12.00", "substituted")]


def test_a_substitutes_own_quantity_and_price_come_first() -> None:
    own = '<cbc:Quantity unitCode="PR">5</cbc:Quantity><cac:Price><cbc:PriceAmount>11.00</cbc:PriceAmount></cac:Price>'
    substitute = SUBSTITUTE.replace("<cac:Item>", f"{own}<cac:Item>")
    reading = said(document(line(QUANTITY, status="3", beside=substitute)))
    assert rows(reading, "quantity", "unit", "unit_price") == [("5", "PR", "11.00")]


@pytest.mark.parametrize(
    ("code", "item", "status"),
    [("3", "B251-60", "substituted"), ("7", "B251-57", "cancelled"), ("5", "B251-57", "accepted")],
)
def test_a_proposed_substitute_counts_where_the_line_is_not_settled(code: str, item: str, status: str) -> None:
    proposed = SUBSTITUTE.replace("SellerSubstitutedLineItem", "SellerProposedSubstituteLineItem")
    reading = said(document(line(QUANTITY, status=code, beside=proposed)))
    assert rows(reading, "vendor_item", "status") == [(item, status)]


@pytest.mark.parametrize(
    ("price", "amount", "base", "more", "net"),
    [
        ("12.00", "120.00", "<cbc:BaseQuantity>1</cbc:BaseQuantity>", "", "12.00"),
        ("120.00", "120.00", '<cbc:BaseQuantity unitCode="C62">10.0</cbc:BaseQuantity>', "", "12.00"),
        ("12.00", "108.00", "", "<false>12.00</false>", "10.80"),
        ("12.00", "120.00", "", "<false>12.00</false>", "12.00"),
        ("12.00", "130.00", "", "<true>10.00</true>", "12.00"),
        ("12,00", "120.00", "", "", "12.00"),
    ],
    ids=["for one", "for ten", "an allowance", "an allowance already taken off", "a charge", "a comma"],
)
def test_a_price_is_net_and_for_one_unit(price: str, amount: str, base: str, more: str, net: str) -> None:
    for indicator in ("true", "false"):
        more = more.replace(
            f"<{indicator}>",
            f"<cac:AllowanceCharge><cbc:ChargeIndicator>{indicator}</cbc:ChargeIndicator><cbc:Amount>",
        ).replace(f"</{indicator}>", "</cbc:Amount></cac:AllowanceCharge>")
    assert rows(said(document(priced(price, amount, base, more))), "unit_price") == [(net,)]


def test_an_allowance_within_the_price_is_already_in_it() -> None:
    within = "<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount>0.20</cbc:Amount>"
    inner = priced("1.50", "15.00", base=f"{within}<cbc:BaseAmount>1.70</cbc:BaseAmount></cac:AllowanceCharge>")
    assert rows(said(document(inner)), "unit_price") == [("1.50",)]


def test_several_answers_to_one_ordered_line_have_its_number() -> None:
    reference = "<cac:OrderLineReference><cbc:LineID>10</cbc:LineID></cac:OrderLineReference>"
    lines = "".join(line(QUANTITY, number=number, beside=reference) for number in ("1", "2"))
    assert rows(said(document(lines)), "position") == [("10",), ("10",)]


def test_the_number_everyone_has_is_the_items_code_only_where_no_other_is_printed() -> None:
    gtin = "<cac:StandardItemIdentification><cbc:ID>7400000001234</cbc:ID></cac:StandardItemIdentification>"
    alone, beside = f"<cac:Item>{gtin}</cac:Item>", ITEM.replace("</cac:Item>", f"{gtin}</cac:Item>")
    reading = said(document(line(QUANTITY, item=alone) + line(QUANTITY, item=beside)))
    assert rows(reading, "vendor_item") == [("7400000001234",), ("B251-57",)]


def test_what_is_paid_already_is_no_part_of_what_the_goods_cost() -> None:
    sums = (
        "<cac:AnticipatedMonetaryTotal><cbc:TaxInclusiveAmount>390.60</cbc:TaxInclusiveAmount>{prepaid}"
        "<cbc:PayableAmount>{payable}</cbc:PayableAmount></cac:AnticipatedMonetaryTotal>"
    )
    prepaid = sums.format(prepaid="<cbc:PrepaidAmount>100.00</cbc:PrepaidAmount>", payable="290.60")
    nothing = sums.format(prepaid="<cbc:PrepaidAmount>0.00</cbc:PrepaidAmount>", payable="391.00")
    assert [said(document(inner)).value("total") for inner in (prepaid, nothing)] == ["390.60", "391.00"]


def test_the_currency_is_that_of_the_amounts_where_the_document_names_none() -> None:
    head = HEAD.replace("<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>", "")
    assert said(document(priced("12.00", "120.00"), head=head)).value("currency") == "EUR"
