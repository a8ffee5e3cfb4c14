"""Keys that reach the workbench while another program's window has the focus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

#: Why no key can be had: a Wayland session gives none away · no X display answers · this system is not known ·
#: its library is not installed.
Why = Literal["wayland", "no_display", "system", "library"]


@dataclass(frozen=True, slots=True)
class Held:
    """The keys that are held, by verb; `taken` are another program's, `unknown` are none of this keyboard's.

    `why` says what keeps every key away.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    taken: Mapping[str, str] = field(default_factory=dict)
    unknown: Mapping[str, str] = field(default_factory=dict)
    why: Why | None = None


class GlobalKeys(Protocol):
    """Takes keys from the whole screen for a while; the window that has the focus keeps it and does not see them."""

    def hold(self, wanted: Mapping[str, str], pressed: Callable[[str], None]) -> Held:
        """Hold a key, as "Ctrl+Alt+B", for each verb; `pressed` is told the verb, on another thread, once a stroke."""
        ...

    def release(self) -> None:
        """Let go of every key; nothing is told any more when this returns."""
        ...
