"""Where on the page the focused value and its neighbours stand."""

from __future__ import annotations

from poworkbench.domain.readings import Evidence
from poworkbench.services.views import ReviewRow, ReviewView

Places = tuple[Evidence, ...]


def places(view: ReviewView | None, row: ReviewRow | None) -> tuple[Places, Places]:
    """The places to light and those of the same line to outline."""
    if view is None or row is None:
        return (), ()
    same_line = (other for other in view.rows() if other.line == row.line and other.key != row.key)
    soft = dict.fromkeys(place for other in same_line for place in other.evidence if place not in row.evidence)
    return row.evidence, tuple(soft)
