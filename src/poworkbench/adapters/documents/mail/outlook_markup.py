"""The markup of a mail as Outlook wraps it in rich text ([MS-OXRTFEX])."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from poworkbench.adapters.documents.mail.charsets import decoded

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]+)(?P<number>-?\d{1,9})? ?"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<text>[^\\{}\r\n]+)|[\r\n\\]"
)
_SIGNS = {b"~": "&nbsp;", b"_": "&shy;", b"{": "{", b"}": "}", b"\\": "\\"}
_WORDS = {
    b"par": "\r\n", b"line": "\r\n", b"tab": "\t", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"endash": "–", b"emdash": "—",
}  # fmt: skip
_ASIDE = {b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pntext", b"pict"}
_CHARSETS = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
_DEEPEST = 200


@dataclass(slots=True)
class _Group:
    """A group of rich text: whether its words are markup, are left out, or are no text at all."""

    markup: bool = False
    silent: bool = False
    aside: bool = False
    starred: bool = False
    font: int = -1
    skipped: int = 1


def html_in(rich: bytes) -> str:
    """The markup, "" where there is none in it."""
    if b"\\fromhtml" not in rich[:1000]:
        return ""
    work = _Unwrapping()
    for match in _TOKEN.finditer(rich):
        work.take(match)
    return work.done()


class _Unwrapping:
    """Takes rich text word by word and keeps what is markup."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._bytes = bytearray()
        self._group = _Group()
        self._outer: list[_Group] = []
        self._charset = "cp1252"
        self._fonts: dict[int, str] = {}
        self._skip = 0

    def take(self, match: re.Match[bytes]) -> None:
        """One word, sign or stretch of text."""
        kind = match.lastgroup
        if kind == "number":
            kind = "word"
        if kind in ("open", "close"):
            self._flush()
            self._turn(opened=kind == "open")
        elif kind == "hex":
            self._say(bytes((int(match["hex"], 16),)))
        elif kind == "text":
            self._say(match["text"])
        elif kind == "sign":
            self._group.starred = match["sign"] == b"*"
            self._write(_SIGNS.get(match["sign"], ""))
        elif kind == "word":
            self._word(match["word"], int(match["number"]) if match["number"] else None)

    def done(self) -> str:
        """All of the markup; signs that came in two halves are whole."""
        self._flush()
        return "".join(self._out).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _turn(self, *, opened: bool) -> None:
        self._skip = 0
        if opened and len(self._outer) < _DEEPEST:
            self._outer.append(self._group)
            self._group = replace(self._group, starred=False)
        elif not opened and self._outer:
            self._group = self._outer.pop()

    def _say(self, content: bytes) -> None:
        """Text in the character set of its font, without what only stands for a sign already said."""
        content, self._skip = content[self._skip :], max(0, self._skip - len(content))
        if content and not (self._group.silent or self._group.aside):
            self._bytes += content

    def _write(self, text: str) -> None:
        if text and not (self._group.silent or self._group.aside):
            self._flush()
            self._out.append(text)

    def _flush(self) -> None:
        if self._bytes:
            charset = self._charset if self._group.markup else self._fonts.get(self._group.font, self._charset)
            self._out.append(decoded(bytes(self._bytes), charset))
            self._bytes.clear()

    def _word(self, word: bytes, number: int | None) -> None:
        starred, self._group.starred = self._group.starred, False
        if word == b"htmltag":
            self._group.markup = True
        elif word == b"htmlrtf":
            self._flush()
            self._group.silent = number != 0
        elif word == b"u" and number is not None:
            self._write(chr(number & 0xFFFF))
            self._skip = self._group.skipped
        elif starred or word in _ASIDE:
            self._group.aside = True
        else:
            self._set(word, number or 0)
            self._write(_WORDS.get(word, ""))

    def _set(self, word: bytes, number: int) -> None:
        """What a word says of the text behind it."""
        if word == b"ansicpg":
            self._charset = f"cp{number}" if number != 65001 else "utf-8"
        elif word == b"uc":
            self._group.skipped = max(0, min(number, 8))
        elif word == b"f":
            self._flush()
            self._group.font = number
        elif word == b"fcharset":
            self._fonts[self._group.font] = _CHARSETS.get(number, "cp1252")
