"""Which goods a line of a message is about: its items' numbers and its description."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from poworkbench.adapters.documents.edi.edifact_codes import (
    DESCRIBED,
    DESCRIBING,
    SUBSTITUTED_BY,
    SUBSTITUTED_FOR,
)
from poworkbench.adapters.documents.edi.edifact_lines import Line, named
from poworkbench.adapters.documents.edi.items import EDIFACT_BUYER, EDIFACT_TRADE, EDIFACT_VENDOR, Named, items
from poworkbench.adapters.documents.edi.segments import Part, Segment
from poworkbench.adapters.documents.edi.source import Source
from poworkbench.domain.readings import Found

_KINDS = (EDIFACT_VENDOR, EDIFACT_BUYER, EDIFACT_TRADE)

#: Item numbers in PIA stand in elements 2 to 6; 1 says what they are for. In LIN there is one, in element 3.
_OF_PIA, _OF_LIN = range(2, 7), (3,)

#: Identifications that are not the line's own: what it may be or has been exchanged for.
_FOREIGN = ("2", SUBSTITUTED_BY, SUBSTITUTED_FOR)


def items_of(line: Line, source: Source) -> tuple[Found | None, Found | None]:
    """The vendor's number and the buyer's; where something is substituted the number of what comes instead."""
    own = [*named(line.head, _OF_LIN), *_of_pia(line, lambda purpose: purpose not in _FOREIGN)]
    vendor, buyer = items(own, *_KINDS, source)
    instead = _of_pia(line, lambda purpose: purpose == SUBSTITUTED_BY)
    substitute = items([name for name in instead if name.qualifier not in EDIFACT_BUYER], *_KINDS, source)[0]
    return substitute or vendor, buyer


def substitution_of(line: Line) -> tuple[Segment, Part] | None:
    """Where the line says that one item stands for another."""
    said = [pia for pia in line.own("PIA") if pia.part(1).text in (SUBSTITUTED_BY, SUBSTITUTED_FOR)]
    return (said[0], said[0].part(1)) if said else None


def _of_pia(line: Line, wanted: Callable[[str], bool]) -> list[Named]:
    return [name for pia in line.own("PIA") if wanted(pia.part(1).text) for name in named(pia, _OF_PIA)]


def description_of(line: Line, source: Source) -> Found | None:
    """The texts (IMD) that say what the item is, in one way of describing and not in all of them."""
    texts = [imd for imd in line.own("IMD") if _texts(imd)]
    speaking = [imd for imd in texts if imd.part(2).text in DESCRIBING] or texts[:1]
    way = next((way for way in DESCRIBED if any(imd.part(1).text == way for imd in speaking)), None)
    chosen = [imd for imd in speaking if imd.part(1).text == way] or speaking[:1]
    chosen = [imd for imd in chosen if imd.part(3, 5).text == chosen[0].part(3, 5).text]
    return source.joined([(imd, part) for imd in chosen for part in _texts(imd)])


def _texts(imd: Segment) -> Sequence[Part]:
    """The two text components of an item description (7008); component 5 of it is the language."""
    return [part for part in (imd.part(3, 3), imd.part(3, 4)) if part.text]
