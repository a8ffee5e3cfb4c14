"""Which keys stand below the differences: those that make sense for the document."""

from __future__ import annotations

from poworkbench.services.views import ReviewView

DECIDING = ("next", "accept", "keep", "enter", "escalate", "undo", "help")
CLEAN = ("next", "enter", "fold", "history", "undo", "link", "help")
BY_EYE = ("confirm", "enter", "escalate", "undo", "following", "help")
UNMATCHED = ("link", "put_away", "following", "open", "undo", "help")
DONE = ("next", "undo", "fold", "history", "help")
NOTHING = ("sync", "resort", "help")


#: What Enter does is more than going on where nothing is left to decide: it ends the document and tells the ERP.
ENDS = {"next": "done, next order"}


def words_for(view: ReviewView | None) -> dict[str, str]:
    """The words beside keys that mean something else here than usual."""
    return ENDS if view is not None and view.state == "clean" else {}


def keys_for(view: ReviewView | None) -> tuple[str, ...]:
    """The ids of the actions, in their order."""
    if view is None:
        return NOTHING
    if view.state == "waiting":
        return DECIDING
    return {"clean": CLEAN, "unread": BY_EYE, "unmatched": UNMATCHED, "done": DONE}[view.state]
