"""What a row says at a glance: its tone and the filling of its bar, for every way to stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.snapshot import Progress, Snapshot
from recorder_app.domain.words import OutputStatus, StageType, WaitKind
from recorder_app.ui.listing.bar import Fill
from recorder_app.ui.listing.row import Row
from recorder_app.ui.listing.tone import Tone
from tests.ui.fake_front import FakeFront


def _new(front: FakeFront) -> None:
    """As it was added."""


def _queued(front: FakeFront) -> None:
    front.run([1])


def _running(front: FakeFront) -> None:
    front.run([1])
    front.begin(1)


def _pausing(front: FakeFront) -> None:
    _running(front)
    front.pause([1])


def _paused(front: FakeFront) -> None:
    _pausing(front)
    front.stop(1)


def _retrying(front: FakeFront) -> None:
    _running(front)
    front.fail(1, Transient("later"))


def _needs_login(front: FakeFront) -> None:
    _running(front)
    front.fail(1, NeedsUser("Log in.", kind=WaitKind.LOGIN))


def _failed(front: FakeFront) -> None:
    _running(front)
    front.fail(1, Permanent("It is broken."))


def _ready(front: FakeFront) -> None:
    front.complete(1)


def _skipped(front: FakeFront) -> None:
    front.skip([1])


@pytest.mark.parametrize(
    ("state", "tone", "first"),
    [
        (_new, Tone.NEW, Fill.PENDING),
        (_queued, Tone.QUEUED, Fill.PENDING),
        (_running, Tone.RUNNING, Fill.RUNNING),
        (_pausing, Tone.PAUSED, Fill.RUNNING),
        (_paused, Tone.PAUSED, Fill.PENDING),
        (_retrying, Tone.WAITING, Fill.PENDING),
        (_needs_login, Tone.ATTENTION, Fill.PENDING),
        (_failed, Tone.FAILED, Fill.FAILED),
        (_ready, Tone.READY, Fill.DONE),
        (_skipped, Tone.SKIPPED, Fill.PENDING),
    ],
)
def test_tone_and_bar(
    front: FakeFront, state: Callable[[FakeFront], None], tone: Tone, first: Fill
) -> None:
    front.fill(1)
    state(front)
    row = Row(Snapshot(front.now(1)))
    assert row.tone is tone
    assert row.bar[0].fill is first
    assert [each.label for each in row.bar][-2:] == ["Subtitles", "Upload"]


def test_progress_in_words_for_a_screen_reader(front: FakeFront) -> None:
    front.fill(1)
    _running(front)
    row = Row(Snapshot(front.now(1), {StageType.DOWNLOAD: Progress(0.45)}))
    assert row.progress_text == "0 of 6 done, Download 45%"
    front.finish(1, duration_s=3725.0)
    row = Row(Snapshot(front.now(1)))
    assert row.progress_text == "1 of 6 done"
    assert row.duration_text == "1:02:05"


def test_what_runs_says_how_many_of_its_uploads_need_a_person(front: FakeFront) -> None:
    front.fill(1)
    recording = front.now(1)
    (upload,) = recording.outputs
    uploading = replace(upload, status=OutputStatus.UPLOADING, in_run=True)
    failed = [replace(upload, id=each, status=OutputStatus.FAILED) for each in (2, 3)]
    said = [
        Row(Snapshot(replace(recording, outputs=(uploading, *failed[:number])))).status_text
        for number in range(3)
    ]
    assert said == [
        "Uploading to Folder",
        "Uploading to Folder. One upload needs you.",
        "Uploading to Folder. 2 uploads need you.",
    ]
