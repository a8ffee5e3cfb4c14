"""What a column's title means."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from poworkbench.reading.spans import Span
from poworkbench.reading.spelling import squeeze
from poworkbench.reading.vocabulary import Vocabulary, ends_of

#: Words around a column's title that say how, not what.
_ASIDE = {
    "ht", "excl", "exkl", "ex", "incl", "inkl", "btw", "mwst", "vat", "iva", "tva", "in", "exc", "inc", "zzgl", "hors",
    "taxe", "sin", "s", "approx", "ca", "%", "de", "netto",
}  # fmt: skip
#: Words before a date's title that make it no other date.
_QUALIFIERS = {
    "confirmed", "promised", "estimated", "est", "expected", "exp", "planned", "scheduled", "sched", "revised", "new",
    "latest", "current", "actual", "our", "supplier", "vendor", "bestatigter", "bestatigtes", "bestaetigter", "voraus",
    "voraussichtlicher", "voraussichtliches", "neuer", "confirmee", "prevue", "estimee", "confirmada", "prevista",
    "bestatigt", "bestaetigt", "zugesagt", "confirme", "bevestigd", "confermato", "confirmado",
    "estimada", "bevestigde", "verwachte", "nieuwe", "confermata", "proposed", "first", "next", "anticipated",
}  # fmt: skip
_LIKE = 88
_SHORTEST_CUT, _SHORTEST_SLIP = 3, 6
#: What a title may say besides what it is.
_NO_TITLES = ("other", "price_base")
_WISHED_AND_PROMISED = ("requested_date", "delivery_date")
_CODES = ("item", "vendor_item", "buyer_item")


@lru_cache(maxsize=65536)
def roles_of(title: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What a column with that title holds: as a rule one thing, two for "Item / Description"."""
    parts = [vocabulary.columns.get(squeeze(part), "") for part in title.split("/")]
    if len(parts) == 2 and all(parts) and parts[0] != parts[1] and "description" in parts:
        return parts[0], parts[1]
    if under_of(title, vocabulary):
        return (parts[0],)
    role = role_of(title, vocabulary)
    return (role,) if role else ()


@lru_cache(maxsize=65536)
def under_of(title: str, vocabulary: Vocabulary) -> str:
    """What stands below a column's codes, where the title says it: the buyer's, for "Ref. / Your ref."."""
    first, stroke, second = title.partition("/")
    coded = vocabulary.columns.get(squeeze(first), "") in _CODES
    return "buyer_item" if stroke and coded and _sided(second.split(), vocabulary) == "buyer_item" else ""


@lru_cache(maxsize=65536)
def role_of(title: str, vocabulary: Vocabulary) -> str:
    """What a column with that title holds, or "" where it is not known."""
    whole = squeeze(title)
    if whole in vocabulary.columns:
        return vocabulary.columns[whole]
    words = list(title.replace("/", " ").replace("(", " ").replace(")", " ").split())
    told = [word for word in words if not _is_aside(word, vocabulary)]
    core = squeeze(" ".join(told))
    if told and len(told) < len(words) and core in vocabulary.columns:
        return vocabulary.columns[core]
    rest = [word for word in told if not _is_wish(word, vocabulary)]
    bare = [word for word in rest if not is_promise(word)]
    wished = vocabulary.columns.get(squeeze(" ".join(bare)), "") if len(rest) < len(told) else ""
    if wished.endswith("_date") and _WISHED_AND_PROMISED not in _halves(told, vocabulary):
        return wished if len(bare) < len(rest) else "requested_date"
    plain = vocabulary.columns.get(squeeze(" ".join(word for word in told if not is_promise(word))), "")
    if plain.endswith("_date"):
        return plain
    sided = _sided(told, vocabulary)
    if sided:
        return sided
    like = _alike(core, vocabulary) if len(core) >= _SHORTEST_SLIP and "/" not in title else ""
    return "" if like and _is_two(told, vocabulary) else like


def roles_within(title: str, vocabulary: Vocabulary) -> list[str]:
    """What parts of a title that is not known would mean, the longest part first."""
    words = title.split()
    found = []
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            phrase = squeeze(" ".join(words[start:end]))
            if len(phrase) > 2 and phrase in vocabulary.columns:
                found.append((len(phrase), vocabulary.columns[phrase]))
    return [role for _, role in sorted(found, key=lambda item: -item[0])]


def _is_aside(word: str, vocabulary: Vocabulary) -> bool:
    plain = squeeze(word) or word
    return plain in _ASIDE or plain in vocabulary.currencies or word in "$€£"


@lru_cache(maxsize=65536)
def is_promise(word: str) -> bool:
    """Whether a word before a date's title says that it is the vendor's, not the buyer's; it may be cut short."""
    return _is_one_of(word, _QUALIFIERS)


def _is_one_of(word: str, known: Collection[str]) -> bool:
    key = squeeze(word)
    if key in known:
        return True
    return word.endswith(".") and len(key) >= _SHORTEST_CUT and any(phrase.startswith(key) for phrase in known)


@lru_cache(maxsize=65536)
def _is_wish(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word says that a date is the buyer's."""
    return _is_one_of(word, vocabulary.wishes)


def wish_first(title: Span, vocabulary: Vocabulary) -> bool:
    """Whether a title names the date wished for and behind it the one promised: "Termin Wunsch / bestätigt"."""
    words = [word for word in title.text.replace("/", " ").split() if squeeze(word)]
    wish = next((at for at, word in enumerate(words) if _is_wish(word, vocabulary)), len(words))
    return any(is_promise(word) for word in words[wish + 1 :])


def _sided(words: Sequence[str], vocabulary: Vocabulary) -> str:
    """An item code with a word that says whose it is, before or behind: "Ihre Ref.", "Code article client"."""
    for place, rest in ((0, words[1:]), (-1, words[:-1])) if len(words) > 1 else ():
        side = vocabulary.sides.get(squeeze(words[place]), "")
        if side and vocabulary.columns.get(squeeze(" ".join(rest)), "") in _CODES:
            return side
    return ""


def _is_two(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether words are two titles or more that stand close, each known: "Pos Quantity" is no slip of "quantity"."""
    for at in range(1, len(words)):
        first = vocabulary.columns.get(squeeze(" ".join(words[:at])), "")
        second = vocabulary.columns.get(squeeze(" ".join(words[at:])), "")
        if first and first not in _NO_TITLES and (_is_another(second, first) or _is_two(words[at:], vocabulary)):
            return True
    return False


def _is_another(role: str, before: str) -> bool:
    return bool(role) and role != before and role not in _NO_TITLES


def _halves(words: Sequence[str], vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """What a title's words mean up to each place and from there on, "" for what is not known."""
    cuts = range(1, len(words))
    parts = [(squeeze(" ".join(words[:at])), squeeze(" ".join(words[at:]))) for at in cuts]
    return [(vocabulary.columns.get(one, ""), vocabulary.columns.get(two, "")) for one, two in parts]


def _alike(core: str, vocabulary: Vocabulary) -> str:
    """The role of the title most like it; what is only like a column of no interest stays unknown.

    A slip leaves the begin or the end of a title as it is: the others are not compared.
    """
    near = [title for end in ends_of(core) for title in vocabulary.titles_by_end.get(end, ())]
    best = process.extractOne(core, near, scorer=ratio, score_cutoff=_LIKE)
    role = vocabulary.columns[best[0]] if best else ""
    return role if role != "other" else ""
