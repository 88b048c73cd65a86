"""A small picture of each film, made when somebody first looks, kept with the recording's files.

ffmpeg makes it, in a process that can be ended: a broken film may crash or stall whatever reads it.
"""

from __future__ import annotations

import logging
import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock

from recorder_app.domain.errors import Permanent
from recorder_app.domain.recording import Recording
from recorder_app.domain.words import SourceKind, StageStatus, StageType
from recorder_app.engine import durable
from recorder_app.engine.attempts import jobs
from recorder_app.engine.children.worker import HOME_MARK
from recorder_app.paths import Home

log = logging.getLogger(__name__)

_PLACE = 0.1
"""Of the film: behind titles and greetings, before the end is given away."""
_PLACE_S = 20.0
"""Where the length is not known yet."""
_REACH_S = 60.0
"""How much of the film is looked through for a picture that is not black."""
_PATIENCE_S = 8.0

_NOT_BLACK = (
    "blackframe=amount=0:threshold=32,"
    "metadata=select:key=lavfi.blackframe.pblack:value=97:function=less,"
)
"""https://ffmpeg.org/ffmpeg-filters.html#blackframe: with an amount of 0 it notes of each picture how
many per cent of it are black."""
_SMALL = (
    "scale=max(2\\,trunc(min(160\\,90*dar)/2)*2):max(2\\,trunc(min(90\\,160/dar)/2)*2),"
    "pad=160:90:(ow-iw)/2:(oh-ih)/2,setsar=1"
)
_QUALITY = "4"
"""ffmpeg's name for about 80 of 100."""


class Thumbnails:
    """Thread-safe. `ffmpeg` answers the executable that the settings name."""

    def __init__(self, home: Home, ffmpeg: Callable[[], str]) -> None:
        self._home = home
        self._ffmpeg = ffmpeg
        self._lock = Lock()
        """One at a time: there is other work to do on this machine."""
        self._ending = Lock()
        """Held while a process comes or goes, so that none comes after `close`."""
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def close(self) -> None:
        """Give up what is being made; no more are made."""
        with self._ending:
            self._closed = True
            if self._process is not None:
                self._process.kill()

    def of(self, recording: Recording) -> Path | None:
        """A JPEG of 160 × 90, black beside a film of another shape; None where there is no picture
        (only sound, a broken film) or no film (yet). Either answer is kept until the film changes."""
        film = _film(self._home, recording)
        if film is None:
            return None
        kept = self._home.thumbnail(recording.id)
        try:
            if not _is_of(kept, film):
                with self._lock:
                    if not _is_of(kept, film):
                        self._make(film, recording.duration_s, kept)
            return kept if kept.stat().st_size else None
        except (OSError, Permanent, subprocess.SubprocessError):
            log.info("no thumbnail of recording %d", recording.id, exc_info=True)
            return None

    def _make(self, film: Path, duration_s: float | None, kept: Path) -> None:
        """Leaves an empty file where there is no picture."""
        durable.make_folder(kept.parent)
        partial = kept.with_name(f"{kept.name}.partial")
        place_s = _PLACE_S if duration_s is None else duration_s * _PLACE
        for start_s, wanted in ((place_s, _NOT_BLACK), (0.0, _NOT_BLACK), (0.0, "")):
            if self._take(film, start_s, wanted, partial):
                break
        else:
            partial.write_bytes(b"")
        # A camera's clock may be ahead: then the film is still the newer one.
        made_ns = max(film.stat().st_mtime_ns, partial.stat().st_mtime_ns)
        os.utime(partial, ns=(made_ns, made_ns))
        partial.replace(kept)

    def _take(self, film: Path, start_s: float, wanted: str, target: Path) -> bool:
        """Take the first key picture from a time on that is as it is wanted."""
        # `V`: moving pictures, no covers. Only key pictures are decoded, so that it takes no longer
        # for a large film; the seek leads to one at or before the time, and that must count, too.
        command = [
            self._executable(),
            *("-nostdin", "-v", "error", "-protocol_whitelist", "file"),
            *("-noaccurate_seek", "-skip_frame", "nokey"),
            *("-ss", f"{start_s:.3f}", "-t", f"{_REACH_S:.0f}", "-i", f"file:{film}"),
            *("-map", "0:V:0", "-vf", wanted + _SMALL, "-frames:v", "1"),
            *("-q:v", _QUALITY, "-f", "mjpeg", "-y", f"file:{target}"),
        ]
        target.unlink(missing_ok=True)
        return self._ended(command) == 0 and target.exists() and target.stat().st_size > 0

    def _ended(self, command: Sequence[str]) -> int:
        """The exit status of a process that ends soon, or is killed. Raises `InterruptedError` once
        nothing more is to be made."""
        with self._ending:
            self._go_on()
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | {HOME_MARK: str(self._home.root)},
            )
        with self._process as process:
            try:
                return process.wait(_PATIENCE_S)
            finally:
                process.kill()
                with self._ending:
                    self._process = None
                self._go_on()

    def _go_on(self) -> None:
        if self._closed:
            raise InterruptedError("no thumbnails are made any more")

    def _executable(self) -> str:
        from recorder_app.stages.media import ffmpeg

        return ffmpeg.find(self._ffmpeg()).executable


def _is_of(kept: Path, film: Path) -> bool:
    return kept.exists() and kept.stat().st_mtime >= film.stat().st_mtime


def _film(home: Home, recording: Recording) -> Path | None:
    """The film as far as it has come: trimmed, brought in, or where it was added from."""
    for stage in (StageType.TRIM, StageType.DOWNLOAD):
        part = recording.stage(stage)
        if part.status is StageStatus.COMPLETED:
            named = (part.result or {}).get("film")
            if isinstance(named, str):
                path = jobs.outcome(home, recording.id, part).folder / named
                if path.is_file():
                    return path
    source = Path(recording.source)
    # What is neither a file nor a folder may never answer.
    return source if recording.source_kind is SourceKind.FILE and source.is_file() else None
