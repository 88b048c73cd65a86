from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recorder_app.domain.errors import NeedsUser, Permanent, Stopped, Transient
from recorder_app.domain.words import Lane, SourceKind, StageType, WaitKind
from recorder_app.domain.work import Done, Source, StageJob, StageOutcome
from recorder_app.sources.local_file import same
from recorder_app.stages import load
from tests.sources.web_server import Shelf, serving
from tests.stages.fake_context import FakeContext

Samples = Callable[[str], Path]

FACTS = {
    "film", "duration_s", "size_bytes", "container", "has_video", "has_audio", "audio_tracks",
    "width", "height", "fingerprint",
}  # fmt: skip


@pytest.fixture
def context(tmp_path: Path) -> FakeContext:
    return FakeContext(tmp_path / "attempt")


def _run(kind: SourceKind, location: object, context: FakeContext) -> dict[str, Any]:
    source = Source(kind, str(location))
    settings = {"growing_quiet_s": 0.3}
    job = StageJob("Talk", source, settings, done={}, home=context.folder / "home")
    done = load(StageType.DOWNLOAD).run(job, context)
    assert isinstance(done, Done)
    return dict(done.data)


def test_what_it_declares() -> None:
    stage = load(StageType.DOWNLOAD)
    assert (stage.type, stage.lane) == (StageType.DOWNLOAD, Lane.NETWORK)
    assert stage.resumable


def test_a_local_file_stays_where_it_is(samples: Samples, context: FakeContext) -> None:
    film = samples("talk.mp4")

    data = _run(SourceKind.FILE, film, context)

    assert data.keys() == FACTS
    assert data["film"] == str(film)
    assert data["size_bytes"] == film.stat().st_size
    assert (data["width"], data["height"]) == (320, 180)
    assert same(data["fingerprint"], film)
    assert list(context.out.iterdir()) == []
    assert context.fractions[-1] == 1.0


@pytest.mark.parametrize(
    ("name", "has_video", "has_audio"),
    [("no-sound.mp4", True, False), ("talk.m4a", False, True), ("talk.webm", True, True)],
)
def test_sound_and_picture_are_told(
    samples: Samples, context: FakeContext, name: str, has_video: bool, has_audio: bool
) -> None:
    data = _run(SourceKind.FILE, samples(name), context)

    assert (data["has_video"], data["has_audio"]) == (has_video, has_audio)


def test_a_file_that_is_copied_here_is_not_ready(
    samples: Samples, tmp_path: Path, context: FakeContext
) -> None:
    whole = samples("talk.mp4").read_bytes()
    copy = tmp_path / "copy.mp4"
    copy.write_bytes(whole[:1000])
    stop = threading.Event()

    def copying() -> None:
        with copy.open("ab", buffering=0) as file:
            for at in range(1000, len(whole), 10):
                if stop.wait(0.02):
                    break
                file.write(whole[at : at + 10])

    writer = threading.Thread(target=copying)
    writer.start()
    try:
        with pytest.raises(NeedsUser, match=r"“copy\.mp4” is still being written") as caught:
            _run(SourceKind.FILE, copy, context)
    finally:
        stop.set()
        writer.join()
    assert caught.value.kind is WaitKind.SOURCE


def test_a_finished_copy_is_taken_after_a_moment(
    samples: Samples, tmp_path: Path, context: FakeContext
) -> None:
    copy = tmp_path / "Лекция №1 — 100%.mp4"
    shutil.copyfile(samples("talk.mp4"), copy)

    assert _run(SourceKind.FILE, copy, context)["film"] == str(copy)


def test_a_missing_file_waits(tmp_path: Path, context: FakeContext) -> None:
    with pytest.raises(NeedsUser, match=r"“gone\.mp4” can't be found"):
        _run(SourceKind.FILE, tmp_path / "gone.mp4", context)


def test_a_broken_file_is_named(tmp_path: Path, context: FakeContext) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no film")
    os.utime(broken, (0, 0))
    began = time.monotonic()
    with pytest.raises(Permanent, match=r"“broken\.mp4” is not a recording"):
        _run(SourceKind.FILE, broken, context)
    assert time.monotonic() - began < 2


def test_a_lost_instant_is_said(samples: Samples, tmp_path: Path, context: FakeContext) -> None:
    whole = samples("talk.wav").read_bytes()
    cut = tmp_path / "cut.wav"
    cut.write_bytes(whole[: int(len(whole) * 0.95)])

    _run(SourceKind.FILE, cut, context)

    assert context.said == ["The last 0.1 s of the recording are missing."]


def test_a_link_is_fetched_into_the_results(samples: Samples, context: FakeContext) -> None:
    whole = samples("talk.mp4").read_bytes()
    with serving(Shelf(whole)) as web:
        data = _run(SourceKind.URL, web.url("/%D0%9B.mp4"), context)

    assert data.keys() == FACTS
    assert data["film"] == "Л.mp4"
    film = StageOutcome(context.out, data).file("film")
    assert film.read_bytes() == whole
    assert same(data["fingerprint"], film)
    assert not (context.folder / "source.partial").exists()


@pytest.mark.parametrize("target", ["/get.php?id=7", "/download", "/v1.0"])
def test_a_link_without_a_good_name(samples: Samples, context: FakeContext, target: str) -> None:
    with serving(Shelf(samples("talk.webm").read_bytes())) as web:
        film = _run(SourceKind.URL, web.url(target), context)["film"]

    assert Path(film).suffix == ".webm"


def test_a_link_goes_on_after_pause_and_crash(samples: Samples, tmp_path: Path) -> None:
    whole = samples("talk.mp4").read_bytes()
    shelf = Shelf(whole, cut_at=len(whole) // 2)
    folder = tmp_path / "attempt"
    with serving(shelf) as web:
        with pytest.raises(Transient):
            _run(SourceKind.URL, web.url(), FakeContext(folder))
        shelf.cut_at = None
        with pytest.raises(Stopped):
            _run(SourceKind.URL, web.url(), FakeContext(folder, stop_after=1))
        first = _run(SourceKind.URL, web.url(), FakeContext(folder))
        again = _run(SourceKind.URL, web.url(), FakeContext(folder))

    assert (folder / "out" / first["film"]).read_bytes() == whole
    assert again == first
    assert len(web.requests) == 2


def test_a_link_to_something_else_is_named_and_tried_anew(
    samples: Samples, context: FakeContext
) -> None:
    with serving(Shelf(b"no film" * 100)) as web:
        with pytest.raises(Permanent, match=r"“talk\.mp4” is not a recording"):
            _run(SourceKind.URL, web.url(), context)
        web.answer = Shelf(samples("talk.mp4").read_bytes(), etag='"put right"')
        assert _run(SourceKind.URL, web.url(), context)["has_video"]
