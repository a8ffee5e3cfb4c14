"""A scanned page read beside RapidOCR alone on the same picture: what setting it straight and naming its places cost.

Run: make bench, or python benchmarks/scans.py. The peer is the engine as its own documentation calls it.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from poworkbench.adapters.documents.papers import papers_of
from poworkbench.adapters.documents.scans.recognition import _engine

CASES = Path(__file__).parents[1] / "tests" / "corpus" / "cases"
PAPERS = ("kahle-01", "nordvik-01", "marchand-01")
ROUNDS, DOTS, CROOKED, GOAL = 3, 200, 0.8, 1.15


def main() -> None:
    ratios: list[float] = []
    for name in PAPERS:
        scan = scanned(CASES / name / "ack.pdf")
        picture = np.asarray(Image.open(io.BytesIO(scan)).convert("RGB"))[:, :, ::-1]
        papers_of(scan)
        for _round in range(ROUNDS):
            ours = seconds(lambda scan=scan: papers_of(scan))
            alone = seconds(lambda picture=picture: _engine()(picture, return_word_box=True))
            ratios.append(ours / alone)
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}, n {len(ratios)}"
    print(f"a scanned page / the engine alone: {statistics.median(ratios):.2f} x ({spread})")
    print(f"goal: at most {GOAL} x")


def scanned(file: Path) -> bytes:
    """The first page as an office scanner gives it: at 200 dots an inch, a little crooked, grey, as JPEG."""
    document = pypdfium2.PdfDocument(file)
    page = document[0].render(scale=DOTS / 72).to_pil().convert("L")
    document.close()
    out = io.BytesIO()
    page.rotate(CROOKED, resample=Image.Resampling.BICUBIC, fillcolor=255).save(out, "JPEG", quality=70)
    return out.getvalue()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
