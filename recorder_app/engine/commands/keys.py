"""Idempotency keys: one key, one effect, the same answer, also over a crash.

An answer is stored in the transaction of the effect. Only a cancel has its effect in two: with the
first the key is taken, with the second its answer is final; what lies between is finished by the
next start of the program.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from recorder_app.domain.outcome import InProgress, KeyConflict, Outcome, Word
from recorder_app.store.keys import StoredKey
from recorder_app.store.store import Store, Writer

PATIENCE_S = 2.0
"""How long the second of two equal commands waits for the answer of the first."""

LIFETIME = timedelta(hours=24)


class Ticket:
    """A command's right to be carried out; without a key nothing of it is remembered."""

    def __init__(self, key: str | None, fingerprint: str, begun: list[Outcome] | None) -> None:
        self._key = key
        self._fingerprint = fingerprint
        self.begun = begun
        """What it was found to do when it was given first, but never carried out to its end."""

    def answer(self, tx: Writer, answer: Any, *, final: bool = True) -> None:
        """Remember the answer, as JSON, in the transaction of the effect."""
        if self._key is not None:
            now = datetime.now(UTC)
            tx.put_key(StoredKey(self._key, self._fingerprint, answer, final, now))

    def outcomes(self, tx: Writer, outcomes: Sequence[Outcome], *, final: bool = True) -> None:
        self.answer(tx, to_json(outcomes), final=final)


class Keys:
    """Thread-safe."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._changed = threading.Condition()
        self._busy: dict[str, str] = {}

    def once(
        self,
        key: str | None,
        content: Sequence[Any],
        act: Callable[[Ticket], list[Outcome]],
    ) -> list[Outcome]:
        """The outcomes of `act`, which is called once for a key. Raises `KeyConflict` where the key was
        given with another content, `InProgress` where its command takes too long."""
        with self.ticket(key, content) as (ticket, answer):
            return act(ticket) if answer is None else from_json(answer)

    @contextmanager
    def ticket(self, key: str | None, content: Sequence[Any]) -> Iterator[tuple[Ticket, Any]]:
        """The ticket for a command, and the answer where that is known already."""
        if key is None:
            yield Ticket(None, "", None), None
            return
        fingerprint = _fingerprint(content)
        self._enter(key, fingerprint)
        try:
            stored = self._stored(key, fingerprint)
            begun = from_json(stored.answer) if stored and not stored.final else None
            yield (
                Ticket(key, fingerprint, begun),
                stored.answer if stored and stored.final else None,
            )
        finally:
            with self._changed:
                del self._busy[key]
                self._changed.notify_all()

    def forget_old(self) -> None:
        with self._store.write() as tx:
            tx.forget_keys(datetime.now(UTC) - LIFETIME)

    def _enter(self, key: str, fingerprint: str) -> None:
        with self._changed:
            if self._busy.get(key, fingerprint) != fingerprint:
                raise KeyConflict
            if not self._changed.wait_for(lambda: key not in self._busy, PATIENCE_S):
                raise InProgress
            self._busy[key] = fingerprint

    def _stored(self, key: str, fingerprint: str) -> StoredKey | None:
        with self._store.read() as tx:
            stored = tx.key(key)
        if stored is None or stored.at < datetime.now(UTC) - LIFETIME:
            return None
        if stored.fingerprint != fingerprint:
            raise KeyConflict
        return stored


def _fingerprint(content: Sequence[Any]) -> str:
    told = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def to_json(outcomes: Sequence[Outcome]) -> list[Any]:
    return [[each.recording_id, each.word.value, each.message] for each in outcomes]


def from_json(stored: Sequence[Any]) -> list[Outcome]:
    return [Outcome(recording_id, Word(word), message) for recording_id, word, message in stored]
