"""What happened so far, kept beside the desk: what its journal has shown, and whose word on a value was last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from poworkbench.domain.events import DocumentConfirmed, Entry, Escalated, Undone, ValueDecided

#: What a person does; all else in the journal the program records by itself.
PERSONS = (ValueDecided, DocumentConfirmed, Escalated, Undone)

Place = tuple[str, str | None, str]


class Past:
    """`words` has for each value (order, line, field) who had a say in it, one after the other."""

    def __init__(self, papers: Mapping[str, str]) -> None:
        self._known: list[str] = []
        self._papers = dict(papers)
        self.words: dict[Place, list[tuple[str, str]]] = {}

    def edited(self, po_number: str, line: str | None, field: str) -> None:
        """Somebody in the ERP had a say."""
        self.words.setdefault((po_number, line, field), []).append(("somebody", ""))

    def last(self, place: Place) -> str:
        """Who spoke last on a value: a document, somebody, or nobody."""
        return (self.words.get(place) or [("nobody", "")])[-1][0]

    def voices(self, place: Place) -> set[str]:
        """Everybody who had a say in a value."""
        return {who for who, _ in self.words.get(place, ())}

    def hears(self, entries: Sequence[Entry], papers: Mapping[str, str], *, saved: bool) -> None:
        """The journal after a step; `saved`: an operator was told that what he did is saved."""
        self._papers |= papers
        ids = [entry.id for entry in entries]
        assert ids[: len(self._known)] == self._known, "the journal lost what was recorded"
        new = entries[len(self._known) :]
        assert not saved or any(isinstance(entry.event, PERSONS) for entry in new), "said to be saved, and is not"
        self._known = ids
        for entry in new:
            self._hear(entry)

    def _hear(self, entry: Entry) -> None:
        event, about = entry.event, entry.about
        po_number, who = about.po_number or "", self._name(about.document or "")
        if isinstance(event, ValueDecided):
            self.words.setdefault((po_number, about.line, about.field or ""), []).append((who, entry.id))
        elif isinstance(event, DocumentConfirmed):
            for field in event.new:  # the head is written where somebody had it before, too
                if (po_number, None, field) in self.words:
                    self.words[po_number, None, field].append((who, entry.id))
        elif isinstance(event, Undone):
            for said in self.words.values():
                said[:] = [word for word in said if word[1] != event.entry]

    def _name(self, document: str) -> str:
        return next((name for name, known in self._papers.items() if known == document), document)
