"""One spelling for words that papers write in many ways."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_OTHER_SIGNS = {code: None for code in range(128) if not chr(code).isalnum()}
#: Letters that are written as others where a keyboard has none of them, and that Unicode does not take apart.
_WRITTEN = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"})
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=65536)
def squeeze(text: str) -> str:
    """Letters and digits only, without case and accents: "P.O. No." and "P O NO" are one; a lone "#" stays."""
    if text.isascii():  # nearly every word of a page, in a tenth of the time
        return text.lower().translate(_OTHER_SIGNS) or ("#" if "#" in text else "")
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_WRITTEN))
    return "".join(char for char in plain if char.isalnum()) or ("#" if "#" in text else "")


@lru_cache(maxsize=65536)
def shape(code: str) -> str:
    """What a code looks like: digits as 9, letters as a, the rest as it is, runs of digits kept in their length."""
    return "".join("9" if char.isdigit() else "a" if char.isalpha() else char for char in code)


@lru_cache(maxsize=65536)
def has_digit(text: str) -> bool:
    """Whether any character is a digit."""
    return _DIGIT.search(text) is not None if text.isascii() else any(char.isdigit() for char in text)
