"""What vendors' documents teach: learnt from documents whose values a person knows, tried, read, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from poworkbench.domain.events import About, Draft, Entry, LessonForgotten, LessonsLearnt
from poworkbench.domain.folding import fold
from poworkbench.domain.lessons import Lesson, VendorProfile, Wanted, profile_of
from poworkbench.services.corrections import corrected_values
from poworkbench.services.refusals import NotTaken
from poworkbench.services.stores import Store, Unit

#: A document's bytes, what it says, the vendor's profile so far → the lessons that read it so.
Learner = Callable[[bytes, Wanted, VendorProfile], tuple[Lesson, ...]]
#: A document's bytes, what it says, a profile → how far the reading with it is from what it says.
Trial = Callable[[bytes, Wanted, VendorProfile], int]

KINDS = ("lessons_learnt", "lesson_forgotten")


@dataclass(frozen=True, slots=True)
class Learnt:
    """One lesson as it stands: whose, from which document, who taught it, and in which entry."""

    vendor: str
    lesson: Lesson
    document: str | None
    entry: Entry


@dataclass(frozen=True, slots=True)
class Tried:
    """How a stored document is read without and with something learnt: 0 is right, more is worse."""

    document: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Teaching:
    """Records what is learnt; everything in it is an event, and the profiles are folded out of those."""

    store: Store
    learn: Learner
    trial: Trial

    def profiles(self) -> tuple[VendorProfile, ...]:
        """What every vendor's documents have taught so far."""
        with self.store.reading() as unit:
            return profiles_in(unit)

    def lessons(self) -> list[Learnt]:
        """Every lesson that stands, the oldest first."""
        with self.store.reading() as unit:
            return list(_standing(unit.entries_of_kinds(KINDS)))

    def teach(self, content: bytes, vendor: str, wanted: Wanted, person: str) -> tuple[Lesson, ...]:
        """Learn from a document; what would spoil another one of the vendor's that taught before is not kept."""
        profile = profile_of(vendor, self.profiles()) or VendorProfile(vendor)
        lessons = self.learn(content, wanted, profile)
        while lessons and self._spoils(profile, profile.with_lessons(lessons)):
            lessons = lessons[:-1]
        with self.store.writing() as unit:
            document, _fresh = unit.keep_document(content)
            event = LessonsLearnt(profile.vendor, lessons, wanted)
            unit.append([Draft(event, About(document=document))], person)
        return lessons

    def teach_from(self, document: str, person: str) -> tuple[Lesson, ...]:
        """Learn from what a person corrected on a document; nothing where he corrected nothing."""
        with self.store.reading() as unit:
            review = fold(unit.entries_of_document(document))
            content = unit.content(document) if review else b""
        wanted = corrected_values(review) if review else None
        if review is None or review.ordered is None or wanted is None:
            return ()
        return self.teach(content, review.ordered.vendor.name, wanted, person)

    def tell(self, vendor: str, lesson: Lesson, person: str) -> None:
        """Take a lesson that a person gives by hand."""
        with self.store.writing() as unit:
            known = profile_of(vendor, profiles_in(unit))
            name = known.vendor if known else vendor
            unit.append([Draft(LessonsLearnt(name, (lesson,)), About())], person)

    def forget(self, number: int, person: str) -> Learnt:
        """Take back the lesson with that number in `lessons`, counted from 1; NotTaken where there is none."""
        with self.store.writing() as unit:
            standing = list(_standing(unit.entries_of_kinds(KINDS)))
            if not 1 <= number <= len(standing):
                raise NotTaken("no_such_lesson", str(number))
            gone = standing[number - 1]
            event = LessonForgotten(gone.vendor, gone.lesson)
            unit.append([Draft(event, About(document=gone.document))], person)
        return gone

    def tried(self, vendor: str, lesson: Lesson | None = None) -> list[Tried]:
        """The vendor's documents that taught, read without anything learnt (or without one lesson) and with all."""
        profile = profile_of(vendor, self.profiles()) or VendorProfile(vendor)
        less = profile.without(lesson) if lesson else VendorProfile(profile.vendor)
        return [
            Tried(document, self.trial(content, wanted, less), self.trial(content, wanted, profile))
            for document, content, wanted in self._taught(profile.vendor)
        ]

    def _spoils(self, before: VendorProfile, after: VendorProfile) -> bool:
        return any(
            self.trial(content, wanted, after) > self.trial(content, wanted, before)
            for _document, content, wanted in self._taught(before.vendor)
        )

    def _taught(self, vendor: str) -> list[tuple[str, bytes, Wanted]]:
        """The documents of a vendor whose values are known, each with its last word."""
        with self.store.reading() as unit:
            known = {
                entry.about.document: entry.event.wanted
                for entry in unit.entries_of_kinds(KINDS[:1])
                if isinstance(entry.event, LessonsLearnt) and entry.event.vendor == vendor and entry.about.document
            }
            return [(document, unit.content(document), wanted) for document, wanted in known.items()]


def profiles_in(unit: Unit) -> tuple[VendorProfile, ...]:
    """The profiles as the journal's entries have made them."""
    profiles: dict[str, VendorProfile] = {}
    for learnt in _standing(unit.entries_of_kinds(KINDS)):
        profile = profiles.get(learnt.vendor, VendorProfile(learnt.vendor))
        profiles[learnt.vendor] = profile.with_lessons([learnt.lesson])
    return tuple(profiles.values())


def _standing(entries: Sequence[Entry]) -> Iterator[Learnt]:
    standing: dict[tuple[str, str, str], Learnt] = {}
    for entry in entries:
        event = entry.event
        if isinstance(event, LessonsLearnt):
            for lesson in event.lessons:
                key = (event.vendor, lesson.about, lesson.phrase)
                standing[key] = Learnt(event.vendor, lesson, entry.about.document, entry)
        elif isinstance(event, LessonForgotten):
            standing.pop((event.vendor, event.lesson.about, event.lesson.phrase), None)
    yield from standing.values()
