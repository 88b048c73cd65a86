"""A trim that is stopped, and gone on with."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from recorder_app.domain.errors import Stopped
from recorder_app.stages.media import large_cut, listening, resumable
from recorder_app.stages.media.audio import RATE
from recorder_app.stages.trim import STAGE
from tests.stages.fake_context import FakeContext
from tests.stages.media.timed_films import (
    Workshop,
    speech,
    write_sound,
)
from tests.stages.trimming import job_for


@pytest.fixture(autouse=True)
def _listening_is_not_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is: what was heard is only kept where a test wants that."""
    monkeypatch.setattr(listening, "KEEP_EVERY_S", 1000.0)


def test_a_trim_is_paused_while_it_listens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    silence = np.zeros(20 * RATE, np.float32)
    path = write_sound(tmp_path / "talk.wav", np.concatenate([silence, speech(), silence]))
    job = job_for(path, tmp_path)
    whole = STAGE.run(job, FakeContext(tmp_path / "whole"))
    monkeypatch.setattr(listening, "KEEP_EVERY_S", 0.0)
    with pytest.raises(Stopped):
        STAGE.run(job, paused := FakeContext(tmp_path / "paused", stop_after=1))
    assert paused.checkpoints == [{"listening": True}]

    assert STAGE.run(job, FakeContext(tmp_path / "paused")) == whole


def test_a_trim_that_was_paused_does_not_listen_again(films: Workshop, tmp_path: Path) -> None:
    job = job_for(films("long-gop.mp4"), tmp_path)
    whole = STAGE.run(job, FakeContext(tmp_path / "whole"))
    with pytest.raises(Stopped):
        STAGE.run(job, FakeContext(tmp_path / "paused", stop_after=1))

    context = FakeContext(tmp_path / "paused")
    assert STAGE.run(job, context) == whole
    assert "Listening for silence" not in context.notes


@pytest.mark.parametrize(
    "name", ["long-gop.mp4", "fragmented.mp4", "h264.mkv", "vp9.webm", "talk.avi", "talk.ogg"]
)
def test_a_large_film_is_trimmed_on_where_it_was_paused(
    films: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """With ffmpeg, too, where the film is of a form that only it can cut."""
    job = job_for(films(name), tmp_path)
    small = FakeContext(tmp_path / "small")
    by_ffmpeg = STAGE.run(job, small)
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)
    monkeypatch.setattr(large_cut, "CHECKPOINT_EVERY_S", 0.0)
    for _ in range(2):
        with suppress(Stopped):
            STAGE.run(job, FakeContext(tmp_path / "large", stop_after=1))

    context = FakeContext(tmp_path / "large")
    assert STAGE.run(job, context) == by_ffmpeg
    assert "Listening for silence" not in context.notes
    assert [each.suffix for each in context.out.iterdir()] == [Path(name).suffix]
    assert context.fractions == sorted(context.fractions)
    assert context.said[-len(small.said) :] == small.said
    at_a_stretch = [said for said in context.said if "at a stretch" in said]
    assert len(at_a_stretch) == (1 if name == "talk.ogg" else 0)


def test_what_is_cut_at_a_stretch_is_paused_while_little_is_repeated(
    films: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = job_for(films("talk.avi"), tmp_path)
    whole = STAGE.run(job, FakeContext(tmp_path / "whole"))
    monkeypatch.setattr(resumable, "_ASK_EVERY_S", 0.0)
    with pytest.raises(Stopped):
        STAGE.run(job, FakeContext(tmp_path / "paused", stop_after=2))
    with pytest.raises(Stopped):
        STAGE.run(job, FakeContext(tmp_path / "paused", stop_after=1))
    assert not any((tmp_path / "paused" / "out").iterdir())

    # When much would be repeated, it goes on.
    monkeypatch.setattr(resumable, "MOST_REPEATED_S", 0.0)
    assert STAGE.run(job, FakeContext(tmp_path / "paused", stop_after=1)) == whole
