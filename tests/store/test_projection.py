"""What is derived and stored equals what the pure functions say, after any history."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recorder_app.domain import decide, decide_output, giving_up, transitions
from recorder_app.domain import status as derive
from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.query import Filter, Query
from recorder_app.domain.recording import PartRef, Recording, StagePart
from recorder_app.domain.words import Lane, OutputHold, PauseMode, StageType, WaitKind
from recorder_app.store.projection import PROJECTION, project, queue_positions
from recorder_app.store.store import Store, Writer
from tests.store.examples import NOW, SETTINGS, add, output
from tests.store.stored import change, derived_rows

PAUSED_UNTIL = NOW + timedelta(hours=1)
LATER = NOW + timedelta(hours=2)


def _command(name: str, recording: Recording) -> Recording:
    commands: Mapping[str, Callable[[], decide.Decision]] = {
        "run": lambda: decide.run(recording, SETTINGS, NOW),
        "pause": lambda: decide.pause(recording, PauseMode.CHECKPOINT),
        "pause until": lambda: decide.pause(recording, PauseMode.CHECKPOINT, PAUSED_UNTIL),
        "pause output": lambda: _for_output(recording, decide_output.pause),
        "cancel output": lambda: _for_output(recording, decide_output.cancel),
        "retry output": lambda: _for_output(
            recording, lambda each, number: decide_output.retry(each, number, SETTINGS, NOW)
        ),
        "pause after stage": lambda: decide.pause(recording, PauseMode.AFTER_STAGE),
        "cancel": lambda: decide.cancel(recording),
        "skip": lambda: decide.skip(recording),
        "reset": lambda: decide.reset(recording),
        "add output": lambda: decide.add_output(recording, output(), SETTINGS, NOW),
    }
    return commands[name]().recording


def _for_output(
    recording: Recording, decision: Callable[[Recording, int], decide.Decision]
) -> decide.Decision:
    if not recording.outputs:
        return decide.skip(recording)
    return decision(recording, recording.outputs[-1].id)


def _output_cancelled(recording: Recording) -> Recording:
    for each in recording.outputs:
        if each.hold is OutputHold.CANCEL:
            recording = giving_up.output_cancelled(recording, each.id)
    return recording


def _running(recording: Recording) -> PartRef | None:
    parts = derive.running_parts(recording)
    if not parts:
        return None
    return parts[0].type if isinstance(parts[0], StagePart) else parts[0].id


def _completed(recording: Recording, part: PartRef) -> Recording:
    if isinstance(part, StageType):
        return transitions.completed(recording, part, {"duration_s": 60.0, "trimmed": True}, NOW)
    return transitions.uploaded(recording, part, "file:///talk", NOW)


_ENDS: Mapping[str, Callable[[Recording, PartRef], Recording]] = {
    "complete": _completed,
    "complete again": _completed,
    "checkpoint": lambda r, part: transitions.checkpointed(r, part, 41.5),
    "stop": transitions.stopped,
    "fail": lambda r, part: transitions.failed(r, part, Permanent("Broken."), NOW),
    "retry": lambda r, part: transitions.failed(r, part, Transient("No network."), NOW),
    "login": lambda r, part: transitions.failed(
        r, part, NeedsUser("Sign in.", kind=WaitKind.LOGIN), NOW
    ),
    "source": lambda r, part: transitions.failed(
        r, part, NeedsUser("Still growing.", kind=WaitKind.SOURCE), NOW
    ),
    "crash": lambda r, part: transitions.crashed(r, part, "It ended.", NOW),
}
_CHANGES: Mapping[str, Callable[[Recording], Recording]] = {
    "pause over": lambda recording: transitions.pause_over(recording, LATER),
    "output cancelled": _output_cancelled,
    "due": lambda recording: transitions.due(recording, LATER),
    "source found": transitions.source_found,
    "cancelled": lambda r: giving_up.cancelled(r) if derive.cancelling(r) else r,
}
_COMMANDS = ["run", "run", "pause", "pause after stage", "cancel", "skip", "reset", "add output"]
_COMMANDS += ["pause until", "pause output", "cancel output", "retry output"]
# Claims come most often, or little would ever run.
_STEPS = st.sampled_from(["claim"] * 8 + _COMMANDS + [*_ENDS, *_CHANGES, "add", "remove"])


def _take(writer: Writer, step: str, recording: Recording) -> None:
    if step == "add":
        add(writer, f"Talk {recording.id}", outputs=1)
    elif step == "remove":
        if recording.run is None:
            writer.remove([recording.id], NOW)
    elif step == "claim":
        for claimable in derive.claimable(recording)[:1]:
            assert writer.claim(recording.id, claimable, NOW) is not None
    elif step in _ENDS:
        part = _running(recording)
        if part is not None:
            writer.save(_ENDS[step](recording, part))
    elif step in _CHANGES:
        writer.save(_CHANGES[step](recording))
    else:
        writer.save(_command(step, recording))


@settings(max_examples=60, deadline=None)
@given(history=st.lists(st.tuples(_STEPS, st.integers(0, 2)), max_size=40))
def test_it_equals_the_functions_after_any_history(history: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "recorder.db"
        with closing(Store.open(path, Path(folder) / "backups")) as store:
            with store.write() as writer:
                for number in range(3):
                    add(writer, f"Talk {number}", outputs=number)
            for step, place in history:
                with store.write() as writer:
                    ids = writer.ids(Query())
                    if ids:
                        found = writer.recordings(ids)
                        _take(writer, step, found[place % len(found)])
                _check(store)
            before = derived_rows(path)
            store.rebuild_projection()
            assert derived_rows(path) == before


def _check(store: Store) -> None:
    with store.read() as reader:
        found = reader.recordings(reader.ids(Query()))
        queue = [entry for lane in Lane for entry in reader.claimable(lane, 99)]
        counts = reader.counts()
        assert reader.paused() == sorted(
            (each.id for each in found if derive.on_hold(each)), key=reader.places().__getitem__
        )
        due, next_due, running = reader.due(LATER), reader.next_due(), reader.running()
    assert sorted(queue) == sorted(
        (each.id, part) for each in found for part in queue_positions(each)
    )
    tries = [each for each in map(derive.next_try, found) if each is not None]
    ends = [each.run.pause_until for each in found if each.run and each.run.pause_until]
    assert next_due == min(tries + ends, default=None)
    assert set(due) == {
        each.id for each in found if (next_try := derive.next_try(each)) and next_try <= LATER
    }
    assert [each.id for each in running] == sorted(
        each.id for each in found if derive.running_parts(each)
    )
    assert counts[Filter.ALL] == len(found)
    assert counts[Filter.RUNNING] == len(running)
    assert counts[Filter.QUEUED] == sum(derive.queued(each) for each in found)


def test_a_rebuild_mends_what_is_wrong(store: Store, tmp_path: Path) -> None:
    with store.write() as writer:
        for title in ("One", "Two"):
            writer.save(decide.run(add(writer, title, outputs=1), SETTINGS, NOW).recording)
    right = derived_rows(tmp_path / "recorder.db")
    change(
        tmp_path / "recorder.db",
        "UPDATE stages SET queue_position = NULL, lane = 'speech'",
        "UPDATE projection SET status = 'READY', ready = 1",
        "DELETE FROM projection WHERE recording_id = 2",
    )
    assert derived_rows(tmp_path / "recorder.db") != right
    store.rebuild_projection()
    assert derived_rows(tmp_path / "recorder.db") == right


@pytest.mark.parametrize(
    ("kind", "attention"),
    [
        (WaitKind.LOGIN, True),
        (WaitKind.QUOTA, True),
        (WaitKind.DISK, True),
        (WaitKind.SOURCE, True),
        (WaitKind.RETRY, False),
        (WaitKind.VERIFYING, False),
    ],
)
def test_what_waits_for_a_person_needs_attention(
    store: Store, kind: WaitKind, attention: bool
) -> None:
    with store.write() as writer:
        recording = decide.run(add(writer), SETTINGS, NOW).recording
        error = NeedsUser("Do something.", kind=kind)
        waiting = transitions.failed(recording, StageType.DOWNLOAD, error, NOW)
    row = dict(zip(PROJECTION.names, project(waiting), strict=True))
    assert row[Filter.ATTENTION.value] is attention
