"""Tokens go into keyrings that are known to keep them, or live until the program ends."""

from __future__ import annotations

import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import keyring.backends.SecretService
import keyring.errors
import pytest
from keyring.backend import KeyringBackend

from poworkbench.adapters.secrets import SERVICE, SystemSecrets, safe_backend, system_secrets


class Vault(KeyringBackend):
    """A keyring in memory that can be told how to fail."""

    priority = 1  # type: ignore[assignment]

    def __init__(self, fault: str = "") -> None:
        super().__init__()
        self.fault = fault
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.fault == "locked":
            raise keyring.errors.KeyringLocked
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.fault == "locked":
            raise keyring.errors.KeyringLocked
        if self.fault == "too long":
            raise OSError(1783, "stub received bad data")
        if self.fault == "cuts":
            password = password[:4]
        if self.fault != "drops":
            self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


def test_a_secret_is_kept_in_the_keyring_and_found_by_the_next_program() -> None:
    vault = Vault()
    secrets = SystemSecrets(vault)
    secrets.set("erp", "t0ken")
    assert secrets.kept
    assert vault.held == {(SERVICE, "erp"): "t0ken"}
    assert SystemSecrets(vault).get("erp") == "t0ken"


def test_an_empty_secret_is_deleted_also_where_none_was() -> None:
    vault = Vault()
    secrets = SystemSecrets(vault)
    secrets.set("erp", "")
    secrets.set("erp", "t0ken")
    secrets.set("erp", "")
    assert secrets.get("erp") is None
    assert not vault.held


@pytest.mark.parametrize("fault", ["locked", "too long", "cuts", "drops"])
def test_a_keyring_that_does_not_give_it_back_is_not_trusted(fault: str) -> None:
    vault = Vault(fault)
    secrets = SystemSecrets(vault)
    secrets.set("erp", "t0ken")
    assert not secrets.kept
    assert secrets.get("erp") == "t0ken"
    assert SystemSecrets(vault).get("erp") != "t0ken"


def test_without_a_keyring_it_lives_until_the_program_ends() -> None:
    secrets = SystemSecrets(None)
    secrets.set("erp", "t0ken")
    assert not secrets.kept
    assert secrets.get("erp") == "t0ken"
    assert SystemSecrets(None).get("erp") is None


def test_a_secret_stays_out_of_the_objects_own_words() -> None:
    secrets = SystemSecrets(None)
    secrets.set("erp", "t0ken")
    assert "t0ken" not in repr(secrets)


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring(), keyring.backends.null.Keyring(), Vault()])
def test_unsafe_and_unknown_keyrings_are_refused(backend: KeyringBackend) -> None:
    assert safe_backend(backend) is None


def test_a_safe_keyring_is_found_also_in_a_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    safe = object.__new__(keyring.backends.SecretService.Keyring)
    monkeypatch.setattr(keyring.backends.chainer.ChainerBackend, "backends", [Vault(), safe])
    assert safe_backend(safe) is safe
    assert safe_backend(keyring.backends.chainer.ChainerBackend()) is safe


def test_a_keyring_that_is_set_up_wrongly_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> KeyringBackend:
        raise PermissionError("keyringrc.cfg")

    monkeypatch.setattr(keyring, "get_keyring", broken)
    secrets = system_secrets()
    secrets.set("erp", "t0ken")
    assert (secrets.kept, secrets.get("erp")) == (False, "t0ken")


def test_the_tests_themselves_never_reach_a_real_keyring() -> None:
    assert not system_secrets().kept
