"""A server that we did not write takes the upload sessions: `@uploadx/core`, which PeerTube uses too.

https://github.com/kukhariev/node-uploadx. npm installs it from the committed lock file into a cache
folder. Behind it stand our own servers, for what is no upload.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from tests.servers.films import Content
from tests.servers.google_drive import GoogleDriveServer
from tests.servers.loopback import Loopback, Reply, Request, Route
from tests.servers.peertube import PeerTubeServer
from tests.servers.resumable import Session, Sessions
from tests.servers.youtube import YouTubeServer

_HERE = Path(__file__).with_name("uploadx")
_INSTALL_S = 60.0
_LEAST_NODE = (20, 19)
_COMMAND = ("npm", "ci", "--omit=optional", "--no-audit", "--no-fund", "--ignore-scripts")


class NotThere(Exception):
    """Why `@uploadx/core` can't be had on this machine."""


def install(cache: Path) -> Path:
    """The folder of its modules below `cache`, where they are installed once. Raises `NotThere`."""
    if not shutil.which("npm") or not shutil.which("node"):
        raise NotThere("npm is not there")
    if _node_version() < _LEAST_NODE:
        raise NotThere("node is older than 20.19")
    lock = (_HERE / "package-lock.json").read_bytes()
    modules = cache / "node_modules"
    installed = cache / "installed"
    if installed.exists() and installed.read_bytes() == lock:
        return modules
    for name in ("package.json", "package-lock.json"):
        shutil.copy(_HERE / name, cache / name)
    try:
        subprocess.run(_COMMAND, cwd=cache, check=True, timeout=_INSTALL_S, capture_output=True)
    except (subprocess.SubprocessError, OSError):
        raise NotThere("npm can't reach its registry") from None
    installed.write_bytes(lock)
    return modules


def _node_version() -> tuple[int, ...]:
    said = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout
    return tuple(map(int, re.findall(r"\d+", said)))


class BehindUploadx(Loopback):
    """Is told of films that are complete, as often as somebody asks about them."""

    sessions: Sessions

    def __init__(self) -> None:
        super().__init__()
        self.front: str | None = None
        self._published: dict[str, Any] = {}

    @property
    def origin(self) -> str:
        """Of the server that stands in front, once it does."""
        return self.front or super().origin

    def refusal(self, request: Request) -> Reply | None:
        return None if request.operation == "published" else super().refusal(request)

    def _publish(self, request: Request) -> Reply:
        told = request.json()
        with self.lock:
            if told["id"] not in self._published:
                content = Content()
                content.append(Path(told["path"]).read_bytes())
                session = Session(told["id"], content.size, told["metadata"], {}, content)
                self._published[told["id"]] = self.sessions.publish(session).body
            return Reply(200, self._published[told["id"]])

    PUBLISHED = Route("POST", "/published", "published", _publish, below_root=False)


class YouTubeBehindUploadx(BehindUploadx, YouTubeServer):
    upload_path: ClassVar[str] = "/upload/youtube/v3/videos"
    routes: ClassVar[tuple[Route, ...]] = (*YouTubeServer.routes, BehindUploadx.PUBLISHED)


class GoogleDriveBehindUploadx(BehindUploadx, GoogleDriveServer):
    upload_path: ClassVar[str] = "/upload/drive/v3/files"
    routes: ClassVar[tuple[Route, ...]] = (*GoogleDriveServer.routes, BehindUploadx.PUBLISHED)


class PeerTubeBehindUploadx(BehindUploadx, PeerTubeServer):
    upload_path: ClassVar[str] = "/api/v1/videos/upload-resumable"
    routes: ClassVar[tuple[Route, ...]] = (*PeerTubeServer.routes, BehindUploadx.PUBLISHED)


Behind = YouTubeBehindUploadx | GoogleDriveBehindUploadx | PeerTubeBehindUploadx
BEHIND: dict[str, type[Behind]] = {
    "youtube": YouTubeBehindUploadx,
    "google_drive": GoogleDriveBehindUploadx,
    "peertube": PeerTubeBehindUploadx,
}


@contextmanager
def serving(name: str, modules: Path, directory: Path) -> Iterator[Behind]:
    """The platform of that name, its uploads taken by `@uploadx/core` and kept in `directory`."""
    directory.mkdir()
    with BEHIND[name]() as behind:
        process = subprocess.Popen(
            [
                "node",
                str(_HERE / "server.cjs"),
                behind.origin,
                str(directory),
                behind.root + behind.upload_path,
            ],
            env=os.environ | {"NODE_PATH": str(modules)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        with process:
            try:
                assert process.stdout
                behind.front = f"http://127.0.0.1:{int(process.stdout.readline())}"
                yield behind
            finally:
                process.kill()
