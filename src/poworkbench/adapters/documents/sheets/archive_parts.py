"""The parts of a workbook that is an archive, read piece by piece and never beyond a limit."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from xml.parsers import expat

from poworkbench.adapters.documents.limits import MOST_UNPACKED
from poworkbench.domain.problems import DamagedFile, TooLarge

_PIECE = 1 << 16
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_READ = (".xml", ".rels", ".bin", ".vml")

#: What is called with the name of each element (without its space) and its attributes.
Starts = Callable[[str, Mapping[str, str]], None]


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive of a workbook; what is wrong with it is DamagedFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except (
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
    ) as error:
        raise DamagedFile("the workbook is cut off or broken") from error
    except RuntimeError as error:  # zipfile's word for a part behind a password
        raise DamagedFile("a part of the workbook is locked") from error


def check(archive: zipfile.ZipFile) -> None:
    """Read all parts but pictures once: their sizes are as the directory says, and no document type is declared.

    The directory may lie about sizes; a document type could make a parser expand without end.
    """
    unpacked = 0
    for name in archive.namelist():
        end = b""
        for piece in _pieces(archive, name) if name.lower().endswith(_READ) else ():
            unpacked += len(piece)
            if unpacked > MOST_UNPACKED:
                raise TooLarge(f"the workbook unpacks to more than {MOST_UNPACKED:,} bytes")
            plain = end + piece.replace(b"\x00", b"")
            if _DOCTYPE.search(plain):
                raise DamagedFile("the workbook declares a document type, which is not accepted")
            end = plain[-8:]


def scan(archive: zipfile.ZipFile, name: str, starts: Starts) -> None:
    """Tell `starts` of every element in a part, in order; nothing is kept, and a part that is missing has none."""
    if name not in archive.namelist():
        return
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, given: starts(
        tag.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in given.items()}
    )
    for piece in _pieces(archive, name):
        parser.Parse(piece)
    parser.Parse(b"", True)  # noqa: FBT003 the parser takes it so


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as part:
        while piece := part.read(_PIECE):
            yield piece
