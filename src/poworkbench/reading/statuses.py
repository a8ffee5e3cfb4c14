"""What a line's words say has become of it: accepted, backordered, cancelled, substituted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from poworkbench.reading.page import Word
from poworkbench.reading.rows import Row
from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import has_digit, squeeze
from poworkbench.reading.vocabulary import Vocabulary

#: Rather what says that something else or nothing will come than what says that it comes.
#: What is not available is cancelled, unless the paper says beside it that it will come.
_GRAVEST = ("substituted", "cancelled", "backordered", "unavailable", "accepted")
#: A word that says that only what is left over is spoken of.
_LEFT_OVER = "remainder"
#: Words that turn the one behind them round: "ohne Ersatz", "no substitute", "not confirmed".
_NEGATIONS = frozenset({
    "without", "no", "not", "ohne", "kein", "keine", "keinen", "nicht", "sans", "pas", "non", "sin", "zonder", "geen",
    "niet", "senza", "nessun", "nessuna", "sem", "nao", "utan", "inte", "ej", "uden", "ikke", "bez", "nie", "ei",
    "neni", "ne", "ingen", "inget", "nenhum", "nenhuma", "ningun", "ninguna", "aucun", "aucune", "brak",
})  # fmt: skip
#: Verbs that say what an item replaces; a code stands within so many words behind them.
_REPLACES = frozenset(
    {"replaces", "ersetzt", "remplace", "sostituisce", "sustituye", "vervangt", "substitui", "ersatter"}
)
_NEAR = 3
#: What makes a refusal a date: "will not ship before 11 January".
_NOT_BEFORE = frozenset({
    "before", "until", "till", "vor", "bis", "avant", "antes", "prima", "voor", "fore", "innan", "przed", "pred",
})  # fmt: skip
_LONGEST, _SHORTEST_CUT, _LONG = 4, 3, 6

Said = tuple[str, Span]


def status_in(span: Span, vocabulary: Vocabulary, whole: bool = False) -> Said | None:
    """A status word in a span; where `whole`, nothing else may stand there.

    Short words count only at the beginning, since "sub" and "ok" are also parts of other texts. That the balance of a
    reduced quantity is not available does not cancel the line; what is accepted within a sentence is not the line.
    """
    words = [word for word in span.words if squeeze(word.text)]
    hits: list[Said] = []
    left_over = False
    for start in range(len(words)):
        for size in range(min(_LONGEST, len(words) - start), 0, -1):
            phrase = squeeze(" ".join(word.text for word in words[start : start + size]))
            meaning = vocabulary.status.get(phrase)
            if meaning == _LEFT_OVER:
                left_over = True
                break
            told = size == len(words) or (not whole and (len(phrase) >= _LONG or start == 0))
            told = told and (meaning != "accepted" or start == 0 or start + size == len(words))
            negated = start > 0 and squeeze(words[start - 1].text) in _NEGATIONS
            behind = squeeze(words[start + size].text) if start + size < len(words) else ""
            if meaning in ("cancelled", "unavailable") and behind in _NOT_BEFORE:
                continue
            after = words[start + size : start + size + _NEAR]
            if phrase in _REPLACES and after and not any(has_digit(word.text) for word in after):
                continue  # it is no item that is replaced
            if meaning and told and not negated and not (left_over and meaning in ("cancelled", "unavailable")):
                hits.append((meaning, Span(span.page, tuple(words[start : start + size]))))
                break
    if not hits:
        return None
    meaning, place = min(hits, key=lambda hit: _GRAVEST.index(hit[0]))
    return "cancelled" if meaning == "unavailable" else meaning, place


def speaks_of_status(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row is about what becomes of the line, even if that does not settle its status."""
    keys = {squeeze(word.text) for word in row.words}
    told = {vocabulary.status.get(key) for key in keys if len(key) >= _LONG}
    return "accepted" in told or any(vocabulary.status.get(key) == _LEFT_OVER for key in keys)


def denies_date(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row says that nothing will come: "sans expédition", "no delivery"."""
    keys = [squeeze(word.text) for word in row.words]
    return any(
        before in _NEGATIONS
        and vocabulary.below.get(key, "").endswith("_date")
        and before + key not in vocabulary.status
        for before, key in pairwise(keys)
    )


def status_of_cell(cell: Span, vocabulary: Vocabulary) -> Said | None:
    """The status in a cell of a status column, where words may be cut short ("CONF") and "balance" says it all."""
    said = status_in(cell, vocabulary)
    key = squeeze(cell.text)
    if said is None and vocabulary.status.get(key) == _LEFT_OVER:
        return "backordered", cell
    if said or len(key) < _SHORTEST_CUT or len(cell.words) > 1:
        return said
    meant = {meaning for phrase, meaning in vocabulary.status.items() if phrase.startswith(key)} - {_LEFT_OVER}
    return (meant.pop(), cell) if len(meant) == 1 else None


def with_legend(rows: Iterable[Row], vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary with the status codes that the paper itself explains: "B/ORD = on back order"."""
    told: dict[str, str] = {}
    for row in rows:
        if "=" in row.text:
            told.update(_explained(row.words, row.page, vocabulary))
    return replace(vocabulary, status={**vocabulary.status, **told}) if told else vocabulary


def _explained(words: tuple[Word, ...], page: int, vocabulary: Vocabulary) -> Iterable[tuple[str, str]]:
    signs = [index for index, word in enumerate(words) if word.text == "=" and 0 < index < len(words) - 1]
    for index, behind in zip(signs, [*signs[1:], len(words) + 1], strict=False):
        said = status_in(Span(page, words[index + 1 : behind - 1]), vocabulary) if behind - 1 > index + 1 else None
        code = squeeze(words[index - 1].text)
        if said and code:
            yield code, said[0]
