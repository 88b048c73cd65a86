"""The fourth stage: divides a recording into topics, from its transcript alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from recorder_app.domain.transcript import Topic, Transcript
from recorder_app.domain.words import Lane, StageType
from recorder_app.domain.work import Context, Done, Json, Skipped, StageJob

if TYPE_CHECKING:
    from recorder_app.stages.text.meaning import Meaning


class Topics:
    type: ClassVar = StageType.TOPICS
    lane: ClassVar = Lane.MEDIA
    version: ClassVar = 2
    resumable: ClassVar = True
    """It can stop while it reads what is meant. The rest takes five seconds for a talk of twelve
    hours."""

    def warm_up(self, settings: Mapping[str, Json], home: Path) -> None:
        from recorder_app.stages.text.meaning import warm_up

        warm_up()

    def run(self, job: StageJob, context: Context) -> Done | Skipped:
        """`topics` (list of `start_s`, `title`), `chapters` ("chapters.txt", or None) and `reason`
        (why there is no chapter list)."""
        from recorder_app.settings import TopicsSettings
        from recorder_app.stages.text import chapters
        from recorder_app.stages.text.kept_meanings import KeptMeanings
        from recorder_app.stages.text.transcript_file import transcript_of

        transcript = transcript_of(job)
        if transcript is None:
            return Skipped("There is no transcript to find topics in.")
        minimum_s = float(job.settings.get("minimum_s", TopicsSettings().minimum_s))
        found = find_topics(
            transcript,
            end_s=job.duration_s,
            minimum_s=minimum_s,
            meaning=KeptMeanings(context),
            progress=context.progress,
        )
        written = chapters.write(found, context.out, end_s=job.duration_s)
        if written["reason"] is not None:
            context.say(written["reason"])
        return Done(written)


def find_topics(
    transcript: Transcript,
    *,
    end_s: float,
    minimum_s: float,
    meaning: Meaning,
    progress: Callable[[float], None] = lambda _: None,
) -> list[Topic]:
    """At least one; the first begins at 0, the others with a sentence. Times in seconds; `progress` is
    given a share of 1."""
    from recorder_app.stages.text.segmentation import borders
    from recorder_app.stages.text.titles import titles
    from recorder_app.stages.text.units import units
    from recorder_app.stages.text.vocabulary import Vocabulary

    vocabulary = Vocabulary(transcript.language)
    pieces = units(transcript, vocabulary)
    found = borders(
        pieces,
        meaning,
        end_s=end_s,
        minimum_s=minimum_s,
        progress=lambda share: progress(share / 2),
    )
    begins = [0, *found]
    parts = [
        pieces[begin:end] for begin, end in zip(begins, [*begins[1:], len(pieces)], strict=True)
    ]
    starts = [0.0, *(round(part[0].start_s, 3) for part in parts[1:])]
    named = titles(parts, vocabulary, meaning, lambda share: progress((1 + share) / 2))
    return [Topic(start_s, title) for start_s, title in zip(starts, named, strict=True)]


STAGE = Topics()
