"""Editions of a recording's text on disk: read as they stand, and written whole beside each other.

`recordings/<id>/edition-<number>-<attempt>` holds what so many corrections have made of what the attempt
has transcribed, in one folder for each stage. It is there and durable before a recording names it.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recorder_app.domain import edition
from recorder_app.domain.recording import Recording, StagePart
from recorder_app.domain.transcript import Topic, Transcript
from recorder_app.domain.words import StageType
from recorder_app.engine import durable
from recorder_app.engine.attempts import jobs
from recorder_app.engine.children.child import RESULT
from recorder_app.engine.commands.bulk import without_collector
from recorder_app.paths import Home
from recorder_app.settings import SubtitlesSettings

Result = Mapping[str, Any]

_WORDS = 20
"""So many cost about as much to look through as one recording."""


class DamagedText(Exception):
    """The files of a transcript can't be read any more."""


@dataclass(frozen=True, slots=True)
class Text:
    transcript: Transcript
    topics: tuple[Topic, ...]
    """Empty while they have not been found."""


def read(home: Home, recording: Recording) -> Text:
    """As it stands, with all corrections. Raises `DamagedText`."""
    from recorder_app.stages.text import transcript_file

    try:
        outcome = jobs.outcome(home, recording.id, recording.stage(StageType.TRANSCRIBE))
        with without_collector(int(outcome.data.get("words", 0)) // _WORDS):
            said = transcript_file.read(outcome.file("transcript"))
        found = recording.stage(StageType.TOPICS).result or {}
        topics = tuple(Topic(each["start_s"], each["title"]) for each in found.get("topics", ()))
        return Text(said, topics)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedText from error


class NewEdition:
    """The edition of a recording's text that comes next."""

    def __init__(self, home: Home, recording: Recording, settings: SubtitlesSettings) -> None:
        self._home = home
        self._recording = recording
        self._settings = settings
        self._number = edition.number(recording) + 1
        attempt = recording.stage(StageType.TRANSCRIBE).attempt_id
        self._name = f"edition-{self._number}-{attempt}"
        self.folder = home.recordings / str(recording.id) / self._name

    def correct(self, before: Text, text: Text) -> Recording:
        """The recording with `text` in the place of `before`. Raises `OSError`."""
        return self._written(self._recording, before, text, edition.EDITED)

    def restore(self, before: Text) -> Recording:
        """The recording as its stages have left it, without the corrections that made `before`. Raises
        `OSError`, and `DamagedText`."""
        restored = self._recording
        for stage in edition.made(restored):
            restored = restored.with_stage(stage.type, result=self._left_by(stage))
        # Subtitles may have been made of a text that was corrected before.
        return self._written(restored, before, read(self._home, restored), [StageType.SUBTITLES])

    def _written(
        self, recording: Recording, before: Text, text: Text, stages: Collection[StageType]
    ) -> Recording:
        """The recording, with results for these stages in `folder`, which is durable."""
        building = self._home.work / f"{self._name}-of-{recording.id}"
        durable.remove_tree(building)
        changed = edition.numbered(recording, self._number)
        wanted = [each for each in edition.made(changed) if each.type in stages]
        try:
            for stage in wanted:
                result = self._made(stage.type, before, text, building / stage.type.value)
                named = {**(stage.result or {}), **result, edition.FOLDER: self._name}
                changed = changed.with_stage(stage.type, result=named)
            if wanted:
                durable.sync_tree(building)
                durable.remove_tree(self.folder)
                durable.move_folder(building, self.folder)
        except OSError:
            durable.remove_tree(building)
            raise
        return changed

    def _made(self, stage: StageType, before: Text, text: Text, out: Path) -> Result:
        out.mkdir(parents=True)
        match stage:
            case StageType.TRANSCRIBE:
                return _transcript(out, text.transcript)
            case StageType.TOPICS:
                return _topics(out, text.topics, self._recording.duration_s or 0.0)
            case _ if text.transcript == before.transcript:
                return self._same_subtitles(out)
            case _:
                return self._subtitles(out, text.transcript)

    def _left_by(self, stage: StagePart) -> Result:
        assert stage.attempt_id is not None
        left = self._home.result(self._recording.id, stage.type.value, stage.attempt_id) / RESULT
        data = (durable.read_json(left) or {}).get("data")
        if not isinstance(data, Mapping):
            raise DamagedText
        return data

    def _subtitles(self, out: Path, transcript: Transcript) -> Result:
        from recorder_app.stages.text import subtitle_files
        from recorder_app.stages.text.cues import cues

        duration_s = self._recording.duration_s
        film_ms = None if duration_s is None else round(duration_s * 1000)
        found = cues(transcript, self._settings, film_ms=film_ms)
        return subtitle_files.write_both(found, out)

    def _same_subtitles(self, out: Path) -> Result:
        subtitles = self._recording.stage(StageType.SUBTITLES)
        made = jobs.outcome(self._home, self._recording.id, subtitles)
        for kind in ("srt", "vtt"):
            shutil.copyfile(made.file(kind), out / made.data[kind])
        return made.data


def _transcript(out: Path, transcript: Transcript) -> Result:
    from recorder_app.stages.text import transcript_file

    return transcript_file.write(transcript, out)


def _topics(out: Path, topics: Sequence[Topic], duration_s: float) -> Result:
    from recorder_app.stages.text import chapters

    return chapters.write(topics, out, end_s=duration_s)
