"""From what a person drops or names to recordings: paths, folders and links."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import uuid4

from recorder_app import platforms, stages
from recorder_app.domain import story
from recorder_app.domain.naming import title_as_kept
from recorder_app.domain.preset import Preset
from recorder_app.domain.recording import OutputPart, Recording, new_stages
from recorder_app.domain.words import SourceKind, StageType
from recorder_app.domain.work import Source
from recorder_app.paths import expanded
from recorder_app.store.store import Writer

_VIDEO = ".3gp .avi .flv .m2ts .m4v .mkv .mov .mp4 .mpeg .mpg .mts .ogv .ts .webm .wmv"
_AUDIO = ".aac .aif .aiff .flac .m4a .m4b .mka .mp3 .oga .ogg .opus .wav .wma"
MEDIA_SUFFIXES = frozenset(f"{_VIDEO} {_AUDIO}".split())
"""What is taken from a folder; a file that is named itself is always taken."""

_LINKS = ("http", "https")
_NO_TEXT = re.compile("[\ud800-\udfff]")
"""What stands for the bytes of a file name that are not UTF-8: no text that is published has them."""


def sources(named: Sequence[str]) -> list[Source]:
    """The sources that paths, folders and URLs stand for. Raises `ValueError` for what is neither."""
    try:
        found = [source for name in named for source in _source(name)]
    except OSError as error:
        raise ValueError(f"“{error.filename}” can't be looked at: {error.strerror}.") from error
    return list({source.location: source for source in found}.values())


def _source(name: str) -> Iterator[Source]:
    parts = urlsplit(name)
    if parts.scheme in _LINKS:
        if not parts.hostname:
            raise ValueError(f"“{name}” is not an address: it names no host.")
        yield Source(SourceKind.URL, name)
        return
    path = _path(name)
    if path.is_dir():
        media = (each for each in path.rglob("*") if each.suffix.lower() in MEDIA_SUFFIXES)
        found = sorted(each for each in media if each.is_file())
        if not found:
            raise ValueError(f"There are no recordings in the folder “{path}”.")
        for each in found:
            yield _file(each)
    elif path.exists():
        yield _file(path)
    else:
        raise ValueError(f"There is no file “{path}”.")


def is_folder(name: str) -> bool:
    """Whether it stands for the recordings in a folder. Raises `ValueError` for what is
    neither a path nor a URL."""
    return urlsplit(name).scheme not in _LINKS and _path(name).is_dir()


def _path(name: str) -> Path:
    parts = urlsplit(name)
    path = expanded(Path(unquote(parts.path) if parts.scheme == "file" else name))
    return Path(os.path.abspath(path))  # noqa: PTH100 (a link keeps the name that the person sees)


def _file(path: Path) -> Source:
    found = path.stat()
    identity = {"size_bytes": found.st_size, "mtime_ns": found.st_mtime_ns}
    return Source(SourceKind.FILE, str(path), identity)


def title_of(source: Source) -> str:
    """The file's name without its ending; for a URL its last part."""
    name, otherwise = source.location, "recording"
    if source.kind is SourceKind.URL:
        parts = urlsplit(source.location)
        name = unquote(parts.path.rstrip("/").rpartition("/")[2])
        otherwise = parts.hostname or otherwise
    return title_as_kept(Path(name).stem) or otherwise


def new_output(preset: Preset) -> OutputPart:
    """An upload through the preset, which the store has still to number."""
    return OutputPart(
        id=0,
        platform=preset.platform,
        preset=preset.name,
        settings=preset.settings,
        marker=uuid4().hex,
        account=preset.account,
        resumable=platforms.load(preset.platform).resumable,
    )


def add(
    tx: Writer,
    source: Source,
    presets: Sequence[Preset],
    *,
    title: str | None = None,
    options: Mapping[str, Any] | None = None,
) -> Recording:
    now = datetime.now(UTC)
    added = tx.add(
        title=_NO_TEXT.sub("\ufffd", title_as_kept(title or "") or title_of(source)),
        source_kind=source.kind,
        source=source.location,
        identity=source.identity,
        options=options or {},
        stages=new_stages({stage: stages.load(stage).resumable for stage in StageType}),
        outputs=[new_output(preset) for preset in presets],
        now=now,
    )
    tx.log(added.id, story.added(_place(source)), now)
    return added


def _place(source: Source) -> str:
    """Where it comes from, without what may be secret in a link."""
    if source.kind is SourceKind.FILE:
        return source.location
    parts = urlsplit(source.location)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
