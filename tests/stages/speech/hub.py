"""A model hub on the loopback that speaks what huggingface_hub's client asks of the real one."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

_REVISION = "0123456789abcdef0123456789abcdef01234567"


class Hub:
    """One repository with these files. Set what should go wrong; look at what was asked."""

    def __init__(self, repository: str, files: Mapping[str, bytes]) -> None:
        self.repository = repository
        self.files = dict(files)
        self.asked: list[str] = []
        """`METHOD path`, in order."""
        self.status = 200
        """Of every answer."""
        self.stall_after: int | None = None
        """Bytes of a file after which nothing more comes until `going_on` is set."""
        self.stalled = threading.Event()
        self.going_on = threading.Event()
        self.url = ""

    def description(self) -> dict[str, object]:
        return {
            "_id": "1",
            "id": self.repository,
            "modelId": self.repository,
            "sha": _REVISION,
            "private": False,
            "tags": [],
            "downloads": 0,
            "siblings": [
                {"rfilename": name, "size": len(content), "blobId": _blob(content)}
                for name, content in self.files.items()
            ],
        }

    def tree(self) -> list[dict[str, object]]:
        return [
            {"type": "file", "path": name, "size": len(content), "oid": _blob(content)}
            for name, content in self.files.items()
        ]


def _blob(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


@contextmanager
def serving(hub: Hub) -> Iterator[Hub]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(body=True)

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def _answer(self, *, body: bool) -> None:
            path = urlsplit(self.path).path
            hub.asked.append(f"{self.command} {path}")
            api = f"/api/models/{hub.repository}"
            if hub.status != 200:
                self._send(hub.status, b"{}", body=body)
            elif path in (api, f"{api}/revision/{_REVISION}", f"{api}/revision/main"):
                self._send(200, json.dumps(hub.description()).encode(), body=body)
            elif path.startswith(f"{api}/tree/"):
                self._send(200, json.dumps(hub.tree()).encode(), body=body)
            elif (name := self._file(path)) in hub.files:
                self._send(200, hub.files[name], body=body, file=True)
            else:
                self.send_response(404)
                self.send_header("X-Error-Code", "RepoNotFound")
                self.send_header("Content-Length", "0")
                self.end_headers()

        def _file(self, path: str) -> str:
            found = re.fullmatch(rf"/{re.escape(hub.repository)}/resolve/[^/]+/(.+)", path)
            return found.group(1) if found else ""

        def _send(self, status: int, content: bytes, *, body: bool, file: bool = False) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            if file:
                self.send_header("ETag", f'"{_blob(content)}"')
                self.send_header("X-Repo-Commit", _REVISION)
            else:
                self.send_header("Content-Type", "application/json")
            self.end_headers()
            if not body:
                return
            if file and hub.stall_after is not None and len(content) > hub.stall_after:
                self.wfile.write(content[: hub.stall_after])
                self.wfile.flush()
                hub.stalled.set()
                hub.going_on.wait()
                content = content[hub.stall_after :]
            self.wfile.write(content)

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    hub.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield hub
    finally:
        hub.going_on.set()
        server.shutdown()
        thread.join()
        server.server_close()
