"""What a desk is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from poworkbench.adapters.erp.profile import Profile
from poworkbench.adapters.store.keys import Keys
from poworkbench.domain.playbook import Playbook


@dataclass(frozen=True, slots=True)
class Setup:
    """What a desk is made from; `token` is asked at every call to the ERP, `keys` once for the database.

    `keep_files`: a client's folder keeps the files that came in; our own does not, they are in the database.
    `entry_keys` are the strip's keys in other programs' windows where they are not the usual ones.
    `exports` is the folder that the ERP writes its exports into.
    `progress` hears how far an earlier version's database is taken over.
    """

    database: Path
    keys: Keys
    inbox: Path
    outgoing: Path
    erp_url: str
    token: Callable[[], str | None]
    person: str
    playbook: Playbook
    profile: Profile
    erp_settings: Mapping[str, str] = field(default_factory=dict)
    pause: float = 15.0
    keep_files: bool = True
    entry_keys: Mapping[str, str] = field(default_factory=dict)
    exports: Path | None = None
    progress: Callable[[int, int], None] = lambda _done, _all: None

    @property
    def by_hand(self) -> bool:
        """Whether the client's ERP has no interface: its exports come in, a person gives it the updates."""
        return not self.erp_url
