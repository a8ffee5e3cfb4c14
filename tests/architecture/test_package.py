"""What is installed is whole: the wheel holds what the program ships, and runs away from its checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from tests.imports import imported_by

ROOT = Path(__file__).parents[2]
LOOK = "from poworkbench.app import places, playbook_files as p; print(places.resources()); print(p.load().client)"


@pytest.mark.long
@pytest.mark.timeout(300)
def test_the_wheel_holds_the_resources_and_runs_elsewhere(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-c", "constraints.txt", "-w", str(tmp_path), "."]
    subprocess.run(pip, cwd=ROOT, check=True, timeout=280)
    (wheel,) = tmp_path.glob("poworkbench-*.whl")
    elsewhere = tmp_path / "elsewhere"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(elsewhere)
    shipped = {file.relative_to(ROOT) for file in (ROOT / "resources").rglob("*") if file.is_file()}
    assert shipped
    assert not [file for file in shipped if not (elsewhere / "poworkbench" / file).is_file()]
    told = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(elsewhere)},
        check=True, capture_output=True, text=True, timeout=100,
    )  # fmt: skip
    assert told.stdout.splitlines() == [str(elsewhere / "poworkbench" / "resources"), "Harbor & Hearth"]


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[^\w.-]", wish)[0].lower() for wish in project["dependencies"] if "sys_platform" not in wish}
    distributions = metadata.packages_distributions()
    imported = {
        distributions.get(name, [f"unknown: {name}"])[0].lower().replace("_", "-")
        for module in (ROOT / "src").rglob("*.py")
        for name in imported_by(module)
        if name not in sys.stdlib_module_names and name != "poworkbench"
    }
    assert imported - {"shiboken6"} == declared - RUN_ON


#: What another package runs on and does not name itself: RapidOCR leaves the choice of its engine to us.
RUN_ON = {"onnxruntime"}
