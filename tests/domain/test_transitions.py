"""What happens to a recording while its run is carried out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from recorder_app.domain import decide, giving_up, transitions
from recorder_app.domain import status as derive
from recorder_app.domain.backoff import MAX_TRIES, RECHECK_S, delay_s
from recorder_app.domain.errors import NeedsUser, Permanent, Transient, WorkError
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.words import (
    OutputStatus,
    PauseMode,
    RecordingStatus,
    SourceKind,
    StageStatus,
    StageType,
    WaitKind,
)
from tests.domain import given
from tests.domain.given import DOWNLOAD, NOW, SUBTITLES, TOPICS, TRANSCRIBE, TRIM

GROWING = NeedsUser("“talk.mp4” is still being written.", kind=WaitKind.SOURCE)
DROPPED = Transient("The connection was lost.")
BROKEN = Permanent("“talk.mp4” is not a recording.")


def downloading() -> Recording:
    return given.begun(given.run(given.new()), DOWNLOAD)


def transcribing() -> Recording:
    return given.begun(given.through(given.run(given.new()), TRIM), TRANSCRIBE)


def failed(recording: Recording, part: PartRef, error: WorkError) -> Recording:
    return transitions.failed(recording, part, error, NOW)


class TestClaim:
    def test_begins_an_attempt(self) -> None:
        recording = transitions.claimed(given.run(given.new()), DOWNLOAD, 31, NOW)
        stage = recording.stage(DOWNLOAD)
        assert stage.status is StageStatus.RUNNING
        assert (stage.attempt_id, stage.attempts, stage.started_at) == (31, 1, NOW)
        assert derive.claimable(recording) == ()

    @pytest.mark.parametrize(
        ("recording", "part"),
        [
            (given.new(), DOWNLOAD),
            (given.run(given.new()), TRIM),
            (given.run(given.new("Talks")), 1),
            (downloading(), DOWNLOAD),
            (given.paused(given.run(given.new())), DOWNLOAD),
            (failed(downloading(), DOWNLOAD, DROPPED), DOWNLOAD),
            (decide.cancel(downloading()).recording, TRIM),
        ],
        ids=["no run", "not next", "stages first", "runs", "paused", "waits", "cancelling"],
    )
    def test_is_refused_for_what_may_not_begin(self, recording: Recording, part: PartRef) -> None:
        with pytest.raises(ValueError, match="can't be claimed"):
            transitions.claimed(recording, part, 31, NOW)

    def test_forgets_what_was_known_of_the_source(self) -> None:
        recording = given.run(failed(downloading(), DOWNLOAD, GROWING))
        assert derive.status(recording) is RecordingStatus.PENDING_SOURCE
        recording = failed(given.begun(recording, DOWNLOAD), DOWNLOAD, BROKEN)
        assert derive.status(recording) is RecordingStatus.INITIALIZED
        assert decide.can_run(recording)

    def test_of_an_upload_leaves_a_sibling_that_waits_for_the_source(self) -> None:
        recording = given.begun(given.processed("One", "Two"), 1)
        recording = given.begun(failed(recording, 1, GROWING), 2)
        assert recording.source_problem == str(GROWING)


class TestCompletion:
    def test_hands_on_to_the_next_stage(self) -> None:
        recording = given.through(given.run(given.new()), DOWNLOAD)
        stage = recording.stage(DOWNLOAD)
        assert (stage.status, stage.result) == (StageStatus.COMPLETED, given.RESULTS[DOWNLOAD])
        assert recording.duration_s == 5530.0
        assert derive.claimable(recording) == (TRIM,)
        assert derive.queued(recording)

    def test_clears_what_stood_against_the_stage(self) -> None:
        recording = failed(
            transitions.checkpointed(transcribing(), TRANSCRIBE, 9.0), TRANSCRIBE, DROPPED
        )
        recording = given.through(given.run(recording), TRANSCRIBE)
        stage = recording.stage(TRANSCRIBE)
        assert (stage.error, stage.waiting, stage.checkpoint_s) == (None, None, None)
        assert (stage.tries, stage.crashes, stage.attempts) == (0, 0, 2)

    def test_a_skipped_stage_counts_as_completed_and_says_why(self) -> None:
        recording = given.begun(given.through(given.run(given.new()), DOWNLOAD), TRIM)
        recording = transitions.skipped(recording, TRIM, "The recording has no sound.", NOW)
        stage = recording.stage(TRIM)
        assert (stage.status, stage.reason) == (StageStatus.SKIPPED, "The recording has no sound.")
        assert derive.claimable(recording) == (TRANSCRIBE,)

    def test_of_the_last_part_closes_the_run(self) -> None:
        recording = given.processed("One", "Two")
        assert derive.claimable(recording) == (1, 2)
        recording = given.done(given.begun(recording, 1), 1)
        assert derive.status(recording) is RecordingStatus.UPLOADED
        assert recording.run is not None
        recording = given.done(given.begun(recording, 2), 2)
        assert derive.status(recording) is RecordingStatus.READY
        assert recording.run is None
        assert not any(each.in_run for each in recording.outputs)
        assert recording.output(1).url == "file:///talks/1"

    @pytest.mark.parametrize(
        ("kind", "trimmed", "after_download", "after_trim"),
        [
            (SourceKind.FILE, False, True, True),
            (SourceKind.FILE, True, True, False),
            (SourceKind.URL, False, False, False),
        ],
    )
    def test_knows_whether_the_film_is_still_the_source(
        self, kind: SourceKind, trimmed: bool, after_download: bool, after_trim: bool
    ) -> None:
        recording = given.through(given.run(given.new(kind=kind)), DOWNLOAD)
        assert recording.film_is_source is after_download
        result = {"duration_s": 5000.0, "trimmed": trimmed}
        recording = transitions.completed(given.begun(recording, TRIM), TRIM, result, NOW)
        assert recording.film_is_source is after_trim
        assert recording.duration_s == 5000.0


class TestSettling:
    def test_a_pausing_run_with_nothing_left_closes_and_clears_its_pause(self) -> None:
        recording = given.begun(given.through(given.run(given.new()), TOPICS), SUBTITLES)
        recording = recording.with_stage(SUBTITLES, resumable=True)
        recording = given.paused(recording)
        assert derive.pausing(recording)
        recording = given.done(recording, SUBTITLES)
        assert recording.run is None
        assert derive.status(recording) is RecordingStatus.READY
        assert not derive.paused(recording)

    @pytest.mark.parametrize("mode", PauseMode)
    def test_a_run_that_fails_while_paused_stays_paused_and_failed(self, mode: PauseMode) -> None:
        recording = failed(given.paused(downloading(), mode), DOWNLOAD, BROKEN)
        assert derive.paused(recording)
        assert derive.failed(recording)
        assert derive.can_cancel(recording)
        assert decide.can_run(recording)
        assert derive.claimable(given.run(recording)) == (DOWNLOAD,)

    def test_a_failure_of_an_earlier_run_holds_no_pause(self) -> None:
        recording = failed(given.begun(given.processed("One"), 1), 1, BROKEN)
        recording = decide.add_output(recording, given.output(2, "Two"), {}, NOW).recording
        recording = given.begun(recording.with_output(2, resumable=True), 2)
        recording = given.done(given.paused(recording), 2)
        assert recording.run is None
        assert derive.failed(recording)

    def test_a_failed_stage_closes_a_run_that_is_not_paused(self) -> None:
        recording = failed(transcribing(), TRANSCRIBE, BROKEN)
        assert recording.run is None
        assert derive.status(recording) is RecordingStatus.DOWNLOADED
        assert derive.failed(recording)

    def test_a_failed_upload_leaves_its_siblings_their_run(self) -> None:
        recording = failed(given.begun(given.processed("One", "Two"), 1), 1, BROKEN)
        assert derive.claimable(recording) == (2,)
        recording = given.done(given.begun(recording, 2), 2)
        assert recording.run is None
        assert derive.failed(recording)

    def test_a_stop_at_a_checkpoint_leaves_the_part_pending_and_paused(self) -> None:
        recording = transitions.checkpointed(given.paused(transcribing()), TRANSCRIBE, 2480.0)
        recording = transitions.stopped(recording, TRANSCRIBE)
        assert derive.paused(recording)
        stage = recording.stage(TRANSCRIBE)
        assert (stage.status, stage.checkpoint_s) == (StageStatus.PENDING, 2480.0)
        assert stage.attempt_id is None

    def test_a_stop_whose_pause_was_taken_back_goes_on(self) -> None:
        recording = given.run(given.paused(transcribing()))
        recording = transitions.stopped(recording, TRANSCRIBE)
        assert derive.claimable(recording) == (TRANSCRIBE,)


class TestFailure:
    def test_a_transient_one_waits_longer_each_time_and_then_fails(self) -> None:
        recording, now = downloading(), NOW
        for tries in range(MAX_TRIES - 1):
            recording = transitions.failed(recording, DOWNLOAD, DROPPED, now)
            assert derive.waiting(recording)
            assert not derive.failed(recording)
            next_try = now + timedelta(seconds=delay_s(tries))
            assert derive.next_try(recording) == next_try
            assert transitions.due(recording, next_try - timedelta(seconds=1)) is recording
            recording = given.begun(transitions.due(recording, next_try), DOWNLOAD)
            now = next_try
        recording = transitions.failed(recording, DOWNLOAD, DROPPED, now)
        assert derive.failed(recording)
        assert not derive.waiting(recording)
        assert recording.run is None
        assert recording.stage(DOWNLOAD).error == "The connection was lost."
        assert recording.stage(DOWNLOAD).attempts == MAX_TRIES

    def test_the_other_side_may_ask_for_more_patience_but_not_for_less(self) -> None:
        for asked, waited in ((90.0, 90.0), (1.0, delay_s(0))):
            error = Transient("Too many requests.", retry_after_s=asked)
            recording = failed(downloading(), DOWNLOAD, error)
            assert derive.next_try(recording) == NOW + timedelta(seconds=waited)

    @pytest.mark.parametrize("kind", RECHECK_S)
    def test_what_needs_something_from_outside_is_looked_at_again(self, kind: WaitKind) -> None:
        recording = failed(downloading(), DOWNLOAD, NeedsUser("Not yet.", kind=kind))
        assert derive.waiting_parts(recording)[0].kind is kind
        assert derive.next_try(recording) == NOW + timedelta(seconds=RECHECK_S[kind])
        assert recording.stage(DOWNLOAD).tries == 0

    def test_a_login_waits_without_a_time(self) -> None:
        error = NeedsUser("Log in.", kind=WaitKind.LOGIN)
        recording = failed(given.begun(given.processed("One"), 1), 1, error)
        assert derive.waiting(recording)
        assert derive.next_try(recording) is None
        assert transitions.due(recording, NOW + timedelta(days=365)) is recording

    def test_a_permanent_one_says_why(self) -> None:
        recording = failed(given.begun(given.processed("One"), 1), 1, BROKEN)
        assert recording.output(1).status is OutputStatus.FAILED
        assert recording.output(1).error == "“talk.mp4” is not a recording."
        assert recording.output(1).attempt_id is None

    def test_waiting_goes_on_through_a_pause(self) -> None:
        recording = failed(given.paused(downloading()), DOWNLOAD, DROPPED)
        assert derive.paused(recording)
        assert derive.waiting(recording)
        later = transitions.due(recording, NOW + timedelta(hours=1))
        assert derive.paused(later)
        assert derive.claimable(later) == ()


class TestSource:
    def test_a_growing_file_waits_as_pending_source_until_it_is_found(self) -> None:
        recording = failed(downloading(), DOWNLOAD, GROWING)
        assert derive.status(recording) is RecordingStatus.PENDING_SOURCE
        assert derive.waiting(recording)
        recording = transitions.source_found(recording)
        assert derive.status(recording) is RecordingStatus.INITIALIZED
        assert recording.stage(DOWNLOAD).error is None
        assert derive.claimable(recording) == (DOWNLOAD,)

    def test_one_that_is_still_growing_is_looked_at_again(self) -> None:
        recording = failed(downloading(), DOWNLOAD, GROWING)
        now = NOW + timedelta(seconds=RECHECK_S[WaitKind.SOURCE])
        assert transitions.due(recording, now) is recording
        recording = transitions.source_still_missing(recording, now)
        assert derive.next_try(recording) == now + timedelta(seconds=RECHECK_S[WaitKind.SOURCE])
        assert transitions.source_still_missing(recording, now) is recording

    def test_a_cancel_while_it_waits_leaves_it_pending_source(self) -> None:
        recording = given.cancelled(failed(downloading(), DOWNLOAD, GROWING))
        assert derive.status(recording) is RecordingStatus.PENDING_SOURCE
        assert not decide.can_run(recording)
        assert decide.can_run(transitions.source_found(recording))

    @pytest.mark.parametrize("stage", StageType)
    @pytest.mark.parametrize("film_is_source", [False, True])
    def test_only_what_reads_the_source_waits_for_it(
        self, stage: StageType, film_is_source: bool
    ) -> None:
        recording = given.run(given.new())
        for each in StageType:
            if each is stage:
                break
            recording = given.done(given.begun(recording, each), each)
        recording = replace(recording, source_problem="No disk.", film_is_source=film_is_source)
        reads = stage is DOWNLOAD or (film_is_source and stage in (TRIM, TRANSCRIBE))
        assert (derive.status(recording) is RecordingStatus.PENDING_SOURCE) == reads


class TestCrash:
    def test_three_in_a_row_are_a_failure(self) -> None:
        recording = transcribing()
        for _ in range(transitions.MAX_CRASHES - 1):
            recording = transitions.crashed(recording, TRANSCRIBE, "It broke off.", NOW)
            assert derive.claimable(recording) == (TRANSCRIBE,)
            recording = given.begun(recording, TRANSCRIBE)
        recording = transitions.crashed(recording, TRANSCRIBE, "It broke off.", NOW)
        assert recording.stage(TRANSCRIBE).status is StageStatus.FAILED
        assert recording.stage(TRANSCRIBE).error == (
            "It broke off. This happened 3 times in a row, so it is not tried again by itself."
        )
        assert recording.run is None
        assert given.run(recording).stage(TRANSCRIBE).crashes == 0

    def test_a_new_checkpoint_begins_the_count_anew(self) -> None:
        recording = transcribing()
        for position_s in range(10, 100, 10):
            recording = transitions.crashed(recording, TRANSCRIBE, "It broke off.", NOW)
            recording = given.begun(recording, TRANSCRIBE)
            recording = transitions.checkpointed(recording, TRANSCRIBE, float(position_s))
        assert recording.stage(TRANSCRIBE).checkpoint_s == 90.0
        assert recording.stage(TRANSCRIBE).crashes == 0

    def test_the_same_checkpoint_again_is_no_progress(self) -> None:
        recording = transcribing()
        for _ in range(transitions.MAX_CRASHES):
            recording = transitions.checkpointed(recording, TRANSCRIBE, 10.0)
            recording = transitions.crashed(recording, TRANSCRIBE, "It broke off.", NOW)
            if derive.claimable(recording):
                recording = given.begun(recording, TRANSCRIBE)
        assert derive.failed(recording)

    def test_a_checkpoint_without_a_position_is_progress(self) -> None:
        recording = given.begun(given.processed("One"), 1)
        recording = transitions.crashed(recording, 1, "It broke off.", NOW)
        recording = transitions.checkpointed(given.begun(recording, 1), 1, None)
        assert recording.output(1).crashes == 0

    def test_a_crash_while_paused_waits_for_run(self) -> None:
        recording = transitions.crashed(given.paused(transcribing()), TRANSCRIBE, "It broke.", NOW)
        assert derive.paused(recording)
        assert derive.claimable(recording) == ()


class TestCancelled:
    def test_takes_what_ran_back_to_its_beginning(self) -> None:
        before = given.through(given.run(given.new()), TRIM)
        recording = transitions.checkpointed(given.begun(before, TRANSCRIBE), TRANSCRIBE, 2480.0)
        recording = giving_up.cancelled(decide.cancel(recording).recording)
        assert recording.run is None
        stage = recording.stage(TRANSCRIBE)
        assert (stage.status, stage.attempt_id, stage.checkpoint_s) == (
            StageStatus.PENDING,
            None,
            None,
        )
        assert recording.stage(TRIM) == before.stage(TRIM)

    def test_takes_uploads_back_and_leaves_what_is_not_of_the_run(self) -> None:
        recording = given.begun(given.processed("One", "Two"), 1).with_output(1, bytes_sent=500)
        recording = recording.with_output(2, in_run=False, bytes_sent=70)
        recording = giving_up.cancelled(decide.cancel(recording).recording)
        assert recording.output(1).status is OutputStatus.NOT_UPLOADED
        assert recording.output(1).bytes_sent == 0
        assert recording.output(2).bytes_sent == 70

    def test_keeps_a_stage_that_completes_in_the_meantime(self) -> None:
        recording = decide.cancel(transcribing()).recording
        recording = given.done(recording, TRANSCRIBE)
        assert derive.cancelling(recording)
        assert derive.claimable(recording) == ()
        recording = giving_up.cancelled(recording)
        assert recording.run is None
        assert recording.stage(TRANSCRIBE).status is StageStatus.COMPLETED
        assert derive.status(recording) is RecordingStatus.DOWNLOADED

    def test_keeps_an_upload_that_arrives_in_the_meantime(self) -> None:
        recording = decide.cancel(given.begun(given.processed("One"), 1)).recording
        recording = given.done(recording, 1)
        assert derive.can_cancel(recording)
        recording = giving_up.cancelled(recording)
        assert derive.status(recording) is RecordingStatus.READY
        assert not derive.can_cancel(recording)

    def test_forgets_how_what_it_stopped_ended(self) -> None:
        for error in (DROPPED, GROWING, NeedsUser("Log in.", kind=WaitKind.LOGIN)):
            recording = failed(decide.cancel(downloading()).recording, DOWNLOAD, error)
            recording = giving_up.cancelled(recording)
            stage = recording.stage(DOWNLOAD)
            assert (stage.status, stage.waiting, stage.error) == (StageStatus.PENDING, None, None)

    def test_never_touches_the_run_after_it(self) -> None:
        late = given.run(giving_up.cancelled(decide.cancel(transcribing()).recording))
        assert giving_up.cancelled(late) is late
        closed = given.ready()
        assert giving_up.cancelled(closed) is closed
