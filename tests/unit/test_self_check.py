"""The self-check sees that an installation works, and sees when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from poworkbench.app import places, self_check


def test_this_installation_works() -> None:
    said: list[str] = []
    code = self_check.run(said.append)
    assert code == 0, said
    assert len(said) == len(self_check.CHECKS)
    assert all(line.startswith("ok ") for line in said)


def test_what_is_missing_is_said_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "resources", lambda: tmp_path)
    checks = [check for check in self_check.CHECKS if check[0] in ("program", "resources", "time zone")]
    monkeypatch.setattr(self_check, "CHECKS", checks)
    said: list[str] = []
    assert self_check.run(said.append) == 1
    assert [line.split(":")[0] for line in said] == ["ok      program", "FAILED  resources", "ok      time zone"]
    assert "playbook/default.toml" in said[1]


def test_a_journal_that_can_be_changed_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("poworkbench.adapters.store.schema._GUARDS", ())
    with pytest.raises(self_check.CheckFailed, match="refuses changes: False"):
        dict(self_check.CHECKS)["journal"]()
