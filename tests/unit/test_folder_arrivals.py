"""The watched folder gives whole files once, first come first, and loses none."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from poworkbench.adapters.arrivals.folder import Arrival, FolderArrivals


class Watch:
    """A watcher whose time is the test's."""

    def __init__(self, folder: Path) -> None:
        self.time = 0.0
        self.arrivals = FolderArrivals(folder, settle_seconds=1.0, monotonic=lambda: self.time)

    def look(self, after: float = 1.0) -> list[Arrival]:
        self.time += after
        return list(self.arrivals.arrived())

    def names(self, after: float = 1.0) -> list[str]:
        return [arrival.name for arrival in self.look(after)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "inbox"


@pytest.fixture
def watch(folder: Path) -> Watch:
    return Watch(folder)


def test_a_file_is_given_once_it_held_still_and_not_twice(folder: Path, watch: Watch) -> None:
    (folder / "a.pdf").write_bytes(b"whole")
    assert watch.names() == []
    assert watch.names(0.5) == []
    arrival = watch.look(0.5)[0]
    assert (arrival.name, arrival.content) == ("a.pdf", b"whole")
    assert watch.names() == []


def test_a_growing_file_is_waited_for(folder: Path, watch: Watch) -> None:
    for size in range(1, 5):
        (folder / "a.pdf").write_bytes(b"x" * size)
        assert watch.names() == []
    assert [arrival.content for arrival in watch.look()] == [b"xxxx"]


def test_an_empty_file_is_waited_for_longer(folder: Path, watch: Watch) -> None:
    (folder / "a.pdf").touch()
    assert [watch.names() for _ in range(5)] == [[]] * 5
    assert watch.names() == ["a.pdf"]


def test_first_come_first_given(folder: Path, watch: Watch) -> None:
    for name in ("c.pdf", "a.pdf", "b.pdf"):
        (folder / name).write_bytes(name.encode())
    soon = datetime.now(UTC).timestamp()
    for age, name in ((30, "c.pdf"), (20, "a.pdf"), (10, "b.pdf")):
        os.utime(folder / name, (soon - age, soon - age))
    watch.look()
    given = watch.look()
    assert sorted(given, key=lambda arrival: arrival.arrived_at) == given
    assert all(datetime.now(UTC) - arrival.arrived_at < timedelta(minutes=1) for arrival in given)


def test_a_copy_of_an_old_file_arrived_when_it_was_copied(folder: Path, watch: Watch) -> None:
    (folder / "a.pdf").write_bytes(b"old")
    os.utime(folder / "a.pdf", (1_000_000_000, 1_000_000_000))
    watch.look()
    assert datetime.now(UTC) - watch.look()[0].arrived_at < timedelta(minutes=1)


def test_a_file_from_the_future_arrived_at_the_latest_now(folder: Path, watch: Watch) -> None:
    (folder / "a.pdf").write_bytes(b"new")
    os.utime(folder / "a.pdf", (32_000_000_000, 32_000_000_000))
    watch.look()
    assert watch.look()[0].arrived_at <= datetime.now(UTC)


@pytest.mark.parametrize("name", [".a.pdf.part", "a.pdf.part", "b.TMP", "~$order.xlsx", ".hidden.pdf"])
def test_unfinished_and_hidden_files_are_passed_over(folder: Path, watch: Watch, name: str) -> None:
    (folder / name).write_bytes(b"x")
    (folder / "folder").mkdir()
    (folder / "link.pdf").symlink_to(folder / name)
    watch.look()
    assert watch.names() == []


def test_filing_moves_and_never_writes_over(folder: Path, watch: Watch) -> None:
    for content in (b"one", b"two", b"three"):
        (folder / "a.pdf").write_bytes(content)
        watch.look()
        for arrival in watch.look():
            watch.arrivals.done(arrival)
    filed = {path.name: path.read_bytes() for path in (folder / "filed").iterdir()}
    assert filed == {"a.pdf": b"one", "a (2).pdf": b"two", "a (3).pdf": b"three"}
    assert [path.name for path in folder.iterdir()] == ["filed"]
    assert watch.names() == []


def test_what_was_not_filed_is_given_again_by_the_next_watcher(folder: Path, watch: Watch) -> None:
    (folder / "a.pdf").write_bytes(b"whole")
    watch.look()
    first = watch.look()
    another = Watch(folder)
    another.look()
    assert another.look() == first


def test_a_file_replaced_since_it_was_read_is_not_filed_unread(folder: Path, watch: Watch) -> None:
    (folder / "a.pdf").write_bytes(b"first")
    watch.look()
    first = watch.look()[0]
    (folder / "a.pdf").write_bytes(b"second, corrected")
    watch.arrivals.done(first)
    watch.look()
    assert [arrival.content for arrival in watch.look()] == [b"second, corrected"]


def test_a_file_taken_away_meanwhile_is_no_trouble(folder: Path, watch: Watch) -> None:
    (folder / "a.pdf").write_bytes(b"whole")
    watch.look()
    arrival = watch.look()[0]
    (folder / "a.pdf").unlink()
    watch.arrivals.done(arrival)
    assert watch.names() == []


def test_a_look_that_was_broken_off_gives_the_rest_next_time(folder: Path, watch: Watch) -> None:
    for name in ("a.pdf", "b.pdf"):
        (folder / name).write_bytes(b"x")
    watch.look()
    watch.time += 1
    first = next(iter(watch.arrivals.arrived())).name
    assert {first, *watch.names()} == {"a.pdf", "b.pdf"}


def test_a_folder_that_keeps_nothing_removes_what_is_done(folder: Path) -> None:
    (folder / "filed").mkdir(parents=True)
    (folder / "filed" / "before.pdf").write_bytes(b"filed by an earlier version")
    (folder / "new.pdf").write_bytes(b"new")
    arrivals = FolderArrivals(folder, keep=False, settle_seconds=0)
    list(arrivals.arrived())
    given = list(arrivals.arrived())
    assert {arrival.name for arrival in given} == {"before.pdf", "new.pdf"}
    arrivals.done(given[0])
    assert {path.name for path in folder.iterdir()} == {given[1].name}
    arrivals.done(given[1])
    assert not list(folder.iterdir())
