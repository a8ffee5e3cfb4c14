"""What can be wrong with a file, as types with fields; the sentences a person reads live in ui.wording.

DocumentProblem
 ├─ EmptyFile          no bytes
 ├─ DamagedFile        broken or cut off
 ├─ LockedFile         asks for a password
 ├─ TooLarge           over a stated limit
 ├─ KindNotReadYet     a kind that an earlier version knew and could not read; nothing raises it any more
 ├─ UnknownKind        a kind it does not know
 ├─ NoText             nothing is written on it: an empty page, a scan too faint
 └─ TookTooLong        the reader was stopped at its time limit
"""

from __future__ import annotations


class DocumentProblem(Exception):
    """Why a document cannot be read; `detail` is the particular in a few words."""

    code = "document"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail

    def __reduce__(self) -> tuple[type[DocumentProblem], tuple[str]]:
        """Problems cross from the reader's process to ours."""
        return type(self), (self.detail,)


class EmptyFile(DocumentProblem):
    """The file has no bytes."""

    code = "empty"


class DamagedFile(DocumentProblem):
    """The file is broken or cut off."""

    code = "damaged"


class LockedFile(DocumentProblem):
    """The file asks for a password."""

    code = "locked"


class TooLarge(DocumentProblem):
    """The file is over a limit; `detail` says which (pages, pixels, bytes)."""

    code = "too_large"


class KindNotReadYet(DocumentProblem):
    """In journals of earlier versions: a kind that could not be read; `detail` is the kind: image, mail, sheet."""

    code = "not_read_yet"


class UnknownKind(DocumentProblem):
    """Nothing the workbench knows."""

    code = "unknown_kind"


class NoText(DocumentProblem):
    """Nothing is written on any page: an empty one, or a scan too faint to be recognised."""

    code = "no_text"


class TookTooLong(DocumentProblem):
    """The reader was stopped at its time limit; `detail` is the limit in seconds."""

    code = "too_long"


PROBLEMS: dict[str, type[DocumentProblem]] = {
    problem.code: problem
    for problem in (EmptyFile, DamagedFile, LockedFile, TooLarge, KindNotReadYet, UnknownKind, NoText, TookTooLong)
}
