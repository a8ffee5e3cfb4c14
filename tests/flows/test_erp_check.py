"""`poworkbench erp check` against a real server: what works, what does not, and that nothing is written unasked."""

from __future__ import annotations

import pytest
from tests.sandboxes import Sandbox
from tests.unit.test_secrets import Vault

from poworkbench.adapters import secrets
from poworkbench.app.cli.main import main
from poworkbench.app.start import token_name
from poworkbench.services.erp_check import COMMENT


def check(monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox, *more: str, token: str | None = None) -> int:
    """Run the command with the sandbox's token in the keyring."""
    kept = secrets.SystemSecrets(Vault())
    kept.set(token_name(sandbox.url), token or sandbox.token)
    monkeypatch.setattr(secrets, "system_secrets", lambda: kept)
    return main(["erp", "check", "--url", sandbox.url, *more])


def test_every_reading_call_is_tried_and_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], sandbox: Sandbox
) -> None:
    before = sandbox.now("PO-1")
    assert check(monkeypatch, sandbox) == 0
    said = capsys.readouterr().out
    assert said.count("works  ") == 7
    assert "list of open orders: 12 orders on 1 page" in said
    assert "Nothing was written" in said
    assert (sandbox.writes(), sandbox.now("PO-1")) == ([], before)
    assert sandbox.call("GET", "/orders/PO-1/comments").json() == {"comments": []}


def test_writing_is_tried_on_the_order_that_is_named_and_changes_none_of_its_values(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], sandbox: Sandbox
) -> None:
    before = sandbox.now("PO-3")
    assert check(monkeypatch, sandbox, "--write", "PO-3") == 0
    assert capsys.readouterr().out.count("works  ") == 10
    assert sandbox.now("PO-3") == before
    assert {write["po"] for write in sandbox.writes()} <= {"PO-3"}
    comments = sandbox.call("GET", "/orders/PO-3/comments").json()["comments"]
    assert [comment["text"] for comment in comments] == [COMMENT]


def test_a_wrong_token_ends_it_and_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], sandbox: Sandbox
) -> None:
    assert check(monkeypatch, sandbox, "--write", "PO-3", token="t0ken-4711") == 1
    said = "".join(capsys.readouterr())
    assert said.count("FAILS  ") == 1
    assert "poworkbench token" in said
    assert "t0ken" not in said
    assert sandbox.writes() == []


def test_a_line_that_is_down_and_an_order_that_is_not_there_are_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], sandbox: Sandbox
) -> None:
    assert check(monkeypatch, sandbox, "--write", "PO-99") == 1
    assert "It has no such order or line" in capsys.readouterr().out
    sandbox.fault("down")
    assert check(monkeypatch, sandbox) == 1
    said = capsys.readouterr().out
    assert "Look at the address and at the network" in said
    assert said.count("FAILS  ") == 1


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://erp.client.example/api", "read on the way"),
        ("https://dana:t0ken@erp.client.example", "tokens live in the keyring"),
        ("erp.client.example", "name a host"),
    ],
)
def test_an_address_that_no_token_may_go_to_is_refused(
    capsys: pytest.CaptureFixture[str], address: str, why: str
) -> None:
    assert main(["erp", "check", "--url", address]) == 2
    said = capsys.readouterr().err
    assert why in said
    assert "t0ken" not in said


def test_without_an_erp_it_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["erp", "check"]) == 2
    assert "--url" in capsys.readouterr().err
