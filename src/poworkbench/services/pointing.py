"""What stands where a person points on a document's page, before he takes it as a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from poworkbench.domain.folding import fold
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Found
from poworkbench.services.refusals import NotTaken
from poworkbench.services.stores import Store

#: A document's bytes, the page (from 1), x and y in points, the field, the order → what stands there.
Pointer = Callable[[bytes, int, float, float, str, Order | None], Found | None]


@dataclass(frozen=True, slots=True)
class Pointing:
    """Looks only: nothing is recorded before the value is entered (services.decisions)."""

    store: Store
    point: Pointer

    def pointed(self, document: str, field: str, page: int, x: float, y: float) -> Found:
        """The value of a field at a place, with its words as evidence; NotTaken where nothing is printed near it."""
        with self.store.reading() as unit:
            review, content = fold(unit.entries_of_document(document)), unit.content(document)
        found = self.point(content, page, x, y, field, review.ordered if review else None)
        if found is None:
            raise NotTaken("nothing_there")
        return found
