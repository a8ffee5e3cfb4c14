"""What the rows below an item's own row say: delivery dates, the buyer's item number, a status, more description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from poworkbench.reading.parting import parted
from poworkbench.reading.phrases import label_below, net_price_behind
from poworkbench.reading.rows import Row
from poworkbench.reading.schedules import (
    DATES,
    Schedule,
    Titles,
    schedules_in,
    titles_in,
    under_titles,
)
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit
from poworkbench.reading.statuses import Said, denies_date, speaks_of_status, status_in
from poworkbench.reading.values import Style, dates_in
from poworkbench.reading.vocabulary import Vocabulary

#: A code without digits has more letters and signs.
_BRIEF = 8
_SHORT = 3


@dataclass
class Below:
    """All that was found below one item's row; `undated` where it says that its date is open."""

    schedules: list[Schedule] = field(default_factory=list)
    buyer_item: Span | None = None
    vendor_item: Span | None = None
    net_price: Span | None = None
    net_row: Row | None = None
    status: Said | None = None
    plain: list[Row] = field(default_factory=list)
    undated: bool = False


def read_below(rows: Sequence[Row], style: Style, vocabulary: Vocabulary) -> Below:
    """What the rows below an item say; rows that say nothing known are kept as `plain`."""
    below = Below()
    kind = ""
    titles: Titles = ()
    for row in rows:
        own = titles_in(row, vocabulary)
        titles = own or titles
        if own:
            continue
        if titles and dates_in(row.span, style):
            below.schedules += under_titles(row, dates_in(row.span, style), titles, style)
            continue
        whole = bool(titles) or not has_digit(row.text)  # without a figure it is one thing that is said
        for part in [row] if whole else parted(row, style, vocabulary):
            kind = _take(part, kind, style, vocabulary, below)
    return below


def _take(row: Row, kind: str, style: Style, vocabulary: Vocabulary, below: Below) -> str:
    """Take what a row says; the kind of date that it and the rows below it speak of."""
    label = label_below(row.segments[0], vocabulary)
    if label and label[0] in DATES:
        kind = label[0]
    if net := net_price_behind(row, vocabulary):
        below.net_price, below.net_row = net, row
        return kind
    if dates_in(row.span, style):
        below.schedules += schedules_in(row, kind, style, vocabulary)
        return kind
    rest = _take_labelled(row, vocabulary, below)
    if rest is not row and rest.words:
        below.status = below.status or status_in(rest.span, vocabulary)
    if rest is row:
        said = status_in(row.span, vocabulary) if "=" not in row.text else None
        below.status = below.status or said
        open_date = label is not None and label[0] in (*DATES, "no_date") and _is_brief(row)
        below.undated |= open_date or denies_date(row, vocabulary)
        if said or (label and label[0] != "remark") or speaks_of_status(row, vocabulary):
            return kind
    if rest.words:
        below.plain.append(rest)
    return kind


def _is_brief(row: Row) -> bool:
    """Whether a row gives a date's name and little else; how goods are delivered takes more words."""
    return len(row.words) <= _BRIEF or any(word.text.endswith(":") for word in row.words)


def _is_code(value: Span) -> bool:
    """Whether what a label of an item's number has beside it can be one: digits, or capitals with signs between."""
    first = value.words[0].text
    return has_digit(value.text) or (first.isupper() and not first.isalpha() and len(first) > _SHORT)


def _take_labelled(row: Row, vocabulary: Vocabulary, below: Below) -> Row:
    """Take item numbers with their label ("Your SKU 653694", "Ihre Materialnummer: 889852"); the row without them."""
    taken: list[Span] = []
    for segment, right in zip(row.segments, [*row.segments[1:], None], strict=True):
        label = label_below(segment, vocabulary)
        value = (label[1] or right) if label else None
        if not label or label[0] not in ("buyer_item", "vendor_item") or value is None or not _is_code(value):
            continue
        taken += [segment, value]
        if label[0] == "buyer_item":
            below.buyer_item = below.buyer_item or value
        else:
            below.vendor_item = below.vendor_item or value
    words = tuple(word for word in row.words if not any(word in span.words for span in taken))
    return Row(row.page, words) if taken else row
