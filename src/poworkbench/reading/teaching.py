"""What a corrected document teaches of its vendor: guesses at how he writes, each kept only if reading proves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from poworkbench.domain.lessons import Lesson, VendorProfile, Wanted
from poworkbench.domain.orders import Order
from poworkbench.domain.readings import Reading
from poworkbench.reading.document import read
from poworkbench.reading.guesses import guesses
from poworkbench.reading.misread import corrected
from poworkbench.reading.page import Page
from poworkbench.reading.vocabulary import Vocabulary
from poworkbench.reading.wanted import cost

#: A document is read again for each guess; more than this are not tried.
MOST_TRIED = 400
_ROUNDS = 4


@dataclass
class _Pupil:
    """Reads one document again and again, and counts how often."""

    pages: Sequence[Page]
    vocabulary: Vocabulary
    order: Order | None
    wanted: Wanted
    tried: int = 0

    def reading(self, profile: VendorProfile) -> Reading:
        self.tried += 1
        return read(self.pages, self.vocabulary, self.order, profile)

    def cost(self, profile: VendorProfile) -> int:
        return cost(self.reading(profile), self.wanted)


def learnt(
    pages: Sequence[Page],
    wanted: Wanted,
    vocabulary: Vocabulary,
    profile: VendorProfile,
    order: Order | None = None,
) -> tuple[Lesson, ...]:
    """The lessons with which the document is read as it is wanted, as far as that can be learnt.

    Each of them makes this document's reading better; none where it is right already or no guess helps.
    """
    pupil = _Pupil([corrected(page, order) for page in pages], vocabulary, order, wanted)
    known, best = profile, pupil.cost(profile)
    for _round in range(_ROUNDS):
        before = best
        known, best = _improved(pupil, known, best)
        if best in (0, before):
            break
    return _needed(pupil, profile, known, best)


def _improved(pupil: _Pupil, known: VendorProfile, best: int) -> tuple[VendorProfile, int]:
    """The profile with every guess that makes the reading better, one after the other."""
    seen: set[Lesson] = set(known.lessons)
    for guess in guesses(pupil.pages, pupil.reading(known), pupil.wanted):
        if best == 0 or pupil.tried >= MOST_TRIED:
            break
        if guess in seen:
            continue
        seen.add(guess)
        tried = known.with_lessons([guess])
        reached = pupil.cost(tried)
        if reached < best:
            known, best = tried, reached
    return known, best


def _needed(pupil: _Pupil, profile: VendorProfile, known: VendorProfile, best: int) -> tuple[Lesson, ...]:
    """The new lessons without those that the later ones made needless."""
    fresh = [lesson for lesson in known.lessons if lesson not in profile.lessons]
    for lesson in list(fresh):
        less = known.without(lesson)
        if len(fresh) > 1 and pupil.cost(less) <= best:
            known = less
            fresh.remove(lesson)
    return tuple(fresh)
