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

from recorder_app.domain import story, transitions
from recorder_app.domain.errors import Permanent
from recorder_app.domain.journal import Attempt
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.search import Sentence
from recorder_app.domain.words import StageType
from recorder_app.engine import durable
from recorder_app.engine.attempts.workfolder import discard
from recorder_app.engine.children.child import RESULT
from recorder_app.engine.saying import said
from recorder_app.paths import Home
from recorder_app.stages.speech import languages
from recorder_app.store.store import Reader, Writer

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
            took_s = _took_s(tx, home, attempt, part, now)
            tx.log(attempt.recording_id, _sentence(recording, part, ending, took_s), now)
        ended = "skipped" if ending["say"] == "skipped" else "completed"
        tx.end_attempt(attempt.id, ended, None, now)
    discard(work)


def left_result(home: Home, attempt: Attempt, part: PartRef) -> dict[str, Any] | None:
    """What an attempt that the program did not see ending has finished, if it has."""
    for place in _places(home, attempt, part):
        ending = durable.read_json(place / RESULT)
        if ending is not None:
            return ending
    return None


def _places(home: Home, attempt: Attempt, part: PartRef) -> list[Path]:
    """Where its result may lie, in place or still to be put there."""
    made = home.attempt(attempt.id) / "out"
    if not isinstance(part, StageType):
        return [made]
    return [home.result(attempt.recording_id, part.value, attempt.id), made]


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


def _took_s(tx: Reader, home: Home, attempt: Attempt, part: PartRef, now: datetime) -> float:
    """How long this run has worked on it, without what a death has taken."""
    # A program that died with it may have been started again days later.
    written = (each / RESULT for each in _places(home, attempt, part))
    ended = next((each.stat().st_mtime for each in written if each.exists()), now.timestamp())
    took_s = max(0.0, ended - attempt.started_at.timestamp())
    for each in tx.attempts_of_part(attempt.recording_id, part):
        if each.run_id == attempt.run_id and each.finished_at and each.ended != "crashed":
            took_s += (each.finished_at - each.started_at).total_seconds()
    return took_s


def _sentence(recording: Recording, part: PartRef, ending: Mapping[str, Any], took_s: float) -> str:
    if not isinstance(part, StageType):
        return story.uploaded(recording.output(part).preset, took_s)
    if ending["say"] == "skipped":
        return story.was_skipped(part, ending["reason"])
    spoken = ending["data"].get("language")
    return story.done(part, ending["data"], took_s, languages.name(spoken) if spoken else None)


_FILES = ("film", "transcript", "chapters", "srt", "vtt")
"""The keys of a stage's result that name a file."""


def _validate(out: Path, ending: Mapping[str, Any]) -> None:
    data = ending.get("data", {})
    for key in _FILES:
        name = data.get(key)
        if name is not None and not (out / name).is_file():
            raise Permanent(f"The result “{name}” is missing.")
