"""XML parsed in bounded time and memory: no entity is expanded, no file is opened, nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

from poworkbench.adapters.documents import kinds
from poworkbench.domain.problems import DamagedFile, TooLarge

#: An element as the library has it; whoever wants to know something about it asks the functions below.
Element: TypeAlias = Any

#: Messages of orders are a dozen elements deep, and no element has more than a dozen attributes.
MOST_DEPTH = 60
MOST_ATTRIBUTES = 200

_DECLARATION = re.compile(r"\s*<\?xml\b.*?\?>", re.DOTALL)


def parsed(content: bytes) -> Element:
    """The root element. Raises DamagedFile (no well-formed XML) and TooLarge (depth, attributes)."""
    root = _root(content)
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH:
            raise TooLarge(f"elements more than {MOST_DEPTH} deep in each other")
        if event == "start" and len(element.attrib) > MOST_ATTRIBUTES:
            raise TooLarge(f"more than {MOST_ATTRIBUTES} attributes of one element")
    return root


def _root(content: bytes) -> Element:
    """As the file says it is written; where that is not so, as its bytes show."""
    try:
        return etree.fromstring(content, _parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        text = _DECLARATION.sub("", kinds.text_of(content) or "", count=1).strip()
        cause = error
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), _parser("utf-8"))
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise DamagedFile(f"the XML breaks off or is wrong: {_first_words(cause)}") from cause


def _parser(encoding: str | None = None) -> Any:
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _first_words(error: Exception) -> str:
    """What the parser found, without the name it gives to what has none."""
    return re.sub(r"\s*\(<string>.*\)$", "", str(error))


def name_of(element: Element) -> str:
    """The element's name without prefix or namespace: vendors spell those as they like."""
    return _local(element.tag)


def namespace_of(element: Element) -> str:
    """The element's namespace, "" where it has none."""
    return str(element.tag[1:]).partition("}")[0] if element.tag.startswith("{") else ""


def attributes_of(element: Element) -> dict[str, str]:
    """The element's attributes by their names without prefix."""
    return {_local(name): " ".join(str(value).split()) for name, value in element.attrib.items()}


def children_of(element: Element) -> Iterator[Element]:
    """The elements right inside it."""
    return (child for child in element if isinstance(child.tag, str))


def own_text(element: Element) -> str:
    """What stands in the element itself, white space made one blank; a reference to an entity stays as it is."""
    parts = [element.text or ""]
    for child in element:
        parts += ["" if isinstance(child.tag, str) else str(child.text or ""), child.tail or ""]
    return " ".join("".join(parts).split())


def _local(name: str) -> str:
    return str(name).rpartition("}")[2]
