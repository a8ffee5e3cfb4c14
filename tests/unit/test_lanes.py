"""Lanes: several orders are brought at once, one that is stuck holds no other, and what ends a round ends it once."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any, cast

import pytest

from poworkbench.domain.owed import Operation
from poworkbench.services.ports import NotAsAgreed, NotLetIn, Unreachable
from poworkbench.services.sync.lanes import Lane, Lanes
from poworkbench.services.sync.push import Push

PUSHES = cast("Sequence[Push]", ["first", "second", "third", "fourth"])


def never() -> bool:
    """The line is not down."""
    return False


def lanes(count: int) -> list[Lane]:
    """Lanes that hold nothing but their order's number."""
    return [(f"PO-{n}", cast("Sequence[Operation]", [f"PO-{n}"])) for n in range(count)]


def test_a_stuck_lane_holds_no_other() -> None:
    others, brought = threading.Event(), list[Any]()

    def bring(_push: Push, lane: Sequence[Operation]) -> list[Exception]:
        if str(lane[0]) == "PO-0":
            assert others.wait(20), "the others waited for the stuck lane"
        brought.append(lane[0])
        if len(brought) == 19:
            others.set()
        return []

    Lanes(lanes(20), bring, never).run(PUSHES)
    assert sorted(brought) == sorted(f"PO-{n}" for n in range(20))
    assert brought[-1] == "PO-0"


def test_every_connection_is_one_lanes_at_a_time() -> None:
    under_way, seen, together = set[Any](), set[Any](), threading.Barrier(4, timeout=20)

    def bring(push: Push, _lane: Sequence[Operation]) -> list[Exception]:
        assert push not in under_way
        under_way.add(push)
        seen.add(push)
        together.wait()
        under_way.remove(push)
        return []

    Lanes(lanes(8), bring, never).run(PUSHES)
    assert seen == set(PUSHES)


def test_one_lane_is_brought_on_the_thread_that_asks() -> None:
    threads = list[threading.Thread]()

    def bring(_push: Push, _lane: Sequence[Operation]) -> list[Exception]:
        threads.append(threading.current_thread())
        return []

    Lanes(lanes(1), bring, never).run(PUSHES[:1])
    assert threads == [threading.current_thread()]


def test_a_lane_in_trouble_leaves_the_others_their_turn() -> None:
    brought = list[Any]()

    def bring(_push: Push, lane: Sequence[Operation]) -> list[Exception]:
        if str(lane[0]) in ("PO-1", "PO-2", "PO-3", "PO-4"):
            return [NotAsAgreed("a field is gone")]
        brought.append(lane[0])
        return []

    turn = Lanes(lanes(8), bring, never)
    turn.run(PUSHES)
    assert set(turn.troubles) == {"PO-1", "PO-2", "PO-3", "PO-4"}
    assert sorted(brought) == ["PO-0", "PO-5", "PO-6", "PO-7"]


def test_a_line_that_is_down_is_not_tried_for_every_order() -> None:
    tried = list[Any]()

    def bring(_push: Push, lane: Sequence[Operation]) -> list[Exception]:
        tried.append(lane[0])
        return [Unreachable("no connection")]

    turn = Lanes(lanes(50), bring, lambda: len(tried) >= 3)
    turn.run(PUSHES)
    assert 3 <= len(tried) < 3 + len(PUSHES)
    assert len(turn.troubles) == len(tried)


@pytest.mark.parametrize("ends", [NotLetIn("no token"), KeyboardInterrupt()])
def test_what_ends_a_round_is_raised_when_no_lane_is_under_way_any_more(ends: BaseException) -> None:
    begun, done = list[Any](), list[Any]()

    def bring(_push: Push, lane: Sequence[Operation]) -> list[Exception]:
        begun.append(lane[0])
        if str(lane[0]) == "PO-3":
            raise ends
        done.append(lane[0])
        return []

    with pytest.raises(type(ends)):
        Lanes(lanes(500), bring, never).run(PUSHES)
    assert len(begun) == len(done) + 1
    assert len(begun) < 500
