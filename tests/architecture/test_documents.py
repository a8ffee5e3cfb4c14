"""What the documents say is so, and nothing that is committed belongs to one machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import poworkbench

ROOT = Path(__file__).parents[2]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PROSE = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "installer").glob("*.md")])
FOREIGN = re.compile(
    rb"pypi\.org|pythonhosted\.org|debian\.org|registry\.npmjs|/home/[a-z]|/root/|/Users/[A-Za-z]|C:\\Users\\",
)
#: A path in backticks: has a slash or is a file's name, and is no pattern, address, or file of the reader's own.
QUOTED = re.compile(r"`([\w.-]+(?:/[\w.-]+)*/?)`")


def text_of(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def test_the_change_log_begins_with_this_version() -> None:
    versions = re.findall(r"^## \[?(\d+\.\d+\.\d+)", text_of("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == poworkbench.__version__


def test_the_architecture_names_only_paths_that_exist() -> None:
    named = [path for path in QUOTED.findall(text_of("ARCHITECTURE.md")) if "/" in path]
    assert len(named) > 20
    missing = [path for path in named if not any((base / path).exists() for base in (ROOT, ROOT / "src/poworkbench"))]
    assert not missing


def test_the_architecture_stays_at_two_pages() -> None:
    assert len(text_of("ARCHITECTURE.md").splitlines()) <= 130


@pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.name)
def test_a_decision_is_told_in_fifteen_lines(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", file.name)
    assert lines[0].startswith("# ")
    assert len(lines) <= 15


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(file.name[:4]) for file in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("file", PROSE, ids=lambda file: str(file.relative_to(ROOT)))
def test_links_and_pictures_lead_somewhere(file: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", file.read_text(encoding="utf-8"))
    assert not [link for link in links if not (file.parent / link).exists()]


def test_every_make_target_that_is_told_of_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    told = {target for file in PROSE for target in re.findall(r"`make ([a-z-]+)", file.read_text(encoding="utf-8"))}
    assert told
    assert told <= targets


def test_nothing_committed_belongs_to_one_machine() -> None:
    found = {
        str(file.relative_to(ROOT)): match.group()
        for file in committed()
        if file != Path(__file__) and (match := FOREIGN.search(file.read_bytes()))
    }
    assert not found


def committed() -> list[Path]:
    """The files under version control; without it, all but what was made here."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
        files = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        made = ("build", "dist", ".venv", ".hypothesis")
        files = [file for file in ROOT.rglob("*") if not file.relative_to(ROOT).parts[0].startswith(made)]
    return [file for file in files if file.is_file() and not {"__pycache__", ".pytest_cache"} & set(file.parts)]
