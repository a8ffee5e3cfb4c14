"""XML that would hurt: refused before or while it is parsed, with its cause, in bounded time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from poworkbench.adapters.documents.leaves import leaves_of
from poworkbench.adapters.documents.limits import MOST_TAGS, checked_kind
from poworkbench.adapters.documents.papers import papers_of
from poworkbench.domain.problems import DamagedFile, TooLarge

CXML = "http://xml.cxml.org/schemas/cXML/1.2.040/Fulfill.dtd"
ROOT = b"<cXML><Request/></cXML>"


@pytest.mark.parametrize(
    "declared",
    [
        f'<!DOCTYPE cXML SYSTEM "{CXML}">',
        f"<!DOCTYPE cXML SYSTEM '{CXML}' >",
        f'<!DOCTYPE cXML PUBLIC "-//cXML//EN" "{CXML}">',
        f'<!DOCTYPE cXML\n  SYSTEM "{CXML}"\n>',
        "<!DOCTYPE cXML>",
    ],
)
def test_a_document_type_that_is_only_named_may_stand_there(declared: str) -> None:
    assert checked_kind(declared.encode() + ROOT) == "xml"
    (paper,) = papers_of(declared.encode() + ROOT)
    assert paper.said is not None


@pytest.mark.parametrize(
    "declared",
    [
        "<!DOCTYPE cXML []>",
        '<!DOCTYPE cXML [<!ENTITY a "b">]>',
        f'<!DOCTYPE cXML SYSTEM "{CXML}" [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        f'<!DOCTYPE cXML SYSTEM "{CXML}"><!DOCTYPE cXML [<!ENTITY % a "b">]>',
        '<!DOCTYPE cXML [ <!ATTLIST cXML a CDATA "b"> ]>',
        '<!DOCTYPE "odd" cXML>',
        "<!DOCTYPE",
        "<!DOCTYPE cXML SYSTEM 'unended>",
        '<!ENTITY a "b">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_that_declares_anything_is_refused(declared: str, encoding: str) -> None:
    content = f"<?xml version='1.0'?>{declared}{ROOT.decode()}".encode(encoding)
    with pytest.raises(DamagedFile, match="document type"):
        papers_of(content)
    with pytest.raises(DamagedFile, match="document type"):
        leaves_of(content)


def test_a_named_document_type_is_never_opened(tmp_path: Path) -> None:
    declaration = tmp_path / "order.dtd"
    declaration.write_text('<!ENTITY told "what a file says"><!ATTLIST a b CDATA "by default">', encoding="utf-8")
    content = f'<!DOCTYPE a SYSTEM "{declaration.as_uri()}"><a>&told;</a>'.encode()
    (paper,) = papers_of(content)
    words = " ".join(word.text for word in paper.pages[0].words)
    assert words == "<a>&told;</a>"


def test_elements_too_deep_in_each_other_are_refused() -> None:
    for depth in (70, 250):
        with pytest.raises(TooLarge, match="deep"):
            papers_of(b"<a>" * depth + b"</a>" * depth)
    with pytest.raises(DamagedFile, match="Excessive depth"):
        papers_of(b"<a>" * 50_000 + b"</a>" * 50_000)


def test_more_tags_than_any_order_has_are_refused() -> None:
    with pytest.raises(TooLarge, match="tags"):
        papers_of(b"<a>" + b"<b/>" * MOST_TAGS + b"</a>")


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(DamagedFile, match="too long"):
        papers_of(b"<a>" + b"x" * 11_000_000 + b"</a>")
    with pytest.raises(TooLarge, match="bytes of XML"):
        papers_of(b"<a>" + b"x" * 31_000_000 + b"</a>")


@pytest.mark.parametrize(
    "content", [b"<a><b></a>", b"<a><b>4</b>", b"<a>&b;</a>", b"<?xml version='1.0'?>", b"<a/><b/>"]
)
def test_xml_that_breaks_off_or_is_wrong_says_so_and_can_still_be_looked_at(content: bytes) -> None:
    with pytest.raises(DamagedFile, match="the XML breaks off or is wrong: ") as raised:
        papers_of(content)
    assert not re.search(r"<string>|\n", raised.value.detail)
    assert len(leaves_of(content)) == 1
