"""Page after page of a list, whichever way an ERP counts them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from poworkbench.adapters.erp.answers import Answer
from poworkbench.adapters.erp.places import MISSING, items
from poworkbench.adapters.erp.profile import Call, Listing
from poworkbench.services.ports import Unreachable


def pages(send: Callable[[Call, Mapping[str, Any]], Answer], listing: Listing, size: int) -> Iterator[list[Any]]:
    """The items of each page; Unreachable where an ERP gives the same page again and again."""
    call, seen, offset, cursor = _whole(listing), set[str](), 0, None
    while True:
        answer = send(call, {"cursor": cursor, "offset": offset, "limit": size})
        page = items(answer.json, listing.items)
        yield page
        offset += len(page)
        cursor = _next(listing, answer)
        last = len(page) < size if listing.paging.by == "offset" else cursor is None
        if last:
            return
        if cursor is not None and cursor in seen:
            raise Unreachable("the ERP gives the same page again and again")
        seen.add(cursor or "")
        if listing.paging.by == "link":
            call = Call(method="GET", path=str(cursor), headers=listing.headers)


def _whole(listing: Listing) -> Call:
    return Call(**{name: getattr(listing, name) for name in Call.__struct_fields__})


def _next(listing: Listing, answer: Answer) -> str | None:
    """What asks for the next page, None where this is the last."""
    if listing.paging.by not in ("cursor", "link"):
        return None
    value = answer.at(listing.paging.path)
    return None if value is MISSING or value is None else str(value)
