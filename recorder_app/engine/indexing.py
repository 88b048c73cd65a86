"""The index of what is said, put in order bit by bit: what an earlier version of the program has
transcribed is made searchable, what was discarded is taken out."""

from __future__ import annotations

from recorder_app.domain.recording import Recording
from recorder_app.domain.search import Sentence
from recorder_app.domain.words import StageType
from recorder_app.engine.attempts.jobs import outcome
from recorder_app.engine.saying import said
from recorder_app.paths import Home
from recorder_app.store.store import Store

_AT_ONCE = 5
"""So many are read and written at a time: others wait for no more than that."""


def index_next(home: Home, store: Store, last: int) -> int | None:
    """Index some of what is not indexed yet, behind the recording `last`. Answers the last of them; None
    where there were none."""
    with store.read() as tx:
        ids = tx.not_indexed(last, _AT_ONCE)
        recordings = tx.recordings(ids)
    if not ids:
        return None
    found = {each.id: _sentences(home, each) for each in recordings}
    with store.write() as tx:
        # What was transcribed anew or corrected meanwhile is indexed already.
        missing = set(tx.not_indexed(last, ids[-1] - last))
        for now in tx.recordings([each for each in found if each in missing]):
            tx.index_transcript(now.id, found[now.id])
    return ids[-1]


def sweep_next(store: Store) -> bool:
    """Take some of what was discarded out of the index; False where there was nothing."""
    with store.read() as tx:
        if not tx.forgotten_transcripts(1):
            return False
    with store.write() as tx:
        tx.sweep_transcripts(tx.forgotten_transcripts(_AT_ONCE))
    return True


def _sentences(home: Home, recording: Recording) -> list[Sentence]:
    stage = recording.stage(StageType.TRANSCRIBE)
    if stage.result is None or "transcript" not in stage.result:
        return []
    return said(outcome(home, recording.id, stage).file("transcript"))
