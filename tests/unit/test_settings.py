"""A desk's settings survive being written, and an address that endangers the token is refused."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poworkbench.app import places, settings
from poworkbench.app.settings import Settings
from poworkbench.app.toml_files import TomlProblem

WORDS = st.text(st.characters(exclude_categories=["Cs"]))


def test_a_desk_that_was_never_set_up_has_its_folders_at_home(home_of_its_own: Path) -> None:
    found = settings.load()
    assert found == Settings()
    assert found.inbox_folder() == home_of_its_own / "inbox"
    assert found.outgoing_folder() == home_of_its_own / "outgoing"
    assert found.playbook_file() is None


def test_folders_of_ones_own_are_taken_as_they_are() -> None:
    found = Settings(inbox="/in", outgoing="/out", playbook="/rules.toml")
    assert (found.inbox_folder(), found.outgoing_folder()) == (Path("/in"), Path("/out"))
    assert found.playbook_file() == Path("/rules.toml")


@given(person=WORDS, client=WORDS, inbox=WORDS)
def test_what_is_saved_is_read_again(person: str, client: str, inbox: str) -> None:
    said = Settings(person=person, client=client, inbox=inbox, erp_url="https://erp.example/api")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.toml"
        settings.save(said, file)
        assert settings.load(file) == said


def test_saving_replaces_the_whole_file_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(Settings(person="Ana"))

    def power_cut(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", power_cut)
    with pytest.raises(KeyboardInterrupt):
        settings.save(Settings(person="Ben"))
    assert settings.load().person == "Ana"
    assert [file.name for file in places.home().iterdir()] == ["settings.toml"]


def test_the_file_is_the_persons_own() -> None:
    settings.save(Settings(person="Ana"))
    assert places.settings_file().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "address",
    ["erp.example", "ftp://erp.example", "https://", "https://me:pw@erp.example", "https://erp.example/?token=1",
     "http://erp.example", "http://[::1"],
)  # fmt: skip
def test_an_address_that_endangers_the_token_is_refused(address: str) -> None:
    with pytest.raises(TomlProblem) as caught:
        settings.save(Settings(erp_url=address))
    assert caught.value.key == "erp_url"
    places.settings_file().write_text(f'erp_url = "{address}"\n', encoding="utf-8")
    with pytest.raises(TomlProblem) as caught:
        settings.load()
    assert (caught.value.file, caught.value.key) == (places.settings_file(), "erp_url")


@pytest.mark.parametrize("address", ["http://127.0.0.1:8765", "http://localhost/api", "http://[::1]:80"])
def test_a_sandbox_on_this_machine_may_speak_plainly(address: str) -> None:
    settings.save(Settings(erp_url=address))
    assert settings.load().erp_url == address


@pytest.mark.parametrize(("text", "key"), [("person = 5\n", "person"), ("persn = 'Ana'\n", ""), ("person = 'A\n", "")])
def test_a_wrong_file_is_named_with_its_key(text: str, key: str) -> None:
    places.settings_file().write_text(text, encoding="utf-8")
    with pytest.raises(TomlProblem) as caught:
        settings.load()
    assert (caught.value.file, caught.value.key) == (places.settings_file(), key)


def test_a_key_of_the_strip_that_stands_twice_is_named() -> None:
    with pytest.raises(TomlProblem, match="F9 stands twice"):
        settings.save(Settings(entry_keys={"entered": "F9", "back": "F9", "skip": "", "undo": ""}))


def test_a_verb_that_the_strip_does_not_know_is_named(home_of_its_own: Path) -> None:
    places.settings_file().write_text('[entry_keys]\nfly = "F9"\n', encoding="utf-8")
    with pytest.raises(TomlProblem, match="entry_keys"):
        settings.load()
