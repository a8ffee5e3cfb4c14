"""Text whose lines were broken to travel (RFC 3676, format=flowed), with its paragraphs whole again."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"(>*)( ?)(.*)", re.DOTALL)
_SIGNATURE = "-- "


def unflowed(text: str, *, joined: bool = False) -> str:
    """The text with soft line breaks taken out; `joined` says that the blank at a soft break is not the text's own."""
    lines: list[tuple[str, str]] = []
    open_end = False
    for line in text.splitlines():
        match = _QUOTED.fullmatch(line)
        marks, rest = (match[1], match[3]) if match else ("", line)
        if open_end and lines[-1][0] == marks and rest != _SIGNATURE:
            lines[-1] = (marks, lines[-1][1] + rest)
        else:
            lines.append((marks, rest))
        open_end = rest.endswith(" ") and rest != _SIGNATURE
        if open_end and joined:
            lines[-1] = (marks, lines[-1][1][:-1])
    return "\n".join(f"{marks} {rest}" if marks else rest for marks, rest in lines)
