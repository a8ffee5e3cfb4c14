"""The shipped day is what it says: enough of everything, and every document beside its order."""

from __future__ import annotations

import json
import runpy
from datetime import timedelta

import pytest

from poworkbench.app.demo.feeder import day
from poworkbench.app.demo.homes import day_folder
from poworkbench.app.order_files import order_of
from poworkbench.domain.orders import Order

FOLDER = day_folder()


@pytest.fixture(scope="module")
def orders() -> dict[str, Order]:
    found = [order_of(plain) for plain in json.loads((FOLDER / "orders.json").read_text("utf-8"))]
    assert len({order.po_number for order in found}) == len(found)
    return {order.po_number: order for order in found}


def test_the_orders_are_those_the_script_makes() -> None:
    made = runpy.run_path(str(FOLDER / "make_orders.py"))["text"]()
    assert made == (FOLDER / "orders.json").read_text("utf-8")


def test_there_is_a_days_work(orders: dict[str, Order]) -> None:
    assert len(orders) >= 200
    assert {order.state for order in orders.values()} == {"open"}
    assert len({order.vendor.code for order in orders.values()}) >= 12
    assert len({order.buyer.name for order in orders.values()}) >= 5
    assert len(day(FOLDER)) >= 40


def test_every_buyer_has_a_deputy_who_is_somebody_else(orders: dict[str, Order]) -> None:
    for order in orders.values():
        assert order.buyer.deputy_email not in (None, order.buyer.email)
        assert order.buyer.deputy_name


def test_orders_add_up(orders: dict[str, Order]) -> None:
    for order in orders.values():
        assert order.total == sum(line.quantity * line.unit_price for line in order.lines).quantize(order.total or 0)


def test_a_customers_promise_leaves_time_after_the_vendors_date(orders: dict[str, Order]) -> None:
    promised = [order for order in orders.values() if order.customer_promise]
    assert len(promised) >= 80
    for order in promised:
        assert order.sales_order
        last = max(line.promised_date for line in order.lines if line.promised_date)
        assert timedelta(days=3) <= order.customer_promise - last <= timedelta(days=30)  # type: ignore[operator]


def test_every_document_is_there_and_answers_an_open_order_or_says_not(orders: dict[str, Order]) -> None:
    arriving = day(FOLDER)
    assert {each.file for each in arriving} == {path.name for path in (FOLDER / "documents").iterdir()}
    assert len({each.file for each in arriving}) == len(arriving)
    assert {each.po_number for each in arriving if each.po_number} <= set(orders)
    assert [each.after_seconds for each in arriving] == sorted(each.after_seconds for each in arriving)
    assert sum(each.after_seconds == 0 for each in arriving) == 12


def test_the_documents_are_of_many_kinds_and_not_too_large() -> None:
    files = list((FOLDER / "documents").iterdir())
    kinds = {path.suffix for path in files}
    assert kinds >= {".pdf", ".eml", ".xlsx", ".edi", ".csv", ".xml", ".txt", ".jpg", ".png", ".tif"}
    assert sum(path.stat().st_size for path in files) < 5_000_000


def test_one_document_matches_no_order(orders: dict[str, Order]) -> None:
    unanswered = {each.file for each in day(FOLDER) if each.po_number is None}
    assert "0882790-00.pdf" in unanswered
    assert "26-11915" not in orders


def test_a_number_printed_by_mistake_is_no_order(orders: dict[str, Order]) -> None:
    assert "PO-104269" in orders
    assert "PO-104296" not in orders
