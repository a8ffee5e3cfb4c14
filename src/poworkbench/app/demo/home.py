"""Where a demo day is kept: the desk's own files, the sandbox ERP's, and what comes out of it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from poworkbench.adapters.secrets import SystemSecrets
from poworkbench.app import keys, places, playbook_files, start
from poworkbench.app.demo.sandbox_process import SandboxProcess
from poworkbench.app.settings import Settings
from poworkbench.app.setup import Setup
from poworkbench.sandbox.remote import Remote

#: The person who works the day.
OPERATOR = "Ana Reyes"
_PAUSE = 2.0


@dataclass(frozen=True, slots=True)
class DemoHome:
    """One folder for a whole day; the same folder goes on with the same day."""

    folder: Path

    @property
    def sandbox(self) -> SandboxProcess:
        """The ERP of this day."""
        return SandboxProcess(self.folder / "erp", self.data / "orders.json")

    @property
    def data(self) -> Path:
        """The shipped orders and documents."""
        return places.resources() / "demo"

    def clear(self) -> None:
        """Begin anew: end a sandbox that still runs and throw the day away."""
        self.sandbox.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def take_place(self) -> None:
        """From here on this process keeps everything in the day's folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        os.environ[places.HOME_VARIABLE] = str(self.folder)
        keys.mark_made_up(places.database())

    def setup(self, remote: Remote, secrets: SystemSecrets) -> Setup:
        """The desk of the day; the sandbox's token is put where a person's would be: into the keyring."""
        secrets.set(start.token_name(remote.url), remote.token)
        found = Settings(person=OPERATOR, erp_url=remote.url)
        setup = start.setup(found, playbook_files.load(), start.asked_token(secrets, remote.url))
        return replace(setup, pause=_PAUSE, keep_files=True)
