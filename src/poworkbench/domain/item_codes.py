"""Item codes: which spellings name one item surely, and which may do so and have to be confirmed by something else."""

from __future__ import annotations

from poworkbench.domain import normalize

#: Signs that are taken for one another by hands, eyes and fonts.
_ALIKE = str.maketrans("oil", "011")

#: A code cut off by its column is known by what is left, if that is long enough.
SHORTEST_CUT = 4

#: The lengths of GTINs (GS1 General Specifications, section 3.3): with zeros before it each is one of 14 digits.
_GTIN_LENGTHS = frozenset({8, 12, 13, 14})


def same(one: str | None, other: str | None) -> bool:
    """Whether both name one item: the same but for blanks, dashes and case, or one GTIN with zeros before it."""
    said, known = normalize.code(one), normalize.code(other)
    return bool(said) and (said == known or (is_gtin(said) and is_gtin(known) and said.zfill(14) == known.zfill(14)))


def loose(text: str | None) -> str:
    """A code without what is easily taken for something else: zeros before it, O for 0, I and L for 1."""
    return normalize.code(text).translate(_ALIKE).lstrip("0")


def article(text: str | None) -> str:
    """What a GTIN names whatever it is packed in: its digits without packaging level and check digit; "" for others."""
    digits = normalize.code(text)
    return digits.zfill(14)[1:13] if is_gtin(digits) else ""


def cut(one: str | None, other: str | None) -> bool:
    """Whether one of the codes may be the other one cut off, or with a finish added behind it."""
    shorter, longer = sorted((normalize.code(one), normalize.code(other)), key=len)
    return SHORTEST_CUT <= len(shorter) < len(longer) and longer.startswith(shorter)


def alike(one: str | None, other: str | None) -> bool:
    """Whether both may name one item in another spelling, which a person has to say."""
    return same(one, other) or (loose(one) != "" and loose(one) == loose(other)) or cut(one, other)


def is_gtin(digits: str) -> bool:
    """Whether the digits are a GTIN: of its length, and with the check digit that belongs to them."""
    if len(digits) not in _GTIN_LENGTHS or not (digits.isascii() and digits.isdigit()):
        return False
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return weighted % 10 == 0
