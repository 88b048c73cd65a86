"""Texts of an upload that a person writes once, for all recordings: what a template can speak of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import unquote, urlsplit

from recorder_app.domain.phrase import phrase
from recorder_app.domain.words import SourceKind, StageType
from recorder_app.domain.work import UploadJob
from recorder_app.platforms.description import clock
from recorder_app.platforms.publication import CHAPTERS, DESCRIPTION, compose
from recorder_app.sources.file_name import safe

DEFAULT_TITLE = "{{ title }}"
DEFAULT_DESCRIPTION = "{{ description }}"

VARIABLES: Mapping[str, str] = {
    "title": phrase("The recording's title"),
    "description": phrase("Length, topics and chapters, composed"),
    "topics": phrase("A list; each has “title”, “start” (4:45) and “start_s” (285.0)"),
    "chapters": phrase("The chapters, one a line, in YouTube's form; empty where there are none"),
    "duration": phrase("The length: 1:02:03"),
    "duration_s": phrase("The length in seconds"),
    "language": phrase("The code of the language that is spoken: en"),
    "date": phrase("The day on which the recording was added: 2026-05-01"),
    "created": phrase(
        "That moment; {example} is its time", example='{{ created.strftime("%H:%M") }}'
    ),
    "source_name": phrase("The name of the file that it comes from"),
    "folder": phrase("The name of the folder which that file is in; the host of a link"),
}
"""What a template can speak of, with a few words on each for the person."""


def render(template: str, job: UploadJob) -> str:
    """The text for this recording. Raises `Permanent` with a sentence for a broken template."""
    if "{" not in template:
        return template
    from recorder_app.platforms import template_sandbox

    return template_sandbox.render(template, _facts(job))


def render_path(template: str, job: UploadJob) -> str:
    """A path: what the recording is called can't lead out of the folders that the template names.
    Raises `Permanent` with a sentence for a broken template."""
    if "{" not in template:
        return template
    from recorder_app.platforms import template_sandbox

    facts = _facts(job)
    names = {
        name: safe(value, otherwise="_") for name, value in facts.items() if isinstance(value, str)
    }
    topics = [{**each, "title": safe(each["title"], otherwise="_")} for each in facts["topics"]]
    return template_sandbox.render(template, facts | names | {"topics": topics})


def check(template: str) -> None:
    """Raise `Permanent` with a sentence for a template that works for no recording."""
    from recorder_app.platforms import template_sandbox

    template_sandbox.check(template, VARIABLES)


def _facts(job: UploadJob) -> dict[str, Any]:
    """What is not known yet, because a stage has not finished, is empty."""
    created = job.created_at.astimezone()
    facts: dict[str, Any] = {
        "title": job.title,
        "description": "",
        "topics": [],
        "chapters": "",
        "duration": "",
        "duration_s": 0.0,
        "language": "",
        "date": created.date(),
        "created": created,
        **_origin(job),
    }
    last = job.done.get(StageType.TRIM) or job.done.get(StageType.DOWNLOAD)
    if last:
        texts = compose(job).texts
        facts["description"] = texts[DESCRIPTION].decode().strip()
        facts["chapters"] = texts.get(CHAPTERS, b"").decode().strip()
        facts["duration_s"] = duration_s = float(last.data["duration_s"])
        facts["duration"] = clock(duration_s)
    if topics := job.done.get(StageType.TOPICS):
        facts["topics"] = [
            {"title": each["title"], "start_s": each["start_s"], "start": clock(each["start_s"])}
            for each in topics.data["topics"]
        ]
    if transcribed := job.done.get(StageType.TRANSCRIBE):
        facts["language"] = transcribed.data.get("language") or ""
    return facts


def _origin(job: UploadJob) -> dict[str, str]:
    if job.source.kind is SourceKind.URL:
        parts = urlsplit(job.source.location)
        name = unquote(parts.path.rstrip("/").rpartition("/")[2])
        return {"source_name": name, "folder": parts.hostname or ""}
    path = PurePath(job.source.location)
    return {"source_name": path.name, "folder": path.parent.name}
