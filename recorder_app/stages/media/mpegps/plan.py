"""Cutting a program stream: its packets stay as they are, those of other tracks are left out.

What is kept is what ffmpeg would keep: from a keyframe on, as long as what is decoded is from before
the end. The packets in which a track begins and ends are written anew, with what is kept of them.
Times stay as they are stored, because players count from the first one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from recorder_app.domain.work import Json
from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.decoder_setup import SETUPS
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.mpeg_clock import (
    APART,
    BACK,
    CLOCK,
    LONGEST_S,
    WRAPS,
    since,
    units,
)
from recorder_app.stages.media.mpegps.frames import Border, Frame, Search, content
from recorder_app.stages.media.mpegps.packets import (
    END,
    FILLING,
    MAP,
    PACK,
    SYSTEM,
    Piece,
    first_pack,
    own_head,
    pack_of,
    piece_at,
    walk,
    written,
)
from recorder_app.stages.media.resumable import Unfit, opened_at
from recorder_app.stages.media.window import WINDOW_BYTES, Window, opened

_EXACT = 2
PLACE_EVERY_BYTES = 4 * 1024 * 1024
_HEAD_BYTES = 1024 * 1024
"""In so many it is said what players must know of all tracks."""


@dataclass(frozen=True, slots=True)
class PackPlan:
    begins: Mapping[int, Border]
    ends: Mapping[int, Border]
    """By track."""
    origin: int
    """What the film's beginning is stored as."""
    first_byte: int
    """Of the pack that is looked at first."""
    said: bytes
    """What is said of all tracks at the film's beginning."""
    size_bytes: int

    @property
    def digest(self) -> str:
        said = repr((sorted(self.begins.items()), sorted(self.ends.items()), self.said))
        return hashlib.sha256(said.encode()).hexdigest()

    def write(
        self, source: Path, target: Path, reached: Mapping[str, Json] | None
    ) -> Iterator[Mapping[str, Json]]:
        # Two windows, so that neither goes back in the film.
        with (
            opened(source) as window,
            opened(source) as copied,
            opened_at(target, reached) as file,
        ):
            yield from _Writing(self, file, window, copied, reached).run()


def plan(film: Film, way: Way) -> PackPlan:
    """What is written for what is kept `way`.

    Raises `Unfit` where it can't be cut so, `OSError` where it can't be read.
    """
    if film.duration_s > LONGEST_S:
        raise Unfit("it is too long for its clock")
    kept = way.kept
    start, end = units(kept.start_s) if kept.start_s > 0 else -WRAPS, units(kept.end_s)
    entry = _Entry(film, None if way.keyframe_s is None else round(way.keyframe_s * CLOCK))
    origin = round(film.start_s * CLOCK)
    with opened(film.path) as window:
        first_byte = first_pack(window)
        said = _said(window, first_byte)
        search = Search(film, window, origin)
        begins = search.borders(max(0, start), entry.is_at, lambda frame: frame.decoded >= start)
        ends = search.borders(end, *2 * (lambda frame: frame.decoded >= end,))
        if film.video is not None and next(iter(begins.values())).times is None:
            raise Unfit("the keyframe is not where it should be")
        if any(begins[number].packet >= ends[number].packet for number in begins):
            raise Unfit("there is nothing in it to begin with")
        if start > 0:
            first_byte = pack_of(window, min(each.packet for each in begins.values()))
    size = int(window.size * way.share_of(film))
    return PackPlan(begins, ends, origin, first_byte, said, size)


@dataclass(frozen=True, slots=True)
class _Entry:
    """The keyframe that is kept first."""

    film: Film
    shown: int | None
    """The film's first if it is None."""

    def is_at(self, frame: Frame) -> bool:
        """Raises `Unfit` where it doesn't say how it is to be decoded."""
        if not frame.is_keyframe or frame.shown is None:
            return False
        if self.shown is not None and abs(frame.shown - self.shown) > _EXACT:
            return False
        setup = SETUPS.get(self.film.video_codec)
        if setup and not re.search(setup, frame.content, re.DOTALL):
            raise Unfit("its keyframes don't say how they are to be decoded")
        return True


class _Writing:
    def __init__(
        self,
        plan: PackPlan,
        file: BinaryIO,
        window: Window,
        copied: Window,
        reached: Mapping[str, Any] | None,
    ) -> None:
        self._plan = plan
        self._file = file
        self._window = window
        self._copied = copied
        self._at = int(reached["source"]) if reached else plan.first_byte
        self._last: dict[int, int] = dict(reached["last"]) if reached else {}
        self._pack: list[Piece] = []
        """The beginning of a pack of which nothing is written."""
        self._run = range(0)
        """Bytes of the film that are to be copied."""

    def run(self) -> Iterator[Mapping[str, Json]]:
        end = max(each.packet for each in self._plan.ends.values())
        if not self._file.tell():
            self._begin()
        placed = self._at
        for piece in walk(self._window, self._at):
            if piece.at - placed >= PLACE_EVERY_BYTES:
                placed = piece.at
                yield self._reached(piece.at)
            if piece.at > end:
                break
            self._take(piece)
        self._flush()
        self._file.write(END)

    def _begin(self) -> None:
        """Write the packets with which the tracks begin, in the order in which players number them."""
        self._copy(piece_at(self._copied, self._at))
        self._write(self._plan.said)
        for track, border in self._plan.begins.items():
            if border.times is not None:
                piece = piece_at(self._copied, border.packet)
                if piece.track != track:
                    raise Unfit("its frames are not where they should be")
                self._keep(piece, self._since(piece, border, border.times))

    def _reached(self, at: int) -> Mapping[str, Json]:
        self._flush()
        self._file.flush()
        return {
            "held": self._file.tell(),
            "source": self._pack[0].at if self._pack else at,
            "last": [[track, time] for track, time in sorted(self._last.items())],
        }

    def _take(self, piece: Piece) -> None:
        if piece.kind == PACK:
            self._pack = [piece]
        elif piece.kind in {SYSTEM, MAP} and self._pack:
            self._pack.append(piece)
        elif piece.kind in {SYSTEM, MAP, FILLING}:
            if not self._pack:
                self._copy(piece)
        elif begin := self._plan.begins.get(piece.track):
            end = self._plan.ends[piece.track]
            if not begin.packet <= piece.at <= end.packet:
                return
            self._require_order(piece)
            if piece.at == end.packet:
                if end.offset:
                    self._keep(piece, self._until(piece, end))
            elif piece.at > begin.packet or begin.times is None:
                self._keep(piece, None)

    def _keep(self, piece: Piece, anew: bytes | None) -> None:
        """Write the packet as it is, or as it is `anew`, and before it what its pack begins with."""
        for each in self._pack:
            self._copy(each)
        self._pack = []
        if anew is None:
            self._copy(piece)
        else:
            self._write(anew)

    def _copy(self, piece: Piece) -> None:
        if piece.at != self._run.stop or len(self._run) >= WINDOW_BYTES:
            self._flush()
            self._run = range(piece.at, piece.at)
        self._run = range(self._run.start, piece.end)

    def _flush(self) -> None:
        if self._run:
            self._file.write(self._copied.see(self._run.start, len(self._run), ahead=0))
        self._run = range(0)

    def _write(self, written: bytes) -> None:
        self._flush()
        self._file.write(written)

    def _require_order(self, piece: Piece) -> None:
        """Raise `Unfit` where the film's times leap."""
        if piece.decoded is None:
            return
        time = since(piece.decoded, self._plan.origin)
        last = self._last.get(piece.track, time)
        if not last - BACK <= time <= last + APART:
            raise Unfit("its times leap")
        self._last[piece.track] = time

    def _since(self, piece: Piece, border: Border, times: tuple[int, int]) -> bytes | None:
        """The packet from the border on; None where it is whole."""
        shown, decoded = (time % WRAPS for time in times)
        if not border.offset and piece.shown == shown and piece.decoded == decoded:
            return None
        kept = content(self._window, piece)[border.offset :]
        own = self._own_head(piece)
        if border.offset and len(own) > 1:
            own[1:4] = bytes([min(0xFF, -(-len(kept) // border.length)), 0, 1])
        return written(self._head(piece), (shown, decoded), bytes(own) + kept)

    def _until(self, piece: Piece, border: Border) -> bytes:
        """The packet up to the border."""
        kept = content(self._window, piece)[: border.offset]
        own = self._own_head(piece)
        if len(own) > 1:
            own[1:4] = bytes([min(0xFF, border.begun)]) + (own[2:4] if border.begun else b"\0\0")
        times = None
        if border.begun and piece.shown is not None and piece.decoded is not None:
            times = piece.shown, piece.decoded
        return written(self._head(piece), times, bytes(own) + kept)

    def _head(self, piece: Piece) -> bytes:
        return bytes(self._window.see(piece.at, piece.content - piece.at))

    def _own_head(self, piece: Piece) -> bytearray:
        return bytearray(self._window.see(piece.content, own_head(piece.track)))


def _said(window: Window, first_byte: int) -> bytes:
    """What stands near the beginning about all tracks."""
    found: dict[int, bytes] = {}
    for piece in walk(window, first_byte):
        if piece.at > first_byte + _HEAD_BYTES:
            break
        if piece.kind in {SYSTEM, MAP} and piece.kind not in found:
            found[piece.kind] = bytes(window.see(piece.at, piece.end - piece.at))
    return b"".join(said for _, said in sorted(found.items()))
