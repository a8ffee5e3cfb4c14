"""Documents over several orders: whose lines are whose, and what becomes of several messages in one file."""

from __future__ import annotations

from dataclasses import replace

from tests.made_readings import found, order, ordered, read_line_of, reading, reading_of_order

from poworkbench.domain.readings import INVOICE, Reading, ReadLine
from poworkbench.domain.several import is_named, orders_named, over_several, own_lines, together, unknown

ONE = order(ordered("1"), ordered("2"), po_number="PO-104233")
TWO = order(ordered("1", vendor_item="LM-7"), po_number="PO-104250")


def of(number: str | None, line: ReadLine) -> ReadLine:
    return replace(line, po_number=found(number))


FIRST, SECOND, LAMP = (*map(read_line_of, ONE.lines), read_line_of(TWO.lines[0]))


def test_a_document_of_one_order_is_that_orders_whole() -> None:
    read = reading_of_order(ONE)
    assert orders_named(read) == ("PO-104233",)
    assert own_lines(ONE, read) == {0, 1}
    assert not over_several(ONE, read)
    assert unknown(read, [ONE]) == ()


def test_lines_belong_to_the_order_that_they_name() -> None:
    read = reading(of("PO-104233", FIRST), of("104250", LAMP), of("PO-104233", SECOND))
    assert orders_named(read) == ("PO-104233", "104250")
    assert (own_lines(ONE, read), own_lines(TWO, read)) == ({0, 2}, {1})
    assert over_several(ONE, read)
    assert is_named(TWO, read)
    assert not is_named(replace(TWO, po_number="PO-104251"), read)
    assert unknown(read, [ONE]) == ("104250",)


def test_a_line_that_names_none_belongs_to_the_order_above_it_all() -> None:
    read = reading(FIRST, of("PO-104250", LAMP), po_number="PO-104233")
    assert (own_lines(ONE, read), own_lines(TWO, read)) == ({0}, {1})


def test_a_room_beside_a_line_is_no_order() -> None:
    read = reading(FIRST, of("Room 12", SECOND), po_number="PO-104233")
    assert own_lines(ONE, read) == {0, 1}
    assert unknown(read, [ONE]) == ()


def test_of_two_releases_the_one_that_is_printed_is_meant() -> None:
    read = reading(of("170034-1", FIRST), of("170034-2", SECOND))
    assert own_lines(replace(ONE, po_number="170034-2"), read) == {1}
    assert own_lines(replace(ONE, po_number="170034"), read) == {0, 1}


def test_where_no_line_names_the_order_all_are_looked_at() -> None:
    assert own_lines(ONE, reading(of("Miller", FIRST), of("Smith", LAMP))) == {0, 1}


def message(number: str, *lines: ReadLine, **more: str) -> Reading:
    return reading(*lines, po_number=number, total="9.00", **more)


def test_messages_of_one_file_are_one_reading_with_each_line_s_order() -> None:
    both = together(message("PO-104233", FIRST, SECOND), [replace(message("PO-104250", LAMP), cautions=("edi_test",))])
    assert [line.value("po_number") for line in both.lines] == ["PO-104233", "PO-104233", "PO-104250"]
    assert (both.value("po_number"), both.total, both.cautions) == ("PO-104233", None, ("edi_test",))


def test_other_papers_about_the_same_order_are_not_added_to_it() -> None:
    best = message("PO-104233", FIRST)
    others = [
        message("po 104233", FIRST, SECOND), replace(message("PO-104250", LAMP), kind=INVOICE), message("PO-104250"),
        reading(LAMP),
    ]  # fmt: skip
    assert together(best, others) == best
    assert together(reading(FIRST), [message("PO-104250", LAMP)]) == reading(FIRST)
