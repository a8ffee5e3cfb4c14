"""The program finds what it ships and keeps what it writes private."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from poworkbench.app import places


def test_what_is_shipped_is_found() -> None:
    assert (places.resources() / "playbook" / "default.toml").is_file()


@pytest.mark.parametrize("folder", [places.home, places.inbox, places.outgoing, places.logs])
def test_folders_are_made_when_asked_for_and_private(folder: Callable[[], Path], home_of_its_own: Path) -> None:
    assert not home_of_its_own.exists()
    assert folder().is_dir()
    assert folder().is_relative_to(home_of_its_own)
    assert folder().stat().st_mode & 0o077 == 0
    assert home_of_its_own.stat().st_mode & 0o077 == 0


def test_the_database_has_a_private_folder_and_is_not_made_yet(home_of_its_own: Path) -> None:
    assert not places.database().exists()
    assert places.database().parent == home_of_its_own / "database"
    assert places.database().parent.stat().st_mode & 0o077 == 0


def test_without_a_name_it_is_the_persons_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(places.HOME_VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert places.home() == tmp_path / "data" / "poworkbench"
