"""Transcripts in memory, and their corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from recorder_app.domain import decide_correction, edition
from recorder_app.domain.correction import Correction, CorrectionError, RestoreAll, corrected
from recorder_app.domain.decide import Decision
from recorder_app.domain.outcome import Outcome, Word
from recorder_app.domain.recording import Recording
from recorder_app.domain.transcript import Topic, Transcript
from recorder_app.domain.words import StageType
from recorder_app.engine.front import TranscriptView
from tests.ui.fake_work import FakeWork


class FakeCorrections(FakeWork):
    def __init__(self) -> None:
        super().__init__()
        self._said: dict[int, list[TranscriptView]] = {}
        """Of each recording: what was transcribed, and what was made of it."""
        self.corrections: list[Correction] = []
        """All that were asked for."""

    def say(
        self,
        recording_id: int,
        transcript: Transcript,
        topics: Sequence[Topic] = (),
        film: Path | None = None,
    ) -> None:
        """What was said in a recording that is transcribed."""
        duration_s = self._recordings[recording_id].duration_s or 0.0
        view = TranscriptView(transcript, tuple(topics), film, duration_s, 0, corrected=False)
        self._said[recording_id] = [view]

    def transcript(self, recording_id: int) -> TranscriptView | None:
        self._note("transcript")
        with self._lock:
            self._raise()
            recording = self._recordings.get(recording_id)
            revision = None if recording is None else edition.revision(recording)
            if recording is None or revision is None or recording_id not in self._said:
                return None
            return replace(
                self._said[recording_id][-1],
                revision=revision,
                corrected=edition.is_corrected(recording),
            )

    def correct(
        self,
        recording_id: int,
        corrections: Sequence[Correction],
        *,
        revision: int,
        key: str | None = None,
    ) -> Outcome:
        def decision(recording: Recording) -> Decision:
            self.corrections += corrections
            refused = decide_correction.refused(recording, corrections, revision)
            if refused is not None:
                return Decision(refused, recording)
            said = self._said[recording_id]
            restores = list(corrections) == [RestoreAll()]
            try:
                new = _made(said, corrections)
            except CorrectionError as error:
                return Decision(Outcome(recording_id, Word.REFUSED, str(error)), recording)
            if new == said[-1]:
                return Decision(decide_correction.nothing_new(recording), recording)
            said.append(new)
            outcome = decide_correction.accepted(recording, corrections)
            return Decision(outcome, _with_edition(recording, corrected=not restores))

        (outcome,) = self._decide("correct", [recording_id], decision, key)
        return outcome


def _made(said: Sequence[TranscriptView], corrections: Sequence[Correction]) -> TranscriptView:
    if list(corrections) == [RestoreAll()]:
        return said[0]
    now = said[-1]
    made = corrected(now.transcript, now.topics, corrections, duration_s=now.duration_s)
    return replace(now, transcript=made.transcript, topics=made.topics)


def _with_edition(recording: Recording, *, corrected: bool) -> Recording:
    number = edition.number(recording) + 1
    folder = {edition.FOLDER: f"edition-{number}"} if corrected else {}
    return recording.with_stage(StageType.TRANSCRIBE, result={edition.NUMBER: number, **folder})
