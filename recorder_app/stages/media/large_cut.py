"""Cutting a large film so that a pause or a crash costs no more than a moment.

ffmpeg copies a film from its beginning to its end or not at all. A film of a form that we know is
copied piece by piece instead, by what it consists of (tables, clusters, chunks, packets, tags, samples,
frames), and gone on with where it was left.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import struct
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from av.error import FFmpegError

from recorder_app.domain.errors import NeedsUser
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import Context, Json
from recorder_app.sources import local_file
from recorder_app.sources.disk import is_full, no_room, require_room
from recorder_app.sources.file_name import shown
from recorder_app.stages.media.asf.plan import plan as plan_by_fixed_packets
from recorder_app.stages.media.avi.plan import plan as plan_by_chunks
from recorder_app.stages.media.bridge import Bridge
from recorder_app.stages.media.check import Kept, Wrong, approve, first_keyframe_s
from recorder_app.stages.media.cut import Cut, Way, ways
from recorder_app.stages.media.ffmpeg import Ffmpeg, FfmpegFailed
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.flv.plan import plan as plan_by_tags
from recorder_app.stages.media.frames.plan import plan as plan_by_frames
from recorder_app.stages.media.matroska.plan import plan as plan_by_clusters
from recorder_app.stages.media.mp4.plan import plan as plan_by_tables
from recorder_app.stages.media.mpegps.plan import plan as plan_by_packs
from recorder_app.stages.media.mpegts.plan import plan as plan_by_packets
from recorder_app.stages.media.pcm.plan import plan as plan_by_samples
from recorder_app.stages.media.resumable import Plan, Repeatable, Unfit, stand_still

log = logging.getLogger(__name__)

LARGE_BYTES = 1_000_000_000
"""ffmpeg copies less than this within a few seconds, and it knows every film that there is."""
CHECKPOINT_EVERY_BYTES = 256 * 1024 * 1024
CHECKPOINT_EVERY_S = 1.0
"""Where the disk is slow."""
_COPY = "copy"
"""What the checkpoint calls how far the copy is."""
_WRONG = "wrong"
"""What it calls the plans that led to a film which wasn't right."""
_UNFIT = "unfit"
"""What it says where the film turned out not to be what it seemed."""

_PLANNERS: Mapping[str, Callable[[Film, Way], Plan]] = {
    "mp4": plan_by_tables,
    "mov": plan_by_tables,
    "3gp": plan_by_tables,
    "ipod": plan_by_tables,
    "matroska": plan_by_clusters,
    "webm": plan_by_clusters,
    "avi": plan_by_chunks,
    "asf": plan_by_fixed_packets,
    "flac": plan_by_frames,
    "mp3": plan_by_frames,
    "adts": plan_by_frames,
    "wav": plan_by_samples,
    "w64": plan_by_samples,
    "aiff": plan_by_samples,
    "mpegts": plan_by_packets,
    "mpeg": plan_by_packs,
    "flv": plan_by_tags,
}
"""What plans the cut of a form, by the muxer's name. Each raises `Unfit` and `OSError`."""


@dataclass(frozen=True, slots=True)
class LargeCut:
    """A stretch of a film, and what it is cut with."""

    film: Film
    wished: Kept
    sounds_s: tuple[float, float]
    """As `cut` takes them."""
    ffmpeg: Callable[[], Ffmpeg]
    """For the few pictures that have to be encoded, if there are some."""
    context: Context
    known: Mapping[str, Json]
    """What each checkpoint holds besides."""
    progress: Callable[[float], None] = lambda _: None
    """Is given a share of 1."""

    def made(self) -> Cut | None:
        """The stretch in `context.out`, gone on with where an earlier attempt was stopped.

        None where the film isn't large, can't be cut so, or what came out isn't right: then nothing
        is left of it. Raises `NeedsUser` where the film is gone or was changed, or the disk is full;
        `Stopped`.
        """
        film = self.film
        planner = _PLANNERS.get(film.form.muxer)
        if planner is None or not is_large(film) or (self.context.resume() or {}).get(_UNFIT):
            return None
        for way in ways(film, self.wished, self.context.folder):
            planned = self._planned(planner, way)
            if planned is None:
                return None  # Rather not resumable than cut worse than it could be.
            try:
                made = self._followed(planned, way)
            except Unfit as error:
                # Another way would come to the same place, after gigabytes.
                log.warning("%s is left to ffmpeg after all: %s", film.path.name, error)
                self.context.checkpoint({**self.known, _UNFIT: True})
                return None
            if made:
                return made
        return None

    def _planned(self, planner: Callable[[Film, Way], Plan], way: Way) -> Plan | None:
        film = self.film
        try:
            with local_file.explained(film.path), _unfit_where_not_understood():
                if way.bridge:
                    way = replace(way, encoded=self._encoded(way.bridge))
                return planner(film, way)
        except (Unfit, FfmpegFailed) as error:
            log.info("%s is left to ffmpeg: %s", film.path.name, error)
        return None

    def _encoded(self, bridge: Bridge) -> Path:
        """The pictures of the bridge, which are encoded once, however often the rest is stopped."""
        made_of = {
            "film": local_file.fingerprint(self.film.path),
            "from_s": bridge.start_s,
            "until_s": bridge.until_s,
        }
        digest = hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()
        target = self.context.folder / f"encoded-{digest[:16]}.mkv"
        if not target.is_file():
            unfinished = target.with_suffix(".partial")
            pausable = Repeatable(self.context)
            bridge.encode(self.ffmpeg(), unfinished, lambda _: pausable())
            _make_durable(unfinished)
            unfinished.replace(target)
        return target

    def _followed(self, plan: Plan, way: Way) -> Cut | None:
        """The film that the plan leads to, if it is right. Raises `Unfit`; then nothing is left."""
        copy = _Copy(self, plan, local_file.fingerprint(self.film.path))
        if copy.is_wrong:
            return None
        try:
            copy.write()
            kept = way.kept
            if way.keyframe_s is not None:
                kept = replace(kept, start_s=way.keyframe_s - first_keyframe_s(copy.target))
            pausable = partial(stand_still, self.context)
            length_s = approve(self.film, copy.target, kept, self.sounds_s, pausable)
            return Cut(copy.target, kept, length_s)
        except Wrong as error:
            copy.require_same_film()
            log.warning("%s was not cut rightly piece by piece: %s", self.film.path.name, error)
            copy.give_up()
            return None
        except Unfit:
            copy.require_same_film()
            copy.target.unlink(missing_ok=True)
            raise


@dataclass(frozen=True, slots=True)
class _Copy:
    cut: LargeCut
    plan: Plan
    film: Mapping[str, Json]
    """What the film was when it was planned."""

    @property
    def target(self) -> Path:
        return self.cut.context.out / f"film{self.cut.film.suffix}"

    @property
    def is_wrong(self) -> bool:
        """Whether the same plan has already led to a film that wasn't right."""
        return self.plan.digest in self._wrong

    def write(self) -> None:
        """Write what is still missing of the target, and make it durable."""
        source, reached = self.cut.film.path, self._reached()
        if reached is not None and reached.get("whole"):
            return
        missing = self.plan.size_bytes - int(reached["held"] if reached else 0)
        require_room(self.target.parent, max(0, missing), self.target.name)
        with local_file.explained(source), _unfit_where_not_understood():
            try:
                self._write_on(reached)
            except OSError as error:
                if is_full(error):
                    written = self.target.stat().st_size if self.target.exists() else 0
                    missing = max(0, self.plan.size_bytes - written)
                    raise no_room(self.target.parent, missing, self.target.name) from error
                raise
        self.require_same_film()
        self._checkpoint({"held": self.target.stat().st_size, "whole": True})

    def require_same_film(self) -> None:
        """What is made of a film that is gone or was changed says nothing. Raises `NeedsUser`."""
        source = self.cut.film.path
        if not local_file.same(self.film, source):
            raise NeedsUser(
                f"“{shown(source.name)}” was changed while it was being trimmed.",
                kind=WaitKind.SOURCE,
            )

    def _write_on(self, reached: Mapping[str, Any] | None) -> None:
        safe, safe_at = int(reached["held"]) if reached else 0, time.monotonic()
        for place in self.plan.write(self.cut.film.path, self.target, reached):
            held = int(str(place["held"]))
            self.cut.progress(min(1.0, held / max(1, self.plan.size_bytes)))
            if (
                held - safe >= CHECKPOINT_EVERY_BYTES
                or time.monotonic() - safe_at >= CHECKPOINT_EVERY_S
            ):
                self._checkpoint(place)
                safe, safe_at = held, time.monotonic()

    def give_up(self) -> None:
        """Remove what was written, and remember that it was wrong."""
        self.target.unlink(missing_ok=True)
        wrong: list[Json] = [*self._wrong, self.plan.digest]
        self.cut.context.checkpoint({**self.cut.known, _WRONG: wrong})

    def _reached(self) -> Mapping[str, Any] | None:
        """The last place from which the writing can be gone on with; None for the beginning."""
        done = (self.cut.context.resume() or {}).get(_COPY)
        if not isinstance(done, Mapping):
            return None
        if done.get("film") != self.film or done.get("plan") != self.plan.digest:
            return None
        reached = done["reached"]
        assert isinstance(reached, Mapping)
        enough = self.target.is_file() and self.target.stat().st_size >= int(str(reached["held"]))
        return reached if enough else None

    @property
    def _wrong(self) -> list[Json]:
        wrong = (self.cut.context.resume() or {}).get(_WRONG)
        return [*wrong] if isinstance(wrong, list) else []

    def _checkpoint(self, reached: Mapping[str, Json]) -> None:
        _make_durable(self.target)
        copy = {"film": self.film, "plan": self.plan.digest, "reached": reached}
        self.cut.context.checkpoint({**self.cut.known, _WRONG: self._wrong, _COPY: copy})


def is_large(film: Film) -> bool:
    """Raises `NeedsUser` where the film is gone."""
    with local_file.explained(film.path):
        return film.path.stat().st_size >= LARGE_BYTES


@contextmanager
def _unfit_where_not_understood() -> Iterator[None]:
    """What wasn't foreseen is no reason to leave the film as it is."""
    try:
        yield
    except FileNotFoundError:
        raise
    except FFmpegError as error:
        # Of some damage it says that the disk has failed, or that the film may not be read.
        raise Unfit(f"it can't be read: {error}") from error
    except (ArithmeticError, LookupError, MemoryError, ValueError, struct.error) as error:
        log.exception("a large film was not understood")
        raise Unfit(f"it was not understood: {error!r}") from error


def _make_durable(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
