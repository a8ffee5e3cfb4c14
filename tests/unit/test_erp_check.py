"""ERPs that answer, and not as is asked of them: each fault is found, by its name, and has a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from tests.made_readings import order

from poworkbench.domain.orders import CLOSED, OrderLine
from poworkbench.domain.owed import HEAD_WRITABLE, WRITABLE
from poworkbench.services.erp_check import ErpCheck, Tried
from poworkbench.services.ports import Gone, Snapshot, Stale, Takes
from poworkbench.ui.wording.erp_check import line, verdict

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
LINE = OrderLine("1", "AB-1001", None, "Chair", Decimal(4), "EA", Decimal("125.00"), None)


@dataclass
class MadeErp:
    """One order, kept as it should be; what a fault changes is set from outside."""

    now: Snapshot = field(default_factory=lambda: Snapshot(replace(order(LINE), po_number="PO-1"), '"7"', NOW))
    said: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    finds_all: bool = False
    hides_changes: bool = False
    takes_any_version: bool = False
    rounds_up: bool = False
    loses_comments: bool = False

    def server_time(self) -> datetime | None:
        return NOW

    def takes(self) -> Takes:
        return Takes(WRITABLE, HEAD_WRITABLE)

    def changed_since(self, moment: datetime | None) -> Iterator[Sequence[Snapshot]]:
        yield () if moment and self.hides_changes else (self.now,)

    def order(self, po_number: str) -> Snapshot:
        if po_number != "PO-1" and not self.finds_all:
            raise Gone("no such order")
        return self.now

    def write_line(
        self, po_number: str, line: str, values: Mapping[str, str | None], *, version: str, key: str, by: str = ""
    ) -> None:
        assert (po_number, line, by) == ("PO-1", "1", "")
        if version != self.now.version and key not in self.keys and not self.takes_any_version:
            raise Stale("changed meanwhile")
        self.keys.add(key)
        value = Decimal(values["quantity"] or 0) + (1 if self.rounds_up else 0)
        kept = replace(self.now.order, lines=(replace(LINE, quantity=value),))
        self.now = Snapshot(kept, '"8"', NOW)

    def write_order(
        self, po_number: str, values: Mapping[str, str | None], *, version: str, key: str, by: str = ""
    ) -> None:
        raise AssertionError(f"the head is not written: {po_number}, {values}, {version}, {key}, {by}")

    def comments(self, po_number: str) -> Sequence[str]:
        assert po_number == "PO-1"
        return () if self.loses_comments else tuple(self.said)

    def comment(self, po_number: str, text: str, *, key: str) -> None:
        assert po_number == "PO-1"
        self.said += [] if key in self.keys else [text]
        self.keys.add(key)

    def attachments(self, po_number: str) -> Sequence[str]:
        return (po_number, "5f" * 32)

    def attach(self, po_number: str, name: str, content: bytes, *, key: str) -> None:
        raise AssertionError(f"nothing is attached: {po_number}, {name}, {content!r}, {key}")


def tried(erp: MadeErp, server_time: Callable[[], datetime | None] = lambda: NOW) -> list[Tried]:
    """All steps."""
    keys = iter(f"key-{number}" for number in range(99))
    check = ErpCheck(erp, lambda: NOW, server_time, lambda: next(keys))
    return [*check.read(), *check.write("PO-1")]


def test_an_erp_that_does_what_is_asked_fails_nowhere() -> None:
    erp = MadeErp()
    steps = tried(erp)
    assert [step.unmet for step in steps] == [""] * 10
    assert "All that was tried works" in verdict(steps, "PO-1")
    assert len(erp.said) == 1


@pytest.mark.parametrize(
    ("fault", "step", "code"),
    [
        ("finds_all", "missing", "missing_found"),
        ("hides_changes", "changed", "changed_left_out"),
        ("takes_any_version", "stale", "stale_taken"),
        ("rounds_up", "same", "value_moved"),
        ("loses_comments", "comment", "comment_lost"),
    ],
)
def test_a_fault_is_found_and_said(fault: str, step: str, code: str) -> None:
    steps = tried(MadeErp(**{fault: True}))  # type: ignore[arg-type]
    assert [(each.step, each.unmet) for each in steps if each.unmet] == [(step, code)]
    failed = next(each for each in steps if each.unmet)
    assert line(failed).startswith("FAILS  ")
    assert code not in line(failed)
    assert verdict(steps, "PO-1").startswith("1 of 10 steps failed")


@pytest.mark.parametrize(
    ("server_time", "code"), [(None, "no_clock"), (NOW + timedelta(minutes=3), "clock_off"), (NOW, "")]
)
def test_the_clocks_are_held_side_by_side(server_time: datetime | None, code: str) -> None:
    steps = tried(MadeErp(), lambda: server_time)
    assert next(step for step in steps if step.step == "clock").unmet == code


def test_an_order_without_an_open_line_cannot_be_written_to() -> None:
    erp = MadeErp()
    erp.now = replace(erp.now, order=replace(erp.now.order, lines=(replace(LINE, status=CLOSED),)))
    steps = {step.step: step for step in tried(erp)}
    assert (steps["stale"].unmet, steps["same"].unmet) == ("no_open_line", "no_open_line")
    assert "Name another one" in line(steps["same"])
