"""Documents arrive one after another, each once, also over a restart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from poworkbench.adapters.arrivals.folder import FolderArrivals
from poworkbench.app.demo.feeder import Feeder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "day"
    (folder / "documents").mkdir(parents=True)
    entries = [("a.pdf", 0), ("b.pdf", 0), ("c.pdf", 6), ("d.pdf", 20)]
    for name, _ in entries:
        (folder / "documents" / name).write_bytes(name.encode())
    manifest = [{"file": name, "after_seconds": at, "po_number": None, "what": ""} for name, at in entries]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def names(inbox: Path) -> list[str]:
    return sorted(path.name for path in inbox.iterdir() if path.is_file())


def test_a_batch_comes_at_once_and_the_rest_in_its_time(folder: Path, tmp_path: Path) -> None:
    waits: list[float] = []
    seen: list[list[str]] = []

    def wait(seconds: float) -> bool:
        waits.append(seconds)
        seen.append(names(tmp_path / "inbox"))
        return False

    assert Feeder(folder, tmp_path / "inbox", pace=0.5).feed(wait) == 4
    assert waits == [3.0, 7.0]
    assert seen == [["a.pdf", "b.pdf"], ["a.pdf", "b.pdf", "c.pdf"]]
    assert (tmp_path / "inbox" / "d.pdf").read_bytes() == b"d.pdf"


def test_a_stopped_day_goes_on_where_it_was(folder: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    assert Feeder(folder, inbox).feed(lambda _: True) == 2
    later = Feeder(folder, inbox)
    assert [each.file for each in later.waiting()] == ["c.pdf", "d.pdf"]
    assert later.feed_all() == 2
    assert Feeder(folder, inbox).feed_all() == 0


def test_what_was_filed_does_not_come_again(folder: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    Feeder(folder, inbox).feed_all()
    arrivals = FolderArrivals(inbox, settle_seconds=0)
    assert list(arrivals.arrived()) == []
    given = list(arrivals.arrived())
    for arrival in given:
        arrivals.done(arrival)
    assert len(given) == 4
    assert names(inbox) == []
    assert Feeder(folder, inbox).feed_all() == 0


def test_the_thread_stops_in_the_middle_of_a_pause(folder: Path, tmp_path: Path) -> None:
    feeder = Feeder(folder, tmp_path / "inbox", pace=1000)
    feeder.start()
    feeder.stop()
    assert set(names(tmp_path / "inbox")) <= {"a.pdf", "b.pdf"}


def test_a_feeder_that_never_started_can_be_stopped(folder: Path, tmp_path: Path) -> None:
    Feeder(folder, tmp_path / "inbox").stop()
