"""The server of the editor: of the standard library, on this machine only, and gone when nobody has the page open."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any, Final

from factcheck.editor.guarding import HEADERS, RefusedRequest, guard
from factcheck.editor.shelf import Shelf
from factcheck.errors import FactcheckError
from factcheck.views.environment import asset

__all__ = ["EditorServer"]

_LARGEST: Final = 4 * 1024 * 1024
"""How many bytes a request may have: a bibliography that is pasted, and nothing that fills the memory."""

_KINDS: Final = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}

# The editor looks as the report does, so it uses the colours of the report.
_SHARED: Final = frozenset({"colours.css", "base.css"})


class EditorServer(ThreadingHTTPServer):
    """Serves the page of the editor and carries out what it asks for.

    Args:
        shelf: The files that may be edited.
        port: The port; one that is free when 0.
        idle: After how many seconds without any request the server stops; never when None. A page that is open asks every few
            seconds whether the file has changed, so this is the time since the last page was closed.
        token: The secret part of the address; made when None.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, shelf: Shelf, *, port: int = 0, idle: float | None = None, token: str | None = None) -> None:
        self.shelf = shelf
        self.token = token or secrets.token_urlsafe(24)
        self.last_asked = time.monotonic()
        self._idle = idle
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def address(self) -> str:
        """The address of the page, with its token."""
        return f"http://127.0.0.1:{self.server_port}/{self.token}/"

    def service_actions(self) -> None:
        """Stop once nobody has asked for anything for long enough."""
        super().service_actions()
        if self._idle is not None and time.monotonic() - self.last_asked > self._idle:
            # Stopping waits for the loop that this is called from, so the loop is told to end instead.
            self._BaseServer__shutdown_request = True


class _Handler(BaseHTTPRequestHandler):
    server: EditorServer
    protocol_version = "HTTP/1.1"
    server_version = "factcheck"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        self._answer_to("GET", self._file)

    def do_POST(self) -> None:
        self._answer_to("POST", self._call)

    def _answer_to(self, method: str, give: Callable[[str], tuple[str, bytes]]) -> None:
        try:
            rest = guard(method, self.path, self.headers, port=self.server.server_port, token=self.server.token)
            # Only a request that was let in keeps the server awake.
            self.server.last_asked = time.monotonic()
            kind, content = give(rest)
            self._send(200, kind, content)
        except RefusedRequest as refused:
            # What a refused request still has to say is not read, so the connection cannot be used again.
            self.close_connection = True
            self._send(refused.status, "text/plain", f"factcheck: {refused.why}\n".encode())

    def _file(self, rest: str) -> tuple[str, bytes]:
        name = rest or "index.html"
        kind = _KINDS.get(name.rpartition(".")[2])
        if kind is None or not name.replace("-", "").replace(".", "").isalnum():
            raise RefusedRequest(404, "no such file")
        if name in _SHARED:
            return kind, str(asset(name)).encode()
        try:
            return kind, files("factcheck.editor").joinpath("assets", name).read_bytes()
        except FileNotFoundError:
            raise RefusedRequest(404, "no such file") from None

    def _call(self, rest: str) -> tuple[str, bytes]:
        room, _, name = rest.partition("/")
        asked = self._asked()
        # The body is read before anything is refused here, as HTTP wants it for a connection that stays open.
        if room != "api":
            raise RefusedRequest(404, "no such call")
        try:
            answer = self.server.shelf.call(name, asked)
        except KeyError as error:
            if isinstance(error, FactcheckError):
                answer = {"refused": {"findings": [{"code": "", "message": str(error), "hint": "", "where": ""}]}}
            else:
                raise RefusedRequest(404, "no such call") from error
        except FactcheckError as error:
            answer = {"refused": {"findings": [{"code": "", "message": str(error), "hint": "", "where": ""}]}}
        return "application/json", json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")

    def _asked(self) -> Mapping[str, Any]:
        try:
            length = int(self.headers.get("Content-Length", ""))
        except ValueError:
            raise RefusedRequest(411, "say how long the request is") from None
        if not 0 <= length <= _LARGEST:
            raise RefusedRequest(413, f"a request has at most {_LARGEST:,} bytes")
        try:
            asked = json.loads(self.rfile.read(length))
        except (ValueError, RecursionError) as error:
            raise RefusedRequest(400, "what was sent is no JSON") from error
        if not isinstance(asked, dict):
            raise RefusedRequest(400, "what was sent is no JSON object")
        return asked

    def _send(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing: the terminal has the address, and what happens is told on the page."""
