"""The house reads downwards: the import contracts of pyproject.toml hold."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.imports import imported_by

ROOT = Path(__file__).parents[2]


def test_the_import_contracts_hold() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_screen_and_layer_has_its_place_in_a_contract() -> None:
    house = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    rows = [row for contract in house["contracts"] for row in contract.get("layers", [])]
    named = {word for row in rows for word in re.findall(r"[\w.]+", row)}
    package = ROOT / "src" / "poworkbench"
    assert {f"poworkbench.{name}" for name in _packages(package) if name != "sandbox"} <= named
    assert _packages(package / "ui") <= named, "a new screen needs its place in 'Screens do not see each other'"


def _packages(folder: Path) -> set[str]:
    return {init.parent.name for init in folder.glob("*/__init__.py")}


PURE = {"babel", "holidays", "munkres", "rapidfuzz", "poworkbench"}


@pytest.mark.parametrize("layer", ["domain", "reading"])
def test_rules_and_reading_lean_on_a_few_pure_libraries_only(layer: str) -> None:
    foreign = {
        f"{module.name}: {name}"
        for module in (ROOT / "src" / "poworkbench" / layer).rglob("*.py")
        for name in imported_by(module)
        if name not in PURE and name not in sys.stdlib_module_names
    }
    assert not foreign
