"""Lines that a letter or a mail tells in sentences, one item in each point or paragraph.

Only what an item's code, a number with its unit, a price with its currency or a date says is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from poworkbench.domain.amounts import canonical
from poworkbench.domain.readings import Found, ReadLine
from poworkbench.reading.known import Codes
from poworkbench.reading.page import Word
from poworkbench.reading.rows import Row
from poworkbench.reading.sentence_money import SURE, money_told
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.statuses import status_in
from poworkbench.reading.values import Dated, Number, Style, dates_in, has_currency_sign, numbers_in, unit_text
from poworkbench.reading.vocabulary import Vocabulary

_BULLETS = {"-", "–", "—", "•", "*", "·", "o"}
_NUMBERED = re.compile(r"\d{1,2}[.)]")
_EDGES = " .,;:()[]"
#: A name has more letters than this.
_SHORT = 2
#: A name between commas has no more words, and may begin with one of these.
_LONGEST = 12
_ARTICLES = frozenset(
    {"the", "a", "our", "die", "der", "das", "le", "la", "les", "el", "los", "las", "il", "i", "de", "het"}
)
#: Points stand no further apart than so many row heights.
_FAR = 1.2
#: A sentence says less surely than a table what belongs to what; a code that nobody ordered is asked about.
_UNKNOWN = 45

Counted = tuple[Number, Span]


def read_sentences(rows: Sequence[Row], style: Style, vocabulary: Vocabulary, codes: Codes) -> list[ReadLine]:
    """The lines of a text without a table; a point that names no single item says nothing of any."""
    points = _points(rows, lambda row: _is_bullet(row) or _tells_item(row, style, vocabulary, codes))
    return [line for point in points for line in _lines(point, style, vocabulary, codes)]


def _points(rows: Sequence[Row], begins: Callable[[Row], bool]) -> Iterator[Span]:
    """The points of a list and the paragraphs of a text, each as one stretch of words."""
    words: list[Word] = []
    last: Row | None = None
    for row in rows:
        apart = last is None or row.page != last.page or row.top - last.bottom > _FAR * last.height
        if words and last and (apart or begins(row)):
            yield Span(last.page, tuple(words))
            words = []
        words += row.words
        last = row
    if words and last:
        yield Span(last.page, tuple(words))


def _is_bullet(row: Row) -> bool:
    first = row.words[0].text
    return len(row.words) > 1 and (first in _BULLETS or _NUMBERED.fullmatch(first) is not None)


def _tells_item(row: Row, style: Style, vocabulary: Vocabulary, codes: Codes) -> bool:
    """Whether a row begins with an item's code and says how many there are: one of a list without bullets."""
    named = _named(Span(row.page, row.words[:1]), codes)
    return named is not None and any(_counted(row.span, dates_in(row.span, style), style, vocabulary))


def _lines(point: Span, style: Style, vocabulary: Vocabulary, codes: Codes) -> Iterator[ReadLine]:
    named = _named(point, codes)
    plain = _without_asides(point)
    dates = dates_in(plain, style)
    counted = _pieces(list(_counted(plain, dates, style, vocabulary)), vocabulary, known=_is_known(named, codes))
    price, amount = money_told(plain, counted[0][0].value if counted else None, style, vocabulary)
    said = status_in(plain, vocabulary)
    if named is None or not counted or not (price or dates or said):
        return
    code = named.words[0].text.strip(_EDGES)
    known, bought = squeeze(code) in codes.vendor, squeeze(code) in codes.buyer
    sure = SURE if known or bought else _UNKNOWN
    found = named.found(code, sure)
    for place, (number, unit) in enumerate(counted if len(counted) == len(dates) else counted[:1]):
        dated = dates[place] if len(dates) in (1, len(counted)) and dates else None
        yield ReadLine(
            vendor_item=None if bought and not known else found,
            buyer_item=found if bought and not known else None,
            description=_description(point, named, sure),
            quantity=number.span.found(canonical(number.value), sure),
            unit=unit.found(unit_text(unit, vocabulary).rstrip(",;"), sure),
            unit_price=price,
            amount=amount,
            promised_date=dated.span.found(dated.day.isoformat(), sure) if dated else None,
            status=said[1].found(said[0], sure) if said else None,
        )


def _is_known(named: Span | None, codes: Codes) -> bool:
    """Whether the order has what is named."""
    return named is not None and squeeze(named.words[0].text.strip(_EDGES)) in codes.vendor | codes.buyer


def _pieces(counted: list[Counted], vocabulary: Vocabulary, *, known: bool) -> list[Counted]:
    """What is counted: "27 cm" is how large one of "48 pcs" is. A measure alone counts only what is known."""
    pieces = [each for each in counted if vocabulary.units.get(squeeze(each[1].text)) != "measure"]
    return pieces or (counted if known else [])


def _named(point: Span, codes: Codes) -> Span | None:
    """The one code that a point names: the order's, else letters and digits that look like one."""
    texts = [(word, word.text.strip(_EDGES)) for word in _without_asides(point).words]
    known = [word for word, text in texts if squeeze(text) in codes.vendor | codes.buyer]
    alike = [word for word, text in texts if text == text.upper() and has_digit(text) and text[0].isalpha()]
    chosen = known or [word for word in alike if len(word.text.strip(_EDGES)) > 3]
    single = len({squeeze(word.text) for word in chosen}) == 1
    return Span(point.page, (chosen[0],)) if single else None


def _without_asides(point: Span) -> Span:
    """A stretch without what stands in brackets."""
    kept: list[Word] = []
    depth = 0
    for word in point.words:
        if word.text.startswith("("):
            depth = 1
        if not depth:
            kept.append(word)
        if word.text.rstrip(".,;:").endswith(")"):
            depth = 0
    return Span(point.page, tuple(kept) or point.words)


def _description(point: Span, named: Span, sure: int) -> Found | None:
    """What stands in brackets right behind the code, or behind a code that begins the point up to the first number."""
    at = point.words.index(named.words[0]) + 1
    words = point.words[at:]
    if words and at == 1 and not words[0].text.startswith("("):
        plain = tuple(takewhile(lambda word: not has_digit(word.text) and word.top < named.bottom, words))
        told = sum(map(str.isalpha, "".join(word.text for word in plain))) > _SHORT
        return Span(point.page, plain).found(" ".join(w.text for w in plain).strip(_EDGES), sure) if told else None
    if words and named.text.endswith(","):
        until = next((place for place, word in enumerate(words[:_LONGEST]) if word.text.endswith(",")), -1)
        name = words[: until + 1]
        name = name[1:] if name and squeeze(name[0].text) in _ARTICLES else name
        return Span(point.page, name).found(" ".join(w.text for w in name).strip(_EDGES), sure) if name else None
    if not words or not words[0].text.startswith("("):
        return None
    last = next((place for place, word in enumerate(words) if word.text.rstrip(".,;:").endswith(")")), None)
    if last is None:
        return None
    span = Span(point.page, words[: last + 1])
    return span.found(span.text.rstrip(".,;:").strip("()"), sure)


def _counted(plain: Span, dates: Sequence[Dated], style: Style, vocabulary: Vocabulary) -> Iterator[Counted]:
    """The numbers with a unit right behind them."""
    dated = {word for each in dates for word in each.span.words}
    words = list(plain.words)
    for number in numbers_in(plain, style):
        last = number.span.words[-1]
        at = words.index(last) + 1
        behind = words[at] if at < len(words) else None
        money = has_currency_sign(number.span.text)
        if behind and last not in dated and number.value > 0 and not money and squeeze(behind.text) in vocabulary.units:
            yield number, Span(plain.page, (behind,))
