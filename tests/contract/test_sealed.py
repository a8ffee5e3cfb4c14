"""The sealed file: its key is kept first, a flipped byte is named, an earlier version's file loses nothing."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from tests.contract.test_store import Kept, kept, opened
from tests.sealed import KEYS, connect, unsealed
from tests.steps import stepped
from tests.unit.test_secrets import Vault

from poworkbench.adapters.clock import SystemClock
from poworkbench.adapters.secrets import SystemSecrets
from poworkbench.adapters.store import sealed, taking_over, verifying
from poworkbench.adapters.store.desk import DeskStore
from poworkbench.adapters.store.engine import PAGE
from poworkbench.adapters.store.keys import PLAIN, Keys, OneKey, salt_of
from poworkbench.app.keys import KeyringKeys, key_name, keys_of, mark_made_up
from poworkbench.services.stores import (
    Broken,
    Cancelled,
    InUse,
    NoKey,
    NoSafeKeyring,
    NotTakenOver,
    StoreProblem,
    Unreadable,
)

__all__ = ["kept"]

_FORK = multiprocessing.get_context("fork")


def open_with(path: Path, keys: Keys) -> DeskStore:
    return DeskStore(path, keys=keys, clock=SystemClock(), summarise=lambda _: None, edition="1")


def what_shows(path: Path) -> Broken | StoreProblem | None:
    """What opening and verifying a file says."""
    try:
        store = opened(path)
    except StoreProblem as problem:
        return problem
    try:
        return store.verify(lambda _done, _all: None, lambda: False).broken
    finally:
        store.close()


def test_a_flipped_byte_anywhere_is_found_and_its_page_is_named(kept: Kept, tmp_path: Path) -> None:
    kept.store.close()
    raw = kept.path.read_bytes()
    copy = tmp_path / "copy" / kept.path.name
    copy.parent.mkdir()
    size = int(PAGE.rpartition(" ")[2])
    for page in range(len(raw) // size):
        at = page * size + 100 + 97 * page % (size - 100)
        copy.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        shutil.copy(kept.path.with_suffix(".head"), copy.with_suffix(".head"))
        shown = what_shows(copy)
        assert shown is not None, f"byte {at}"
        named = f"page {page + 1} " in shown.detail or (isinstance(shown, Broken) and shown.where is not None)
        assert named or (page == 0 and isinstance(shown, Unreadable)), f"page {page + 1}: {shown!r}"


def test_a_wrong_key_opens_nothing_and_harms_nothing(kept: Kept) -> None:
    kept.store.close()
    before = kept.path.read_bytes()
    with pytest.raises(Unreadable):
        open_with(kept.path, OneKey(b"w" * 32))
    assert kept.path.read_bytes() == before
    assert what_shows(kept.path) is None


def test_each_file_has_its_own_key_in_the_keyring_and_finds_it_wherever_it_lies(tmp_path: Path) -> None:
    vault = Vault()
    keys = KeyringKeys(SystemSecrets(vault))
    for name in ("one", "two"):
        open_with(tmp_path / name / "workbench.sqlite3", keys).close()
    assert len(set(vault.held.values())) == 2
    for secret in vault.held.values():
        assert len(bytes.fromhex(secret)) == 32
        assert not any(bytes.fromhex(secret) in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    shutil.move(tmp_path / "one", tmp_path / "moved")
    open_with(tmp_path / "moved" / "workbench.sqlite3", keys).close()
    assert len(vault.held) == 2


@pytest.mark.parametrize("fault", ["locked", "too long", "cuts", "drops", "none"])
def test_without_a_safe_keyring_nothing_is_made(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "workbench.sqlite3"
    with pytest.raises(NoSafeKeyring):
        open_with(path, KeyringKeys(SystemSecrets(None if fault == "none" else Vault(fault))))
    assert not path.exists()


def test_a_keyring_that_lost_the_key_is_said_and_no_new_key_is_made(tmp_path: Path) -> None:
    path, vault = tmp_path / "workbench.sqlite3", Vault()
    open_with(path, KeyringKeys(SystemSecrets(vault))).close()
    salt = salt_of(path)
    assert salt is not None
    assert vault.held.popitem()[0][1] == key_name(salt)
    with pytest.raises(NoKey):
        open_with(path, KeyringKeys(SystemSecrets(vault)))
    assert not vault.held


def test_only_a_made_up_day_needs_no_keyring(tmp_path: Path) -> None:
    path = tmp_path / "database" / "workbench.sqlite3"
    assert isinstance(keys_of(path), KeyringKeys)
    mark_made_up(path)
    open_with(path, keys_of(path)).close()
    assert salt_of(path) != PLAIN


# An earlier version's plain file


@pytest.fixture
def plain(kept: Kept) -> Path:
    """The same desk as an earlier version left it: plain, with a log that was not written back."""
    kept.store.close()
    unsealed(kept.path, kept.path.with_name("was.sqlite3"))
    kept.path.with_name("was.sqlite3").replace(kept.path)
    connection = sqlite3.connect(kept.path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.commit()
    connection.close()
    return kept.path


def rows(path: Path) -> list[tuple[Any, ...]]:
    """What counts of a sealed file: every entry and every document."""
    connection = connect(path)
    found = connection.execute("SELECT * FROM journal ORDER BY position").fetchall()
    found += connection.execute("SELECT * FROM documents ORDER BY sha256").fetchall()
    connection.close()
    return found


def plain_rows(path: Path) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT * FROM journal ORDER BY position").fetchall()
    found += connection.execute("SELECT * FROM documents ORDER BY sha256").fetchall()
    connection.close()
    return found


def names(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir() if file.is_file()}


def test_a_plain_file_is_taken_over_whole_and_leaves_nothing_plain(plain: Path) -> None:
    before = plain_rows(plain)
    assert what_shows(plain) is None
    assert rows(plain) == before
    assert names(plain) == {"workbench.sqlite3", "workbench.head", "workbench.lock"}
    assert not any(b"PO-104233" in file.read_bytes() for file in plain.parent.iterdir() if file.is_file())


def test_the_plain_bytes_are_written_over_before_the_file_goes(plain: Path) -> None:
    second_name = plain.with_name("second-name")
    os.link(plain, second_name)
    assert b"PO-104233" in second_name.read_bytes()
    opened(plain).close()
    assert b"PO-104233" not in second_name.read_bytes()


def test_a_fault_of_the_plain_file_is_taken_over_with_it(plain: Path) -> None:
    raw = plain.read_bytes()
    plain.write_bytes(raw.replace(b'"person":"ana"', b'"person":"eva"', 1))
    shown = what_shows(plain)
    assert isinstance(shown, Broken)
    assert shown.detail == "is not what was recorded"


def test_a_copy_that_says_something_else_is_not_taken(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = plain_rows(plain)
    monkeypatch.setattr(taking_over, "_same", lambda _connection, _table: False)
    with pytest.raises(NotTakenOver):
        opened(plain)
    assert plain_rows(plain) == before


def test_taking_over_tells_how_far_it_is_and_can_be_stopped(plain: Path) -> None:
    before, told = plain_rows(plain), list[tuple[int, int]]()

    def stop(done: int, every: int) -> None:
        told.append((done, every))
        if done >= every // 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        DeskStore(plain, keys=KEYS, clock=SystemClock(), summarise=lambda _: None, edition="1", progress=stop)
    assert told == [(0, 10), (5, 10)]
    assert plain_rows(plain) == before
    assert what_shows(plain) is None
    assert rows(plain) == before


def test_a_file_that_an_earlier_version_has_open_is_left_alone(plain: Path) -> None:
    ready, done = _FORK.Event(), _FORK.Event()
    other = _FORK.Process(target=hold_open, args=(plain, ready, done))
    other.start()
    assert ready.wait(20)
    with pytest.raises(InUse):
        opened(plain)
    done.set()
    other.join(20)
    assert salt_of(plain) == PLAIN
    assert what_shows(plain) is None


def hold_open(path: Path, ready: Any, done: Any) -> None:
    """An earlier version's window: between two transactions, with the file open."""
    connection = sqlite3.connect(path)
    connection.execute("SELECT COUNT(*) FROM journal").fetchall()
    ready.set()
    done.wait(20)
    connection.close()


#: Before and after each of these the program may die.
STEPS: tuple[tuple[Any, str], ...] = (
    (taking_over, "throw_away"), (taking_over, "_copied"), (taking_over, "_same"), (taking_over, "_verified_copy"),
    (taking_over, "move"), (sealed, "try_key"), (taking_over, "erase"), (verifying, "verify"),
)  # fmt: skip


def open_and_die(path: Path, number: int, told: Path) -> None:
    """Open in this process, which ends itself at its `number`-th step."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        told.write_text(str(count))
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)

    stepped(STEPS, step)
    opened(path).close()


def die_at(path: Path, number: int, told: Path) -> int:
    process = _FORK.Process(target=open_and_die, args=(path, number, told))
    process.start()
    process.join(60)
    return process.exitcode if process.exitcode is not None else 99


def test_killed_at_every_step_of_taking_over_nothing_is_lost(plain: Path, tmp_path: Path) -> None:
    before, told = plain_rows(plain), tmp_path / "told"
    whole = shutil.copytree(plain.parent, tmp_path.with_name(tmp_path.name + "-whole"))
    assert die_at(whole / plain.name, 0, told) == 0
    steps = int(told.read_text())
    assert steps > 20
    for number in range(1, steps + 1):
        folder = shutil.copytree(plain.parent, tmp_path.with_name(f"{tmp_path.name}-{number}"))
        path = folder / plain.name
        assert die_at(path, number, told) == -signal.SIGKILL
        assert what_shows(path) is None, f"killed at step {number}"
        assert rows(path) == before, f"killed at step {number}"
        assert not {"workbench.plain", "workbench.sealing"} & names(path)
        shutil.rmtree(folder)


def test_killed_while_the_plain_file_is_written_over_it_is_erased_at_the_next_start(plain: Path) -> None:
    before = plain_rows(plain)
    opened(plain).close()
    plain.with_suffix(".plain").write_bytes(b"half written over")
    assert what_shows(plain) is None
    assert rows(plain) == before
    assert "workbench.plain" not in names(plain)


def test_the_key_of_a_made_file_is_not_in_its_words(kept: Kept) -> None:
    key = KEYS.make()
    assert key.secret.hex() not in f"{key!r}{KEYS!r}{kept.store!r}"
    assert repr(key.secret) not in f"{key!r}{KEYS!r}"
