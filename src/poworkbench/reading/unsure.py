"""What makes a reading doubtful: dates that can be read two ways, lines whose numbers contradict each other.

A value is reported as printed all the same; a low confidence makes a question of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from poworkbench.domain.dates import printed_dates
from poworkbench.domain.readings import Found, Reading, ReadLine
from poworkbench.reading.known import Codes
from poworkbench.reading.prices import closes
from poworkbench.reading.values import Style

#: The most that is given to what something speaks against, in percent.
DOUBTFUL = 45
_FACTORS = ("quantity", "unit_price", "amount")
#: Where so many lines are off by the same share, it is the way the paper counts: amounts with tax.
_FEWEST, _SAME = 2, Decimal("0.003")

Figures = tuple[Decimal, Decimal, Decimal]


def doubted(reading: Reading, codes: Codes, heading: Style, body: Style) -> Reading:
    """The reading with less confidence where its own values speak against each other.

    The styles are those of what stands outside the lines and of the lines themselves.
    """
    doubts = _doubts(reading.lines, codes)
    lines = tuple(_line(line, doubtful) for line, doubtful in zip(reading.lines, doubts, strict=True))
    if not body.told:
        lines = tuple(replace(line, promised_date=_day(line.promised_date)) for line in lines)
    written = reading.document_date if heading.told else _day(reading.document_date)
    return replace(reading, document_date=written, lines=lines)


def _day(found: Found | None) -> Found | None:
    """A date; less sure where another order of day and month makes another one of it."""
    if found is None:
        return None
    ways = {str(item.on(day_first=first)) for item in printed_dates(found.evidence.text) for first in (True, False)} - {
        "None"
    }
    return _less(found) if len(ways) > 1 and found.value in ways else found


def _less(found: Found) -> Found:
    sure = min(DOUBTFUL, found.evidence.confidence)
    return replace(found, evidence=replace(found.evidence, confidence=sure))


def _line(line: ReadLine, doubtful: Sequence[str]) -> ReadLine:
    for name in doubtful:
        line = replace(line, **{name: _less(getattr(line, name))})
    return line


def _doubts(lines: Sequence[ReadLine], codes: Codes) -> Iterator[Sequence[str]]:
    """For each line which of quantity, price and amount to doubt."""
    figures = [_figures(line) for line in lines]
    shares = [_share(own) for own in figures if own and _contradict(own)]
    alike = len(shares) >= _FEWEST and max(shares) - min(shares) <= _SAME * max(shares)
    for line, own in zip(lines, figures, strict=True):
        if own is None or not _contradict(own):
            yield ()
        elif alike:
            yield () if shares[0] > 1 else ("unit_price",)
        else:
            borne_out = _as_ordered(line, own, codes)
            yield tuple(name for name in _FACTORS if name not in borne_out)


def _figures(line: ReadLine) -> Figures | None:
    """Quantity, price and amount, where all are printed and the amount is not struck out."""
    found = [getattr(line, name) for name in _FACTORS]
    if not all(found):
        return None
    quantity, price, amount = (Decimal(each.value) for each in found)
    return (quantity, price, amount) if quantity and price and amount else None


def _contradict(own: Figures) -> bool:
    """Whether quantity × price is not the amount, rounding of the price included."""
    quantity, price, amount = own
    exponent = price.as_tuple().exponent
    rounding = abs(quantity) * Decimal(5).scaleb(exponent - 1 if isinstance(exponent, int) else -3)
    return not closes(quantity, price, amount) and abs(quantity * price - amount) > rounding


def _share(own: Figures) -> Decimal:
    quantity, price, amount = own
    return amount / (quantity * price)


def _as_ordered(line: ReadLine, own: Figures, codes: Codes) -> set[str]:
    """Which of quantity and price are as the open order has them for this item."""
    ordered = codes.figures(line.vendor_item, line.buyer_item)
    return {name for place, name in enumerate(_FACTORS[:2]) if any(own[place] == figures[place] for figures in ordered)}
