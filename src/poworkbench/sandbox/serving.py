"""HTTP/1.1 on loopback: sockets on one side, requests and answers on the other."""

from __future__ import annotations

import hmac
import json
import socketserver
import sqlite3
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from poworkbench.sandbox import control, routes
from poworkbench.sandbox.answers import Answer, Problem, Request
from poworkbench.sandbox.faults import Fault, Faults
from poworkbench.sandbox.store import Store

_LARGEST_BODY = 32 * 1024 * 1024


class SandboxServer(ThreadingHTTPServer):
    """The listening socket and what the calls share."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"
    request_queue_size = 64

    def __init__(self, port: int, store: Store, token: str) -> None:
        self.store = store
        self.token = token
        self.faults = Faults()
        self.stopping = threading.Event()
        super().__init__(("127.0.0.1", port), Handler)

    def server_bind(self) -> None:
        """Bind without asking a name server who we are, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller that hung up is no news; anything else is."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Handler(BaseHTTPRequestHandler):
    """One connection; answers leave in one packet, so that a kept connection does not wait for acknowledgements."""

    server: SandboxServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "PoWorkbenchSandbox", ""
    timeout = 300
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Serve a read."""
        self._serve()

    def do_POST(self) -> None:
        """Serve a write."""
        self._serve()

    def do_PATCH(self) -> None:
        """Serve a write."""
        self._serve()

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The Date header goes by the ERP's own clock."""
        return super().date_time_string(self.server.store.now().timestamp() if timestamp is None else timestamp)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Stay quiet: nothing of a call is written down but its write."""

    def _serve(self) -> None:
        try:
            request = self._request()
        except Problem as problem:
            self.close_connection = True
            self._send(problem.answer())
            return
        if request is not None:
            self._answered(request)

    def _request(self) -> Request | None:
        """The call, read whole; None where it ended too early."""
        length = self.headers.get("Content-Length", "0")
        if not (length.isascii() and length.isdigit()):
            raise Problem(400, "Content-Length is not a number.")
        if int(length) > _LARGEST_BODY:
            raise Problem(413, "The body is larger than 32 MB.")
        body = self.rfile.read(int(length))
        if len(body) < int(length):
            self.close_connection = True
            return None
        parts = urlsplit(self.path)
        path = tuple(unquote(part) for part in parts.path.split("/")[1:])
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        return Request(self.command, path, query, {n.lower(): v for n, v in self.headers.items()}, body)

    def _answered(self, request: Request) -> None:
        ours = request.path[0] == "_sandbox"
        fault = None if ours else self.server.faults.hit(writes=request.writes)
        if fault is not None and fault.name == "down":
            self.close_connection = True
            return
        if fault is not None and fault.name == "slow":
            self.server.stopping.wait(fault.seconds)
        answer = _refusal(fault) or self._done(request)
        self._send(answer, cut=None if fault is None or fault.name != "cut" else request)

    def _done(self, request: Request) -> Answer:
        try:
            self._let_in(request)
            if request.path[0] == "_sandbox":
                return control.answer(request, self.server.store, self.server.faults)
            return routes.answer(request, self.server.store)
        except Problem as problem:
            return problem.answer()
        except sqlite3.Error as error:
            return Problem(500, f"The sandbox's database: {error}.").answer()

    def _let_in(self, request: Request) -> None:
        given = request.headers.get("authorization", "").encode()
        if not hmac.compare_digest(given, f"Bearer {self.server.token}".encode()):
            raise Problem(401, "The token is missing or wrong.", WWW_Authenticate="Bearer")

    def _send(self, answer: Answer, *, cut: Request | None = None) -> None:
        """Send an answer; `cut` breaks the connection after a write was done, or in the middle of a read's answer."""
        if cut is not None:
            self.close_connection = True
            if cut.writes:
                return
        body = json.dumps(answer.value, ensure_ascii=False).encode()
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body if cut is None else body[: len(body) // 2])


def _refusal(fault: Fault | None) -> Answer | None:
    match fault:
        case Fault(name="busy"):
            return Problem(429, "Too many calls.", Retry_After=f"{fault.seconds:.0f}").answer()
        case Fault(name="error"):
            return Problem(500, "Something went wrong here.").answer()
    return None
