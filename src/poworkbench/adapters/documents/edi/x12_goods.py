"""Which goods a line of a transaction set is about: its items' numbers and its description."""

from __future__ import annotations

from collections.abc import Sequence

from poworkbench.adapters.documents.edi.items import X12_BUYER, X12_TRADE, X12_VENDOR, Named, best, items
from poworkbench.adapters.documents.edi.segments import Segment
from poworkbench.adapters.documents.edi.source import Source
from poworkbench.adapters.documents.edi.x12_codes import DESCRIBING, SUBSTITUTED
from poworkbench.adapters.documents.edi.x12_lines import ITEMS_OF, Item, named
from poworkbench.adapters.documents.edi.x12_shares import Share
from poworkbench.domain.readings import Found

_KINDS = (X12_VENDOR, X12_BUYER, X12_TRADE)


def items_of(item: Item, share: Share, source: Source) -> tuple[Found | None, Found | None]:
    """The vendor's number and the buyer's; a substitute's numbers stand in the answer."""
    ordered = named(item.head, item.places.items)
    answered = named(share.answer.ack, ITEMS_OF["ACK"]) if share.answer else []
    if share.status == SUBSTITUTED:
        substitute = items([name for name in answered if name.qualifier not in X12_BUYER], *_KINDS, source)[0]
        if substitute:
            return substitute, best(answered, X12_BUYER, source) or best(ordered, X12_BUYER, source)
    return items(_renewed(ordered, answered), *_KINDS, source)


def _renewed(ordered: Sequence[Named], answered: Sequence[Named]) -> list[Named]:
    """The line's numbers as its answer gives them anew, and such of the answer's as the line has none of."""
    anew = {name.qualifier: name for name in answered}
    lacking = [kind for kind in _KINDS if not any(name.qualifier in kind for name in ordered)]
    more = [name for name in answered if any(name.qualifier in kind for kind in lacking)]
    return [anew.get(name.qualifier, name) for name in ordered] + more


def description_of(segments: Sequence[Segment], source: Source) -> Found | None:
    """The texts (PID) that say what the product is, and not its colour or size."""
    texts = [segment for segment in segments if segment.tag == "PID" and segment.whole(5).text]
    chosen = [segment for segment in texts if segment.part(2).text in DESCRIBING] or texts[:1]
    return source.joined([(segment, segment.whole(5)) for segment in chosen])
