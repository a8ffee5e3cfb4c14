"""Documents to readings: papers by the documents adapter, their meaning by the reader, both in a worker's process."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache

from poworkbench.adapters.documents.reader import DocumentReader
from poworkbench.app import places
from poworkbench.domain.lessons import Lesson, VendorProfile, Wanted
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Found, Reading
from poworkbench.reading import teaching
from poworkbench.reading.calibration import Calibration
from poworkbench.reading.calibration import parse as parse_calibration
from poworkbench.reading.document import read
from poworkbench.reading.misread import corrected
from poworkbench.reading.paper import Paper
from poworkbench.reading.papers import answering, read_papers
from poworkbench.reading.pointed import Spot, pointed
from poworkbench.reading.vocabulary import Vocabulary, parse
from poworkbench.reading.wanted import cost
from poworkbench.services.pointing import Pointer
from poworkbench.services.teaching import Learner, Trial

Profiles = Sequence[VendorProfile]


def read_document(
    documents: DocumentReader, content: bytes, order: Order | None = None, profiles: Profiles = ()
) -> tuple[int, Reading]:
    """How many pages a document has and what it says; raises domain.problems. `order` is the one it should answer."""
    return documents.understood(content, understand, order, tuple(profiles))


def reader(
    documents: DocumentReader, profiles: Callable[[], Profiles]
) -> Callable[[bytes, Order | None], tuple[int, Reading]]:
    """`read_document` as services.intake wants it, with what vendors have taught by then."""
    return lambda content, order: read_document(documents, content, order, profiles())


def pointer(documents: DocumentReader, profiles: Callable[[], Profiles]) -> Pointer:
    """What stands at a place of a page, as services.pointing wants it."""

    def point(content: bytes, page: int, x: float, y: float, field: str, order: Order | None) -> Found | None:
        return documents.understood(content, find, Spot(page, x, y), field, order, tuple(profiles()))

    return point


def learner(documents: DocumentReader) -> Learner:
    """What a document teaches, as services.teaching wants it."""
    return lambda content, wanted, profile: documents.understood(content, learn, wanted, profile)


def trial(documents: DocumentReader) -> Trial:
    """How far a document's reading is from what it says, as services.teaching wants it."""
    return lambda content, wanted, profile: documents.understood(content, distance, wanted, profile)


def understand(papers: tuple[Paper, ...], order: Order | None, profiles: Profiles = ()) -> tuple[int, Reading]:
    """The reader's part of the work."""
    return sum(len(paper.pages) for paper in papers), read_papers(papers, vocabulary(), order, profiles, calibration())


def find(
    papers: tuple[Paper, ...], spot: Spot, field: str, order: Order | None, profiles: Profiles = ()
) -> Found | None:
    """The pointer's part."""
    return pointed(papers, spot, field, vocabulary(), order, profiles)


def learn(papers: tuple[Paper, ...], wanted: Wanted, profile: VendorProfile) -> tuple[Lesson, ...]:
    """The learner's part; a format that names its values has nothing to teach."""
    paper = answering(papers, vocabulary())
    return () if paper.said else teaching.learnt(paper.pages, wanted, vocabulary(), profile)


def distance(papers: tuple[Paper, ...], wanted: Wanted, profile: VendorProfile) -> int:
    """How far the papers' reading is from what they say; 0 is right."""
    paper = answering(papers, vocabulary())
    pages = [corrected(page, None) for page in paper.pages]
    return cost(paper.said or read(pages, vocabulary(), None, profile), wanted)


@cache
def calibration() -> Calibration:
    """How sure one may be of what the reader gives, as it has proven itself."""
    file = places.resources() / "reader" / "confidence.toml"
    return parse_calibration(tomllib.loads(file.read_text(encoding="utf-8"))["curves"])


@cache
def vocabulary() -> Vocabulary:
    """The words that documents use, of every language that is shipped."""
    files = sorted((places.resources() / "vocabulary").glob("*.toml"))
    return parse([tomllib.loads(file.read_text(encoding="utf-8")) for file in files])
