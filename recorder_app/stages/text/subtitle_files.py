"""Cues written as SRT and WebVTT, so that any text comes out as it was said."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from recorder_app.domain.work import Json
from recorder_app.stages.text.cues import Cue

_LIKE_TAG = re.compile(r"<(?=[A-Za-z/!?])")


def write_both(cues: Sequence[Cue], out: Path) -> Mapping[str, Json]:
    """Into the folder `out`; answers what the result of `subtitles` says of them."""
    write(cues, out / "subtitles.srt", "srt")
    write(cues, out / "subtitles.vtt", "vtt")
    return {"srt": "subtitles.srt", "vtt": "subtitles.vtt", "cues": len(cues)}


def write(cues: Sequence[Cue], path: Path, kind: Literal["srt", "vtt"]) -> None:
    """Replace the file at `path`; UTF-8, without a byte order mark."""
    from pysubs2 import SSAEvent, SSAFile

    escaped = _in_srt if kind == "srt" else _in_vtt
    file = SSAFile()
    for cue in cues:
        event = SSAEvent(start=cue.start_ms, end=cue.end_ms)
        event.plaintext = escaped(cue.text)
        file.append(event)
    # Braces are override tags to pysubs2, and left out, unless it is told to keep tags.
    file.save(str(path), encoding="utf-8", format_=kind, keep_ssa_tags=True)


def _in_srt(text: str) -> str:
    """SRT has no way to escape: what would be read as a tag or an arrow gets a look-alike."""
    return _LIKE_TAG.sub("‹", _no_override(text).replace("-->", "→"))


def _in_vtt(text: str) -> str:
    """https://www.w3.org/TR/webvtt1/#webvtt-cue-text: `&`, `<` and `-->` are escaped."""
    return html.escape(_no_override(text), quote=False)


def _no_override(text: str) -> str:
    r"""pysubs2 takes `\N`, `\n` and `\h` for white space: the backslash gets a look-alike there."""
    return re.sub(r"\\(?=[Nnh])", "⧵", text)
