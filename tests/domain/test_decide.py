"""Commands, one by one: what is changed and what the person is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recorder_app.domain import decide, giving_up, transitions
from recorder_app.domain import status as derive
from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.outcome import Word
from recorder_app.domain.recording import Recording, StagePart
from recorder_app.domain.words import (
    OutputStatus,
    PauseMode,
    RecordingStatus,
    StageStatus,
    WaitKind,
)
from tests.domain import given
from tests.domain.given import DOWNLOAD, NOW, SUBTITLES, TRANSCRIBE, TRIM

CHECKPOINT, AFTER_STAGE = PauseMode.CHECKPOINT, PauseMode.AFTER_STAGE
LOGIN = NeedsUser("Log in to Main channel.", kind=WaitKind.LOGIN)


def run(recording: Recording) -> decide.Decision:
    return decide.run(recording, {"model": "tiny.en"}, NOW)


class TestPause:
    def test_a_queued_run_is_paused_at_once_and_keeps_its_place(self) -> None:
        queued = given.run(given.new())
        decided = decide.pause(queued, CHECKPOINT)
        assert decided.outcome.word is Word.PAUSED
        assert decided.outcome.message == "Paused before Download."
        assert derive.claimable(decided.recording) == ()
        assert run(decided.recording).recording == queued

    def test_what_runs_is_finished_first_or_stops_at_a_checkpoint(self) -> None:
        recording = given.begun(given.run(given.new()), DOWNLOAD)
        at_checkpoint = decide.pause(recording, CHECKPOINT)
        assert at_checkpoint.outcome.word is Word.PAUSING
        assert at_checkpoint.outcome.message == "Pausing: downloading stops at the next checkpoint."
        after_stage = decide.pause(recording, AFTER_STAGE)
        assert after_stage.outcome.word is Word.PAUSING
        assert after_stage.outcome.message == "Pausing: downloading is finished first."

    def test_a_stage_without_checkpoints_is_finished_in_either_mode(self) -> None:
        recording = given.begun(given.through(given.run(given.new()), DOWNLOAD), TRIM)
        decided = decide.pause(recording, CHECKPOINT)
        assert decided.outcome.message == "Pausing: trimming is finished first."

    def test_checkpoint_tightens_after_stage_and_never_the_other_way(self) -> None:
        recording = given.begun(given.run(given.new()), DOWNLOAD)
        loose = given.paused(recording, AFTER_STAGE)
        assert decide.pause(loose, AFTER_STAGE).outcome.word is Word.ALREADY_PAUSED
        tight = decide.pause(loose, CHECKPOINT)
        assert tight.outcome.word is Word.PAUSING
        assert tight.recording == given.paused(recording, CHECKPOINT)
        again = decide.pause(tight.recording, AFTER_STAGE)
        assert again.outcome.word is Word.ALREADY_PAUSED
        assert again.outcome.message == "It is pausing already."
        assert again.recording is tight.recording

    def test_what_is_paused_stays_as_it_is(self) -> None:
        recording = given.paused(given.run(given.new()), AFTER_STAGE)
        decided = decide.pause(recording, CHECKPOINT)
        assert decided.outcome.word is Word.ALREADY_PAUSED
        assert decided.outcome.http_status == 200
        assert decided.outcome.message == "Already paused before Download."
        assert decided.recording is recording

    @pytest.mark.parametrize(
        ("recording", "message"),
        [
            (given.new(), "Nothing to pause: it is not running."),
            (
                given.begun(given.processed("Talks"), 1),
                "Nothing to pause: what runs is the last step of the run.",
            ),
            (
                decide.cancel(given.begun(given.run(given.new()), DOWNLOAD)).recording,
                "Nothing to pause: it is being cancelled.",
            ),
        ],
    )
    def test_is_refused_where_it_would_hold_nothing_back(
        self, recording: Recording, message: str
    ) -> None:
        decided = decide.pause(recording, CHECKPOINT)
        assert decided.outcome.word is Word.NOT_PAUSABLE
        assert decided.outcome.http_status == 409
        assert decided.outcome.message == message
        assert decided.recording is recording

    def test_an_upload_outside_the_run_is_nothing_to_hold_back(self) -> None:
        recording = decide.cancel(given.processed("One")).recording
        recording = decide.add_output(recording, given.output(2, "Two"), {}, NOW).recording
        recording = given.begun(recording, 2)
        assert decide.pause(recording, CHECKPOINT).outcome.word is Word.NOT_PAUSABLE


class TestCancel:
    def test_marks_the_run_while_something_runs(self) -> None:
        recording = given.paused(given.begun(given.run(given.new()), DOWNLOAD))
        decided = decide.cancel(recording)
        assert decided.outcome.word is Word.CANCELLED
        assert decided.outcome.message == "Cancelled: stopped downloading."
        assert derive.cancelling(decided.recording)
        assert not derive.pausing(decided.recording)
        assert derive.can_cancel(decided.recording)

    def test_closes_the_run_at_once_where_nothing_runs(self) -> None:
        queued = decide.cancel(given.run(given.new("Talks")))
        assert queued.outcome.message == "Cancelled: taken out of the queue."
        assert queued.recording == given.new("Talks")
        paused = decide.cancel(given.paused(given.run(given.new("Talks"))))
        assert paused.outcome.message == "Cancelled: nothing ran, its run is closed."
        assert paused.recording == given.new("Talks")

    def test_takes_waiting_parts_back_to_their_beginning(self) -> None:
        recording = given.begun(given.run(given.new()), DOWNLOAD)
        recording = transitions.checkpointed(recording, DOWNLOAD, 12.0)
        recording = transitions.failed(recording, DOWNLOAD, Transient("No network."), NOW)
        decided = decide.cancel(recording)
        assert decided.outcome.word is Word.CANCELLED
        # What its attempt has left is removed before the run is closed.
        assert derive.cancelling(decided.recording)
        closed = giving_up.cancelled(decided.recording)
        stage = closed.stage(DOWNLOAD)
        assert (stage.waiting, stage.error, stage.checkpoint_s, stage.tries) == (None,) * 3 + (0,)
        assert closed.run is None

    def test_keeps_finished_stages_and_the_reason_of_a_failure(self) -> None:
        recording = given.begun(given.through(given.run(given.new()), TRIM), TRANSCRIBE)
        recording = transitions.checkpointed(given.paused(recording), TRANSCRIBE, 60.0)
        recording = transitions.failed(recording, TRANSCRIBE, Permanent("No such model."), NOW)
        closed = given.cancelled(recording)
        assert closed.run is None
        assert closed.stage(TRIM) == recording.stage(TRIM)
        stage = closed.stage(TRANSCRIBE)
        assert (stage.status, stage.error) == (StageStatus.FAILED, "No such model.")
        assert stage.checkpoint_s is None

    def test_is_refused_without_a_run(self) -> None:
        recording = given.ready()
        decided = decide.cancel(recording)
        assert decided.outcome.word is Word.NOT_RUNNING
        assert decided.outcome.http_status == 409
        assert decided.recording is recording

    def test_a_second_cancel_leaves_the_closing_to_the_first(self) -> None:
        recording = decide.cancel(given.begun(given.run(given.new()), DOWNLOAD)).recording
        again = decide.cancel(recording)
        assert again.outcome.word is Word.CANCELLED
        assert again.recording is recording
        finished = given.done(recording, DOWNLOAD)
        assert decide.cancel(finished).recording is finished


class TestSkip:
    def test_marks_a_recording_without_a_run(self) -> None:
        decided = decide.skip(given.new())
        assert decided.outcome.word is Word.SKIPPED
        assert derive.status(decided.recording) is RecordingStatus.SKIPPED
        again = decide.skip(decided.recording)
        assert again.outcome.word is Word.ALREADY_SKIPPED
        assert again.recording is decided.recording

    def test_is_refused_while_a_run_is_open(self) -> None:
        for recording in (given.run(given.new()), given.paused(given.run(given.new()))):
            decided = decide.skip(recording)
            assert decided.outcome.word is Word.RUNNING
            assert decided.outcome.http_status == 409
            assert decided.recording is recording


class TestReset:
    def test_discards_everything_and_names_what_would_be_published_again(self) -> None:
        decided = decide.reset(given.ready("Main channel", "Talks", "Talks"))
        assert decided.outcome.word is Word.RESET
        assert decided.outcome.message == (
            "Reset: everything starts anew. "
            "Running it would publish it a second time to Main channel and Talks."
        )
        assert decided.recording == given.new("Main channel", "Talks", "Talks")

    def test_names_a_video_that_is_up_though_its_captions_failed(self) -> None:
        recording = given.begun(given.processed("Main channel"), 1)
        recording = transitions.failed(recording, 1, Permanent("No captions."), NOW)
        recording = recording.with_output(1, url="https://example.org/v/1")
        assert "second time to Main channel" in decide.reset(recording).outcome.message

    def test_says_nothing_of_publishing_where_nothing_was_published(self) -> None:
        decided = decide.reset(given.processed("Talks"))
        assert decided.outcome.message == "Reset: everything starts anew."

    @pytest.mark.parametrize(
        "recording",
        [
            given.run(given.new("Talks")),
            given.paused(given.through(given.run(given.new("Talks")), TRIM)),
            transitions.failed(
                given.begun(given.run(given.new("Talks")), DOWNLOAD),
                DOWNLOAD,
                Transient("No network."),
                NOW,
            ),
            decide.skip(given.new("Talks")).recording,
            given.expired(given.ready("Talks")),
        ],
        ids=["queued", "paused", "waiting", "skipped", "expired"],
    )
    def test_closes_a_run_of_which_nothing_runs(self, recording: Recording) -> None:
        assert decide.reset(recording).recording == given.new("Talks")

    def test_is_refused_while_something_runs(self) -> None:
        recording = given.paused(given.begun(given.run(given.new()), DOWNLOAD))
        decided = decide.reset(recording)
        assert decided.outcome.word is Word.RUNNING
        assert decided.outcome.http_status == 409
        assert decided.recording is recording

    def test_leaves_a_cancelled_output_cancelled(self) -> None:
        recording = given.ready("Main channel", "Talks")
        recording = recording.with_output(2, status=OutputStatus.CANCELLED)
        after = decide.reset(recording)
        assert after.recording.output(2).status is OutputStatus.CANCELLED
        assert "Talks" not in after.outcome.message

    def test_forgets_that_the_source_was_missing(self) -> None:
        recording = replace(given.new(), source_problem="The disk is unplugged.")
        assert decide.can_run(decide.reset(recording).recording)

    def test_keeps_what_the_program_knows_of_the_stages(self) -> None:
        after = decide.reset(given.ready()).recording
        expected = [StagePart(each, resumable=value) for each, value in given.RESUMABLE.items()]
        assert list(after.stages) == expected


class TestAddOutput:
    @pytest.mark.parametrize(
        ("recording", "in_run", "claimable", "message"),
        [
            (given.new(), False, (), "Upload to Talks: when it is run."),
            (given.run(given.new()), True, (DOWNLOAD,), "Upload to Talks: after its stages."),
            (
                given.paused(given.run(given.new())),
                True,
                (),
                "Upload to Talks: when its pause is taken back.",
            ),
            (given.ready(), True, (9,), "Upload to Talks: next."),
            (
                given.begun(given.processed("One"), 1),
                True,
                (9,),
                "Upload to Talks: next.",
            ),
            (
                decide.skip(given.ready()).recording,
                False,
                (),
                "Upload to Talks: when it is run.",
            ),
            (
                decide.cancel(given.begun(given.run(given.new()), DOWNLOAD)).recording,
                False,
                (),
                "Upload to Talks: when it is run.",
            ),
        ],
        ids=["new", "queued", "paused", "ready", "uploading", "skipped", "cancelling"],
    )
    def test_joins_a_run_or_opens_one_or_waits_for_run(
        self, recording: Recording, in_run: bool, claimable: tuple[object, ...], message: str
    ) -> None:
        decided = decide.add_output(recording, given.output(9, "Talks"), {"a": 1}, NOW)
        assert decided.outcome.word is Word.ADDED
        assert decided.outcome.message == message
        assert decided.recording.output(9).in_run is in_run
        assert derive.claimable(decided.recording) == claimable

    def test_a_run_of_its_own_has_frozen_settings_and_leaves_its_siblings(self) -> None:
        recording = decide.cancel(given.processed("One")).recording
        decided = decide.add_output(recording, given.output(2, "Two"), {"a": 1}, NOW)
        opened = decided.recording.run
        assert opened is not None
        assert opened.settings == {"a": 1}
        assert derive.claimable(decided.recording) == (2,)

    def test_a_preset_may_be_used_again(self) -> None:
        decided = decide.add_output(given.ready("Talks"), given.output(2, "Talks"), {}, NOW)
        assert [each.preset for each in decided.recording.outputs] == ["Talks", "Talks"]
        assert derive.status(decided.recording) is RecordingStatus.UPLOADED

    def test_is_refused_where_the_files_are_gone(self) -> None:
        recording = given.expired(given.ready())
        decided = decide.add_output(recording, given.output(2, "Talks"), {}, NOW)
        assert decided.outcome.word is Word.REFUSED
        assert decided.recording is recording


def test_the_stages_of_the_given_recordings_are_all_done() -> None:
    """Guards the tests above: `given` really brings a recording to its end."""
    assert derive.next_stage(given.processed("Talks")) is None
    assert given.through(given.run(given.new()), SUBTITLES).run is None
