"""The command run, row by row: what is changed and what the person is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recorder_app.domain import decide, transitions
from recorder_app.domain import status as derive
from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.outcome import Word
from recorder_app.domain.recording import Recording
from recorder_app.domain.words import OutputStatus, RecordingStatus, StageStatus, WaitKind
from tests.domain import given
from tests.domain.given import DOWNLOAD, NOW, TRANSCRIBE, TRIM

LOGIN = NeedsUser("Log in to Main channel.", kind=WaitKind.LOGIN)


def run(recording: Recording) -> decide.Decision:
    return decide.run(recording, {"model": "tiny.en"}, NOW)


class TestRun:
    def test_starts_the_whole_pipeline_with_frozen_settings(self) -> None:
        decided = run(given.new("Talks"))
        assert decided.outcome.word is Word.STARTED
        assert decided.outcome.message == "Run the whole pipeline."
        opened = decided.recording.run
        assert opened is not None
        assert opened.id == decide.NEW_RUN
        assert opened.opened_at == NOW
        assert opened.settings == {"model": "tiny.en"}
        assert derive.claimable(decided.recording) == (DOWNLOAD,)
        assert decided.recording.output(1).in_run

    def test_takes_the_mark_of_a_skipped_recording_away(self) -> None:
        skipped = decide.skip(given.new()).recording
        decided = run(skipped)
        assert decided.outcome.word is Word.STARTED
        assert not decided.recording.skipped
        assert derive.claimable(decided.recording) == (DOWNLOAD,)

    def test_takes_the_mark_away_where_everything_is_done(self) -> None:
        skipped = decide.skip(given.ready("Talks")).recording
        decided = run(skipped)
        assert decided.outcome.word is Word.STARTED
        assert derive.status(decided.recording) is RecordingStatus.READY
        assert decided.recording.run is None

    def test_goes_on_at_the_first_unfinished_stage_with_all_its_tries(self) -> None:
        recording = given.begun(given.through(given.run(given.new()), TRIM), TRANSCRIBE)
        recording = transitions.checkpointed(recording, TRANSCRIBE, 2480.0)
        recording = transitions.failed(recording, TRANSCRIBE, Permanent("No such model."), NOW)
        assert recording.run is None
        decided = run(recording)
        assert decided.outcome.word is Word.STARTED
        assert decided.outcome.message == "Retry transcribing at 41:20."
        stage = decided.recording.stage(TRANSCRIBE)
        assert (stage.status, stage.checkpoint_s) == (StageStatus.PENDING, 2480.0)
        assert (stage.error, stage.tries, stage.crashes) == (None, 0, 0)
        assert derive.claimable(decided.recording) == (TRANSCRIBE,)

    def test_starts_what_is_not_uploaded_and_leaves_the_cancelled_ones(self) -> None:
        recording = given.processed("One", "Two", "Three", "Four")
        recording = given.done(given.begun(recording, 1), 1)
        recording = given.begun(recording, 2)
        recording = transitions.failed(recording, 2, Permanent("Refused."), NOW)
        recording = recording.with_output(3, status=OutputStatus.CANCELLED, in_run=False)
        recording = given.cancelled(recording)
        decided = run(recording)
        assert decided.outcome.message == "Retry 1 upload and start 1 more."
        assert derive.claimable(decided.recording) == (2, 4)
        assert decided.recording.output(3).status is OutputStatus.CANCELLED
        assert not decided.recording.output(3).in_run

    def test_continues_what_is_paused_and_tries_what_failed_or_waited(self) -> None:
        recording = given.processed("One", "Two", "Three", "Four")
        for each in (1, 2, 3):
            recording = given.begun(recording, each)
        recording = given.paused(recording)
        recording = transitions.failed(recording, 1, Permanent("Refused."), NOW)
        recording = transitions.failed(recording, 2, Transient("No network."), NOW)
        recording = transitions.failed(recording, 3, LOGIN, NOW)
        decided = run(recording)
        assert decided.outcome.word is Word.CONTINUED
        assert derive.claimable(decided.recording) == (1, 2, 4)
        assert derive.waiting_parts(decided.recording)[0].kind is WaitKind.LOGIN

    def test_takes_a_pending_pause_back_and_starts_nothing_twice(self) -> None:
        running = given.begun(given.run(given.new()), DOWNLOAD)
        decided = run(given.paused(running))
        assert decided.outcome.word is Word.CONTINUED
        assert decided.outcome.message == "Take the pause back and go on downloading."
        assert decided.recording == running
        assert derive.claimable(decided.recording) == ()

    def test_tries_now_what_waits(self) -> None:
        recording = given.begun(given.run(given.new()), DOWNLOAD)
        recording = transitions.failed(recording, DOWNLOAD, Transient("No network."), NOW)
        decided = run(recording)
        assert decided.outcome.word is Word.RETRIED
        assert decided.outcome.message == "Try downloading now."
        assert decided.recording.stage(DOWNLOAD).tries == 0
        assert derive.claimable(decided.recording) == (DOWNLOAD,)

    def test_says_which_login_is_missing(self) -> None:
        recording = given.begun(given.processed("Main channel"), 1)
        recording = transitions.failed(recording, 1, LOGIN, NOW)
        decided = run(recording)
        assert decided.outcome.word is Word.WAITING
        assert decided.outcome.http_status == 200
        assert decided.outcome.message == "Log in to Main channel."
        assert decided.recording is recording

    def test_retries_what_failed_beside_a_missing_login(self) -> None:
        recording = given.processed("Main channel", "Talks")
        recording = given.begun(given.begun(recording, 1), 2)
        recording = transitions.failed(recording, 1, LOGIN, NOW)
        recording = transitions.failed(recording, 2, Permanent("Refused."), NOW)
        decided = run(recording)
        assert decided.outcome.word is Word.RETRIED
        assert decided.outcome.message == "Try 1 upload now."
        assert derive.claimable(decided.recording) == (2,)

    def test_leaves_a_waiting_upload_alone_while_another_is_in_the_queue(self) -> None:
        recording = given.begun(given.processed("One", "Two"), 1)
        recording = transitions.failed(recording, 1, Transient("No network."), NOW)
        decided = run(recording)
        assert decided.outcome.word is Word.ALREADY_RUNNING
        assert decided.outcome.message == "Already in the queue. Next: 1 upload."

    @pytest.mark.parametrize(
        ("recording", "word", "http_status", "message"),
        [
            (given.ready(), Word.COMPLETE, 200, "Everything is done."),
            (
                replace(given.new(), source_problem="“talk.mp4” is still being written."),
                Word.REFUSED,
                409,
                "“talk.mp4” is still being written.",
            ),
            (
                given.expired(given.ready()),
                Word.REFUSED,
                409,
                "Its retention has ended and its files were removed.",
            ),
            (
                given.begun(given.run(given.new()), DOWNLOAD),
                Word.ALREADY_RUNNING,
                409,
                "Already downloading.",
            ),
            (
                given.run(given.new()),
                Word.ALREADY_RUNNING,
                409,
                "Already in the queue. Next: downloading.",
            ),
            (
                decide.cancel(given.begun(given.run(given.new()), DOWNLOAD)).recording,
                Word.REFUSED,
                409,
                "It is being cancelled.",
            ),
        ],
    )
    def test_changes_nothing_where_nothing_is_to_be_done(
        self, recording: Recording, word: Word, http_status: int, message: str
    ) -> None:
        decided = run(recording)
        assert decided.outcome.word is word
        assert decided.outcome.http_status == http_status
        assert decided.outcome.message == message
        assert decided.recording is recording
        assert not decide.can_run(recording)
