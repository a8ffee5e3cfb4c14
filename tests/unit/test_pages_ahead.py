"""The next page is asked for while this one is worked on; nothing else about a list changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from poworkbench.adapters.erp.paging import ahead


def test_the_next_page_is_asked_for_while_this_one_is_worked_on() -> None:
    asked = threading.Event()

    def pages() -> Iterator[int]:
        yield 1
        asked.set()
        yield 2

    came = ahead(pages())
    assert next(came) == 1
    assert asked.wait(20), "the second page was not asked for"
    assert list(came) == [2]


def test_what_goes_wrong_is_raised_after_the_pages_before_it() -> None:
    def pages() -> Iterator[int]:
        yield 1
        raise ValueError("the answer was cut off")

    came = ahead(pages())
    assert next(came) == 1
    with pytest.raises(ValueError, match="cut off"):
        next(came)


def test_whoever_stops_early_has_the_connection_free_again() -> None:
    under_way = threading.Lock()

    def pages() -> Iterator[int]:
        for number in range(100):
            with under_way:
                threading.Event().wait(0.01)
            yield number

    came = ahead(pages())
    assert next(came) == 0
    came.close()  # type: ignore[attr-defined]
    assert not under_way.locked()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("next page")]
