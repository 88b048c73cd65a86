"""The third stage: writes down what is said, and when."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from recorder_app.domain.words import Lane, StageType
from recorder_app.domain.work import Context, Done, Json, Skipped, StageJob


class Transcribe:
    """faster-whisper over clips of speech, see `recorder_app.stages.speech`.

    Its settings: `model` (a name or a folder), `language` (ISO 639-1, or None to detect it), `mode`
    (`fast`, or `careful` for noisy recordings). A transcription that was stopped or killed gives
    byte for byte what an uninterrupted one gives, in both modes.
    """

    type = StageType.TRANSCRIBE
    lane = Lane.SPEECH
    version = 1
    resumable = True

    def warm_up(self, settings: Mapping[str, Json], home: Path) -> None:
        from recorder_app.stages.speech.loading import warm_up

        warm_up(str(settings["model"]), home / "models", settings.get("mode") == "careful")

    def run(self, job: StageJob, context: Context) -> Done | Skipped:
        """`transcript` ("transcript.json"), `language`, `language_probability`, `model`, `words`
        (their number), `speech_s` (seconds with speech)."""
        from recorder_app.stages.media.audio import NoSound
        from recorder_app.stages.speech.transcription import Transcription
        from recorder_app.stages.text import transcript_file

        work = Transcription(job, context)
        try:
            transcript = work.run()
        except NoSound:
            return Skipped("The recording has no sound.")
        if not transcript.segments:
            return Skipped("No speech was found.")
        written = transcript_file.write(transcript, context.out)
        context.progress(1.0)
        return Done(
            {
                **written,
                "language": transcript.language,
                "language_probability": transcript.language_probability,
                "model": transcript.model,
                "speech_s": round(work.speech_s, 3),
            }
        )


STAGE = Transcribe()
