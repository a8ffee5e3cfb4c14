"""What a thief finds who looks into every byte of every file: known texts, as a program may have written them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

#: Shorter texts turn up in sealed bytes by chance.
SHORTEST = 5

Known = Mapping[str, frozenset[bytes]]
Found = dict[str, Counter[str]]


def spelled(texts: Iterable[str]) -> frozenset[bytes]:
    """Texts as bytes: in UTF-8, in both orders of UTF-16, and as JSON writes letters beyond ASCII."""
    ways = ("utf-8", "utf-16-le", "utf-16-be", "unicode-escape")
    return frozenset(text.encode(way) for text in texts if len(text) >= SHORTEST for way in ways)


def shown(folder: Path, known: Known) -> Found:
    """How many of each kind of known text every file below a folder shows, files that show nothing left out."""
    found: Found = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        raw = file.read_bytes() + str(file.relative_to(folder)).encode()
        kinds = Counter({kind: sum(text in raw for text in texts) for kind, texts in known.items()})
        if +kinds:
            found[file.relative_to(folder).as_posix()] = +kinds
    return found


def report(found: Found, files: int) -> str:
    """For a person: what a stolen disk shows."""
    rows = [f"  {file}: {', '.join(f'{n} {kind}' for kind, n in kinds.items())}" for file, kinds in found.items()]
    return "\n".join([f"{files} files; known texts in {len(found)} of them", *rows])
