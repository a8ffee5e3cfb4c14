"""The demo's ERP outlives a workbench that is killed, is found again, and ends when it is told to."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.erps import rest_erp
from tests.sandboxes import made_order

from poworkbench.app.cli import sandbox as command
from poworkbench.app.demo.homes import day_folder
from poworkbench.app.demo.sandbox_process import SandboxProcess
from poworkbench.app.demo.sandbox_process import command as sandbox_command
from poworkbench.app.order_files import order_of
from poworkbench.sandbox import remote
from poworkbench.sandbox.remote import NotDone


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    path = tmp_path / "orders.json"
    path.write_text(json.dumps([made_order("PO-1"), made_order("PO-2")]))
    return path


@pytest.fixture
def process(tmp_path: Path, orders: Path) -> Iterator[SandboxProcess]:
    process = SandboxProcess(tmp_path / "home" / "erp", orders)
    yield process
    process.stop()


def test_it_starts_once_and_is_found_again(process: SandboxProcess, orders: Path) -> None:
    first = process.start()
    assert first.health()["orders"] == 2
    assert SandboxProcess(process.home, orders).start() == first


def test_its_state_survives_its_restart_on_the_same_port(process: SandboxProcess) -> None:
    first = process.start()
    first.edit("PO-1", "1", "quantity", "7")
    process.stop()
    assert remote.living(process.home) is None
    again = process.start()
    assert (again.port, again.token) == (first.port, first.token)
    assert [write["new"] for write in again.writes()] == ["7"]


def test_a_killed_one_leaves_a_state_file_that_deceives_nobody(process: SandboxProcess) -> None:
    before = process.start().health()["pid"]
    os.kill(before, signal.SIGKILL)
    after = process.start().health()
    assert after["orders"] == 2
    assert after["pid"] != before


def test_it_outlives_a_workbench_that_is_killed(process: SandboxProcess, orders: Path) -> None:
    script = (
        "import os, signal, sys, pathlib\n"
        "from poworkbench.app.demo.sandbox_process import SandboxProcess\n"
        "SandboxProcess(*map(pathlib.Path, sys.argv[1:])).start()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(process.home), str(orders)], check=False, timeout=30)
    assert ended.returncode == -signal.SIGKILL
    found = remote.living(process.home)
    assert found is not None
    assert process.start() == found


def test_an_unusable_start_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("[{")
    with pytest.raises(NotDone):
        SandboxProcess(tmp_path / "home", broken).start()


def test_the_token_is_its_owners_alone_and_on_no_command_line(process: SandboxProcess) -> None:
    running = process.start()
    assert (process.home / "token").stat().st_mode & 0o077 == 0
    line = Path(f"/proc/{running.health()['pid']}/cmdline")
    assert not line.exists() or running.token not in line.read_text()
    assert running.token not in repr(running)


def test_commands_work_it_from_another_terminal(process: SandboxProcess, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers())

    def say(*words: str) -> str:
        args = parser.parse_args(["sandbox", *words, "--home", str(process.home.parent)])
        assert args.run(args) == 0
        return capsys.readouterr().out

    process.start()
    assert "2 orders" in say("status")
    assert say("fault", "busy", "--seconds", "3", "--times", "2") == "fault on: busy, seconds 3.0, times 2\n"
    assert "busy" in say("status")
    assert say("fault", "busy", "--off") == "No fault is on.\n"
    say("edit", "PO-1", "2", "promised_date", "-")
    say("edit", "PO-1", "-", "vendor_order_number", "4711")
    rows = [line.split("\t")[1:] for line in say("writes").splitlines()]
    assert rows == [
        ["-", "PO-1", "2", "promised_date", "2026-11-20", "-"],
        ["-", "PO-1", "-", "vendor_order_number", "-", "4711"],
    ]
    assert say("stop") == "The sandbox does not run.\n"


def test_the_shipped_orders_arrive_as_they_are(tmp_path: Path) -> None:
    process = SandboxProcess(tmp_path / "erp", day_folder() / "orders.json")
    running = process.start()
    client = rest_erp(running.url, lambda: running.token)
    try:
        pulled = [snapshot.order for page in client.changed_since(None) for snapshot in page]
    finally:
        client.close()
        process.stop()
    shipped = json.loads((day_folder() / "orders.json").read_text("utf-8"))
    assert pulled == [order_of(plain) for plain in shipped]


def test_the_frozen_program_runs_it_by_its_own_verb(
    process: SandboxProcess, orders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    words = sandbox_command(process.home, orders)[1:]
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers())
    args = parser.parse_args(words)
    assert (args.verb, args.folder, args.orders) == ("serve", process.home, orders)
