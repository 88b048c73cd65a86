"""The index of what is said, put in order bit by bit: what an earlier version of the program has
transcribed is made searchable, what was discarded is taken out."""

from __future__ import annotations

import threading

from recorder_app.domain.recording import Recording
from recorder_app.domain.search import Sentence
from recorder_app.domain.words import StageType
from recorder_app.engine.attempts.jobs import outcome
from recorder_app.engine.saying import said
from recorder_app.paths import Home
from recorder_app.store.store import Store

_AT_ONCE = 5
"""So many are read and written at a time: others wait for no more than that."""
_PAUSE_S = 0.02
"""After each slice: nobody is to notice that it is done."""


def index_all(home: Home, store: Store, giving_up: threading.Event) -> None:
    """Index what is not indexed yet; what the program does not live to do is done by its next start."""
    last = 0
    while not giving_up.is_set():
        with store.read() as tx:
            ids = tx.not_indexed(last, _AT_ONCE)
            recordings = tx.recordings(ids)
        if not ids:
            return
        found = {each.id: _sentences(home, each) for each in recordings}
        with store.write() as tx:
            # What was transcribed anew or corrected meanwhile is indexed already.
            missing = set(tx.not_indexed(last, ids[-1] - last))
            for now in tx.recordings([each for each in found if each in missing]):
                tx.index_transcript(now.id, found[now.id])
        last = ids[-1]
        giving_up.wait(_PAUSE_S)


def sweep(store: Store, giving_up: threading.Event) -> None:
    """Take out of the index what was discarded."""
    while not giving_up.is_set():
        with store.read() as tx:
            if not tx.forgotten_transcripts(1):
                return
        with store.write() as tx:
            tx.sweep_transcripts(tx.forgotten_transcripts(_AT_ONCE))
        giving_up.wait(_PAUSE_S)


def _sentences(home: Home, recording: Recording) -> list[Sentence]:
    stage = recording.stage(StageType.TRANSCRIBE)
    if stage.result is None or "transcript" not in stage.result:
        return []
    return said(outcome(home, recording.id, stage).file("transcript"))
