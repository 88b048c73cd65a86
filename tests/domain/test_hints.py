"""The sentences, as a person reads them."""

from __future__ import annotations

import re

import pytest

from recorder_app.domain import decide, giving_up, hints, transitions
from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.recording import Recording
from recorder_app.domain.words import PauseMode, WaitKind
from tests.domain import given
from tests.domain.cases import Case, all_cases, build
from tests.domain.given import DOWNLOAD, NOW, TRANSCRIBE, TRIM

LOGIN = NeedsUser("Log in to Main channel.", kind=WaitKind.LOGIN)
GROWING = NeedsUser("“talk.mp4” is still being written.", kind=WaitKind.SOURCE)
DROPPED = Transient("The connection was lost.")
ENGLISH = Permanent("This model knows English only.")
REFUSED = Permanent("The folder “/talks” can't be written to.")


def transcribing(position_s: float | None = None) -> Recording:
    recording = given.through(given.run(given.new("Main channel", "Talks")), TRIM)
    recording = given.begun(recording, TRANSCRIBE)
    return transitions.checkpointed(recording, TRANSCRIBE, position_s)


def uploading(*numbers: int) -> Recording:
    recording = given.processed("Main channel", "Talks")
    for each in numbers:
        recording = given.begun(recording, each)
    return recording


def failed(recording: Recording, **errors: Exception) -> Recording:
    """With errors on stages by their type, or on outputs by `output_<id>`."""
    for name, error in errors.items():
        part = int(name[-1]) if name.startswith("output_") else TRANSCRIBE
        recording = transitions.failed(recording, part, error, NOW)
    return recording


def cancelled(recording: Recording) -> Recording:
    return giving_up.cancelled(decide.cancel(recording).recording)


STATES: list[tuple[Recording, str, str]] = [
    # recording, where it stands, what Run would do
    (given.new(), "New", "Run the whole pipeline."),
    (given.run(given.new()), "Queued", "Already in the queue. Next: downloading."),
    (
        given.begun(given.run(given.new()), DOWNLOAD),
        "Downloading",
        "Already downloading.",
    ),
    (
        given.through(given.run(given.new()), DOWNLOAD),
        "Queued",
        "Already in the queue. Next: trimming.",
    ),
    (transcribing(), "Transcribing", "Already transcribing."),
    (
        given.paused(transcribing()),
        "Pausing… transcribing",
        "Take the pause back and go on transcribing.",
    ),
    (
        transitions.stopped(given.paused(transcribing(2480.0)), TRANSCRIBE),
        "Paused in Transcribe at 41:20",
        "Continue transcribing at 41:20.",
    ),
    (
        transitions.stopped(given.paused(transcribing()), TRANSCRIBE),
        "Paused in Transcribe",
        "Continue with transcribing.",
    ),
    (
        given.paused(given.through(given.run(given.new()), DOWNLOAD)),
        "Paused before Trim",
        "Continue with trimming.",
    ),
    (decide.cancel(transcribing()).recording, "Cancelling…", "It is being cancelled."),
    (cancelled(transcribing(2480.0)), "Partly processed", "Continue with transcribing."),
    (
        failed(transcribing(2480.0), transcribe=ENGLISH),
        "Failed in Transcribe: This model knows English only.",
        "Retry transcribing at 41:20.",
    ),
    (
        failed(given.paused(transcribing(2480.0)), transcribe=ENGLISH),
        "Paused in Transcribe at 41:20, failed: This model knows English only.",
        "Retry transcribing at 41:20.",
    ),
    (
        failed(given.paused(transcribing()), transcribe=ENGLISH),
        "Paused in Transcribe, failed: This model knows English only.",
        "Retry transcribing.",
    ),
    (
        failed(transcribing(2480.0), transcribe=DROPPED),
        "Waiting: The connection was lost.",
        "Try transcribing at 41:20 now.",
    ),
    (
        given.paused(failed(transcribing(2480.0), transcribe=DROPPED)),
        "Paused in Transcribe at 41:20",
        "Continue transcribing at 41:20.",
    ),
    (uploading(), "Queued", "Already in the queue. Next: 2 uploads."),
    (uploading(1), "Uploading to Main channel", "Already uploading to Main channel."),
    (
        uploading(1, 2),
        "Uploading to Main channel and Talks",
        "Already uploading to Main channel and Talks.",
    ),
    (given.paused(uploading()), "Paused before 2 uploads", "Continue with 2 uploads."),
    (
        given.paused(uploading(1)),
        "Pausing… uploading to Main channel",
        "Take the pause back and go on uploading to Main channel.",
    ),
    (
        failed(given.paused(uploading(1)), output_1=REFUSED),
        "Paused before 2 uploads, failed: The folder “/talks” can't be written to.",
        "Retry 1 upload and start 1 more.",
    ),
    (
        failed(uploading(1, 2), output_1=LOGIN, output_2=LOGIN),
        "Waiting: Log in to Main channel.",
        "Log in to Main channel.",
    ),
    (
        given.paused(failed(uploading(1, 2), output_1=LOGIN, output_2=LOGIN)),
        "Paused before 2 uploads",
        "Take the pause back. Log in to Main channel.",
    ),
    (
        failed(uploading(1, 2), output_1=LOGIN, output_2=DROPPED),
        "Waiting: Log in to Main channel.",
        "Try 1 upload now.",
    ),
    (
        failed(uploading(1, 2), output_1=REFUSED, output_2=REFUSED),
        "Failed to upload to Main channel: The folder “/talks” can't be written to.",
        "Retry 2 uploads.",
    ),
    (cancelled(uploading(1, 2)), "Processed, not uploaded", "Start 2 uploads."),
    (
        cancelled(given.done(uploading(1, 2), 1)),
        "Partly uploaded",
        "Start 1 upload.",
    ),
    (given.ready("Talks"), "Ready", "Everything is done."),
    (decide.skip(given.new()).recording, "Skipped", "Run the whole pipeline."),
    (
        decide.skip(failed(transcribing(), transcribe=ENGLISH)).recording,
        "Skipped",
        "Retry transcribing.",
    ),
    (
        decide.skip(given.ready()).recording,
        "Skipped",
        "Take the mark to skip it away; everything is done.",
    ),
    (
        given.expired(failed(uploading(1, 2), output_1=REFUSED, output_2=REFUSED)),
        "Expired",
        "Its retention has ended and its files were removed.",
    ),
    (
        transitions.failed(given.begun(given.run(given.new()), DOWNLOAD), DOWNLOAD, GROWING, NOW),
        "Waiting: “talk.mp4” is still being written.",
        "Try downloading now.",
    ),
    (
        cancelled(
            transitions.failed(
                given.begun(given.run(given.new()), DOWNLOAD), DOWNLOAD, GROWING, NOW
            )
        ),
        "Waiting: “talk.mp4” is still being written.",
        "“talk.mp4” is still being written.",
    ),
]


@pytest.mark.parametrize(("recording", "text", "run_hint"), STATES)
def test_where_it_stands_and_what_run_would_do(
    recording: Recording, text: str, run_hint: str
) -> None:
    assert hints.status_text(recording) == text
    assert hints.run_hint(recording) == run_hint


@pytest.mark.parametrize(
    ("recording", "pause_hint", "cancel_hint"),
    [
        (
            given.new(),
            "Nothing to pause: it is not running.",
            "Nothing to cancel: it is not running.",
        ),
        (
            given.run(given.new()),
            "Pause; it keeps its place in the queue.",
            "Take it out of the queue; finished stages stay.",
        ),
        (
            transcribing(2480.0),
            "Pause transcribing at the next checkpoint; nothing is lost.",
            "Stop transcribing and discard that progress; finished stages stay.",
        ),
        (
            uploading(1),
            "Pause after uploading to Main channel.",
            "Stop uploading to Main channel and discard that progress; finished stages stay.",
        ),
        (
            uploading(1, 2),
            "Nothing to pause: what runs is the last step of the run.",
            "Stop uploading to Main channel and Talks and discard that progress; "
            "finished stages stay.",
        ),
        (
            given.paused(transcribing()),
            "It is pausing already.",
            "Stop transcribing and discard that progress; finished stages stay.",
        ),
        (
            transitions.stopped(given.paused(transcribing(2480.0)), TRANSCRIBE),
            "Already paused in Transcribe at 41:20.",
            "Close the run and discard transcribing up to 41:20; finished stages stay.",
        ),
        (
            failed(uploading(1, 2), output_1=LOGIN, output_2=LOGIN),
            "Pause; it is not tried again until it is run.",
            "Close the run; finished stages stay.",
        ),
        (
            decide.cancel(transcribing()).recording,
            "Nothing to pause: it is being cancelled.",
            "It is being cancelled already.",
        ),
    ],
)
def test_what_pause_and_cancel_would_do(
    recording: Recording, pause_hint: str, cancel_hint: str
) -> None:
    assert hints.pause_hint(recording) == pause_hint
    assert hints.cancel_hint(recording) == cancel_hint


def test_what_reset_would_do() -> None:
    assert hints.reset_hint(given.new("Talks")) == "Discard everything produced and start anew."
    assert hints.reset_hint(given.ready("Main channel", "Talks")) == (
        "Discard everything produced and start anew. "
        "Running it would publish it a second time to Main channel and Talks."
    )
    assert hints.reset_hint(transcribing()) == "It is running: pause or cancel it first."


def test_a_pause_says_of_several_uploads_which_stop_at_a_checkpoint() -> None:
    recording = uploading(1, 2).with_output(2, resumable=True)
    assert hints.pause_hint(recording) == (
        "Pause uploading to Talks at the next checkpoint; nothing is lost."
    )
    assert decide.pause(recording, PauseMode.AFTER_STAGE).outcome.message == (
        "Pausing: uploading to Main channel and Talks is finished first."
    )


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (-1, "0:00"), (59.9, "0:59"), (2480, "41:20"), (5520, "1:32:00")],
)
def test_clock(seconds: float, text: str) -> None:
    assert hints.clock(seconds) == text


def test_every_sentence_is_one() -> None:
    """Over all that can occur: a capital, a full stop, and nothing left open in between."""
    sentence = re.compile(r"[A-Z“].*\.")
    odd = re.compile(r"None|  |\.\.| 0 upload|\bis \.")
    for case in all_cases():
        for text in _sentences(case):
            assert sentence.fullmatch(text), (text, case)
            assert not odd.search(text), (text, case)
        stands = hints.status_text(build(case))
        assert stands[0].isupper(), (stands, case)
        assert not odd.search(stands), (stands, case)


def _sentences(case: Case) -> list[str]:
    recording = build(case)
    return [
        hints.run_hint(recording),
        hints.pause_hint(recording),
        hints.cancel_hint(recording),
        hints.reset_hint(recording),
        decide.pause(recording, PauseMode.CHECKPOINT).outcome.message,
        decide.cancel(recording).outcome.message,
        decide.skip(recording).outcome.message,
        decide.add_output(recording, given.output(9, "Talks"), {}, NOW).outcome.message,
    ]
