"""A keyring that waits for a password which nobody types holds up no cancel, no pause, no quitting."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from recorder_app.domain.outcome import Word
from recorder_app.engine.attempts import pause_watch
from tests.engine.accounts.memory_keyring import MemoryKeyring
from tests.engine.attempts.test_uploads import LOGIN, bring
from tests.engine.bench import Bench, Gate, running

AT_ONCE_S = 1.5
"""Usually it takes a tenth of this; a keyring has a minute."""


def asking(bench: Bench, keyring: MemoryKeyring, folder: Path) -> int:
    """A recording whose upload waits for the keyring's answer."""
    bench.engine.add_account("youtube", "main", LOGIN)
    recording_id, _ = bring(bench, folder, [["checkpoint", 1]])
    keyring.answers.clear()
    keyring.asked.clear()
    bench.engine.run([recording_id])
    bench.until(keyring.asked.is_set)
    return recording_id


def test_a_cancel(home: Path, tmp_path: Path, system_keyring: MemoryKeyring) -> None:
    with running(home) as bench:
        recording_id = asking(bench, system_keyring, tmp_path)
        began = time.monotonic()
        (outcome,) = bench.engine.cancel([recording_id])
        assert time.monotonic() - began < AT_ONCE_S
        assert outcome.word is Word.CANCELLED
        (output,) = bench.json(recording_id)["outputs"]
        assert output["status"] == "NOT_UPLOADED"


def test_a_pause(
    home: Path, tmp_path: Path, system_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pause_watch, "STALLED_S", 0.2)
    with running(home) as bench:
        recording_id = asking(bench, system_keyring, tmp_path)
        assert bench.engine.pause([recording_id])[0].word is Word.PAUSING
        seen = bench.until_recording(recording_id, lambda each: each["paused"])
        assert not seen["failed"]
        system_keyring.answers.set()
        assert bench.engine.run([recording_id])[0].word is Word.CONTINUED
        assert bench.until_closed(recording_id)["status"] == "READY"


def test_quitting(home: Path, tmp_path: Path, system_keyring: MemoryKeyring) -> None:
    with running(home) as bench:
        recording_id = asking(bench, system_keyring, tmp_path)
        began = time.monotonic()
    assert time.monotonic() - began < AT_ONCE_S
    system_keyring.answers.set()
    with running(home) as bench:
        assert bench.until_closed(recording_id)["status"] == "READY"


def test_quitting_while_a_partial_upload_is_to_be_deleted(
    home: Path, tmp_path: Path, system_keyring: MemoryKeyring
) -> None:
    gate, deleted = Gate(tmp_path), tmp_path / "deleted"
    with running(home) as bench:
        bench.engine.add_account("youtube", "main", LOGIN)
        recording_id, _ = bring(bench, tmp_path, [["send", "session", str(deleted)], gate.action])
        bench.engine.run([recording_id])
        bench.until(lambda: any(home.glob("work/*/checkpoint.json")))
        system_keyring.answers.clear()
        system_keyring.asked.clear()
        bench.engine.cancel([recording_id])
        bench.until(system_keyring.asked.is_set)
        began = time.monotonic()
    assert time.monotonic() - began < AT_ONCE_S
    assert not deleted.exists()
    system_keyring.answers.set()
    with running(home) as bench:
        bench.until(deleted.exists)
