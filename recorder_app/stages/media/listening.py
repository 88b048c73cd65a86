"""Listening for silence that can be gone on with: what was heard lies in the attempt's folder."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from recorder_app.domain.work import Context

KEEP_EVERY_S = 2.0
_LISTENING = "listening"
"""What the checkpoint calls that something was heard."""


class KeptNotes:
    """`recorder_app.stages.media.silence.Notes`, with a checkpoint for each; that raises `Stopped`."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._file = context.folder / "heard.npz"
        self._kept_at = time.monotonic()

    def kept(self) -> Mapping[str, NDArray[Any]]:
        if not (self._context.resume() or {}).get(_LISTENING) or not self._file.is_file():
            return {}
        with np.load(self._file, allow_pickle=False) as arrays:
            return dict(arrays)

    def keep(self, heard: Callable[[], Mapping[str, NDArray[Any]]]) -> None:
        if time.monotonic() - self._kept_at < KEEP_EVERY_S:
            return
        arrays: dict[str, Any] = dict(heard())
        partial = self._file.with_suffix(".partial")
        with partial.open("wb") as file:
            np.savez(file, **arrays)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(self._file)
        self._context.checkpoint({_LISTENING: True})
        self._kept_at = time.monotonic()
