"""A page's characters with their boxes: what holds for a whole text object is asked once, the rest in as few calls as
can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise, repeat

import pypdfium2.raw as pdfium

from poworkbench.adapters.documents.pdf.calls import char_boxes, char_object, char_origins
from poworkbench.adapters.documents.pdf.frame import Frame
from poworkbench.adapters.documents.pdf.signs import signs_of
from poworkbench.adapters.documents.pdf.styles import Style, styles_of

#: Where a line of type reaches above and below its baseline, as shares of the type size.
_ASCENT, _DESCENT = 0.76, 0.22

#: The line of type that a character stands in: how high and how low it reaches, type size, whether bold.
Line = tuple[float, float, float, bool]


@dataclass(frozen=True, slots=True)
class Chars:
    """The characters of a page that print something, in columns: a page has thousands of them.

    Their places in the page's text, what they print, their left and right edges, the line each stands in, and by how
    many degrees each is turned: `~turn` where nobody sees it.
    """

    places: Sequence[int]
    signs: Sequence[str]
    lefts: Sequence[float]
    rights: Sequence[float]
    lines: Sequence[Line]
    turns: Sequence[int]

    def only(self, turn: int) -> Chars:
        """Those that are turned so."""
        keep = [own == turn for own in self.turns]
        columns = (self.places, self.signs, self.lefts, self.rights, self.lines, self.turns)
        return self if all(keep) else Chars(*(list(compress(column, keep)) for column in columns))  # type: ignore[arg-type]


def page_chars(text: pdfium.FPDF_TEXTPAGE, frame: Frame) -> Chars:
    """Every character of an open text page in the file's order."""
    printed = [(place, sign) for place, sign in enumerate(signs_of(text)) if sign is not None]
    places, signs = [place for place, _ in printed], [sign for _, sign in printed]
    left, top, right, bottom = char_boxes(text, places)
    x0s, tops, x1s, bottoms = frame.edges(left, bottom, right, top)
    lines: list[Line] = []
    styles: list[Style] = []
    ends, owned = _owned(text, frame, places)
    for first, end, style, pen in zip([0, *ends], ends, owned, _pens(text, frame, places, ends), strict=False):
        styles += [style] * (end - first)
        if pen is not None and pen == style.baseline and _reaches(bottoms[first:end], pen, style):
            lines += [_on(pen, style)] * (end - first)  # type that is set downwards has moved its pen by then
        else:
            pens = _pens(text, frame, places, range(first + 1, end + 1))
            lines += [_alone(*each, style) for each in zip(pens, tops[first:end], bottoms[first:end], strict=True)]
    return Chars(places, signs, x0s, x1s, lines, _turns(x0s, x1s, lines, styles))


def _owned(text: pdfium.FPDF_TEXTPAGE, frame: Frame, places: Sequence[int]) -> tuple[list[int], Iterator[Style]]:
    """Where the characters of each text object end, and its style."""
    owners = map(char_object, repeat(text), places)
    keys = [owner or -place for owner, place in zip(owners, places, strict=True)]
    ends = [at for at, (last, key) in enumerate(pairwise(keys), 1) if last != key] + [len(keys)] * bool(keys)
    lasts = [end - 1 for end in ends]
    return ends, styles_of(text, frame, [places[at] for at in lasts], [keys[at] for at in lasts])


def _pens(
    text: pdfium.FPDF_TEXTPAGE, frame: Frame, places: Sequence[int], ends: Sequence[int]
) -> Iterator[float | None]:
    """How far down the page the pen stood for the characters before these."""
    for origin in char_origins(text, [places[end - 1] for end in ends]):
        yield frame.point(*origin)[1] if origin else None


def _reaches(bottoms: Sequence[float], baseline: float, style: Style) -> bool:
    """Whether all these characters stand near the baseline, as writing does that is not turned."""
    return max(abs(baseline - max(bottoms)), abs(baseline - min(bottoms))) <= style.size


def _alone(baseline: float | None, top: float, bottom: float, style: Style) -> Line:
    if baseline is None or not _reaches((bottom,), baseline, style):
        return top, bottom, style.size, style.bold
    return _on(baseline, style)


def _on(baseline: float, style: Style) -> Line:
    return baseline - _ASCENT * style.size, baseline + _DESCENT * style.size, style.size, style.bold


def _turns(
    lefts: Sequence[float], rights: Sequence[float], lines: Sequence[Line], styles: Sequence[Style]
) -> list[int]:
    """How the characters are turned; those whose middle lies outside their window are unseen."""
    return [
        turn if x0 <= (left + right) / 2 <= x1 and y0 <= (top + bottom) / 2 <= y1 else ~turn
        for left, right, (top, bottom, _, _), (_, _, turn, (x0, y0, x1, y1), _) in zip(
            lefts, rights, lines, styles, strict=True
        )
    ]
