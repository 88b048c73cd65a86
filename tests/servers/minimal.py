"""The least that each platform's server can be: what an upload needs, and nothing that is only of use.

Written on the standard library's own server, so that it answers as other people's servers do:
in HTTP/1.0 or 1.1, closing or not, in one piece or in chunks.
"""

from __future__ import annotations

import json
import threading
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar, Self
from urllib.parse import parse_qs, urlsplit

from tests.servers.films import Content

ACCESS_TOKEN = "minimal-access-token"


@dataclass(frozen=True)
class Manners:
    """How a server answers, where the documents leave it open."""

    missing: int = 404
    """For what it doesn't know."""
    done: int = 200
    """For the end of an upload."""
    names_film: bool = True
    """Whether that answer has a body."""
    names_again: bool = True
    """Whether who asks about a finished session is told its film."""
    range_form: str = "bytes=0-{}"
    location: str = "{path}?{query}"
    """Of a session."""
    keeps_bytes: int = 1
    """It keeps a multiple of this of each chunk but the last."""
    protocol: str = "HTTP/1.1"
    closes: bool = False
    says_so: bool = True
    """Whether it announces that it closes."""
    chunked: bool = False


@dataclass
class Answer:
    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


class MinimalServer(ABC):
    """`with Server(manners) as server:`. Subclasses answer by `answer`."""

    root: ClassVar[str] = "/root"

    def __init__(self, manners: Manners | None = None) -> None:
        self.manners = manners or Manners()
        self.films: list[bytes] = []
        self.asked: list[str] = []
        """Method and path of each request, in their order."""
        self.tokens: set[str] = {ACCESS_TOKEN}

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def credentials(self) -> dict[str, Any]:
        return {"access_token": ACCESS_TOKEN, "api_root": self.origin + self.root}

    def __enter__(self) -> Self:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    @abstractmethod
    def answer(self, request: BaseHTTPRequestHandler, body: bytes) -> Answer: ...

    def publish(self, film: bytes) -> None:
        self.films.append(film)


class ResumableServer(MinimalServer):
    """`upload_path` opens a session and takes its chunks. Nothing else is there."""

    upload_path: ClassVar[str]
    opened: ClassVar[int] = 200

    def __init__(self, manners: Manners | None = None) -> None:
        super().__init__(manners)
        self.announced: dict[str, Any] = {}
        self.queries: dict[str, list[str]] = {}
        self._content = Content()
        self._done = False
        self.breaks_after: int | None = None
        """The connection breaks once, when so many bytes are there."""

    @abstractmethod
    def film(self) -> Any:
        """What the end of an upload is answered."""

    def answer(self, request: BaseHTTPRequestHandler, body: bytes) -> Answer:
        target = urlsplit(request.path)
        if request.headers["Authorization"] != f"Bearer {ACCESS_TOKEN}":
            return Answer(401)
        if target.path != self.root + self.upload_path:
            return Answer(self.manners.missing)
        if request.command == "POST":
            self.announced = json.loads(body)
            self.queries = parse_qs(target.query)
            address = self.manners.location.format(
                origin=self.origin, path=target.path, query="upload_id=session"
            )
            return Answer(self.opened, headers={"location": address})
        if request.command == "PUT":
            return self._put(request.headers["Content-Range"], body)
        return Answer(self.manners.missing)

    def _put(self, content_range: str, body: bytes) -> Answer:
        place, _, total = content_range.removeprefix("bytes ").partition("/")
        if self._done:
            return self._finished(named=self.manners.names_again)
        if place != "*":
            start = int(place.split("-")[0])
            if start != self._content.size:
                return Answer(400)
            whole = start + len(body) == int(total)
            dropped = 0 if whole else len(body) % self.manners.keeps_bytes
            self._content.append(body[: len(body) - dropped])
        if self.breaks_after is not None and self._content.size >= self.breaks_after:
            self.breaks_after = None
            raise ConnectionAbortedError
        if self._content.size == int(total):
            self._done = True
            self.publish(bytes(self._content))
            return self._finished(named=self.manners.names_film)
        have = self._content.size
        return Answer(
            308, headers={"range": self.manners.range_form.format(have - 1)} if have else {}
        )

    def _finished(self, *, named: bool) -> Answer:
        return Answer(self.manners.done, self.film() if named else None)


class MinimalYouTube(ResumableServer):
    upload_path = "/upload/youtube/v3/videos"

    def film(self) -> Any:
        return {"id": "abcdefghijk"}


class MinimalDrive(ResumableServer):
    upload_path = "/upload/drive/v3/files"
    said: ClassVar[dict[str, Any]] = {"id": "own-id"}

    def film(self) -> Any:
        return self.said


class MinimalPeerTube(ResumableServer):
    root = ""
    upload_path = "/api/v1/videos/upload-resumable"
    opened = 201

    def film(self) -> Any:
        return {"video": {"id": 5, "uuid": "0b-1c", "shortUUID": "short"}}


class MinimalVk(MinimalServer):
    """`missing_error`: answered to methods that aren't there; None for an HTTP status."""

    def __init__(self, manners: Manners | None = None, *, missing_error: int | None = 3) -> None:
        super().__init__(manners)
        self._missing_error = missing_error
        self.named: dict[str, Any] = {"upload_url": "{origin}/upload"}
        """What `video.save` answers besides the ids."""

    def answer(self, request: BaseHTTPRequestHandler, body: bytes) -> Answer:
        path = urlsplit(request.path).path
        if path == f"{self.root}/method/video.save":
            named = {key: value.format(origin=self.origin) for key, value in self.named.items()}
            return Answer(200, {"response": {"owner_id": 1, "video_id": 2, **named}})
        if path == "/upload" and request.command == "POST":
            self.publish(_only_file(request.headers["Content-Type"], body))
            return Answer(200, {"size": len(self.films[-1]), "video_id": 2})
        if self._missing_error is None:
            return Answer(self.manners.missing)
        return Answer(200, {"error": {"error_code": self._missing_error, "error_msg": "No"}})


def _only_file(kind: str, body: bytes) -> bytes:
    """What stands in a form of one field."""
    boundary = kind.partition("boundary=")[2].encode()
    part = body.removeprefix(b"--" + boundary).removesuffix(b"\r\n--" + boundary + b"--\r\n")
    return part.partition(b"\r\n\r\n")[2]


def _handler(server: MinimalServer) -> type[BaseHTTPRequestHandler]:
    manners = server.manners

    class Handler(BaseHTTPRequestHandler):
        protocol_version = manners.protocol

        def handle(self) -> None:
            try:
                super().handle()
            except ConnectionError:
                self.close_connection = True

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            server.asked.append(f"{self.command} {urlsplit(self.path).path}")
            self._say(server.answer(self, body))

        def _say(self, answer: Answer) -> None:
            content = b"" if answer.body is None else json.dumps(answer.body).encode()
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if manners.chunked:
                self.send_header("Transfer-Encoding", "chunked")
                content = b"%x\r\n%s\r\n" % (len(content), content) if content else b""
                content += b"0\r\n\r\n"
            elif manners.protocol != "HTTP/1.0":
                self.send_header("Content-Length", str(len(content)))
            if manners.closes:
                self.close_connection = True
                if manners.says_so:
                    self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    return Handler
