"""Cutting a transport stream: its packets stay as they are, those of other tracks are left out.

What is kept is what ffmpeg would keep: from a keyframe on, as long as what is decoded is from before
the end. Times stay as they are stored, because players count from the first one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av

from recorder_app.domain.work import Json
from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.decoder_setup import SETUPS
from recorder_app.stages.media.film import Film, codec_name, place
from recorder_app.stages.media.mpeg_clock import CLOCK, LONGEST_S, WRAPS, units
from recorder_app.stages.media.mpegts import tables
from recorder_app.stages.media.mpegts.packets import Layout, find
from recorder_app.stages.media.mpegts.sieve import Stretch
from recorder_app.stages.media.mpegts.tables import Program
from recorder_app.stages.media.mpegts.writing import Writing
from recorder_app.stages.media.resumable import Unfit, opened_at
from recorder_app.stages.media.window import opened

_LOOKED_AT = 20_000
"""Pictures, or pieces of sound, for the first that tells something."""


@dataclass(frozen=True, slots=True)
class PacketPlan:
    layout: Layout
    program: Program
    stretch: Stretch
    setup: bytes | None
    """What is looked for in the picture that is kept first."""
    size_bytes: int

    @property
    def digest(self) -> str:
        said = repr((self.layout, self.program, self.stretch))
        return hashlib.sha256(said.encode()).hexdigest()

    def write(
        self, source: Path, target: Path, reached: Mapping[str, Json] | None
    ) -> Iterator[Mapping[str, Json]]:
        with opened(source) as window, opened_at(target, reached) as file:
            yield from Writing(self, file, window, reached).run()


def plan(film: Film, way: Way) -> PacketPlan:
    """What is written for what is kept `way`.

    Raises `Unfit` where it can't be cut so, `OSError` where it can't be read.
    """
    if film.duration_s > LONGEST_S:
        raise Unfit("it is too long for its clock")
    with opened(film.path) as window:
        layout = find(window)
        sounds, video = _tracks(film)
        wanted = frozenset(sounds if video is None else {*sounds, video})
        whole = tables.find(window, layout, wanted)
    program = whole.only(wanted)
    if (
        whole.clock_pid is not None
        and whole.clock_pid in {each.pid for each in whole.tracks} - wanted
    ):
        raise Unfit("its clock is in a track that is not kept")
    kept, entry_s = way.kept, way.keyframe_s
    if entry_s is None and film.video is not None:
        entry_s = _first_keyframe_s(film)
    stretch = Stretch(
        origin=round(film.start_s * CLOCK) % WRAPS,
        start=units(kept.start_s) if kept.start_s > 0 else -WRAPS,
        end=units(kept.end_s),
        entry=None if entry_s is None else round(entry_s * CLOCK),
        video=video,
        sounds=sounds,
    )
    size = int(window.size * way.share_of(film))
    return PacketPlan(layout, program, stretch, SETUPS.get(film.video_codec), size)


def _tracks(film: Film) -> tuple[dict[int, tuple[str, int]], int | None]:
    """Codec of each sound and how long its pieces last, by PID, and the PID of the picture."""
    with av.open(f"file:{film.path}", metadata_errors="ignore") as container:
        streams = [container.streams[index] for index in film.audio]
        video = None if film.video is None else container.streams[film.video].id
        if len({*(each.id for each in streams), video}) != len(streams) + 1:
            raise Unfit("several of its tracks are stored as one")
        lasting: dict[int, int] = {}
        for packet in islice(container.demux(*streams), _LOOKED_AT if streams else 0):
            if packet.duration and packet.time_base == Fraction(1, CLOCK):
                lasting.setdefault(packet.stream.id, packet.duration)
            if len(lasting) == len(streams):
                break
        sounds = {each.id: (codec_name(each), lasting.get(each.id, 0)) for each in streams}
        return sounds, video


def _first_keyframe_s(film: Film) -> float:
    with av.open(f"file:{film.path}", metadata_errors="ignore") as container:
        for packet in islice(container.demux(container.streams[film.video or 0]), _LOOKED_AT):
            if packet.is_keyframe and (found := place(packet, film)) is not None:
                return found
    raise Unfit("it has no keyframe")
