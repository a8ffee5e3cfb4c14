"""`poworkbench wipe`: the key goes first, then all that was kept; what the ERP was not told is said before."""

from __future__ import annotations

import builtins
import shutil
import sys
from pathlib import Path

import pytest
from tests.benches import Bench, document
from tests.sealed import with_keyring
from tests.unit.test_secrets import Vault

from poworkbench.adapters import secrets
from poworkbench.adapters.store.keys import salt_of
from poworkbench.app import gui, places, settings, start
from poworkbench.app.cli.main import main
from poworkbench.app.keys import key_name

URL = "https://erp.example/api"


@pytest.fixture
def desk(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A desk whose home is the usual one of the process, its key and token in a keyring, one paper at work."""
    monkeypatch.setenv(places.HOME_VARIABLE, str(bench.home))
    settings.save(settings.Settings(person="ana", erp_url=URL))
    places.logs().joinpath("poworkbench.log").write_text("{}\n")
    (bench.home / "window.ini").write_text("[General]\n")
    bench.receive(document("PO-1", {"unit_price": "131.50"}))
    bench.sync()
    return bench


@pytest.fixture
def vault(desk: Bench, monkeypatch: pytest.MonkeyPatch) -> Vault:
    vault = with_keyring(monkeypatch, places.database())
    secrets.system_secrets().set(start.token_name(URL), "t0ken-4711")
    secrets.system_secrets().set("erp-token https://other.example", "of another desk")
    return vault


def decide(desk: Bench) -> None:
    """A decision that the ERP was not told."""
    (queued,) = desk.desk.operator.queue()
    desk.desk.operator.accept(queued.document, "1", "unit_price")


def left(home: Path) -> set[str]:
    return {path.name for path in home.rglob("*") if path.is_file()}


def test_everything_goes_and_is_named(desk: Bench, vault: Vault, capsys: pytest.CaptureFixture[str]) -> None:
    copy = desk.home.with_name("copied.sqlite3")
    desk.close()
    shutil.copy(places.database(), copy)
    assert main(["wipe", "--yes"]) == 0
    said = capsys.readouterr().out
    for thing in ("key", "token", "database", "logs", "window", "settings.toml was not touched"):
        assert thing in said
    assert left(desk.home) == {"settings.toml"}
    assert list(vault.held.values()) == ["of another desk"]
    assert main(["verify", "--database", str(copy)]) == 1
    assert "no key" in capsys.readouterr().err


def test_what_is_owed_is_said_first_and_wiped_only_when_told(
    desk: Bench, vault: Vault, capsys: pytest.CaptureFixture[str]
) -> None:
    decide(desk)
    desk.close()
    before = places.database().read_bytes()
    assert main(["wipe", "--yes"]) == 2
    said = capsys.readouterr().err
    assert "has not confirmed 1 decision yet: PO-1." in said
    assert "--even-if-owed" in said
    assert (places.database().read_bytes(), len(vault.held)) == (before, 3)
    assert main(["wipe", "--yes", "--even-if-owed"]) == 0
    assert left(desk.home) == {"settings.toml"}


def test_a_file_that_was_not_taken_in_is_owed_too(
    desk: Bench, vault: Vault, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.close()
    (places.inbox() / "late.pdf").write_bytes(b"%PDF")
    assert main(["wipe", "--yes"]) == 2
    assert "1 vendor file in the inbox was not taken in yet" in capsys.readouterr().err
    assert (places.inbox() / "late.pdf").exists()


def test_without_its_key_nobody_can_say_what_is_owed(
    desk: Bench, vault: Vault, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.close()
    salt = salt_of(places.database())
    assert salt is not None
    del vault.held[secrets.SERVICE, key_name(salt)]
    assert main(["wipe", "--yes"]) == 2
    assert "cannot be told" in capsys.readouterr().err
    assert main(["wipe", "--yes", "--even-if-owed"]) == 0
    assert "NOT removed" in capsys.readouterr().out
    assert left(desk.home) == {"settings.toml"}


@pytest.mark.parametrize(("answer", "status"), [("wipe", 0), ("yes", 2), ("", 2)])
def test_it_asks_once(desk: Bench, vault: Vault, monkeypatch: pytest.MonkeyPatch, answer: str, status: int) -> None:
    desk.close()
    asked: list[str] = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(builtins, "input", lambda question: asked.append(question) or answer)
    assert main(["wipe"]) == status
    assert len(asked) == 1
    assert places.database().exists() is bool(status)


def test_without_somebody_to_ask_nothing_is_wiped(
    desk: Bench, vault: Vault, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.close()
    assert main(["wipe"]) == 2
    assert "--yes" in capsys.readouterr().err
    assert places.database().exists()


def test_a_desk_whose_window_is_open_is_not_wiped(
    desk: Bench, vault: Vault, capsys: pytest.CaptureFixture[str]
) -> None:
    with gui.alone():
        assert main(["wipe", "--yes"]) == 2
    assert "A window is open" in capsys.readouterr().err
    assert places.database().exists()
