"""A web page's markup as a tree, and what of it a person gets to see."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree, html

from poworkbench.adapters.documents.mail import phrases as mail_phrases

#: Longer markup is cut: no letter is that long. Of more elements only the words are taken.
MOST_MARKUP, MOST_ELEMENTS = 3_000_000, 100_000

_UNSEEN = {"head", "style", "script", "title", "template", "noscript", "object", "map", "select", "option"}
_HIDDEN = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|(?:max-height|font-size|line-height|opacity):0(?:\.0+)?(?:px|pt|em|%)?(?:;|!|$)"
)
_STRUCK = {"del", "s", "strike"}
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_NO_MARGIN = re.compile(r"margin(?:-top|-bottom)?:0|mso-margin")
_RULED = re.compile(r"border-top:(?!none|0|medium none)")
_CITED = re.compile(r"border-left(?:-\w+)?:(?!none|0|medium none)")


def parsed(markup: str) -> html.HtmlElement | None:
    """The tree of a page; None where there is nothing in it. Entities are characters, nothing is fetched.

    Markup nested deeper than any program writes it loses its shape, not its words.
    """
    content = markup[:MOST_MARKUP].replace("\0", "")
    tree, whole = _tree(content)
    if tree is not None and whole and next(islice(tree.iter(), MOST_ELEMENTS, None), None) is None:
        return tree
    return _tree(_flat(content))[0]


def _tree(markup: str) -> tuple[html.HtmlElement | None, bool]:
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = None
    return tree, not any(entry.level >= etree.ErrorLevels.FATAL for entry in parser.error_log)


def _flat(markup: str) -> str:
    """The same without the elements that can be nested without end."""
    plain = re.sub(r"(?is)<(style|script|head)\b.*?</\1\s*>|<!--.*?-->", " ", markup)
    plain = re.sub(r"(?i)</?(?:br|p|div|tr|h\d|li|blockquote|table)\b[^>]*>", "<br>", plain)
    return re.sub(r"(?i)<(?!br>)/?[a-z!][^>]*>", " ", plain)


def style_of(element: html.HtmlElement) -> str:
    """The element's own style, without blanks, in small letters."""
    return re.sub(r"\s+", "", element.get("style") or "").lower()


def is_right(element: html.HtmlElement) -> bool:
    """Whether its text stands at its right edge."""
    return (element.get("align") or "").lower() == "right" or "text-align:right" in style_of(element)


def is_seen(element: html.HtmlElement) -> bool:
    """Whether a person sees it: no head, no line for previews, nothing struck out."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.tag in _STRUCK:
        return False
    style = style_of(element)
    struck = "text-decoration:line-through" in style
    return not (struck or element.get("hidden") is not None or (style and _HIDDEN.search(style)))


def seen_text(text: str | None) -> str:
    """A text without the signs that have no width."""
    return _INVISIBLE.sub("", text) if text else ""


def is_quoted(element: html.HtmlElement) -> bool:
    """Whether it holds an older message."""
    if element.tag == "blockquote":
        return element.get("type") == "cite" or bool(_CITED.search(style_of(element))) or _named(element, ("quote",))
    return _named(element, mail_phrases.QUOTED_ELEMENTS)


def begins_quote(element: html.HtmlElement) -> bool:
    """Whether all that follows it, and it, is an older message."""
    return _named(element, mail_phrases.QUOTE_BEGINS)


def _named(element: html.HtmlElement, names: tuple[str, ...]) -> bool:
    """By its id, class or name, which a program that passes it on may have put an "x_" before."""
    said = " ".join(filter(None, (element.get("id"), element.get("class"), element.get("name")))).lower().split()
    plain = [word.removeprefix("x_") for word in said]
    return any(word in names or (names == ("quote",) and "quote" in word) for word in plain)


def is_kept(element: html.HtmlElement) -> bool:
    """Whether blanks and line breaks are shown as they are."""
    return element.tag in ("pre", "listing", "xmp", "textarea") or "white-space:pre" in style_of(element)


def is_tight(element: html.HtmlElement) -> bool:
    """Whether a paragraph follows the one before without a gap, as the office's mail program has it."""
    return "mso" in (element.get("class") or "").lower() or bool(_NO_MARGIN.search(style_of(element)))


def is_ruled_off(element: html.HtmlElement) -> bool:
    """Whether a line is drawn above it."""
    return element.tag in ("div", "p") and bool(_RULED.search(style_of(element)))
