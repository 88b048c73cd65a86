"""What a list shows of a recording beside its status."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from recorder_app.domain import status as derive
from recorder_app.domain.recording import Part, Recording, StagePart, Waiting
from recorder_app.domain.words import OutputStatus, SourceKind, StageType


def size_bytes(recording: Recording) -> int | None:
    """Of the source, or of what was fetched from it; None before that is known."""
    result = recording.stage(StageType.DOWNLOAD).result
    known = recording.identity if result is None else result.get("fingerprint", recording.identity)
    size = known.get("size_bytes")
    return None if size is None else int(size)


def language(recording: Recording) -> str | None:
    """What is spoken, as an ISO 639-1 code; None before it was transcribed."""
    result = recording.stage(StageType.TRANSCRIBE).result
    return None if result is None else result.get("language")


def attempts(recording: Recording) -> int:
    """How many attempts there were, of all parts and in all runs."""
    parts: tuple[Part, ...] = (*recording.stages, *recording.outputs)
    return sum(part.attempts for part in parts)


def last_error(recording: Recording) -> str | None:
    """Why a part has failed, or is to be tried again."""
    return why(derive.failed_parts(recording), derive.waiting_parts(recording))


def why(failed: Iterable[Part], waiting: Iterable[Waiting]) -> str | None:
    """`last_error`, of the parts of a recording that have failed and those that wait."""
    for part in failed:
        if part.error:
            return part.error
    for wait in waiting:
        if wait.message:
            return wait.message
    return None


def finished_at(recording: Recording) -> datetime | None:
    """When its last part was done; None while something is left to do."""
    outputs = derive.live_outputs(recording)
    if derive.next_stage(recording) is not None or any(
        output.status is not OutputStatus.UPLOADED for output in outputs
    ):
        return None
    parts: tuple[Part, ...] = (*recording.stages, *outputs)
    return max(filter(None, (part.finished_at for part in parts)), default=None)


def kept(part: Part, duration_s: float | None) -> float:
    """The part that is durably finished, 0..1."""
    if isinstance(part, StagePart):
        if part.done:
            return 1.0
        if part.checkpoint_s and duration_s:
            return min(1.0, part.checkpoint_s / duration_s)
        return 0.0
    if part.status is OutputStatus.UPLOADED:
        return 1.0
    return part.bytes_sent / part.bytes_total if part.bytes_total else 0.0


def progress(recording: Recording) -> float:
    """What is durably finished of all parts, 0..1."""
    parts: tuple[Part, ...] = (*recording.stages, *derive.live_outputs(recording))
    return sum([kept(part, recording.duration_s) for part in parts]) / len(parts)


@lru_cache(maxsize=4096)
def folder_name(path: str) -> str:
    """What a `Folder.path` is called."""
    name = path.rstrip("/\\").replace("\\", "/").rpartition("/")[2]
    return name or path


def folder_path(kind: SourceKind, source: str) -> str:
    """The `Folder.path` that a source stands for."""
    if kind is SourceKind.URL:
        scheme, _, rest = source.partition("://")
        host = rest.partition("/")[0].partition("?")[0].partition("#")[0]
        return f"{scheme.lower()}://{host.rpartition('@')[2].lower()}"
    of_windows = source[1:2] == ":" or source.startswith("\\\\")
    cut = max(source.rfind("/"), source.rfind("\\") if of_windows else -1)
    return source[: max(cut, 1)] if cut >= 0 else ""
