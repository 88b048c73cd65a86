"""Subtitles: the transcript's words as SRT and WebVTT."""

from __future__ import annotations

from typing import ClassVar

from recorder_app.domain.words import Lane, StageType
from recorder_app.domain.work import Context, Done, Skipped, StageJob


class Subtitles:
    type: ClassVar = StageType.SUBTITLES
    lane: ClassVar = Lane.MEDIA
    version: ClassVar = 1
    resumable: ClassVar = False
    """Twelve hours of speech take eight seconds: there is little that a checkpoint would save."""

    def run(self, job: StageJob, context: Context) -> Done | Skipped:
        from recorder_app.settings import SubtitlesSettings
        from recorder_app.stages.text import subtitle_files
        from recorder_app.stages.text.cues import cues
        from recorder_app.stages.text.transcript_file import transcript_of

        transcript = transcript_of(job)
        if transcript is None:
            return Skipped("There is no transcript to make subtitles of.")
        context.progress(0.0, note="Dividing the text into subtitles")
        found = cues(
            transcript, SubtitlesSettings(**job.settings), film_ms=round(job.duration_s * 1000)
        )
        written = subtitle_files.write_both(found, context.out)
        context.progress(1.0)
        return Done(written)


STAGE = Subtitles()
