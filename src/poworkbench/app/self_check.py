"""Can this installation do its work? One line for each thing it needs, to be sent to whoever helps.

`poworkbench --self-check` writes only into a folder of its own, needs no display and no network, and tells no secret.
"""

from __future__ import annotations

import importlib
import os
import platform
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from poworkbench import __version__
from poworkbench.app import places, playbook_files

PACKAGES = (
    "babel", "keyring", "msgspec", "munkres", "PIL", "pebble", "platformdirs", "pypdfium2",
    "PySide6.QtWidgets", "rapidfuzz", "requests", "sqlalchemy", "sqlcipher3", "tomli_w", "tzlocal", "urllib3",
)  # fmt: skip
SHIPPED = ("demo/documents", "demo/orders.json", "playbook/default.toml", "vocabulary")


class CheckFailed(Exception):
    """Something that the program needs is not as it must be."""


def run(say: Callable[[str], None] = print) -> int:
    """Say what holds and what does not; the exit code of the program."""
    return max([_tried(name, check, say) for name, check in CHECKS])


def _tried(name: str, check: Callable[[], str], say: Callable[[str], None]) -> int:
    try:
        say(f"ok      {name}: {check()}")
    except Exception as problem:  # noqa: BLE001 - whatever is wrong is what was asked for
        say(f"FAILED  {name}: {type(problem).__name__}: {problem}")
        return 1
    return 0


def _program() -> str:
    return f"{__version__} on Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def _packages() -> str:
    for name in PACKAGES:
        importlib.import_module(name)
    return f"{len(PACKAGES)} import"


def _resources() -> str:
    missing = [name for name in SHIPPED if not (places.resources() / name).exists()]
    if missing:
        raise CheckFailed(f"missing under {places.resources()}: {', '.join(missing)}")
    files = sum(file.is_file() for file in places.resources().rglob("*"))
    return f"playbook {playbook_files.load().version}, {files} files"


def _window() -> str:
    """Qt paints a letter without a display, so platform plugin and fonts are there."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QFontDatabase, QPixmap
    from PySide6.QtWidgets import QApplication, QLabel

    app = QApplication.instance() or QApplication([])
    label = QLabel("W")
    image = label.grab().toImage()
    label.deleteLater()
    colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    if len(colours) < 2 or QPixmap(1, 1).isNull():
        raise CheckFailed("nothing was painted")
    return f"Qt {qVersion()}, {len(QFontDatabase.families())} font families, {type(app).__name__}"


def _journal() -> str:
    """An entry is recorded, verified, and refuses to be changed."""
    from poworkbench.adapters.clock import SystemClock
    from poworkbench.adapters.store.desk import DeskStore
    from poworkbench.adapters.store.engine import proofs
    from poworkbench.adapters.store.keys import SALT_BYTES, OneKey, new_key
    from poworkbench.domain.events import About, DocumentReceived, Draft
    from poworkbench.services.summaries import summarise

    clock, rules, keys = SystemClock(), playbook_files.load(), OneKey(new_key().secret)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "check.sqlite3"
        store = DeskStore(file, keys=keys, clock=clock, summarise=partial(summarise, playbook=rules), edition="check")
        with store.writing() as unit:
            document, _ = unit.keep_document(b"check")
            unit.append(
                [Draft(DocumentReceived("check", 5, clock.now(), "self-check"), About(document=document))], "check"
            )
        verified = store.verify(lambda _done, _all: None, lambda: False)
        store.close()
        raw = file.read_bytes()
        cipher, refused = proofs(file, keys.find(file, raw[:SALT_BYTES]))
    if verified.broken or not refused or b"self-check" in raw:
        raise CheckFailed(
            f"verified: {verified.broken}, refuses changes: {refused}, sealed: {b'self-check' not in raw}"
        )
    return f"SQLCipher {cipher}, entries are sealed, verified and refuse to be changed"


def _documents() -> str:
    """A paper of the demo is read and drawn in a process of its own, as every paper is."""
    from poworkbench.adapters.documents.reader import DocumentReader
    from poworkbench.app.reading_documents import read_document

    paper = min((places.resources() / "demo" / "documents").glob("ACK*.pdf"))
    with DocumentReader(workers=1) as reader:
        pages, reading = read_document(reader, paper.read_bytes())
        picture = reader.picture(paper.read_bytes(), 1, 1.0)
    if not (reading.po_number and reading.lines and picture.pixels):
        raise CheckFailed(f"{paper.name} was not understood")
    return f"{paper.name} answers {reading.po_number.value}: {pages} pages, {len(reading.lines)} lines"


def _zone() -> str:
    from poworkbench.adapters.clock import SystemClock

    return SystemClock().zone()


def _keyring() -> str:
    """Which keyring answers; no secret is asked for."""
    from poworkbench.adapters.secrets import backend_name, safe_backend, system_backend

    found = system_backend()
    safe = safe_backend(found)
    return backend_name(safe) if safe else f"{backend_name(found)} is not safe: only a made-up day can be kept"


CHECKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("program", _program),
    ("packages", _packages),
    ("resources", _resources),
    ("window", _window),
    ("journal", _journal),
    ("documents", _documents),
    ("time zone", _zone),
    ("keyring", _keyring),
)
