"""Our uploads against `@uploadx/core`, a server of the same protocol that we did not write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from recorder_app import platforms
from tests.platforms.finished_recording import FinishedRecording
from tests.platforms.uploading_child import UploadingChild
from tests.servers import uploadx_server
from tests.servers.uploadx_server import Behind

pytestmark = pytest.mark.uploadx

FILM = Random(5).randbytes(3 * 1024 * 1024 + 17)
BYTES_PER_S = 4 * 1024 * 1024
"""Slow enough to be killed on the way."""


@pytest.fixture(scope="session")
def modules(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    cache = getattr(request.config, "cache", None)
    folder = cache.mkdir("uploadx") if cache else tmp_path_factory.mktemp("uploadx")
    try:
        return uploadx_server.install(folder)
    except uploadx_server.NotThere as reason:
        pytest.skip(str(reason))


@pytest.fixture(params=["youtube", "google_drive", "peertube"])
def server(request: pytest.FixtureRequest, modules: Path, tmp_path: Path) -> Iterator[Behind]:
    with uploadx_server.serving(request.param, modules, tmp_path / "arrived") as found:
        yield found


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    """Of the platform that `server` stands for."""
    return str(request.node.callspec.params["server"])


@pytest.fixture
def child(name: str, server: Behind, tmp_path: Path) -> UploadingChild:
    recording = FinishedRecording(tmp_path / "recording", film=FILM)
    job = recording.uploading({"title": "{{ title }}"})
    return UploadingChild(name, job, server.credentials(), tmp_path / "attempt")


def arrived(tmp_path: Path) -> int:
    """Bytes of the film that the server has on its disk."""
    sizes = [each.stat().st_size for each in (tmp_path / "arrived").iterdir() if each.is_file()]
    return max(sizes, default=0)


def test_upload(server: Behind, child: UploadingChild) -> None:
    ended = child.finish()
    assert ended["say"] == "uploaded", ended
    assert [each.bytes for each in server.films] == [FILM]


def test_kill_and_resume(server: Behind, child: UploadingChild, tmp_path: Path) -> None:
    child.kill_at(0.5, bytes_per_s=BYTES_PER_S)
    assert server.films == []
    had = arrived(tmp_path)
    assert had > len(FILM) / 4

    with child.attempt() as worker:
        said = list(worker.messages())
    fractions = [each["fraction"] for each in said if each["say"] == "progress"]
    assert fractions[0] >= 0.25
    assert said[-1]["say"] == "uploaded", said[-1]
    assert [each.bytes for each in server.films] == [FILM]


def test_cancel(name: str, server: Behind, child: UploadingChild, tmp_path: Path) -> None:
    child.kill_at(0.4, bytes_per_s=BYTES_PER_S)
    assert arrived(tmp_path)

    platforms.load(name).abandon(child.checkpoint, child.context())

    assert not arrived(tmp_path)
    assert server.films == []
    # What is gone already is no failure.
    platforms.load(name).abandon(child.checkpoint, child.context())
