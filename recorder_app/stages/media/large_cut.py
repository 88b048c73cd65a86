"""Cutting a large film so that a pause or a crash costs no more than a moment.

ffmpeg copies a film from its beginning to its end or not at all. A plain MP4 or QuickTime film is cut
by its tables instead: its content is copied piece by piece, and gone on with where it was left.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from recorder_app.domain.errors import NeedsUser
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import Context, Json
from recorder_app.sources import local_file
from recorder_app.sources.disk import is_full, no_room, require_room
from recorder_app.sources.file_name import shown
from recorder_app.sources.film_copy import copy_on
from recorder_app.stages.media.check import Kept, Wrong, approve
from recorder_app.stages.media.cut import Cut, exactly_kept
from recorder_app.stages.media.film import Family, Film
from recorder_app.stages.media.mp4.boxes import Unfit
from recorder_app.stages.media.mp4.plan import Plan, plan

log = logging.getLogger(__name__)

LARGE_BYTES = 1_000_000_000
"""ffmpeg copies less than this within a few seconds, and it knows every film that there is."""
CHECKPOINT_EVERY_BYTES = 256 * 1024 * 1024
CHECKPOINT_EVERY_S = 1.0
"""Where the disk is slow."""
_COPY = "copy"
"""What the checkpoint calls how far the copy is."""


def cut_large(
    film: Film,
    wished: Kept,
    sounds_s: tuple[float, float],
    context: Context,
    known: Mapping[str, Json],
    progress: Callable[[float], None] = lambda _: None,
) -> Cut | None:
    """Write the stretch to `context.out`, going on where an earlier attempt was stopped.

    None where the film isn't large, can't be cut so, or what came out isn't right: then nothing is
    left of it. `known` is what each checkpoint holds besides, `progress` is given a share of 1. The
    rest is as with `cut`. Raises `NeedsUser` where the film is gone or was changed, or the disk is
    full; `Stopped`.
    """
    if film.form.family is not Family.EDITABLE:
        return None
    with local_file.explained(film.path):
        if film.path.stat().st_size < LARGE_BYTES:
            return None
    kept = exactly_kept(film, wished, context.folder)
    planned = _planned(film, kept) if kept else None
    if kept is None or planned is None:
        return None
    copy = _Copy(film.path, context.out / f"film{film.suffix}", planned, context, known)
    if copy.is_wrong:
        return None
    copy.write(progress)
    try:
        return Cut(copy.target, kept, approve(film, copy.target, kept, sounds_s))
    except Wrong as error:
        log.warning("%s is cut by ffmpeg; by its tables it was wrong: %s", film.path.name, error)
        copy.give_up()
        return None


def _planned(film: Film, kept: Kept) -> Plan | None:
    try:
        with local_file.explained(film.path):
            return plan(film, kept)
    except Unfit as error:
        log.info("%s is cut by ffmpeg: %s", film.path.name, error)
    except (ArithmeticError, LookupError, MemoryError):
        # Not foreseen, but no reason to leave the film as it is.
        log.exception("%s is cut by ffmpeg: its tables were not understood", film.path.name)
    return None


@dataclass(frozen=True, slots=True)
class _Copy:
    source: Path
    target: Path
    plan: Plan
    context: Context
    known: Mapping[str, Json]

    @property
    def is_wrong(self) -> bool:
        """Whether the same plan has already led to a film that wasn't right."""
        done = self._done()
        return bool(done.get("wrong")) and done.get("plan") == self.plan.digest

    def write(self, progress: Callable[[float], None]) -> None:
        """Write what is still missing of the target, and make it durable."""
        film = local_file.fingerprint(self.source)
        held = self._held(film)
        if held == self.plan.size_bytes:
            return
        require_room(self.target.parent, self.plan.size_bytes - held, self.target.name)
        with local_file.explained(self.source):
            try:
                self._write_on(film, held, progress)
            except OSError as error:
                if is_full(error):
                    missing = self.plan.size_bytes - self.target.stat().st_size
                    raise no_room(self.target.parent, missing, self.target.name) from error
                raise
        if not local_file.same(film, self.source):
            raise NeedsUser(
                f"“{shown(self.source.name)}” was changed while it was being trimmed.",
                kind=WaitKind.SOURCE,
            )
        self._checkpoint(film, self.plan.size_bytes)

    def _write_on(
        self, film: Mapping[str, Json], held: int, progress: Callable[[float], None]
    ) -> None:
        head = self.plan.head
        if not held:
            self.target.write_bytes(head)
            held = len(head)
        end = len(head) + self.plan.copied_bytes
        safe, safe_at = held, time.monotonic()
        ahead = self.plan.first_byte - len(head)
        for done in copy_on(self.source, self.target, held, ahead=ahead, end=end):
            progress(done / self.plan.size_bytes)
            if (
                done - safe >= CHECKPOINT_EVERY_BYTES
                or time.monotonic() - safe_at >= CHECKPOINT_EVERY_S
            ):
                self._checkpoint(film, done)
                safe, safe_at = done, time.monotonic()
        with self.target.open("ab") as file:
            file.write(self.plan.tail)

    def give_up(self) -> None:
        """Remove what was written, and remember that it was wrong."""
        self.target.unlink()
        wrong = {"plan": self.plan.digest, "wrong": True}
        self.context.checkpoint({**self.known, _COPY: wrong})

    def _held(self, film: Mapping[str, Json]) -> int:
        """How many bytes of what is planned the target holds for sure."""
        done = self._done()
        if done.get("film") != film or done.get("plan") != self.plan.digest:
            return 0
        held = int(done["held"])
        return held if self.target.is_file() and self.target.stat().st_size >= held else 0

    def _done(self) -> Mapping[str, Json]:
        done: Mapping[str, Json] = (self.context.resume() or {}).get(_COPY) or {}
        return done

    def _checkpoint(self, film: Mapping[str, Json], held: int) -> None:
        with self.target.open("rb+") as file:
            os.fsync(file.fileno())
        copy = {"film": film, "plan": self.plan.digest, "held": held}
        self.context.checkpoint({**self.known, _COPY: copy})
