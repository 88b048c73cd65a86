"""Idempotency keys: kept with what they did, or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from recorder_app.store.keys import StoredKey
from recorder_app.store.store import Store
from tests.store.examples import NOW, add

BEGUN = StoredKey("a key", "of what was asked", [[1, "cancelled", "It was."]], False, NOW)
FINAL = StoredKey("a key", "of what was asked", [[1, "cancelled", "It is."]], True, NOW)


def test_an_answer_is_kept_and_may_become_final(store: Store) -> None:
    with store.write() as writer:
        assert writer.key("a key") is None
        writer.put_key(BEGUN)
        assert writer.begun_keys() == [BEGUN]
    with store.write() as writer:
        assert writer.key("a key") == BEGUN
        writer.put_key(FINAL)
    with store.read() as reader:
        assert reader.key("a key") == FINAL
        assert reader.begun_keys() == []


def test_a_key_is_kept_with_its_effect_or_not_at_all(store: Store) -> None:
    def act() -> None:
        with store.write() as writer:
            add(writer)
            writer.put_key(FINAL)
            raise RuntimeError("taken back")

    with pytest.raises(RuntimeError, match="taken back"):
        act()
    with store.read() as reader:
        assert reader.key("a key") is None
        assert reader.recording(1) is None


def test_old_keys_are_forgotten(store: Store) -> None:
    with store.write() as writer:
        writer.put_key(FINAL)
        writer.forget_keys(NOW)
        assert writer.key("a key") == FINAL
        writer.forget_keys(NOW + timedelta(seconds=1))
        assert writer.key("a key") is None
