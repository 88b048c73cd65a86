"""How a finished attempt becomes a finished part: validate, rename, then commit, in this order.

The child has written `out/result.json` last, after everything else was durable. So a death of the
program between any two steps is finished by the next start from what is on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from recorder_app.domain import transitions
from recorder_app.domain.errors import Permanent
from recorder_app.domain.hints import STAGE_NAMES
from recorder_app.domain.journal import Attempt
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.search import Sentence
from recorder_app.domain.words import StageType
from recorder_app.engine import durable
from recorder_app.engine.attempts.workfolder import discard
from recorder_app.engine.children.child import RESULT
from recorder_app.engine.saying import said
from recorder_app.paths import Home
from recorder_app.store.store import Writer

Transaction = Callable[[], AbstractContextManager[Writer]]


def finish(
    home: Home,
    transaction: Transaction,
    attempt: Attempt,
    part: PartRef,
    ending: Mapping[str, Any],
) -> None:
    """Put the attempt's result in place and commit it. Raises `Permanent` if a file is missing."""
    work = home.attempt(attempt.id)
    if isinstance(part, StageType):
        result = home.result(attempt.recording_id, part.value, attempt.id)
        if not result.exists():
            _validate(work / "out", ending)
            durable.move_folder(work / "out", result)
    # Read before the database is held: hours of speech take a while.
    sentences = _said(home, attempt, part, ending)
    now = datetime.now(UTC)
    with transaction() as tx:
        recording = tx.recording(attempt.recording_id)
        if recording is not None:
            tx.save(_finished(recording, part, ending, now))
            if part is StageType.TRANSCRIBE:
                tx.index_transcript(recording.id, sentences)
            tx.log(attempt.recording_id, _sentence(recording, part, ending), now)
        ended = "skipped" if ending["say"] == "skipped" else "completed"
        tx.end_attempt(attempt.id, ended, None, now)
    discard(work)


def left_result(home: Home, attempt: Attempt, part: PartRef) -> dict[str, Any] | None:
    """What an attempt that the program did not see ending has finished, if it has."""
    places = [home.attempt(attempt.id) / "out"]
    if isinstance(part, StageType):
        places.insert(0, home.result(attempt.recording_id, part.value, attempt.id))
    for place in places:
        ending = durable.read_json(place / RESULT)
        if ending is not None:
            return ending
    return None


def _said(
    home: Home, attempt: Attempt, part: PartRef, ending: Mapping[str, Any]
) -> Sequence[Sentence]:
    name = ending.get("data", {}).get("transcript")
    if part is not StageType.TRANSCRIBE or name is None:
        return ()
    return said(home.result(attempt.recording_id, part.value, attempt.id) / name)


def _finished(
    recording: Recording, part: PartRef, ending: Mapping[str, Any], now: datetime
) -> Recording:
    if not isinstance(part, StageType):
        return transitions.uploaded(recording, part, ending["url"], now)
    if ending["say"] == "skipped":
        return transitions.skipped(recording, part, ending["reason"], now)
    return transitions.completed(recording, part, ending["data"], now)


def _sentence(recording: Recording, part: PartRef, ending: Mapping[str, Any]) -> str:
    if not isinstance(part, StageType):
        return f"Uploaded to {recording.output(part).preset}."
    if ending["say"] == "skipped":
        return f"{STAGE_NAMES[part]} was skipped: {ending['reason']}"
    return f"{STAGE_NAMES[part]} is done."


_FILES = ("film", "transcript", "chapters", "srt", "vtt")
"""The keys of a stage's result that name a file."""


def _validate(out: Path, ending: Mapping[str, Any]) -> None:
    data = ending.get("data", {})
    for key in _FILES:
        name = data.get(key)
        if name is not None and not (out / name).is_file():
            raise Permanent(f"The result “{name}” is missing.")
