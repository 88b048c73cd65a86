"""A source that is no longer the one that was brought in is not taken for it, at any step."""

from __future__ import annotations

from pathlib import Path

import pytest

from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.words import SourceKind, StageType
from recorder_app.domain.work import Source, StageOutcome, UploadJob
from recorder_app.engine import child
from recorder_app.sources import local_file


@pytest.fixture
def job(tmp_path: Path) -> UploadJob:
    """The upload of a film that nothing was cut from."""
    film = tmp_path / "talk.mp4"
    film.write_bytes(b"film")
    data = {"film": str(film), "fingerprint": local_file.fingerprint(film)}
    done = {StageType.DOWNLOAD: StageOutcome(tmp_path, data)}
    return UploadJob("talk", {}, done, Source(SourceKind.FILE, str(film)), "marker")


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
