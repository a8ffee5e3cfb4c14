"""Two clients on one desk: each has its folder, and neither's key, token, orders nor papers are the other's."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from tests.benches import document, given_reading
from tests.sandboxes import Sandbox, made_order, running
from tests.sealed import with_keyring
from tests.unit.test_secrets import Vault

from poworkbench.adapters import secrets
from poworkbench.adapters.store.keys import salt_of
from poworkbench.app import places, playbook_files, settings, start
from poworkbench.app.cli.main import main
from poworkbench.app.keys import key_name
from poworkbench.app.wiring import Desk
from poworkbench.services.stores import NoKey

CLIENTS = {"harbor": "HH-1", "lindgate": "LG-1"}


@dataclass
class Client:
    """One client's folder and ERP."""

    home: Path
    sandbox: Sandbox
    number: str

    def sit_down(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As --home does it."""
        monkeypatch.setenv(places.HOME_VARIABLE, str(self.home))

    def work(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Pull, take a paper in, accept its price, push."""
        self.sit_down(monkeypatch)
        found = start.load()
        token = start.asked_token(secrets.system_secrets(), found.erp_url)
        desk = Desk(start.setup(found, playbook_files.load(), token))
        desk.intake = replace(desk.intake, reader=given_reading)
        try:
            desk.rounds.once()
            paper = document(self.number, {"unit_price": "131.50"})
            desk.take_in()
            desk.intake.receive("ack.json", paper, desk.clock.now(), "test")
            while desk.intake.read_waiting().areas:
                pass
            (queued,) = desk.operator.queue()
            desk.operator.accept(queued.document, "1", "unit_price")
            desk.rounds.once()
            assert desk.operator.status().waiting_for_erp == 0
        finally:
            desk.close()


@pytest.fixture
def vault(monkeypatch: pytest.MonkeyPatch) -> Vault:
    return with_keyring(monkeypatch)


@pytest.fixture
def clients(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vault: Vault):  # type: ignore[no-untyped-def]
    """Both set up, each with the token of its own ERP."""
    with (
        running(tmp_path / "erp-1", [made_order("HH-1")]) as one,
        running(tmp_path / "erp-2", [made_order("LG-1")]) as two,
    ):
        made = [
            Client(tmp_path / name, erp, number)
            for (name, number), erp in zip(CLIENTS.items(), (one, two), strict=True)
        ]
        for client in made:
            client.sit_down(monkeypatch)
            settings.save(settings.Settings(person="ana", erp_url=client.sandbox.url))
            secrets.system_secrets().set(start.token_name(client.sandbox.url), client.sandbox.token)
        yield made


def test_each_client_s_work_goes_to_its_own_erp_only(clients: list[Client], monkeypatch: pytest.MonkeyPatch) -> None:
    for client in clients:
        client.work(monkeypatch)
    for client in clients:
        assert {write["po"] for write in client.sandbox.writes()} == {client.number}
    first, second = clients
    assert first.sandbox.token != second.sandbox.token
    for own, other in ((first, second), (second, first)):
        own.sit_down(monkeypatch)
        assert main(["history", own.number]) == 0
        assert main(["history", other.number]) == 2


def test_each_database_has_a_key_of_its_own_and_opens_with_no_other(
    clients: list[Client], monkeypatch: pytest.MonkeyPatch, vault: Vault
) -> None:
    for client in clients:
        client.work(monkeypatch)
    salts = []
    for client in clients:
        salt = salt_of(client.home / "database" / "workbench.sqlite3")
        assert salt is not None
        salts.append(salt)
    names = [(secrets.SERVICE, key_name(salt)) for salt in salts]
    assert vault.held[names[0]] != vault.held[names[1]]
    del vault.held[names[0]]
    with pytest.raises(NoKey):
        clients[0].work(monkeypatch)
    second = clients[1]
    second.sit_down(monkeypatch)
    assert main(["verify"]) == 0


def test_settings_copied_from_one_client_to_the_other_bring_no_token_along(
    clients: list[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = clients
    second.sit_down(monkeypatch)
    settings.save(settings.Settings(person="ana", erp_url=first.sandbox.url))
    assert start.asked_token(secrets.system_secrets(), first.sandbox.url)() is None


def test_one_address_for_two_clients_has_two_tokens(
    clients: list[Client], monkeypatch: pytest.MonkeyPatch, vault: Vault
) -> None:
    shared = "https://erp.example/api"
    for client in clients:
        client.sit_down(monkeypatch)
        secrets.system_secrets().set(start.token_name(shared), f"token of {client.number}")
    for client in clients:
        client.sit_down(monkeypatch)
        assert start.asked_token(secrets.system_secrets(), shared)() == f"token of {client.number}"


def test_wiping_one_client_leaves_the_other_whole(
    clients: list[Client], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = clients
    for client in clients:
        client.work(monkeypatch)
    first.sit_down(monkeypatch)
    assert main(["wipe", "--yes"]) == 0
    second.sit_down(monkeypatch)
    capsys.readouterr()
    assert main(["verify", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["entries"] > 4
    assert start.asked_token(secrets.system_secrets(), second.sandbox.url)() == second.sandbox.token


def test_the_usual_desk_keeps_the_name_its_token_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(places.HOME_VARIABLE)
    assert start.token_name("https://erp.example") == "erp-token https://erp.example"
