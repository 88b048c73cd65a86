"""A source that is no longer the one that was brought in is not taken for it, at any step."""

from __future__ import annotations

import math
import os
import struct
import wave
from datetime import UTC, datetime
from pathlib import Path

import pytest

from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.words import SourceKind, StageType
from recorder_app.domain.work import Source, StageOutcome, UploadJob
from recorder_app.engine.children import child
from recorder_app.engine.children.worker import CHILD_MODULE
from recorder_app.engine.events import Event, RecordingsChanged
from recorder_app.sources import local_file
from tests.engine.bench import running

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
RATE = 16_000
LONG_AGO = 1e9
"""A file that has just changed may still be growing."""


@pytest.fixture
def job(tmp_path: Path) -> UploadJob:
    """The upload of a film that nothing was cut from."""
    film = tmp_path / "talk.mp4"
    film.write_bytes(b"film")
    data = {"film": str(film), "fingerprint": local_file.fingerprint(film)}
    done = {StageType.DOWNLOAD: StageOutcome(tmp_path, data)}
    return UploadJob("talk", {}, done, Source(SourceKind.FILE, str(film)), "marker", NOW)


def test_the_same_film_is_uploaded(job: UploadJob) -> None:
    child._refuse_changed_source(job)
    broken = Transient("The connection was lost.")
    assert child._blamed(broken, job) is broken


def test_another_film_is_refused_and_blamed(job: UploadJob) -> None:
    job.film.write_bytes(b"another")
    with pytest.raises(Permanent, match=r"has changed since it was brought in\. Reset it"):
        child._refuse_changed_source(job)
    assert isinstance(child._blamed(Transient("ffmpeg failed."), job), Permanent)


def test_a_film_that_is_gone_is_waited_for(job: UploadJob) -> None:
    job.film.unlink()
    blamed = child._blamed(Permanent("ffmpeg failed."), job)
    assert isinstance(blamed, NeedsUser)
    assert blamed.kind == "source"


def sing(path: Path, seconds: float, changed: float = LONG_AGO) -> None:
    """A recording of one tone, in which there is nothing to trim."""
    samples = (
        round(8000 * math.sin(2 * math.pi * 440 * number / RATE))
        for number in range(round(RATE * seconds))
    )
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", each) for each in samples))
    os.utime(path, (changed, changed))


@pytest.mark.parametrize("stage", [StageType.TRIM, StageType.TRANSCRIBE])
def test_a_stage_does_not_begin_on_another_film(tmp_path: Path, stage: StageType) -> None:
    film = tmp_path / "talk.wav"
    sing(film, 3)
    place = list(StageType).index(stage)

    def change(event: Event) -> None:
        # Called with the commit of the stage before, and so before this one begins.
        if isinstance(event, RecordingsChanged):
            (snapshot,) = event.snapshots
            if snapshot.recording.stages[place - 1].done:
                sing(film, 4, LONG_AGO + 1)

    with running(tmp_path / "home", child_module=CHILD_MODULE) as bench:
        bench.engine.subscribe(change)
        (added,) = bench.engine.add([str(film)])
        bench.engine.run([added.recording.id])
        failed = bench.until_closed(added.recording.id)["stages"][place]
        assert (failed["type"], failed["status"]) == (stage.value, "FAILED")
        assert "has changed since it was brought in. Reset it" in failed["error"]
        assert failed["attempts"] == 1


def test_what_has_changed_before_it_is_brought_in_is_taken_as_it_is(tmp_path: Path) -> None:
    film = tmp_path / "talk.wav"
    sing(film, 3)
    with running(tmp_path / "home", child_module=CHILD_MODULE) as bench:
        (added,) = bench.engine.add([str(film)])
        id_ = added.recording.id
        sing(film, 4, LONG_AGO + 1)
        bench.engine.run([id_])
        brought = bench.until_recording(
            id_, lambda each: each["stages"][0]["status"] == "COMPLETED"
        )
        bench.engine.cancel([id_])
        assert brought["duration_s"] == pytest.approx(4, abs=0.01)
        told = [entry.text for entry in bench.engine.journal(id_)]
        assert "“talk.wav” has changed since it was added: it is brought in as it is now." in told
        identity = bench.snapshot(id_).recording.identity
        assert identity["size_bytes"] == film.stat().st_size
        assert identity["mtime_ns"] == film.stat().st_mtime_ns
