"""What a person enters for a value: its text, and where on the page he pointed for it."""

from __future__ import annotations

from dataclasses import dataclass

from poworkbench.domain.readings import Evidence


@dataclass(frozen=True, slots=True)
class Typed:
    """Places are none where he only typed."""

    text: str
    places: tuple[Evidence, ...] = ()
