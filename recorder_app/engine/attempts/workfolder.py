"""The attempts' own folders. A new attempt takes over what the one before it has left."""

from __future__ import annotations

from pathlib import Path

from recorder_app.domain.journal import Attempt
from recorder_app.engine import durable
from recorder_app.paths import Home
from recorder_app.store.store import Store


def adopt(home: Home, store: Store, attempt: Attempt, attempts: int) -> Path:
    """The attempt's folder, with the spools and the checkpoint of the part's last unfinished attempt.
    `attempts` is how many the part has had, this one among them: a reset counts them anew, and what is
    from before it is not taken over."""
    folder = home.attempt(attempt.id)
    if not folder.exists():
        with store.read() as tx:
            earlier = tx.attempts_of_part(attempt.recording_id, attempt.part)
        left = next(
            (
                home.attempt(each.id)
                for each in earlier[:attempts]
                if each.id != attempt.id and home.attempt(each.id).exists()
            ),
            None,
        )
        if left is not None:
            durable.move_folder(left, folder)
    out = folder / "out"
    durable.remove_tree(out)
    # A checkpoint makes itself durable in the folder; the folder itself has to be, too.
    durable.make_folder(out)
    return folder


def discard(folder: Path) -> int:
    """Remove an attempt's folder; returns its bytes."""
    return durable.remove_tree(folder)
