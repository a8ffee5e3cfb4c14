"""The pool of worker processes beside one process, and how much memory a worker takes for long documents.

    python benchmarks/workers.py [--rounds 5]

The batch is the corpus's PDFs, read and compared with their orders. Two workers need two free cores to show it.
The batch is the same in every round: one process remembers its texts, and each worker only those of its own share, so
the figure is a little worse than with new documents.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from measured.documents import CASES, content_of, made, noted
from measured.turns import at_least, at_most, figure, head, in_turns

from poworkbench.adapters.documents.papers import papers_of
from poworkbench.adapters.documents.pool import MEMORY
from poworkbench.adapters.documents.reader import DocumentReader
from poworkbench.app.order_files import order_of
from poworkbench.app.reading_documents import read_document, understand
from poworkbench.domain.orders import Order

WORKERS = 2
MEGABYTE = 1_000_000


def one_process(batch: list[tuple[bytes, Order]]) -> None:
    """The whole batch here, one after another."""
    for content, order in batch:
        understand(papers_of(content, scans=False), order)


def pooled(documents: DocumentReader, batch: list[tuple[bytes, Order]]) -> None:
    """The whole batch by the pool, with enough callers that no worker waits for one."""
    with ThreadPoolExecutor(2 * WORKERS) as threads:
        for _ in threads.map(lambda each: read_document(documents, *each), batch):
            pass


def processor_seconds() -> float:
    """What this process and the workers it has running have used so far; only this process where that is not told."""
    own = sum(os.times()[:2])
    for worker in multiprocessing.active_children():
        told = Path(f"/proc/{worker.pid}/stat")
        if told.exists():
            user, system = told.read_text().rpartition(")")[2].split()[11:13]
            own += (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return own


def used(work: Callable[[], object]) -> float:
    """Processor seconds that a call takes, here and in the workers."""
    start = processor_seconds()
    work()
    return processor_seconds() - start


def peak(file: Path) -> float:
    """Megabytes of memory that a fresh process takes at most while it reads the file."""
    command = [sys.executable, __file__, "--read", str(file)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def read_alone(file: Path) -> None:
    """Read a file and print this process's peak."""
    understand(papers_of(file.read_bytes(), scans=False), None)
    print(_peak() / MEGABYTE)


def _peak() -> int:
    """Bytes; Linux's own count, since getrusage also counts what the process was before it became this program."""
    status = Path("/proc/self/status")
    if status.exists():
        return 1024 * next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Speed first, then memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        read_alone(asked.read)
        return
    batch = [(content_of(case), order_of(noted(case, "po.json"))) for case in CASES]
    one_process(batch[:1])
    with DocumentReader(workers=WORKERS) as documents:
        pooled(documents, batch[: 2 * WORKERS])  # the workers start and load what they need
        alone, together = in_turns(
            lambda: one_process(batch), lambda: pooled(documents, batch), asked.rounds, anew=False
        )
        work = used(lambda: one_process(batch)) / used(lambda: pooled(documents, batch))
    head(f"one process's time ÷ that of {WORKERS} workers, {len(batch)} documents")
    figure("a batch", [a / b for a, b in zip(alone, together, strict=True)], at_least(1.7))
    print(f"by processor time alone, on cores that nothing else uses: at most {WORKERS * work:.2f}x")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}: cores that others use are not free for a worker")
    head("memory of a fresh process at its peak, in megabytes")
    with tempfile.TemporaryDirectory() as folder:
        for pages in (1, 100, 500):
            file = Path(folder) / f"{pages}.pdf"
            file.write_bytes(made(pages).content)
            figure(f"{pages} page(s)", [peak(file)], at_most(MEMORY / MEGABYTE), " MB")


if __name__ == "__main__":
    main()
