"""Whether two spellings name the same vendor: legal forms, case and signs say nothing about who it is."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

#: Words that many vendors share.
SHARED = frozenset({
    "ab", "ag", "and", "bv", "cie", "co", "company", "corp", "corporation", "de", "et", "furniture", "gmbh", "group",
    "inc", "international", "kg", "limited", "llc", "ltd", "meubelen", "meubles", "muebles", "möbel", "oy", "plc",
    "sa", "sarl", "sas", "sl", "srl", "the", "und", "y",
})  # fmt: skip

#: In percent: names more alike than this are one vendor's.
SAME = 80


@lru_cache(maxsize=4096)
def words(name: str) -> str:
    """The words of a name that tell it from others, in lower case; all of its words where none of them does."""
    joined = name.lower().replace(".", "").replace("'", "")
    every = "".join(sign if sign.isalnum() else " " for sign in joined).split()
    return " ".join([word for word in every if word not in SHARED] or every)


def alike(one: str, other: str) -> int:
    """How alike two vendors' names are, in percent."""
    return round(fuzz.token_set_ratio(words(one), words(other)))


def same(one: str | None, other: str | None) -> bool | None:
    """Whether both name one vendor; None where one of them says nothing."""
    return alike(one, other) >= SAME if one and other else None
