"""Cutting a Matroska or WebM film: its blocks stay as they are, and get new clusters around them.

What is kept, and when, is what ffmpeg would keep: from a keyframe on, as long as what is decoded is
from before the end.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av

from recorder_app.domain.work import Json
from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.matroska import encoded, head, parameter_sets
from recorder_app.stages.media.matroska.encoded import Encoded
from recorder_app.stages.media.matroska.head import AUDIO, SUBTITLES, VIDEO, NewHead, Track
from recorder_app.stages.media.matroska.sieve import Stretch
from recorder_app.stages.media.matroska.writing import Writing
from recorder_app.stages.media.resumable import Unfit, opened_at
from recorder_app.stages.media.window import opened

_BEFORE_FIRST_S = 0.1
_LOOKED_AT = 200
"""Pictures, to see in which order they are stored."""
_SCALES_NS = range(1_000, 10_000_001)
_S = 1_000_000_000


@dataclass(frozen=True, slots=True)
class ClusteredPlan:
    first_cluster: int
    end: int
    """Where the film's content ends in the file."""
    new_head: NewHead
    stretch: Stretch
    scale_ns: int
    leader: int
    """The track that players leap by."""
    encoded: Encoded | None
    digest: str
    size_bytes: int

    def write(
        self, source: Path, target: Path, reached: Mapping[str, Json] | None
    ) -> Iterator[Mapping[str, Json]]:
        with opened(source) as window, opened_at(target, reached) as file:
            writing = Writing(self, file, window, reached)
            yield from writing.run()
            writing.finish()


def plan(film: Film, way: Way) -> ClusteredPlan:
    """What is written for what is kept `way`.

    Raises `Unfit` where it can't be cut so, `OSError` where it can't be read.
    """
    with opened(film.path) as window:
        found = head.read(window)
    if found.scale_ns not in _SCALES_NS:
        raise Unfit("its unit of time is unusual")
    tracks = found.tracks
    _require_the_tracks_of(film, tracks)
    video = None if film.video is None else tracks[film.video]
    bridge = None if way.encoded is None or video is None else encoded.read(way.encoded, video)
    if bridge and video and video.setup != bridge.track.setup and film.video_codec == "h264":
        found = found.with_setup(
            video.number, parameter_sets.joined(video.setup, bridge.track.setup)
        )
    entry_s = way.bridge.until_s if way.bridge else way.keyframe_s
    whole = way.bridge is None and way.keyframe_s is None
    if not whole and (video is None or entry_s is None):
        raise Unfit("it has no picture to begin with")

    def units(time_s: float) -> int:
        """Not rounded up for what is less than what times are rounded by."""
        exact = (Fraction(time_s) + film.start_s) * _S / found.scale_ns
        return max(0, math.ceil(exact - Fraction(1, 100)))

    kept = way.kept
    start = units(kept.start_s)
    if whole:
        # FFmpeg counts from the first sound that is heard; what is stored may begin before.
        start = max(0, start - round(_BEFORE_FIRST_S * _S / found.scale_ns))
    stretch = Stretch(
        start=start,
        end=units(kept.end_s),
        entry=None if whole or entry_s is None else units(entry_s),
        video=None if video is None else video.number,
        essential=frozenset(each.number for each in tracks if each.kind != SUBTITLES),
        delays={each.number: round(each.delay_ns / found.scale_ns) for each in tracks},
        lasts={each.number: round(each.lasts_ns / found.scale_ns) for each in tracks},
        reordered=_reordered(film, tracks),
        second=round(_S / found.scale_ns),
    )
    limits_ns = (stretch.start * found.scale_ns, stretch.end * found.scale_ns)
    new_head = head.cut(found, *limits_ns)
    leader = next((each for each in tracks if each.kind == AUDIO), tracks[0])
    said = [new_head.written(), repr(stretch).encode()]
    if bridge:
        said.append(bridge.path.read_bytes())
    return ClusteredPlan(
        first_cluster=found.first_cluster,
        end=found.end,
        new_head=new_head,
        stretch=stretch,
        scale_ns=found.scale_ns,
        leader=(video or leader).number,
        encoded=bridge,
        digest=hashlib.sha256(b"\0".join(said)).hexdigest(),
        size_bytes=int(window.size * way.share_of(film)),
    )


def _require_the_tracks_of(film: Film, tracks: tuple[Track, ...]) -> None:
    """Raise `Unfit` unless all of them are to be kept, and are those that ffmpeg sees."""
    kinds = {AUDIO: film.audio, VIDEO: () if film.video is None else (film.video,)}
    for index, track in enumerate(tracks):
        if track.kind not in {VIDEO, AUDIO, SUBTITLES}:
            raise Unfit("it has a track of an unusual kind")
        wanted = kinds.get(track.kind, ())
        if index not in wanted and index not in film.extras:
            raise Unfit("its tracks are not those that ffmpeg sees")
    for kind, indexes in kinds.items():
        if any(index >= len(tracks) or tracks[index].kind != kind for index in indexes):
            raise Unfit("its tracks are not those that ffmpeg sees")


def _reordered(film: Film, tracks: tuple[Track, ...]) -> Mapping[int, int]:
    """How many pictures of each track may be stored before one that is shown earlier."""
    found: dict[int, int] = {}
    shown: dict[int, list[int]] = {}
    with av.open(f"file:{film.path}", metadata_errors="ignore") as container:
        videos = [each for each in container.streams.video if each.index < len(tracks)]
        for each in islice(container.demux(*videos), _LOOKED_AT if videos else 0):
            # Where both are the same, a time before the last one is a leap in a damaged film.
            if each.pts is not None and each.dts is not None and each.pts != each.dts:
                track = tracks[each.stream.index].number
                times = shown.setdefault(track, [])
                times.append(each.pts)
                # FFmpeg takes a picture to be decoded when an earlier one is shown: so many later.
                later = sum(time > each.dts for time in times)
                found[track] = max(found.get(track, 0), later)
    return found
