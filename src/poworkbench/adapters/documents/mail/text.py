"""A mail's own text as it is typed: its headers, its newest message, and the older ones below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from poworkbench.adapters.documents import text_pages
from poworkbench.adapters.documents.mail.html_text import lines_of_html
from poworkbench.adapters.documents.mail.newest_message import (
    has_rows,
    messages_in,
    read_messages,
    tells_of_goods,
    without_marks,
)
from poworkbench.adapters.documents.mail.prose import broken
from poworkbench.adapters.documents.mail.shape import Body, Mail
from poworkbench.adapters.documents.mail.tabbed import untabbed
from poworkbench.adapters.documents.mail.text_lines import TextLine
from poworkbench.adapters.documents.text_pages import TextPage, TypedLine

#: Headers that are shown; of these, those that tell something of the message itself are read.
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_READ = ("From", "Date", "Subject")
_MOST_NAMES, _LONGEST_HEADER = 40, 500

#: A text longer than this is cut: nobody reads on.
_MOST_LINES, _MOST_SIGNS = 7000, 600_000

LOCKED = "The text of this mail is encrypted and cannot be shown here."


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that is read, on pages of its own; `tells` says whether there is more on it than words."""

    pages: tuple[TextPage, ...]
    tells: bool


def letters_of(mail: Mail) -> tuple[Letter, ...]:
    """The newest message, and each that it only sends on; what is not read is shown on the pages of the last.

    A line without a place is shown and not read.
    """
    heads = list(_headers(mail))
    lines = _lines(mail)
    messages = messages_in(lines, mail.header("Subject"))
    read = read_messages(lines, messages)
    owners = {number: place for place, message in enumerate(read) for number in message.lines}
    runs = _runs(lines, owners, len(read))
    letters = []
    for place, (message, numbers) in enumerate(zip(read, runs, strict=True)):
        own = [_typed(lines[at], at + len(heads) + 2, read_here=owners.get(at) == place) for at in numbers]
        pages = text_pages.paged([*([] if place else [*heads, TypedLine("")]), *own], text_pages.WIDE)
        letters.append(Letter(pages, tells_of_goods([lines[at] for at in message.lines])))
    return tuple(letters)


def _runs(lines: Sequence[TextLine], owners: dict[int, int], count: int) -> list[list[int]]:
    """The numbers of the lines on the pages of each message that is read, in the order of the text."""
    runs: list[list[int]] = [[] for _message in range(count)]
    place = 0
    for number in range(len(lines)):
        place = max(place, owners.get(number, place))
        runs[place].append(number)
    return runs


def _typed(line: TextLine, number: int, *, read_here: bool) -> TypedLine:
    """A line as it is shown; one that is read has no marks of quotation: it was quoted to be sent on."""
    if read_here:
        return TypedLine(without_marks(line.text), ((0, f"line {number}"),))
    return TypedLine("> " * line.depth + line.text)


def _headers(mail: Mail) -> Iterator[TypedLine]:
    """Headers and the names of what is attached."""
    shown = [(name, mail.header(name)) for name in _SHOWN if mail.header(name)]
    names = [one.name for one in mail.attached if one.name and not one.inline]
    for number, (name, value) in enumerate(shown, 1):
        yield TypedLine(f"{name + ':':9}{value[:_LONGEST_HEADER]}", ((0, f"line {number}"),) if name in _READ else ())
    yield from (TypedLine(f"Attached: {name}") for name in names[:_MOST_NAMES])


def _lines(mail: Mail) -> list[TextLine]:
    lines = [TextLine(LOCKED)] if mail.locked else []
    for body in mail.bodies:
        lines += [*([TextLine("")] if lines else []), *_fuller(body)]
    return [replace(line, text=line.text.replace("\f", " ")) for line in lines[:_MOST_LINES]]


def _fuller(body: Body) -> list[TextLine]:
    """The text that says more: some programs send a plain one that only says to look at the other."""
    html = lines_of_html(body.html) if body.html.strip() else []
    plain = list(_plain_lines(body.plain[:_MOST_SIGNS])) if body.plain.strip() else []
    if not html or not plain:
        return html or plain
    if has_rows(html) != has_rows(plain):
        return html if has_rows(html) else plain
    return html if 2 * _words(html) >= _words(plain) else plain


def _words(lines: Sequence[TextLine]) -> int:
    return sum(len(line.text.split()) for line in lines)


def _plain_lines(text: str) -> Iterator[TextLine]:
    """The lines of a plain text; long ones are wrapped where they are prose, and tables stay as wide as they are."""
    for line, table in untabbed(re.split(r"\r\n|\r|\n", text), text_pages.TAB):
        if table:
            yield TextLine(line, table=True)
        else:
            marks = re.match(r"[>\s]{0,20}", line)
            yield from (TextLine(part) for part in broken(line.rstrip(), marks[0] if marks else ""))
