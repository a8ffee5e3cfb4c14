"""The head of the chain beside the database: two places in turns, so that a torn write leaves the one before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from poworkbench.adapters.store.heads import Head, begin, keep, kept


def head(seq: int) -> Head:
    return Head("desk-1a2b3c4d", seq, f"{seq:064x}")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    begin(tmp_path / "workbench.head", head(0))
    return tmp_path / "workbench.head"


def test_the_newest_is_kept(file: Path) -> None:
    assert kept(file) == head(0)
    for seq in (1, 2, 3, 7, 9):
        keep(file, head(seq))
        assert kept(file) == head(seq)
    assert file.stat().st_size == 1024


@pytest.mark.parametrize("written", [0, 1, 60, 140, 170])
def test_a_write_that_broke_off_leaves_the_head_before(file: Path, written: int) -> None:
    keep(file, head(4))
    keep(file, head(5))
    raw = file.read_bytes()
    keep(file, head(6))
    file.write_bytes(file.read_bytes()[:written] + raw[written:])
    assert kept(file) in (head(5), head(6))
    keep(file, head(7))
    assert kept(file) == head(7)


def test_another_program_that_is_late_makes_it_lag_by_one_at_most(file: Path) -> None:
    for seq in (10, 11, 9):
        keep(file, head(seq))
    assert kept(file) == head(10)


def test_what_an_earlier_version_kept_is_read_and_gone_on_with(tmp_path: Path) -> None:
    file = tmp_path / "workbench.head"
    file.write_text(json.dumps({"writer": "desk-1a2b3c4d", "seq": 41, "hash": f"{41:064x}"}))
    assert kept(file) == head(41)
    keep(file, head(42))
    assert kept(file) == head(42)
    keep(file, head(43))
    assert kept(file) == head(43)


def test_one_that_was_taken_away_is_not_made_up_again(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        keep(tmp_path / "workbench.head", head(1))
    assert kept(tmp_path / "workbench.head") is None


@pytest.mark.parametrize("raw", [b"", b"x" * 1024, b"{}", b'{"writer": "w"}', b"\0" * 1024])
def test_a_file_that_holds_no_head_is_said(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "workbench.head"
    file.write_bytes(raw)
    with pytest.raises(ValueError, match="holds no entry"):
        kept(file)
