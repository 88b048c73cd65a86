"""The film's MD5, as Drive tells it of a file, reckoned while the film is sent."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_PIECE_BYTES = 1024 * 1024


class Checksum:
    """`with Checksum(path) as checksum:` reads the film on a thread of its own, until the end of the
    block at the latest."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unwanted = threading.Event()
        self._digest: str | None = None
        self._error: OSError | None = None
        self._thread = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._unwanted.set()
        self._thread.join()

    def hexdigest(self) -> str:
        """Waits until the whole film was read. Raises `OSError`."""
        self._thread.join()
        if self._digest is None:
            raise self._error or OSError("not read")
        return self._digest

    def _read(self) -> None:
        digest = hashlib.md5(usedforsecurity=False)
        try:
            with self._path.open("rb", buffering=0) as film:
                while piece := film.read(_PIECE_BYTES):
                    if self._unwanted.is_set():
                        return
                    digest.update(piece)
        except OSError as error:
            self._error = error
        else:
            self._digest = digest.hexdigest()
