"""From a person's settings to a desk: what must be there is asked for, what is missing is said with its way out."""

from __future__ import annotations

import getpass
from collections.abc import Callable

from poworkbench.adapters.erp.profile import Profile
from poworkbench.app import erp_profiles, keys, places, playbook_files, settings
from poworkbench.app.settings import Settings
from poworkbench.app.setup import Setup
from poworkbench.domain.playbook import Playbook
from poworkbench.services.ports import Secrets

TOKEN = "erp-token"  # noqa: S105 - the name under which the keyring holds it


class NotSetUp(Exception):
    """Something that only a person can tell is missing; the text says what to do."""


def setup(found: Settings, playbook: Playbook, token: Callable[[], str | None]) -> Setup:
    """What a desk is made from; raises NotSetUp."""
    if not found.erp_url and playbook.exchange.orders is None:
        raise NotSetUp(
            f'No ERP is set up yet. Write erp_url = "https://…" into {places.settings_file()}. '
            "One without an interface is worked with by its exports: poworkbench exchange map FILE. "
            "Or try a made-up day with: poworkbench demo"
        )
    return Setup(
        database=places.database(), keys=keys.keys_of(places.database()), inbox=found.inbox_folder(),
        outgoing=found.outgoing_folder(), erp_url=found.erp_url, token=token, person=person(found), playbook=playbook,
        profile=profile(found), erp_settings=found.erp, keep_files=bool(found.inbox),
        exports=found.exports_folder(),
        entry_keys=dict(found.entry_keys.items()),
    )  # fmt: skip


def profile(found: Settings) -> Profile:
    """How the client's ERP is spoken to; raises toml_files.TomlProblem, NotSetUp where it wants to know more."""
    profile = erp_profiles.load(found.erp_profile)
    for name, meaning in profile.settings.items():
        if not found.erp.get(name):
            raise NotSetUp(
                f"{profile.erp.name} needs to know more. Write under [erp] in {places.settings_file()}: "
                f'{name} = "…" ({meaning})'
            )
    return profile


def person(found: Settings) -> str:
    """Who sits at the desk: as set, else the system's user."""
    return found.person or getpass.getuser()


def playbook(found: Settings) -> Playbook:
    """The client's rules; raises toml_files.TomlProblem."""
    return playbook_files.load(found.playbook_file())


def token_name(url: str) -> str:
    """Where the keyring holds the token for an ERP: each desk's own, also where two clients share an address."""
    folder = places.named_home()
    return f"{TOKEN} {url} of {folder}" if folder else f"{TOKEN} {url}"


def asked_token(secrets: Secrets, url: str) -> Callable[[], str | None]:
    """The token of an ERP, asked of the keyring once until it is there."""
    return lambda: secrets.get(token_name(url))


def load() -> Settings:
    """The person's settings; raises toml_files.TomlProblem."""
    return settings.load()
