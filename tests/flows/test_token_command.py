"""`poworkbench token`: the keyring gets it, and nothing else does."""

from __future__ import annotations

import getpass

import pytest
from tests.unit.test_secrets import Vault

from poworkbench.adapters import secrets
from poworkbench.app import settings, start
from poworkbench.app.cli.main import main

URL = "https://erp.example/api"


@pytest.fixture(autouse=True)
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person types a token for the ERP of the settings."""
    settings.save(settings.Settings(erp_url=URL))
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: " t0ken-4711 ")


def test_the_token_goes_into_the_keyring(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    vault = Vault()
    monkeypatch.setattr(secrets, "system_secrets", lambda: secrets.SystemSecrets(vault))
    assert main(["token"]) == 0
    assert vault.held == {(secrets.SERVICE, start.token_name(URL)): "t0ken-4711"}
    assert "t0ken" not in "".join(capsys.readouterr())


def test_without_a_safe_keyring_it_is_not_kept_and_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["token"]) == 2
    said = capsys.readouterr().err
    assert "no safe keyring" in said
    assert "t0ken" not in said
