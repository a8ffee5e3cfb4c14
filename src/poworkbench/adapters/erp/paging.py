"""Page after page of a list, whichever way an ERP counts them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar, cast

from poworkbench.adapters.erp.answers import Answer
from poworkbench.adapters.erp.places import MISSING, found, items
from poworkbench.adapters.erp.profile import Call, Listing
from poworkbench.services.ports import Unreachable

T = TypeVar("T")

_COUNTED = ("offset", "after")

_LAST = object()


def ahead(pages: Iterator[T]) -> Iterator[T]:
    """The same pages, the next one asked for while this one is worked on; what goes wrong there is raised in its turn.

    Whoever stops early waits for the page under way: the connection is then free again.
    """
    with ThreadPoolExecutor(1, "next page") as asking:
        coming = asking.submit(next, pages, cast("T", _LAST))
        try:
            while (page := coming.result()) is not _LAST:
                coming = asking.submit(next, pages, cast("T", _LAST))
                yield page
        finally:
            del coming  # it holds what it raised, and that holds this place with its connection


def pages(send: Callable[[Call, Mapping[str, Any]], Answer], listing: Listing, size: int) -> Iterator[list[Any]]:
    """The items of each page; Unreachable where an ERP gives the same page again and again."""
    paging, call = listing.paging, _whole(listing)
    asked: dict[str, Any] = {"limit": size, "offset": 0, "cursor": None, "after": paging.first}
    while True:
        answer = send(call, asked)
        page = items(answer.json, listing.items)
        yield page
        following = _next(listing, answer, page, asked)
        if following is None or (paging.by in _COUNTED and len(page) < size):
            return
        if following == asked:
            raise Unreachable("the ERP gives the same page again and again")
        asked = following
        if paging.by == "link":
            call = Call(method="GET", path=str(asked["cursor"]), headers=listing.headers)


def _whole(listing: Listing) -> Call:
    return Call(**{name: getattr(listing, name) for name in Call.__struct_fields__})


def _next(listing: Listing, answer: Answer, page: list[Any], asked: Mapping[str, Any]) -> dict[str, Any] | None:
    """What asks for the next page, None where this is the last."""
    paging = listing.paging
    if paging.by == "none" or (paging.by in _COUNTED and not page):
        return None
    if paging.by == "offset":
        return {**asked, "offset": asked["offset"] + len(page)}
    name, value = (
        ("after", found(page[-1], paging.path)) if paging.by == "after" else ("cursor", answer.at(paging.path))
    )
    return None if value is MISSING or value is None else {**asked, name: value}
