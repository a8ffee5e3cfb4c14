"""Workbooks that are broken, locked, or built to do harm: each has its cause, and none takes long."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.contract.bad_files import kept, sheet_bomb
from tests.unit.documents.made_workbooks import SPACE, MadeSheet, Raw, workbook

from poworkbench.adapters.documents.leaves import leaves_of
from poworkbench.adapters.documents.papers import papers_of
from poworkbench.adapters.documents.sheets.panics import calm
from poworkbench.domain.problems import DamagedFile, DocumentProblem, LockedFile, NoText, TooLarge

SAMPLES = Path(__file__).parent / "samples"
XLS, ODS = (SAMPLES / "carpathia.xls").read_bytes(), (SAMPLES / "lagona.ods").read_bytes()


def far_apart() -> bytes:
    """Two cells, and a billion empty ones between them."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = f'<worksheet xmlns="{SPACE}"><sheetData>{rows}</sheetData></worksheet>'
    return workbook(MadeSheet("S", []), extra={"xl/worksheets/sheet1.xml": sheet})


def repeated() -> bytes:
    """An OpenDocument sheet with one row that is there a million times, of a cell that is there thousands of times."""
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384">'
    return _with(ODS, "content.xml", lambda text: text.replace("<table:table-row", _repeated_row(cell), 1))


def _repeated_row(cell: str) -> str:
    row = '<table:table-row table:number-rows-repeated="1048000">'
    return f"{row}{cell}<text:p>1</text:p></table:table-cell></table:table-row><table:table-row"


def _with(content: bytes, part: str, changed: Callable[[str], str]) -> bytes:
    """An archive with the text of one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            inner = old.read(name)
            inner = changed(inner.decode()).encode() if name == part else inner
            new.writestr(name, inner, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def lying() -> bytes:
    """An archive whose directory says that a part is small."""
    big = workbook(MadeSheet("S", [["x" * 30000]] * 300))
    with zipfile.ZipFile(io.BytesIO(big)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    return big.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def locked_newer() -> bytes:
    """A workbook of today behind a password is a container with its contents in a stream of this name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)


def locked_older() -> bytes:
    """The same in records: FILEPASS says that all behind it needs a password."""
    return XLS.replace(b"\xe1\x00\x02\x00\xb0\x04", b"\x2f\x00\x02\x00\x01\x00")


def _locked_entry(text: str) -> str:
    return text.replace("</manifest:manifest>", "<manifest:encryption-data/></manifest:manifest>")


DECLARED = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>'

BAD: list[tuple[str, bytes, type[DocumentProblem]]] = [
    ("a bomb", sheet_bomb(), TooLarge),
    ("a directory that lies", lying(), DamagedFile),
    ("cells far apart", far_apart(), TooLarge),
    ("cells without end", repeated(), TooLarge),
    ("a document type", workbook(MadeSheet("S", [["x"]]), extra={"xl/sharedStrings.xml": DECLARED}), DamagedFile),
    ("no XML", workbook(MadeSheet("S", [["x"]]), extra={"xl/styles.xml": "<styleSheet><"}), DamagedFile),
    ("no numbers", workbook(MadeSheet("S", [[Raw('s="x"', "")]])), DamagedFile),
    ("cut off", kept("wrong-extension.pdf")[:4000], DamagedFile),
    ("cut off, older", XLS[:512] + XLS[-1024:], DamagedFile),
    ("cut off, open", ODS[:3000], DamagedFile),
    ("locked", locked_newer(), LockedFile),
    ("locked, older", locked_older(), LockedFile),
    ("locked, open", _with(ODS, "META-INF/manifest.xml", _locked_entry), LockedFile),
    ("nothing to be seen", workbook(MadeSheet("S", [["x"]], state="hidden"), MadeSheet("T", [])), NoText),
    ("too many rows", workbook(MadeSheet("S", [["x", 1.0]] * 5001)), TooLarge),
    ("too many columns", workbook(MadeSheet("S", [["x"] * 401])), TooLarge),
]


@pytest.mark.parametrize(("content", "problem"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_workbook_has_its_cause(content: bytes, problem: type[DocumentProblem]) -> None:
    with pytest.raises(problem):
        papers_of(content)


def test_a_workbook_without_visible_cells_is_an_empty_page_to_look_at() -> None:
    assert len(leaves_of(workbook(MadeSheet("S", [["x"]], state="hidden")))) == 1


def test_a_sheet_that_is_too_large_is_left_out_and_said() -> None:
    (paper,) = papers_of(workbook(MadeSheet("Prices", [["x", 1.0]] * 5001), MadeSheet("Order", [["PO-104233"]])))
    assert (paper.name, paper.cautions) == ("Order", ("sheet_left_out:Prices",))


def test_a_workbook_under_another_name_is_read_as_a_workbook() -> None:
    assert [paper.name for paper in papers_of(kept("wrong-extension.pdf"))] == ["Order Confirm", "Packing"]


def test_links_and_macros_stay_where_they_are() -> None:
    """What a formula took from elsewhere when it was saved is read; nothing is fetched or run."""
    linked = Raw("", "<f>[1]Prices!$B$4</f><v>12.5</v>")
    extra = {"xl/externalLinks/externalLink1.xml": "<externalLink/>", "xl/vbaProject.bin": "<?xml not even"}
    (paper,) = papers_of(workbook(MadeSheet("S", [["price", linked]]), extra=extra))
    assert [word.text for word in paper.pages[0].words] == ["price", "12.5"]


def test_what_a_library_says_when_it_panics_is_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    panic = type("PanicException", (BaseException,), {})
    with pytest.raises(DamagedFile):
        fail(panic())
    with pytest.raises(KeyboardInterrupt):
        fail(KeyboardInterrupt())
    assert capfd.readouterr().err == ""


def fail(error: BaseException) -> None:
    """What a library does that finds no other way out."""
    with calm():
        os.write(2, b"thread panicked")
        raise error
