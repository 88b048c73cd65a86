"""What is published of a recording, whatever the platform: its film, its texts, their names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from recorder_app.domain.errors import Permanent
from recorder_app.domain.transcript import Topic, Transcript
from recorder_app.domain.words import StageType
from recorder_app.domain.work import UploadJob
from recorder_app.platforms.description import describe
from recorder_app.platforms.paragraphs import paragraphs
from recorder_app.sources.file_name import NAME_BYTES, extension, safe, shown

CHAPTERS, DESCRIPTION = "chapters.txt", "description.txt"
_TEXTS = {".srt", ".vtt", ".txt", ".json"}
_LONGEST_ENDING = len(" (transcript).json")


@dataclass(frozen=True, slots=True)
class Publication:
    name: str
    """The title, safe as the name of a folder and, with an extension, of a file."""
    film: Path
    film_name: str
    texts: Mapping[str, bytes]
    """Content by file name."""


def compose(job: UploadJob) -> Publication:
    """Everything that there is to publish of the recording.

    What its stages didn't produce is left out; the JSON and the description are always there. Raises
    `Permanent` where a result of a stage can't be read.
    """
    name = safe(job.title, room=NAME_BYTES - _LONGEST_ENDING)
    try:
        texts = _texts(job, name)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Permanent(
            f"The results of “{shown(job.title)}” can't be read any more. Reset the recording to "
            "make them anew."
        ) from error
    return Publication(name, job.film, name + _film_ending(job), texts)


def _texts(job: UploadJob, name: str) -> dict[str, bytes]:
    texts: dict[str, bytes] = {}
    if subtitles := job.done.get(StageType.SUBTITLES):
        for kind in ("srt", "vtt"):
            texts[f"{name}.{kind}"] = subtitles.file(kind).read_bytes()
    topics = job.done.get(StageType.TOPICS)
    found = (
        [Topic(each["start_s"], each["title"]) for each in topics.data["topics"]] if topics else []
    )
    spoken: dict[str, object] = {"language": None, "segments": []}
    if transcribed := job.done.get(StageType.TRANSCRIBE):
        spoken = json.loads(transcribed.file("transcript").read_text(encoding="utf-8"))
        text = paragraphs(Transcript.from_json(spoken), found)
        texts[_transcript_name(name)] = text.encode()
    published = spoken | {
        "topics": [{"start_s": each.start_s, "title": each.title} for each in found]
    }
    texts[f"{name}.json"] = f"{json.dumps(published, ensure_ascii=False, indent=1)}\n".encode()
    chapters = b""
    if topics and topics.data.get("chapters"):
        texts[CHAPTERS] = chapters = topics.file("chapters").read_bytes()
    last = job.done.get(StageType.TRIM) or job.done[StageType.DOWNLOAD]
    lines = chapters.decode().splitlines()
    described = describe(job.title, float(last.data["duration_s"]), found, lines)
    texts[DESCRIPTION] = described.encode()
    return texts


def _transcript_name(name: str) -> str:
    """`talk.txt`; a recording called "chapters" must not hide its own chapters."""
    taken = f"{name}.txt".casefold() in {CHAPTERS, DESCRIPTION}
    return f"{name} (transcript).txt" if taken else f"{name}.txt"


def _film_ending(job: UploadJob) -> str:
    """The film's own extension, unless it has none or one that a text beside it has."""
    ending = extension(job.film.name)
    if ending and ending.lower() not in _TEXTS:
        return ending
    return f".{job.done[StageType.DOWNLOAD].data.get('container', 'mp4')}"
