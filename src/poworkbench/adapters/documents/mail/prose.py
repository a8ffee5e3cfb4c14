"""Long lines of prose broken so that a page is not too wide, without parting a number from the words that name it."""

from __future__ import annotations

import re
import textwrap

#: Prose is broken at so many signs.
COLUMNS = 110

#: A number with the words before it: "our order no. 88-10442", "6 octobre 2026".
_NAMED = re.compile(r"(?:(?<!\S)\S{1,40} ){1,3}\S{0,40}\d\S*")
_GLUE = "\u00a0"


def broken(text: str, lead: str = "") -> list[str]:
    """The lines of a text, each but the first after `lead`; one whose blanks mean something stays whole."""
    if len(text) <= COLUMNS or re.search(r"\S\s{2,}\S", text):
        return [text]
    glued = _NAMED.sub(lambda match: match[0].replace(" ", _GLUE), text)
    parts = textwrap.wrap(glued, COLUMNS, subsequent_indent=lead, break_long_words=False, break_on_hyphens=False)
    return [part.replace(_GLUE, " ") for part in parts]
