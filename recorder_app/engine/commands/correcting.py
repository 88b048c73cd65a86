"""Transcripts as they are read, and corrected."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from threading import Lock

from recorder_app.domain import decide_correction, edition
from recorder_app.domain.correction import Correction, CorrectionError, RestoreAll, corrected
from recorder_app.domain.outcome import Outcome, Word, unknown
from recorder_app.domain.phrase import phrase
from recorder_app.domain.recording import Recording
from recorder_app.domain.search import Sentence
from recorder_app.domain.words import StageType
from recorder_app.engine.attempts import jobs
from recorder_app.engine.commands.keys import Ticket
from recorder_app.engine.commands.means import Commanding, Means
from recorder_app.engine.editions import DamagedText, NewEdition, Text, read
from recorder_app.engine.front import TranscriptView
from recorder_app.settings import SubtitlesSettings
from recorder_app.sources import disk
from recorder_app.store.store import Reader

log = logging.getLogger(__name__)


class CorrectionCommands(Commanding):
    """Thread-safe. One correction is made at a time: it may take seconds for hours of speech."""

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self._correcting = Lock()

    def transcript(self, recording_id: int) -> TranscriptView | None:
        recording, text = self._text(recording_id)
        if recording is None or text is None:
            return None
        revision = edition.revision(recording)
        assert revision is not None
        return TranscriptView(
            text.transcript,
            text.topics,
            film=jobs.film(self._home, recording),
            duration_s=recording.duration_s or 0.0,
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
        wanted = list(corrections)

        def act(ticket: Ticket) -> list[Outcome]:
            with self._correcting:
                outcome: Outcome | None = None
                while outcome is None:
                    outcome = self._correct(recording_id, wanted, revision, ticket)
                self._leftovers.sweep_editions(recording_id)
            return [outcome]

        content = ["correct", recording_id, wanted, revision]
        (outcome,) = self._keys.once(key, content, act)
        return outcome

    def _text(self, recording_id: int) -> tuple[Recording | None, Text | None]:
        """The recording, and its text where it can be read. An edition may make room for the next one
        while it is read."""
        before: int | None = None
        while True:
            with self._store.read() as tx:
                recording = tx.recording(recording_id)
            revision = None if recording is None else edition.revision(recording)
            if recording is None or revision is None:
                return recording, None
            try:
                return recording, read(self._home, recording)
            except DamagedText:
                if revision == before:
                    log.warning("the transcript of recording %d can't be read", recording_id)
                    return recording, None
            before = revision

    def _correct(
        self, recording_id: int, wanted: Sequence[Correction], revision: int, ticket: Ticket
    ) -> Outcome | None:
        """None where a stage has finished meanwhile: then it is all done again."""
        prepared = self._prepared(recording_id, wanted, revision)
        with self._store.write() as tx:
            if isinstance(prepared, Outcome):
                ticket.outcomes(tx, [prepared])
                return prepared
            now = tx.recording(recording_id)
            outcome = _refused(recording_id, now, wanted, revision)
            if outcome is None and now is not None:
                if not _same_stages(now, prepared.before):
                    return None
                outcome = decide_correction.accepted(now, wanted)
                tx.save(_with_results(now, prepared.after))
                tx.log(recording_id, outcome.message, datetime.now(UTC))
                tx.index_transcript(recording_id, prepared.sentences)
            assert outcome is not None
            ticket.outcomes(tx, [outcome])
        return outcome

    def _prepared(
        self, recording_id: int, wanted: Sequence[Correction], revision: int
    ) -> _Prepared | Outcome:
        """The new edition, on disk, or why there is none. What nobody names in the end is swept."""
        with self._store.read() as tx:
            recording = tx.recording(recording_id)
            refused = _refused(recording_id, recording, wanted, revision)
            if refused is not None or recording is None:
                return refused or unknown(recording_id)
            new = NewEdition(self._home, recording, _settings(tx, recording))
        try:
            before = read(self._home, recording)
            if list(wanted) == [RestoreAll()]:
                if not edition.is_corrected(recording):
                    return decide_correction.nothing_new(recording)
                after = new.restore(before)
                return _Prepared(recording, after, read(self._home, after))
            duration_s = recording.duration_s or 0.0
            made = corrected(before.transcript, before.topics, wanted, duration_s=duration_s)
            text = Text(made.transcript, made.topics)
            if text == before:
                return decide_correction.nothing_new(recording)
            return _Prepared(recording, new.correct(before, text), text)
        except CorrectionError as error:
            return Outcome(recording_id, Word.REFUSED, error.args[0])
        except DamagedText:
            message = phrase(
                "The transcript can’t be read any more. Reset the recording to make it anew."
            )
        except OSError as error:
            log.warning("a correction could not be written", exc_info=True)
            message = phrase("It can’t be saved: {reason}.", reason=error.strerror or "")
            if disk.is_full(error):
                message = phrase("It can’t be saved: the disk is full.")
        return Outcome(recording_id, Word.REFUSED, message)


@dataclass(frozen=True, slots=True)
class _Prepared:
    before: Recording
    after: Recording
    text: Text

    @property
    def sentences(self) -> list[Sentence]:
        """What a search finds from now on."""
        return [Sentence(each.start_s, each.text) for each in self.text.transcript.segments]


def _refused(
    recording_id: int, recording: Recording | None, wanted: Sequence[Correction], revision: int
) -> Outcome | None:
    if recording is None:
        return unknown(recording_id)
    return decide_correction.refused(recording, wanted, revision)


def _settings(tx: Reader, recording: Recording) -> SubtitlesSettings:
    """Those with which its subtitles were made."""
    made = recording.stage(StageType.SUBTITLES).attempt_id
    frozen = {} if made is None else tx.frozen_settings(made).get(StageType.SUBTITLES.value, {})
    known = {each.name for each in fields(SubtitlesSettings)}
    return SubtitlesSettings(**{name: value for name, value in frozen.items() if name in known})


def _same_stages(recording: Recording, before: Recording) -> bool:
    return [(each.status, each.attempt_id) for each in recording.stages] == [
        (each.status, each.attempt_id) for each in before.stages
    ]


def _with_results(recording: Recording, after: Recording) -> Recording:
    for stage in edition.made(after):
        recording = recording.with_stage(stage.type, result=stage.result)
    return recording
