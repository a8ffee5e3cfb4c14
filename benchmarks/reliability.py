"""How far the reader's confidence can be trusted: of the values given 0.9, are nine in ten right?

    python benchmarks/reliability.py [FOLDER ...] [--fit]

Each FOLDER holds cases (a document as ack.*, po.json, truth.json); without one, those of tests/corpus. Every document
is read with its order beside it and without. With --fit the curves in resources/reader/confidence.toml are made anew.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from poworkbench.adapters.documents.papers import papers_of
from poworkbench.app.order_files import order_of
from poworkbench.app.reading_documents import calibration, vocabulary
from poworkbench.domain.problems import DocumentProblem
from poworkbench.domain.readings import HEADER_FIELDS, READ_LINE_FIELDS, Found, Reading
from poworkbench.reading.calibration import UNTRIED
from poworkbench.reading.papers import read_papers
from poworkbench.reading.wanted import paired, same

ROOT = Path(__file__).parents[1]
CURVES = ROOT / "resources" / "reader" / "confidence.toml"
BANDS = (0, 50, 60, 70, 80, 90, 95, 98, 101)
#: A curve is drawn towards this share by so many values that were never seen.
PRIOR, UNSEEN = 0.9, 2

Judged = tuple[str, int, bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--fit", action="store_true")
    args = parser.parse_args()
    folders = args.folders or [ROOT / "tests" / "corpus" / "cases", ROOT / "tests" / "corpus" / "layouts"]
    if args.fit:
        fit(list(judged(folders, tried=False)))
    calibration.cache_clear()
    show(list(judged(folders, tried=True)))


def judged(folders: Sequence[Path], *, tried: bool) -> Iterator[Judged]:
    """Every value that was read from pages: its field, the confidence, and whether it is right."""
    trust = calibration() if tried else UNTRIED
    for case in sorted(each.parent for folder in folders for each in folder.glob("*/truth.json")):
        truth = json.loads((case / "truth.json").read_text(encoding="utf-8"))
        order = order_of(json.loads((case / "po.json").read_text(encoding="utf-8")))
        document = next(file for file in sorted(case.iterdir()) if file.stem == "ack")
        try:
            papers = papers_of(document.read_bytes())
        except DocumentProblem as problem:
            print(f"{case.name}: {problem!r}")
            continue
        for known in (order, None) if not any(paper.said for paper in papers) else ():
            yield from _judged(read_papers(papers, vocabulary(), known, calibration=trust), truth)


def _judged(reading: Reading, truth: dict[str, object]) -> Iterator[Judged]:
    for name in HEADER_FIELDS:
        if found := getattr(reading, name):
            yield _judge(name, found, truth.get(name))
    lines = truth["lines"]
    assert isinstance(lines, list)
    for line, at in paired(reading.lines, lines):
        for each in fields(line) if line else ():
            found = getattr(line, each.name)
            if isinstance(found, Found) and each.name in READ_LINE_FIELDS:
                yield _judge(each.name, found, lines[at].get(each.name) if at is not None else None)


def _judge(name: str, found: Found, true: object) -> Judged:
    return name, found.evidence.confidence, isinstance(true, str) and same(name, found.value, true)


def fit(values: Sequence[Judged]) -> None:
    """Curves by pooling adjacent violators, each share drawn towards what is usual by a few values never seen."""
    curves = {}
    for name in sorted({name for name, _weight, _right in values}):
        tally: dict[int, list[int]] = defaultdict(lambda: [0, 0])
        for weight, right in ((w, r) for n, w, r in values if n == name):
            tally[weight][0] += right
            tally[weight][1] += 1
        blocks = [[weight, *tally[weight]] for weight in sorted(tally)]
        at = 1
        while at < len(blocks):
            if _share(blocks[at - 1]) > _share(blocks[at]):
                _weight, right, count = blocks.pop(at)
                blocks[at - 1] = [blocks[at - 1][0], blocks[at - 1][1] + right, blocks[at - 1][2] + count]
                at = max(1, at - 1)
            else:
                at += 1
        curves[name] = [[block[0], min(99, round(100 * _share(block)))] for block in blocks]
    head = CURVES.read_text(encoding="utf-8").partition("[curves]")[0]
    text = "\n".join(f"{name} = {curve}" for name, curve in curves.items())
    CURVES.write_text(f"{head}[curves]\n{text}\n", encoding="utf-8")


def _share(block: Sequence[int]) -> float:
    return (block[1] + PRIOR * UNSEEN) / (block[2] + UNSEEN)


def show(values: Sequence[Judged]) -> None:
    """The reliability table: what was given beside what came true."""
    print("confidence       values   given    right")
    error = 0.0
    for low, high in itertools.pairwise(BANDS):
        own = [(confidence, right) for _name, confidence, right in values if low <= confidence < high]
        if own:
            given, came = sum(c for c, _ in own) / len(own) / 100, sum(r for _, r in own) / len(own)
            error += abs(given - came) * len(own) / len(values)
            print(f"{low / 100:.2f} to {(high - 1) / 100:.2f}  {len(own):8d}  {given:6.1%}  {came:6.1%}")
    print(f"expected calibration error {error:.1%} over {len(values)} values")


if __name__ == "__main__":
    main()
