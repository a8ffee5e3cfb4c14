"""In which order an ERP is told what is owed to an order."""

from __future__ import annotations

from poworkbench.domain.owed import Operation, in_field_order

FIELDS = ("promised_date", "quantity", "unit_price", "vendor_order_number")


def value(name: str, field: str, line: str | None = "1", of: str | None = None) -> Operation:
    step = "head" if line is None else "line"
    return Operation(name, name, step, "PO-1", None, line, {field: "1"}, {field: "2"}, of)


def names(lane: list[Operation]) -> str:
    return "".join(operation.id for operation in in_field_order(lane, FIELDS))


COMMENT = Operation("c", "c", "comment", "PO-1", None)


def test_values_go_by_the_playbooks_order_and_words_come_last() -> None:
    lane = [COMMENT, value("h", "vendor_order_number", None), value("p", "unit_price"), value("d", "promised_date")]
    assert names(lane) == "dphc"


def test_fields_that_the_playbook_does_not_name_come_after_those_it_names() -> None:
    assert names([value("s", "status"), value("q", "quantity")]) == "qs"


def test_what_takes_another_back_keeps_its_place() -> None:
    assert names([value("p", "unit_price"), value("b", "promised_date", of="p")]) == "pb"


def test_the_same_value_decided_again_keeps_its_place() -> None:
    assert names([value("p", "unit_price"), value("d", "promised_date"), value("r", "unit_price")]) == "pdr"
