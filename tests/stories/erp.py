"""The sandbox ERP of the stories: real HTTP, real files, each story on the same orders; any call can go wrong."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path
from typing import Any

from tests.sandboxes import Json
from tests.stories.faults import CALLS, Fault

from poworkbench.sandbox import orders
from poworkbench.sandbox.serving import Handler, SandboxServer
from poworkbench.sandbox.store import Store


class Call(Handler):
    """One call: served, or gone wrong as the story has it; faults find here what those of tests/faults ask for."""

    def _serve(self) -> None:
        fault = self.server.erp.fault_of(self.command, self.path)  # type: ignore[attr-defined]
        fault(self) if fault else super()._serve()

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def served(self) -> tuple[int, list[tuple[str, str]], bytes]:
        """The ERP does it, and answers here."""
        request = self._request()
        assert request is not None
        answer = self._done(request)
        return answer.status, list(answer.headers.items()), json.dumps(answer.value).encode()

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        """An answer of any kind."""
        self.send_response(status)
        for name, value in {**(headers or {}), "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def reset(self) -> None:
        """The connection is torn off, and what was answered is gone with it."""
        self.close_connection = True


class Erp:
    """One server for many stories; somebody at the client's works on its orders, and its line can be broken."""

    def __init__(self, folder: Path, given: list[Json]) -> None:
        self._folder, self._numbers = folder, [order["po_number"] for order in given]
        self.token = "the token of the stories"
        self._pending: list[list[Any]] = []
        self._lock = threading.Lock()
        self._template = folder / "erp.sqlite"
        store = Store(self._template)
        store.load(given)
        store.close()
        self._server = SandboxServer(0, self._copy(), self.token)
        self._server.RequestHandlerClass = Call
        self._server.erp = self  # type: ignore[attr-defined]
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="erp of the stories")
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self._server.store.close()

    def fresh(self) -> None:
        """As on the first day: nothing was written, nothing goes wrong."""
        self.mend()
        self._server.store.close()
        self._server.store = self._copy()

    def _copy(self) -> Store:
        at = self._folder / "day.sqlite"
        for ending in ("", "-wal", "-shm"):
            at.with_name(at.name + ending).unlink(missing_ok=True)
        shutil.copyfile(self._template, at)
        return Store(at)

    # what goes wrong

    def breaks(self, call: str, fault: Fault, nth: int, *, lasting: bool) -> None:
        """The nth call of this kind from now goes wrong, and where it is `lasting` every one after it."""
        with self._lock:
            self._pending.append([call, fault, nth, lasting])

    def mend(self) -> None:
        """Everything goes through."""
        with self._lock:
            self._pending.clear()

    def breaking(self) -> bool:
        """Whether anything is still to go wrong."""
        with self._lock:
            return bool(self._pending)

    def fault_of(self, method: str, path: str) -> Fault | None:
        """What goes wrong with this call."""
        with self._lock:
            met = [one for one in self._pending if CALLS[one[0]](method, path)]
            for one in met:
                one[2] -= 1
            due = next((one for one in met if one[2] <= 0), None)
            self._pending = [one for one in self._pending if one[2] > 0 or one[3]]
            return due[1] if due else None

    # what other people do

    def edit(self, po_number: str, line: str | None, field: str, value: str | None) -> bool:
        """Somebody changes a field; whether it is there."""
        store = self._server.store
        with store.transaction():
            row = store.order(po_number)
            if row is None or not (line is None or any(one["line"] == line for one in row.body["lines"])):
                return False
            orders.change(store, row, line, {field: value}, key=None)
        return True

    def take_off(self, po_number: str, line: str) -> None:
        """Somebody takes a line off an order."""
        store = self._server.store
        with store.transaction():
            if row := store.order(po_number):
                store.keep({**row.body, "lines": [one for one in row.body["lines"] if one["line"] != line]})

    def delete(self, po_number: str) -> None:
        """Somebody deletes an order."""
        with self._server.store.transaction():
            self._server.store.rows("DELETE FROM orders WHERE po = ?", po_number)

    # what it has

    def now(self, po_number: str) -> Json | None:
        """An order as it stands; None where it was deleted."""
        row = self._server.store.order(po_number)
        return row.body if row else None

    def writes(self) -> list[Json]:
        """Its own log of what was written through the interface."""
        names = ("key", "po", "line", "field", "old", "new")
        found = self._server.store.rows(
            "SELECT key, po, line, field, old, new FROM writes WHERE key NOTNULL ORDER BY id"
        )
        return [dict(zip(names, row, strict=True)) for row in found]

    def comments(self) -> list[str]:
        """Every comment on any order."""
        return [text for (text,) in self._server.store.rows("SELECT text FROM comments ORDER BY id")]

    def attachments(self) -> list[tuple[str, str]]:
        """Every file on any order: the order and the file's SHA-256."""
        return [(po, sha) for po, sha in self._server.store.rows("SELECT po, sha256 FROM attachments ORDER BY id")]
