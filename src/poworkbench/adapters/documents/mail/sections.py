"""What a mail shows, in the order in which it is looked at and read: its messages, then what hangs on it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.mail import parts as mail_parts
from poworkbench.adapters.documents.mail import text as mail_text
from poworkbench.adapters.documents.mail.shape import DEEPEST, Attached, Mail, TooDeep
from poworkbench.adapters.documents.text_pages import TextPage, TypedLine, paged
from poworkbench.domain.problems import DocumentProblem, LockedFile

#: Pictures in a text that are a logo or a line, not a page: by their shorter side, their area, or their bytes.
_NARROW, _SMALL, _LIGHT = 250, 300 * 300, 40_000
#: A picture of so many pixels is no logo, however few bytes it takes.
_AS_LARGE_AS_A_PAGE = 500_000
_ICON = 120


@dataclass(frozen=True, slots=True)
class Typed:
    """A message, typed on pages; `tells` as in mail_text.Letter. One that is not `read` is only shown."""

    name: str
    pages: tuple[TextPage, ...]
    tells: bool = False
    read: bool = True
    problem: DocumentProblem | None = None


@dataclass(frozen=True, slots=True)
class File:
    """An attached file, to be opened as what it is."""

    name: str
    content: bytes
    read: bool = True


Section = Typed | File


def sections_of(mail: Mail, depth: int = 0, *, returned: bool = False, name: str = "") -> Iterator[Section]:
    """The sections of a mail and of the mails on it; TooLarge where they lie too deep within each other.

    What an automatic answer brings back is ours: it is shown and not read.
    """
    problem = LockedFile(name) if mail.locked else None
    for letter in mail_text.letters_of(mail):
        yield Typed(name, letter.pages, letter.tells, not (mail.automatic or returned), problem)
    for attached in mail.attached:
        inner = _inner_mail(attached, depth)
        if isinstance(inner, Mail):
            title = attached.name or inner.header("Subject")
            yield from sections_of(inner, depth + 1, returned=returned or mail.automatic, name=title)
        elif inner is not None:
            yield notice(attached.name, inner)
        elif not is_decoration(attached):
            yield File(attached.name, attached.content, not returned)


def notice(name: str, problem: DocumentProblem) -> Typed:
    """A page that says what is there and cannot be shown: the rest of the mail can still be seen."""
    why = f"{problem.code.replace('_', ' ')}: {problem.detail}" if problem.detail else problem.code.replace("_", " ")
    pages = paged([TypedLine(f"Attached: {name}"), TypedLine(f"It cannot be shown ({why}).")])
    return Typed(name, pages, problem=problem)


def _inner_mail(attached: Attached, depth: int) -> Mail | DocumentProblem | None:
    """The mail that hangs on a mail, also where it hangs there as a file; a problem where it cannot be opened."""
    if isinstance(attached.problem, TooDeep):
        raise attached.problem
    if attached.mail or attached.problem:
        return attached.mail or attached.problem
    if kinds.kind_of(attached.content) != kinds.MAIL:
        return None
    if depth >= DEEPEST:
        raise TooDeep
    try:
        return mail_parts.opened(attached.content, depth + 1)
    except DocumentProblem as problem:
        return problem


def is_decoration(attached: Attached) -> bool:
    """Whether it is a logo or a sign of a network: no paper, and nothing to recognise."""
    if kinds.kind_of(attached.content) != kinds.IMAGE:
        return False
    try:
        with Image.open(io.BytesIO(attached.content)) as image:
            width, height = image.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return attached.inline
    if not attached.inline:
        return max(width, height) <= _ICON
    light = len(attached.content) < _LIGHT and width * height < _AS_LARGE_AS_A_PAGE
    return min(width, height) < _NARROW or width * height < _SMALL or light
