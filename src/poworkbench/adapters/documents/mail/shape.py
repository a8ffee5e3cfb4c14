"""A mail taken apart, whichever program wrote it: headers, texts, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from poworkbench.domain.problems import DocumentProblem, TooLarge

#: Mails within mails are opened this deep.
DEEPEST = 5
MOST_PARTS = 100

#: A mail is not older than mail itself: a clock that says so was never set.
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)


class TooDeep(TooLarge):
    """Mails forwarded within mails, deeper than they are opened."""

    def __init__(self, detail: str = f"mails forwarded within mails more than {DEEPEST} deep") -> None:
        super().__init__(detail)


@dataclass(frozen=True, slots=True)
class Body:
    """One text of a mail, as plain text, as markup, or as both."""

    plain: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """Something that hangs on a mail: a file, or a mail; `problem` says why a mail could not be opened.

    `inline` is what stands within the text instead of beside it: a picture named by the markup.
    """

    name: str
    content: bytes = b""
    mail: Mail | None = None
    problem: DocumentProblem | None = None
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail: `headers` are decoded and on one line each; `automatic` says that no person wrote it."""

    headers: tuple[tuple[str, str], ...]
    bodies: tuple[Body, ...] = ()
    attached: tuple[Attached, ...] = ()
    automatic: bool = False
    locked: bool = False

    def header(self, name: str) -> str:
        """The first header of that name, "" where there is none."""
        return next((value for known, value in self.headers if known.lower() == name.lower()), "")


def moment_of(date: str) -> datetime | None:
    """A Date header as a moment in UTC; None where it makes no sense."""
    try:
        moment = parsedate_to_datetime(date)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment > _EARLIEST else None
