"""EDI interchanges for the tests: the segments that a test is about, in an interchange that counts them rightly."""

from __future__ import annotations

from poworkbench.adapters.documents.edi.papers import papers_of_edi
from poworkbench.domain.readings import Reading
from poworkbench.reading.paper import Paper

ISA = "ISA*00*          *00*          *ZZ*VENDOR         *12*3365550166     *261006*1422*U*00401*000078120*0*P*>"
GS = "GS*PR*VENDOR*3365550166*20261006*1422*78120*X*004010"
BAK = "BAK*00*AC*PO-104258*20261005****K778120*20261006"
PO1 = "PO1*1*10*EA*125.00**VN*B251-57*IN*100223"
BEHIND_ISA = len(ISA)

UNB = "UNB+UNOC:3+4099999000018:14+4099999000155:14+261015:0915+8817"
BGM = "BGM+231+AB2617730+4"
ON = "RFF+ON:EK-260431"
LIN = ("LIN+1+5", "PIA+5+BS-140:SA", "QTY+21:10:PCE", "PRI+AAA:218.00:::1:PCE")


def x12_set(*segments: str, kind: str = "855", number: str = "0001") -> list[str]:
    """A transaction set with its ST and SE."""
    return [f"ST*{kind}*{number}", *segments, f"SE*{len(segments) + 2}*{number}"]


def x12_in(*sets: list[str], isa: str = ISA, gs: str = GS) -> list[str]:
    """The segments of an interchange of one group."""
    inside = [segment for one in sets for segment in one]
    return [isa, gs, *inside, f"GE*{len(sets)}*78120", "IEA*1*000078120"]


def x12(*segments: str, kind: str = "855", end: str = "~\n") -> bytes:
    """An interchange of one transaction set; BAK is put before lines where no beginning is given."""
    begun = segments if segments and segments[0][:3] in ("BAK", "BCA", "BEG", "BIG", "BSN") else (BAK, *segments)
    return end.join([*x12_in(x12_set(*begun, kind=kind)), ""]).encode()


def message(*segments: str, kind: str = "ORDRSP", number: str = "1", release: str = "96A") -> list[str]:
    """A message with its UNH and UNT."""
    return [f"UNH+{number}+{kind}:D:{release}:UN:EAN005", *segments, f"UNT+{len(segments) + 2}+{number}"]


def edifact_in(*messages: list[str], unb: str = UNB) -> list[str]:
    """The segments of an interchange."""
    return [unb, *(segment for one in messages for segment in one), f"UNZ+{len(messages)}+8817"]


def edifact(*segments: str, kind: str = "ORDRSP", charset: str = "latin-1") -> bytes:
    """An interchange of one message; BGM and the order's number are put before lines where none is given."""
    begun = segments if segments and segments[0].startswith("BGM") else (BGM, ON, *segments)
    return "'".join([*edifact_in(message(*begun, kind=kind)), ""]).encode(charset)


def paper(content: bytes) -> Paper:
    """The one paper in a file."""
    (only,) = papers_of_edi(content)
    return only


def said(content: bytes) -> Reading:
    """What the one message in a file says."""
    read = paper(content).said
    assert read is not None
    return read


def rows(content: bytes, *names: str) -> list[tuple[str | None, ...]]:
    """Some values of each line."""
    return [tuple(line.value(name) for name in names) for line in said(content).lines]


def values(content: bytes, name: str) -> list[str | None]:
    """One value of each line."""
    return [line.value(name) for line in said(content).lines]
