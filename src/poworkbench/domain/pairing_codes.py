"""The ways in which a code on a document names an ordered line, the surest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from poworkbench.domain import item_codes, normalize
from poworkbench.domain.dealing import quantity_of
from poworkbench.domain.orders import OrderLine
from poworkbench.domain.readings import ReadLine

#: In percent: descriptions this much alike are one description.
SAME_WORDS = 80

#: So many signs besides the code have to agree before a code that was cut off is taken for the ordered one.
_SIGNS = 2


@dataclass(frozen=True, slots=True)
class Step:
    """Which key of an ordered line is looked for under which key of a document line; an empty key is none.

    `exact` keys name one item; under the others two items of the order may fall together, and then none is meant.
    """

    ordered: Callable[[OrderLine], str]
    said: Callable[[ReadLine], str]
    exact: bool = True

    def is_one_item(self, ordered: Sequence[OrderLine]) -> bool:
        """Whether the ordered lines with one key are of one item."""
        return self.exact or len({normalize.code(line.vendor_item or line.buyer_item) for line in ordered}) == 1


STEPS = (
    Step(lambda o: normalize.code(o.vendor_item), lambda d: normalize.code(d.value("vendor_item"))),
    Step(lambda o: normalize.code(o.buyer_item), lambda d: normalize.code(d.value("buyer_item"))),
    Step(lambda o: normalize.code(o.buyer_item), lambda d: normalize.code(d.value("vendor_item"))),
    Step(lambda o: normalize.code(o.vendor_item), lambda d: normalize.code(d.value("buyer_item"))),
    Step(
        lambda o: item_codes.article(o.vendor_item), lambda d: item_codes.article(d.value("vendor_item")), exact=False
    ),
    Step(lambda o: item_codes.loose(o.vendor_item), lambda d: item_codes.loose(d.value("vendor_item")), exact=False),
    Step(lambda o: item_codes.loose(o.buyer_item), lambda d: item_codes.loose(d.value("buyer_item")), exact=False),
)


def cut_off(lines: Sequence[tuple[int, ReadLine]], ordered: Sequence[OrderLine]) -> Iterator[tuple[int, str]]:
    """Document lines whose code is an ordered line's, cut off or longer, each for one of the other alone."""
    known: dict[str, list[OrderLine]] = {}
    for wanted in ordered:
        known.setdefault(_beginning(wanted.vendor_item), []).append(wanted)
    pairs = [
        (index, wanted.line)
        for index, line in lines
        for wanted in known.get(_beginning(line.value("vendor_item")), ())
        if item_codes.cut(line.value("vendor_item"), wanted.vendor_item) and _agrees_otherwise(line, wanted)
    ]
    indices, numbers = Counter(index for index, _ in pairs), Counter(number for _, number in pairs)
    yield from (pair for pair in pairs if indices[pair[0]] == 1 and numbers[pair[1]] == 1)


def _beginning(code: str | None) -> str:
    return normalize.code(code)[: item_codes.SHORTEST_CUT]


def _agrees_otherwise(line: ReadLine, ordered: OrderLine) -> bool:
    """Whether enough of what else the line prints is as ordered, and its price does not speak against it."""
    signs = dict(_signs(line, ordered))
    return sum(signs.values()) >= min(_SIGNS, len(signs)) and any(signs.values())


def _signs(line: ReadLine, ordered: OrderLine) -> Iterator[tuple[str, bool]]:
    if (quantity := quantity_of(line)) is not None:
        yield "quantity", quantity == ordered.quantity
    if (price := normalize.number(line.value("unit_price"))) is not None:
        yield "unit_price", price == ordered.unit_price
    if words := line.value("description"):
        yield "description", fuzz.token_set_ratio(words.lower(), ordered.description.lower()) >= SAME_WORDS
    if position := line.value("position"):
        yield "position", normalize.position(position) == normalize.position(ordered.line)
