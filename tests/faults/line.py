"""A line to the sandbox ERP on which one kind of call can go wrong, in every way that a line and a server can."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

#: The calls that can go wrong, each told by its method and the end of its path.
CALLS: dict[str, Callable[[str, str], bool]] = {
    "pull": lambda method, path: method == "GET" and path.partition("?")[0] == "/orders",
    "push": lambda method, _path: method == "PATCH",
    "attach": lambda method, path: method == "POST" and "/attachments" in path,
    "comment": lambda method, path: method == "POST" and path.endswith("/comments"),
}


class Handler(BaseHTTPRequestHandler):
    """One call: forwarded, or gone wrong as the line says."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Forward it, unless it is the one that goes wrong."""
        line: Line = self.server.line  # type: ignore[attr-defined]
        fault = line.fault_of(self.command, self.path)
        fault(self) if fault else self.forward()

    do_POST = do_PATCH = do_GET

    def body(self) -> bytes:
        """What was sent."""
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def served(self) -> tuple[int, list[tuple[str, str]], bytes]:
        """The ERP does it, and answers here."""
        there = http.client.HTTPConnection("127.0.0.1", self.server.line.port_of_erp, timeout=10)  # type: ignore[attr-defined]
        headers = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
        there.request(self.command, self.path, self.body(), headers)
        answer = there.getresponse()
        found = answer.status, answer.getheaders(), answer.read()
        there.close()
        return found

    def forward(self) -> None:
        """The whole answer."""
        status, headers, body = self.served()
        self.answer(status, body, {name: value for name, value in headers if name in ("Date", "ETag", "Content-Type")})

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        """An answer of any kind."""
        self.send_response_only(status)
        for name, value in {**(headers or {}), "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def reset(self) -> None:
        """The connection is torn off."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing is printed."""


Fault = Callable[[Handler], None]


def says(status: int, body: Any = None, **headers: str) -> Fault:
    """The ERP answers so and does nothing."""
    text = body if isinstance(body, bytes) else json.dumps(body or {"detail": "The server's own sentence."}).encode()

    def fault(handler: Handler) -> None:
        handler.body()
        handler.answer(status, text, {name.replace("_", "-"): value for name, value in headers.items()})

    return fault


def torn_before(handler: Handler) -> None:
    """Torn off before anything was done."""
    handler.body()
    handler.reset()


def torn_during(handler: Handler) -> None:
    """Torn off while the call was being sent."""
    handler.rfile.read(1)
    handler.reset()


def torn_after(handler: Handler) -> None:
    """Done, and torn off before the answer."""
    handler.served()
    handler.reset()


def silent(handler: Handler) -> None:
    """Done, and no answer for longer than anybody waits."""
    handler.served()
    time.sleep(0.6)
    handler.close_connection = True


def cut(handler: Handler) -> None:
    """Done, and half of the answer."""
    status, _headers, body = handler.served()
    handler.send_response_only(status)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def half_json(handler: Handler) -> None:
    """Done, and an answer whose JSON ends in its middle, as if it were whole."""
    status, _headers, body = handler.served()
    handler.answer(status, body[: len(body) // 2])


def dripping(handler: Handler) -> None:
    """Done, and an answer that comes byte by byte, each just in time."""
    _status, _headers, body = handler.served()
    handler.send_response_only(200)
    handler.send_header("Content-Length", str(max(len(body), 60)))
    handler.end_headers()
    try:
        for _ in range(60):
            handler.wfile.write(b" ")
            time.sleep(0.05)
    except OSError:
        pass
    handler.close_connection = True


class Line:
    """The way to the ERP: `fault` says what happens to one kind of call, and how often (None: until it is mended)."""

    def __init__(self, port_of_erp: int, certificate: tuple[str, str] | None = None) -> None:
        self.port_of_erp = port_of_erp
        self._fault: tuple[str, Fault, int | None] | None = None
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False
        self._server.line = self  # type: ignore[attr-defined]
        self._server.handle_error = lambda *_: None  # type: ignore[assignment, method-assign]
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def fault(self, call: str, fault: Fault, times: int | None) -> None:
        """From now on."""
        with self._lock:
            self._fault = (call, fault, times)

    def mend(self) -> None:
        """Everything goes through."""
        with self._lock:
            self._fault = None

    def fault_of(self, method: str, path: str) -> Fault | None:
        """What goes wrong with this call."""
        with self._lock:
            if self._fault is None or not CALLS[self._fault[0]](method, path):
                return None
            call, fault, times = self._fault
            self._fault = None if times == 1 else (call, fault, times and times - 1)
            return fault

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """The line ends; who is connected must have let go."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
