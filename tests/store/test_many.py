"""Many recordings changed together, by statements that rows of the same values share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recorder_app.domain import decide
from recorder_app.domain.recording import Recording
from recorder_app.domain.words import PauseMode
from recorder_app.store.store import Store
from tests.store.examples import NOW, SETTINGS, add, finished, started
from tests.store.stored import derived_rows

_MANY = 30
_STEPS: dict[str, Callable[[Recording], Recording]] = {
    "run": lambda each: decide.run(each, SETTINGS, NOW).recording,
    "pause": lambda each: decide.pause(each, PauseMode.CHECKPOINT).recording,
    "cancel": lambda each: decide.cancel(each).recording,
    "reset": lambda each: decide.reset(each).recording,
}


def _list_of_all_kinds(store: Store) -> list[int]:
    """New, with a run, and finished."""
    with store.write() as writer:
        added = [add(writer, f"Talk {number}", outputs=1) for number in range(_MANY)]
        writer.save_all([started(each) for each in added[10:20]])
        writer.save_all([finished(each, attempts=1, finished_at=NOW) for each in added[20:]])
    return [each.id for each in added]


@pytest.mark.parametrize("step", _STEPS)
def test_what_was_saved_together_is_read_again(store: Store, tmp_path: Path, step: str) -> None:
    ids = _list_of_all_kinds(store)
    with store.write() as writer:
        saved = writer.save_all([_STEPS[step](each) for each in writer.recordings(ids)])
    with store.read() as reader:
        assert reader.recordings(ids) == saved
    derived = derived_rows(tmp_path / "recorder.db")
    store.rebuild_projection()
    assert derived_rows(tmp_path / "recorder.db") == derived


def test_each_log_keeps_its_order(store: Store) -> None:
    ids = _list_of_all_kinds(store)
    with store.write() as writer:
        for each in ids:
            for text in ("first", "second") if each % 2 else ("second", "first"):
                writer.log(each, text, NOW)
    with store.read() as reader:
        logs = {each: [line.text for line in reader.journal(each)] for each in ids}
    assert logs == {each: ["first", "second"] if each % 2 else ["second", "first"] for each in ids}
