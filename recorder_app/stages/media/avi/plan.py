"""Cutting an AVI film: its chunks stay as they are, and get new indexes.

What is kept is what ffmpeg would keep: from a keyframe on, each track up to the end. Sound whose
samples all take the same is split where the picture begins, so that both stay together.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from recorder_app.domain.work import Json
from recorder_app.stages.media.avi import head, index, writing
from recorder_app.stages.media.avi.head import AUDIO, VIDEO, Head, Track
from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.film import ROUNDING_S, Film
from recorder_app.stages.media.resumable import Unfit, opened_at
from recorder_app.stages.media.window import opened

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SPARE_ENTRIES = 16
_MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class ChunkedPlan:
    head: Head
    stretches: tuple[range, ...]
    """What is kept of each track: bytes where all samples take the same, else pictures or packets."""
    video: int | None
    keyframes: NDArray[np.int64]
    """Where their chunks stand in the film."""
    index_room: int
    size_bytes: int
    digest: str

    def write(
        self, source: Path, target: Path, reached: Mapping[str, Json] | None
    ) -> Iterator[Mapping[str, Json]]:
        with opened(source) as window, opened_at(target, reached) as file:
            cut = writing.Writing(self, file, window, reached)
            yield from cut.run()
            cut.finish()


def plan(film: Film, way: Way) -> ChunkedPlan:
    """What is written for what is kept `way`.

    Raises `Unfit` where it can't be cut so, `OSError` where it can't be read.
    """
    with opened(film.path) as window:
        found = head.read(window)
        tracks = found.tracks
        _require_the_tracks_of(film, tracks)
        leader = next((n for n, each in enumerate(tracks) if each.kind == VIDEO), 0)
        keyframes = index.keyframes(window, found, leader)
    kept = way.kept
    start = Fraction(0)
    if kept.start_s:
        start = Fraction(kept.start_s) + film.start_s
        if way.keyframe_s is not None:
            exactly = Fraction(kept.start_s + ROUNDING_S) + film.start_s
            start = _time(tracks[leader], round(_count(tracks[leader], exactly)))
        elif film.video is not None:
            raise Unfit("it has no picture to begin with")
    end = film.start_s + sum(map(_as_ffmpeg_is_told, (kept.start_s, kept.end_s - kept.start_s)))
    stretches = tuple(_stretch(each, start, end) for each in tracks)
    said = [found.written(0), repr((stretches, found.movie_at)).encode()]
    return ChunkedPlan(
        found,
        stretches,
        film.video,
        keyframes,
        index_room=window.size // writing.PIECE_BYTES + _SPARE_ENTRIES,
        size_bytes=int(window.size * way.share_of(film)),
        digest=hashlib.sha256(b"\0".join(said)).hexdigest(),
    )


def _require_the_tracks_of(film: Film, tracks: Sequence[Track]) -> None:
    """Raise `Unfit` unless all of them are to be kept, and are those that ffmpeg sees."""
    for number, track in enumerate(tracks):
        wanted = film.audio if track.kind == AUDIO else (film.video,)
        if number not in wanted:
            raise Unfit("its tracks are not those that ffmpeg sees")
    if len(tracks) != len(film.audio) + (film.video is not None):
        raise Unfit("its tracks are not those that ffmpeg sees")


def _stretch(track: Track, start: Fraction, end: Fraction) -> range:
    """What is kept of a track from a time up to another, as `Track.weight` counts."""
    if track.unit_bytes:
        first, last = round(_count(track, start)), round(_count(track, end))
        return range(first * track.unit_bytes, last * track.unit_bytes)
    rounding = Fraction(ROUNDING_S) if start else Fraction(0)
    return range(math.ceil(_count(track, start - rounding)), math.ceil(_count(track, end)))


def _as_ffmpeg_is_told(seconds: float) -> Fraction:
    return Fraction(round(seconds * _MICROSECONDS), _MICROSECONDS)


def _count(track: Track, time: Fraction) -> Fraction:
    return time * track.rate / track.scale


def _time(track: Track, count: int) -> Fraction:
    return Fraction(count * track.scale, track.rate)
