"""What a correction has made of a recording, as a person sees it."""

from __future__ import annotations

from pathlib import Path

import pysubs2

from recorder_app.domain.correction import Correction
from recorder_app.domain.outcome import Outcome
from recorder_app.engine.front import TranscriptView
from tests.engine.transcribed import Transcribed


def view(talk: Transcribed) -> TranscriptView:
    found = talk.engine.transcript(talk.id)
    assert found is not None
    return found


def correct(talk: Transcribed, *corrections: Correction, key: str | None = None) -> Outcome:
    return talk.engine.correct(talk.id, corrections, revision=view(talk).revision, key=key)


def texts(talk: Transcribed) -> list[str]:
    return [each.text for each in view(talk).transcript.segments]


def files(talk: Transcribed) -> dict[str, str]:
    """What the window shows of the text, by name."""
    parts = {"transcribe", "topics", "subtitles"}
    return {
        each.path.name: each.path.read_text(encoding="utf-8")
        for each in talk.engine.files(talk.id)
        if each.part in parts
    }


def shown(srt: str) -> str:
    return " ".join(each.plaintext.replace("\n", " ") for each in pysubs2.SSAFile.from_string(srt))


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }


def editions(talk: Transcribed) -> list[str]:
    return sorted(each.name for each in talk.folder.glob("edition-*"))
