"""A threaded HTTP/1.1 server on loopback, raw enough to break off at any byte."""

from __future__ import annotations

import json
import os
import re
import socket
import socketserver
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from io import BufferedIOBase
from typing import Any, ClassVar, Self
from unittest.mock import patch
from urllib.parse import parse_qsl, urlsplit

from tests.servers.script import Fault, Script, Step

PIECE_BYTES = 256 * 1024


class HangUp(Exception):
    """Break the connection now."""


class FallSilent(Exception):
    """Say nothing more on this connection."""


class Answered(Exception):
    """Answer so, and break the connection."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


@dataclass(frozen=True)
class Reply:
    status: int = 200
    body: Any = b""
    """Bytes, or what is to be sent as JSON."""
    headers: Mapping[str, str] = field(default_factory=dict)

    def encode(self) -> tuple[bytes, bytes]:
        """Head and body."""
        plain = isinstance(self.body, bytes)
        body: bytes = self.body if plain else json.dumps(self.body).encode()
        phrase = "Resume Incomplete" if self.status == 308 else _phrase(self.status)
        headers = {"Content-Length": str(len(body))}
        if not plain:
            headers["Content-Type"] = "application/json; charset=UTF-8"
        lines = [f"{name}: {value}" for name, value in (headers | dict(self.headers)).items()]
        head = "\r\n".join([f"HTTP/1.1 {self.status} {phrase}", *lines, "", ""])
        return head.encode(), body


def _phrase(status: int) -> str:
    with suppress(ValueError):
        return HTTPStatus(status).phrase
    return "Client Closed Request" if status == 499 else "Unknown"


@dataclass
class Request:
    method: str
    target: str
    headers: Mapping[str, str]
    """Names in lower case."""
    operation: str = ""
    """Its name in the server's script; empty for what the server doesn't know."""
    received: int = 0
    """Bytes of the body that have arrived so far."""
    step: Step = field(default_factory=lambda: Step(Fault.NONE))
    content: bytes = b""
    """The body, where the operation has read it whole."""
    _stream: Iterator[bytes] = field(default_factory=lambda: iter(()), repr=False)

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))

    @property
    def length(self) -> int | None:
        """The body's announced length; None where it is sent in chunks."""
        if "chunked" in self.headers.get("transfer-encoding", ""):
            return None
        return int(self.headers.get("content-length", 0))

    def pieces(self) -> Iterator[bytes]:
        """The body as it arrives. Raises where the script has it end."""
        stop = self.step.after if self.step.fault in _STOPPING else None
        for piece in self._stream:
            if stop is not None and self.received + len(piece) >= stop:
                kept = piece[: stop - self.received]
                self.received = stop
                if kept:
                    yield kept
                self._stop()
            self.received += len(piece)
            yield piece
        if stop is not None:
            self._stop()

    def _stop(self) -> None:
        if self.step.fault is Fault.STALL:
            raise FallSilent
        if self.step.fault is Fault.EARLY_ANSWER:
            raise Answered(Reply(self.step.status, self.step.body, self.step.headers))
        raise HangUp

    def read(self) -> bytes:
        self.content += b"".join(self.pieces())
        return self.content

    def json(self) -> dict[str, Any]:
        content = self.read()
        value: dict[str, Any] = json.loads(content) if content else {}
        return value

    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.read().decode(), keep_blank_values=True))


_STOPPING = {Fault.CUT, Fault.STALL, Fault.EARLY_ANSWER}

Operation = Callable[[Any, Request], Reply]


@dataclass(frozen=True)
class Route:
    """`path` is a pattern below the server's root; `name` is the operation's in the script."""

    method: str
    path: str
    name: str
    does: Operation
    below_root: bool = True


class Loopback:
    """`with Server() as server:`. Subclasses name their `routes`."""

    routes: ClassVar[tuple[Route, ...]] = ()

    def __init__(self, *, root: str = "") -> None:
        """`root`: a path that everything stands below."""
        self.root = root
        self.script = Script()
        self.requests: list[Request] = []
        self.lock = threading.RLock()
        self.closing = threading.Event()
        self._connections: set[socket.socket] = set()
        self._direct = patch.dict(os.environ, NO_PROXY="127.0.0.1", no_proxy="127.0.0.1")

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def api_root(self) -> str:
        return self.origin + self.root

    def asked(self, operation: str) -> list[Request]:
        """The requests of that kind, in the order in which they came."""
        with self.lock:
            return [each for each in self.requests if each.operation == operation]

    @property
    def strays(self) -> list[str]:
        """What was asked that the platform doesn't know."""
        with self.lock:
            return [f"{each.method} {each.path}" for each in self.requests if not each.operation]

    @property
    def connections(self) -> int:
        """How many are open now."""
        with self.lock:
            return len(self._connections)

    def __enter__(self) -> Self:
        self._direct.start()
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            wbufsize = -1
            rbufsize = PIECE_BYTES
            disable_nagle_algorithm = True

            def handle(self) -> None:
                outer._converse(self.connection, self.rfile, self.wfile)

            def finish(self) -> None:
                with suppress(OSError, ValueError):
                    super().finish()

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = False
            request_queue_size = 64

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}
        )
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        with self.lock:
            for connection in self._connections:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self._server.server_close()
        self._thread.join()
        self._direct.stop()

    def _converse(
        self, connection: socket.socket, rfile: BufferedIOBase, wfile: BufferedIOBase
    ) -> None:
        with self.lock:
            self._connections.add(connection)
        try:
            while not self.closing.is_set() and self._exchange(rfile, wfile):
                pass
        except HangUp:
            linger = struct.pack("ii", 1, 0)
            with suppress(OSError):
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        except FallSilent:
            self._wait_for_end(connection)
        except OSError:
            pass  # The client has gone.
        finally:
            with self.lock:
                self._connections.discard(connection)

    def _wait_for_end(self, connection: socket.socket) -> None:
        """Until the test is over, or the client has closed its end with nothing more in between."""
        with suppress(OSError):
            connection.settimeout(0.02)
            while not self.closing.is_set():
                with suppress(TimeoutError):
                    if not connection.recv(1, socket.MSG_PEEK):
                        return
                    self.closing.wait(0.02)

    def _exchange(self, rfile: BufferedIOBase, wfile: BufferedIOBase) -> bool:
        """One request and its answer. False where no other can follow."""
        first = rfile.readline()
        if not first.strip():
            return False
        method, target, _ = first.decode("latin-1").split(" ", 2)
        lines = iter(lambda: rfile.readline().decode("latin-1").strip(), "")
        headers = {
            name.lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)
        }
        request = Request(method, target, headers)
        if headers.get("expect", "").lower() == "100-continue":
            wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            wfile.flush()
        request._stream = _body(rfile, request.length)
        try:
            reply = self._answer(request)
        except Answered as early:
            self._send(wfile, early.reply)
            raise HangUp from None
        for piece in request._stream:
            request.received += len(piece)
        self._say(wfile, reply, request.step)
        return headers.get("connection", "").lower() != "close"

    def _answer(self, request: Request) -> Reply:
        route = self._route(request)
        request.operation = route.name if route else ""
        with self.lock:
            self.requests.append(request)
        if route is None:
            return self.unknown(request)
        step = request.step = self.script.take(self.kind(route, request))
        if step.fault is Fault.ANSWER:
            body = step.body(request) if callable(step.body) else step.body
            return Reply(step.status, body, step.headers)
        return self.refusal(request) or route.does(self, request)

    def _route(self, request: Request) -> Route | None:
        for route in self.routes:
            path = (self.root if route.below_root else "") + route.path
            if route.method == request.method and re.fullmatch(path, request.path):
                return route
        return None

    def refusal(self, request: Request) -> Reply | None:
        """What is answered to somebody who isn't logged in."""
        return None

    def kind(self, route: Route, request: Request) -> str:
        """The operation's name in the script; one path may stand for several."""
        return route.name

    def unknown(self, request: Request) -> Reply:
        return Reply(404, {"error": {"code": 404, "message": "Not found"}})

    def _say(self, wfile: BufferedIOBase, reply: Reply, step: Step) -> None:
        match step.fault:
            case Fault.LOSE_REPLY:
                raise HangUp
            case Fault.STALL_REPLY:
                raise FallSilent
            case Fault.ANSWER_AFTER:
                self._send(wfile, Reply(step.status, step.body, step.headers))
            case Fault.CUT_REPLY:
                head, body = reply.encode()
                wfile.write(head + body[: step.after])
                wfile.flush()
                raise HangUp
            case _:
                self._send(wfile, reply)

    def _send(self, wfile: BufferedIOBase, reply: Reply) -> None:
        head, body = reply.encode()
        wfile.write(head + body)
        wfile.flush()


def _body(rfile: BufferedIOBase, length: int | None) -> Iterator[bytes]:
    """The body's bytes as they come in. Raises `HangUp` where the client goes before its end."""
    if length is None:
        while size := int(rfile.readline().split(b";")[0] or b"0", 16):
            yield from _exactly(rfile, size)
            rfile.readline()
        rfile.readline()
    else:
        yield from _exactly(rfile, length)


def _exactly(rfile: BufferedIOBase, length: int) -> Iterator[bytes]:
    while length:
        piece = rfile.read1(min(length, PIECE_BYTES))
        if not piece:
            raise HangUp
        length -= len(piece)
        yield piece
