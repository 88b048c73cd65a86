"""Cutting an ASF film (WMV, WMA): its packets stay as they are, but for their times.

What is kept is what ffmpeg would keep: from a keyframe on, each stream up to the end.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from recorder_app.domain.work import Json
from recorder_app.stages.media.asf import head
from recorder_app.stages.media.asf.head import Entry, Head
from recorder_app.stages.media.asf.packets import Packet, Piece, parse
from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.film import ROUNDING_S, Film
from recorder_app.stages.media.resumable import Unfit, opened_at
from recorder_app.stages.media.window import Window, opened

PIECE_BYTES = 8 * 1024 * 1024
"""After so much there is a place to go on from."""
_MOST_ENTRIES = 2000
"""In the index: a place to leap to for each second, or for several in a long film."""
_S_MS = 1000
_FAR_MS = 30_000
"""Streams are this far apart at most in a file."""


@dataclass(frozen=True, slots=True)
class PacketPlan:
    head: Head
    start_ms: int
    """What comes before isn't kept; with the preroll, as all times of packets are."""
    end_ms: int
    zero_ms: int
    """What is the beginning of the cut."""
    enters: bool
    """Whether it begins with a keyframe, which is looked for."""
    size_bytes: int

    @property
    def digest(self) -> str:
        said = repr((self.head.written(), self.start_ms, self.end_ms, self.zero_ms, self.enters))
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def entry_every_ms(self) -> int:
        return max(1, math.ceil((self.end_ms - self.zero_ms) / _S_MS / _MOST_ENTRIES)) * _S_MS

    @property
    def earlier_ms(self) -> int:
        """What all times are moved by; the preroll stays in them."""
        return self.zero_ms - self.head.preroll_ms

    def write(
        self, source: Path, target: Path, reached: Mapping[str, Json] | None
    ) -> Iterator[Mapping[str, Json]]:
        with opened(source) as window, opened_at(target, reached) as file:
            writing = _Writing(self, file, reached)
            yield from writing.run(window)
            writing.finish()


def plan(film: Film, way: Way) -> PacketPlan:
    """What is written for what is kept `way`.

    Raises `Unfit` where it can't be cut so, `OSError` where it can't be read.
    """
    with opened(film.path) as window:
        found = head.read(window)
    pictures = sum(found.kinds.values())
    if pictures != (film.video is not None) or len(found.kinds) - pictures != len(film.audio):
        raise Unfit("its streams are not those that ffmpeg sees")
    kept = way.kept
    if kept.start_s and film.video is not None and way.keyframe_s is None:
        raise Unfit("it has no picture to begin with")
    start_s = kept.start_s + float(film.start_s) if kept.start_s else 0.0
    zero_s = start_s + (ROUNDING_S if way.keyframe_s is not None else 0.0)
    end_s = kept.end_s + float(film.start_s)
    return PacketPlan(
        found,
        math.ceil(start_s * _S_MS) + found.preroll_ms if kept.start_s else 0,
        math.ceil(round(end_s * _S_MS, 3)) + found.preroll_ms,
        round(zero_s * _S_MS) + found.preroll_ms,
        enters=way.keyframe_s is not None,
        size_bytes=int(window.size * way.share_of(film)),
    )


class _Writing:
    def __init__(self, plan: PacketPlan, file: BinaryIO, reached: Mapping[str, Any] | None) -> None:
        self._plan = plan
        self._file = file
        self._at = int(reached["source"]) if reached else plan.head.first_packet
        self._packets = int(reached["packets"]) if reached else 0
        self._last_ms = int(reached["last_ms"]) if reached else plan.zero_ms
        self._has_picture = bool(reached["has_picture"]) if reached else not plan.enters
        self._ended: set[int] = {*reached["ended"]} if reached else set()
        """The streams that have come to the end."""
        self._latest: Entry = (0, 1)
        """Where the last picture that can be entered at begins."""
        self._entries: list[Entry] = []
        if reached:
            self._latest = tuple(reached["latest"])
            self._entries = [(first, count) for first, count in reached["entries"]]
        else:
            file.write(plan.head.written())

    def run(self, window: Window) -> Iterator[Mapping[str, Json]]:
        plan, size, placed_at = self._plan, self._plan.head.packet_bytes, self._at
        for at in range(self._at, plan.head.end - size + 1, size):
            if at - placed_at >= PIECE_BYTES:
                placed_at = at
                yield self._reached(at)
            packet = parse(bytes(window.see(at, size)))
            kept = [piece for piece in packet.pieces if self._keeps(piece)]
            if kept:
                self._write(packet, kept)
            elif len(self._ended) == len(plan.head.kinds) or any(
                piece.time >= plan.end_ms + _FAR_MS for piece in packet.pieces
            ):
                return

    def finish(self) -> None:
        if not self._packets or not self._has_picture:
            raise Unfit("there is nothing in it to begin with")
        plan, file = self._plan, self._file
        index = b""
        if any(plan.head.kinds.values()):
            self._fill_index(self._last_ms + 1)
            index = plan.head.index(self._entries, plan.entry_every_ms)
        file.write(index)
        length_ms = self._last_ms - plan.zero_ms
        file.seek(0)
        file.write(plan.head.written(self._packets, length_ms, len(index)))

    def _keeps(self, piece: Piece) -> bool:
        plan = self._plan
        is_picture = plan.head.kinds.get(piece.stream)
        if is_picture is None:
            raise Unfit("it has packets of no stream")
        if piece.time >= plan.end_ms:
            self._ended.add(piece.stream)
            return False
        if piece.time < plan.start_ms:
            return False
        if is_picture and not self._has_picture:
            self._has_picture = piece.keyframe and not piece.offset
            return self._has_picture
        return True

    def _write(self, packet: Packet, kept: list[Piece]) -> None:
        plan = self._plan
        for piece in kept:
            self._last_ms = max(self._last_ms, piece.time)
            if piece.keyframe and not piece.offset and plan.head.kinds[piece.stream]:
                self._fill_index(piece.time)
                packets = 1 + piece.whole_bytes // plan.head.packet_bytes
                self._latest = self._packets, min(0xFFFF, packets)
        self._file.write(packet.kept(kept, plan.earlier_ms))
        self._packets += 1

    def _fill_index(self, time: int) -> None:
        """Up to a time, the picture that was stored last is what is entered at."""
        every_ms, earlier = self._plan.entry_every_ms, self._plan.earlier_ms
        while len(self._entries) * every_ms < time - earlier:
            self._entries.append(self._latest)

    def _reached(self, at: int) -> Mapping[str, Json]:
        self._file.flush()
        return {
            "held": self._file.tell(),
            "source": at,
            "packets": self._packets,
            "last_ms": self._last_ms,
            "has_picture": self._has_picture,
            "ended": [*sorted(self._ended)],
            "latest": [*self._latest],
            "entries": [[*entry] for entry in self._entries],
        }
