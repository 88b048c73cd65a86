"""The log, the attempts, the presets."""

from __future__ import annotations

from datetime import timedelta

from recorder_app.domain import transitions
from recorder_app.domain.journal import JournalEntry
from recorder_app.domain.preset import Preset
from recorder_app.domain.words import StageType
from recorder_app.store.store import Store
from tests.store.examples import NOW, add, add_running, finished, started


def test_the_log_keeps_its_order(store: Store) -> None:
    with store.write() as writer:
        add(writer)
        add(writer)
        writer.log(1, "first", NOW)
        writer.log(2, "of another", NOW)
        writer.log(1, "second", NOW - timedelta(hours=1))
        assert [each.text for each in writer.journal(1)] == ["first", "second"]
        writer.log(1, "third “tal\udcffk”", NOW)
    with store.read() as reader:
        assert reader.journal(1)[0] == JournalEntry(NOW, "first")
        assert [each.text for each in reader.journal(1)][2] == "third “tal\udcffk”"


def test_an_attempt_is_known_from_its_claim_to_its_end(store: Store) -> None:
    later = NOW + timedelta(minutes=1)
    with store.write() as writer:
        add_running(writer)
        claim = writer.claim(1, StageType.DOWNLOAD, NOW)
        assert claim is not None
        recording, attempt = claim
    assert recording.run is not None
    assert (attempt.part, attempt.run_id, attempt.ended) == ("download", recording.run.id, None)
    with store.read() as reader:
        (running,) = reader.running_attempts()
        assert running == attempt
        assert reader.running() == [recording]
    with store.write() as writer:
        writer.save(transitions.stopped(recording, StageType.DOWNLOAD))
        writer.end_attempt(attempt.id, "stopped", "Paused.", later)
        again = writer.claim(1, StageType.DOWNLOAD, later)
        assert again is not None
    with store.read() as reader:
        ended = reader.attempt(attempt.id)
        assert ended is not None
        assert (ended.ended, ended.message, ended.finished_at) == ("stopped", "Paused.", later)
        assert reader.attempts(1) == [ended, again[1]]
        assert reader.attempts_of_part(1, StageType.DOWNLOAD) == [again[1], ended]
        assert reader.attempts_of_part(1, "trim") == []
        assert reader.attempt(3) is None
        assert reader.running_attempts() == [again[1]]


def test_an_output_s_attempts_are_named_by_its_id(store: Store) -> None:
    with store.write() as writer:
        writer.save(started(finished(add(writer, outputs=2))))
        claim = writer.claim(1, 2, NOW)
        assert claim is not None
        assert claim[1].part == "output-2"
        assert writer.attempts_of_part(1, 2) == [claim[1]]
        assert writer.attempts_of_part(1, "output-2") == [claim[1]]


def test_presets(store: Store) -> None:
    talks = Preset("talks", "folder", None, {"dir": "/home/me/Talks"})
    other = Preset("Other", "folder", "me", {"dir": "/home/me/Other", "deep": {"a": [1, 2]}})
    with store.write() as writer:
        writer.put_preset(talks)
        writer.put_preset(other)
    with store.read() as reader:
        assert reader.presets() == [other, talks]
        assert reader.preset("talks") == talks
        assert reader.preset("Talks") is None
    changed = Preset("talks", "folder", "you", {"dir": "/elsewhere"})
    with store.write() as writer:
        writer.put_preset(changed)
    with store.read() as reader:
        assert reader.presets() == [other, changed]
