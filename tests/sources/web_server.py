"""A real web server on loopback that answers as a test has it, also as no decent server would."""

from __future__ import annotations

import os
import re
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BufferedIOBase
from pathlib import Path
from unittest.mock import patch


@dataclass(frozen=True)
class Request:
    target: str
    headers: Mapping[str, str]
    """Names in lower case."""


class Wire:
    """The server's end of one connection."""

    def __init__(self, file: BufferedIOBase, closing: threading.Event) -> None:
        self._file = file
        self._closing = closing

    def head(self, status: str, **headers: str | int) -> None:
        """The status line and headers; `Content_Type` stands for `Content-Type`."""
        lines = [f"HTTP/1.1 {status}", "Connection: close"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self._file.write("\r\n".join([*lines, "", ""]).encode())

    def send(self, content: bytes) -> None:
        self._file.write(content)

    def trickle(self, every_s: float) -> None:
        """Send one byte after another until the test or the client is over."""
        while not self._closing.wait(every_s):
            self.send(b"x")
            self._file.flush()

    def stall(self) -> None:
        """Say nothing more until the test is over."""
        self._file.flush()
        self._closing.wait()


Answer = Callable[[Request, Wire], None]


@dataclass
class WebServer:
    """`answer` is called for every request, on a thread of its own."""

    port: int
    answer: Answer
    scheme: str = "http"
    requests: list[Request] = field(default_factory=list)

    def url(self, target: str = "/talk.mp4") -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}{target}"


CERTIFICATE = Path(__file__).with_name("loopback.pem")
"""Key and certificate for 127.0.0.1, signed by itself and made for these tests only."""


@contextmanager
def serving(answer: Answer, *, secure: bool = False) -> Iterator[WebServer]:
    """Serve until the block ends; a proxy that the environment names is left aside meanwhile."""
    closing = threading.Event()

    class Handler(socketserver.StreamRequestHandler):
        wbufsize = -1

        def handle(self) -> None:
            first, *lines = iter(lambda: self.rfile.readline().decode().strip(), "")
            headers = dict(line.split(": ", 1) for line in lines)
            request = Request(first.split()[1], {k.lower(): v for k, v in headers.items()})
            web.requests.append(request)
            try:
                web.answer(request, Wire(self.wfile, closing))
                self.wfile.flush()
            except (BrokenPipeError, ConnectionResetError):
                pass  # The client has heard enough.

        def finish(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):
                super().finish()

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = False

    direct = patch.dict(os.environ, NO_PROXY="127.0.0.1", no_proxy="127.0.0.1")
    with direct, Server(("127.0.0.1", 0), Handler) as server:
        web = WebServer(server.server_address[1], answer, "https" if secure else "http")
        if secure:
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(CERTIFICATE)
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield web
        finally:
            closing.set()
            server.shutdown()
            thread.join()


@dataclass
class Shelf:
    """Answers with `content` as a proper server does, or with one thing wrong."""

    content: bytes
    etag: str | None = '"first"'
    ranges: bool = True
    cut_at: int | None = None
    """Break the connection once byte `cut_at` of the content would follow."""
    most: int | None = None
    """The most bytes that one answer to a range holds."""
    headers: dict[str, str | int] = field(default_factory=dict)

    def __call__(self, request: Request, wire: Wire) -> None:
        total = len(self.content)
        validators = {"ETag": self.etag} if self.etag else {}
        start = self._asked_from(request)
        if start is None:
            wire.head("200 OK", Content_Length=total, **validators, **self.headers)
            self._send(wire, 0, total)
        elif start >= total:
            wire.head("416 Range Not Satisfiable", Content_Range=f"bytes */{total}")
        else:
            end = min(total, start + self.most) if self.most else total
            span = f"bytes {start}-{end - 1}/{total}"
            length = end - start
            wire.head(
                "206 Partial Content", Content_Range=span, Content_Length=length, **validators
            )
            self._send(wire, start, end)

    def _asked_from(self, request: Request) -> int | None:
        asked = re.fullmatch(r"bytes=(\d+)-", request.headers.get("range", ""))
        known = request.headers.get("if-range") in {self.etag, self.headers.get("Last_Modified")}
        return int(asked[1]) if asked and self.ranges and known else None

    def _send(self, wire: Wire, start: int, end: int) -> None:
        wire.send(self.content[start : end if self.cut_at is None else min(end, self.cut_at)])


def answering(status: str, **headers: str | int) -> Answer:
    """Answers everything with that status and no content."""

    def answer(request: Request, wire: Wire) -> None:
        wire.head(status, Content_Length=0, **headers)

    return answer
