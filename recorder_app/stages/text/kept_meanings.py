"""What the texts of one talk mean, kept while they are read: that is most of the work of finding
topics."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recorder_app.domain.work import Context
from recorder_app.stages.text.meaning import DIMENSIONS, Floats, meanings

KEEP_EVERY_S = 1.0
_BATCH = 128
"""Texts that are read between two looks at the clock: some tenths of a second."""
_KEPT = "meanings"
"""What the checkpoint calls the number of entries in the file that are durable."""
_ENTRY = np.dtype([("text", "S16"), ("meaning", np.float32, (DIMENSIONS,))])


class KeptMeanings:
    """`meanings`, with a checkpoint now and then; that raises `Stopped`. No text is read twice."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._file = context.folder / "meanings"
        self._known: dict[str, NDArray[np.float32]] = {}
        self._kept = 0
        self._kept_at = time.monotonic()
        count = (context.resume() or {}).get(_KEPT)
        if isinstance(count, int) and self._file.is_file():
            entries = np.fromfile(self._file, _ENTRY, count)
            self._known = {entry["text"].decode(): entry["meaning"] for entry in entries}
            self._kept = len(entries)

    def __call__(self, texts: Sequence[str]) -> Floats:
        names = [_name(text) for text in texts]
        new = {
            name: text for name, text in zip(names, texts, strict=True) if name not in self._known
        }
        unread = list(new)
        for first in range(0, len(unread), _BATCH):
            batch = unread[first : first + _BATCH]
            vectors = meanings([new[name] for name in batch]).astype(np.float32)
            self._known.update(zip(batch, vectors, strict=True))
            if time.monotonic() - self._kept_at >= KEEP_EVERY_S:
                self._keep()
        return np.stack([self._known[name] for name in names]).astype(np.float64)

    def _keep(self) -> None:
        """Make durable what is new; then a pause that is wanted stops the work here."""
        new = list(self._known.items())[self._kept :]
        with self._file.open("rb+" if self._kept else "wb") as file:
            file.seek(self._kept * _ENTRY.itemsize)
            file.truncate()
            file.write(np.array(new, _ENTRY).tobytes())
            file.flush()
            os.fsync(file.fileno())
        self._kept = len(self._known)
        self._context.checkpoint({_KEPT: self._kept})
        self._kept_at = time.monotonic()


def _name(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
