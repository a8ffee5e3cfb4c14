"""Which value was decided last, so that an undo leads back to it; pure Python."""

from __future__ import annotations

from poworkbench.services.views import ReviewView

Key = tuple[str | None, str]


class Decided:
    """What was decided in this window, in its order; a document's own decisions say it after a restart."""

    def __init__(self) -> None:
        self._made: list[tuple[str, Key]] = []

    def add(self, document: str, key: Key) -> None:
        """One more."""
        self._made.append((document, key))

    def drop(self, document: str, key: Key | None) -> None:
        """That one was not taken."""
        places = [place for place, one in enumerate(self._made) if one == (document, key)]
        if places:
            del self._made[places[-1]]

    def last(self, view: ReviewView) -> Key | None:
        """The value decided last on a document, which is forgotten by that; None where none is known."""
        made = [key for document, key in self._made if document == view.document]
        if made:
            self.drop(view.document, made[-1])
            return made[-1]
        stood = [(row.decision.at, row.key) for row in view.rows() if row.decision]
        return max(stood, key=lambda one: one[0])[1] if stood else None
