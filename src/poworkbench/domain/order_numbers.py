"""How a printed number names a purchase order: as it is, shortened, with a release behind it, or with a slip in it."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from poworkbench.domain import normalize

#: How a number is printed, the surest first; worded in ui.wording.reasons.
NUMBER = "number"
NUMBER_SHORT = "number_without_prefix"
NUMBER_RELEASE = "number_with_release"
NUMBER_PART = "number_part"
NUMBER_SIMILAR = "number_similar"

#: Two digits transposed or one sign misread: what a person or a printer gets wrong in a number.
SLIPS = 1
#: Numbers shorter than this say nothing unless they are printed whole, and parts shorter than that even less.
SHORTEST, SHORTEST_PART = 4, 5

#: A release, a revision or the kind of an order behind its number: "170034   -1", "14283001  - 001 OP", "104233 Rev 2".
_RELEASE = re.compile(
    r"(?P<number>.*?\d)(?:\s*[-/.]\s*\d{1,3}|[-/\s]\s*(?:r|rev|revision)?\.?\s*\d{1,2})?(?:[-/\s]\s*[a-z]{1,3})?",
    re.IGNORECASE,
)
_FRONT = re.compile(r"[a-z]*0*")


def named(printed: str | None, ordered: str, prefix: str = "") -> str | None:
    """How the printed number names the order, or None where it does not; `prefix` is what the client's orders have."""
    said, known = normalize.code(printed), normalize.code(ordered)
    if not said or not known:
        return None
    if said == known:
        return NUMBER
    if min(len(said), len(known)) < SHORTEST:
        return None
    if core(said, prefix) == core(known, prefix):
        return NUMBER_SHORT
    if core(known, prefix) == _base(printed or "", prefix) or core(said, prefix) == _base(ordered, prefix):
        return NUMBER_RELEASE
    return _nearly(said, known, prefix)


def _nearly(said: str, known: str, prefix: str) -> str | None:
    shorter, longer = sorted((said, known), key=len)
    if len(shorter) >= SHORTEST_PART and (longer.startswith(shorter) or longer.endswith(shorter)):
        return NUMBER_PART
    slips = min(_slips(said, known), _slips(core(said, prefix), core(known, prefix)))
    return NUMBER_SIMILAR if slips <= SLIPS else None


def core(code: str, prefix: str = "") -> str:
    """A number without the letters and zeros before it; a code that has no digits is itself."""
    own = normalize.code(prefix)
    rest = code.removeprefix(own) if own else code
    return _FRONT.sub("", rest, count=1) or rest


def _base(text: str, prefix: str) -> str:
    """The number without what may stand behind it, if enough is left of it."""
    match = _RELEASE.fullmatch(text.strip())
    code = normalize.code(match["number"]) if match else ""
    found = core(code, prefix)
    return found if len(found) >= SHORTEST_PART else core(normalize.code(text), prefix)


def _slips(said: str, known: str) -> int:
    if min(len(said), len(known)) < SHORTEST:
        return SLIPS + 1
    return OSA.distance(said, known, score_cutoff=SLIPS)
