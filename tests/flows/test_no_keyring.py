"""Where no safe keyring exists: a sentence that says what to do, an exit code, and nothing kept in plain text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.benches import Bench
from tests.exports import PLAYBOOK
from tests.sealed import unsealed, with_keyring
from tests.unit.test_secrets import Vault

from poworkbench.adapters import secrets
from poworkbench.adapters.store.keys import PLAIN, salt_of
from poworkbench.app import gui, keys, places, settings
from poworkbench.app.cli.main import main


@pytest.fixture(autouse=True)
def set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(settings.Settings(person="ana", erp_url="https://erp.example/api"))
    monkeypatch.setattr(gui, "ask_for_token", lambda *_: None)


def test_a_command_that_keeps_something_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lessons", "Nordvik", "--pack", "CTN", "12 EA"]) == 2
    said = capsys.readouterr().err
    assert "no safe keyring" in said
    assert "install or unlock" in said
    assert len(said.splitlines()) == 1
    assert not places.database().exists()


def test_a_made_up_folder_needs_none_and_is_no_real_desk_s(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    trial = ["--made-up", "--home", str(tmp_path / "trial")]
    assert main([*trial, "lessons", "Nordvik", "--pack", "CTN", "12 EA"]) == 0
    assert main(["--home", str(tmp_path / "trial"), "verify"]) == 0
    assert (tmp_path / "trial" / "database" / keys.MADE_UP).exists()
    assert b"Nordvik" not in (tmp_path / "trial" / "database" / "workbench.sqlite3").read_bytes()


def test_a_made_up_folder_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--made-up", "verify"]) == 2
    assert "--home DIR" in capsys.readouterr().err


def test_real_work_never_gets_a_key_that_everybody_knows(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    home = places.home()
    assert main(["--made-up", "--home", str(home), "verify"]) == 2
    assert "holds a real desk" in capsys.readouterr().err
    assert main(["--made-up", "--home", str(bench.home), "verify"]) == 2
    assert "holds a real desk" in capsys.readouterr().err
    for folder in (home, bench.home):
        assert not (folder / "database" / keys.MADE_UP).exists()


def test_the_window_refuses(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    assert gui.main() == 2
    assert "no safe keyring" in capsys.readouterr().err
    assert not places.database().exists()


def test_the_window_refuses_a_made_up_day_s_folder(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    places.settings_file().unlink()
    keys.mark_made_up(places.database())
    assert gui.main() == 2
    assert "poworkbench --made-up --home DIR" in capsys.readouterr().err
    assert not places.database().exists()


def test_the_window_opens_over_a_folder_to_try_things_in_where_that_is_said(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = []
    monkeypatch.setattr(gui, "show", lambda _app, desk, client: shown.append((desk, client)) or 0)
    rules = tmp_path / "rules.toml"
    rules.write_text(PLAYBOOK, encoding="utf-8")
    assert main(["--made-up", "--home", str(tmp_path / "tried"), "exchange", "status"]) == 0
    settings.save(settings.Settings(playbook=str(rules)))
    assert main(["--made-up", "--home", str(tmp_path / "tried")]) == 0
    ((desk, client),) = shown
    desk.close()
    assert client == "Larkspur (made up)"


def test_an_earlier_version_s_plain_file_stays_as_it_is(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.close()
    unsealed(bench.desk.setup.database, places.database())
    shutil.copy(bench.desk.setup.database.with_suffix(".head"), places.database().with_suffix(".head"))
    before = places.database().read_bytes()
    assert main(["verify"]) == 2
    assert "no safe keyring" in capsys.readouterr().err
    assert places.database().read_bytes() == before
    assert salt_of(places.database()) == PLAIN


def test_a_locked_keyring_is_said(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.close()
    database: Path = bench.desk.setup.database
    with_keyring(monkeypatch, database)
    monkeypatch.setattr(secrets, "system_secrets", lambda: secrets.SystemSecrets(Vault("locked")))
    assert main(["history", "PO-1", "--database", str(database)]) == 2
    assert "unlock the keyring" in capsys.readouterr().err
    assert main(["verify", "--database", str(database)]) == 1
