"""Writing the cut of an AVI film, with an index behind every so many bytes of it."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from recorder_app.domain.work import Json
from recorder_app.stages.media.avi.chunks import HEAD_BYTES, LIST_BYTES, Chunk, walk
from recorder_app.stages.media.avi.head import Entry
from recorder_app.stages.media.avi.index import NewIndex, old_index
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

if TYPE_CHECKING:
    from recorder_app.stages.media.avi.plan import ChunkedPlan

PIECE_BYTES = 64 * 1024 * 1024
"""After so much there is an index, and a place to go on from."""
_MOST_RIFF_BYTES = 1 << 30
"""What players bear between two outermost heads."""
_LIST = struct.Struct("<4sI4s")


class Writing:
    def __init__(
        self,
        plan: ChunkedPlan,
        file: BinaryIO,
        window: Window,
        reached: Mapping[str, Any] | None,
    ) -> None:
        self._plan = plan
        self._file = file
        self._window = window
        tracks = plan.head.tracks
        self._index = NewIndex(tracks)
        self._movie_at = len(plan.head.written(plan.index_room))
        self._at = int(reached["source"]) if reached else plan.head.movie_at
        self._passed: list[int] = [*reached["passed"]] if reached else [0] * len(tracks)
        """How much of each track was looked at, as its weights count; and was written."""
        self._written: list[int] = [*reached["written"]] if reached else [0] * len(tracks)
        self._entries: list[list[Entry]] = [[] for _ in tracks]
        self._riff_at = int(reached["riff"]) if reached else 0
        self._in_first = int(reached["in_first"]) if reached else 0
        """The pictures in the first part of the file, once that is complete."""
        if reached:
            self._entries = [[tuple(each) for each in track] for track in reached["entries"]]
        else:
            file.write(plan.head.written(plan.index_room))
            file.write(_LIST.pack(b"LIST", 0, b"movi"))
        self._piece_at = file.tell()

    def run(self) -> Iterator[Mapping[str, Json]]:
        """Write all that is kept; yields places to go on from."""
        stretches, keyframes = self._plan.stretches, self._plan.keyframes
        key, placed_at = int(keyframes.searchsorted(self._at)), self._at
        for chunk in walk(self._window, self._at):
            passed_bytes = chunk.at - placed_at
            # What is passed over takes its time, too.
            if self._file.tell() - self._piece_at >= PIECE_BYTES or passed_bytes >= 2 * PIECE_BYTES:
                placed_at = chunk.at
                self._end_piece()
                yield self._reached(chunk.at)
            number = chunk.track
            if number >= len(stretches):
                raise Unfit("it has chunks of no track")
            before = self._passed[number]
            self._passed[number] += self._plan.head.tracks[number].weight(chunk.size)
            if self._passed[number] > stretches[number].start and before < stretches[number].stop:
                while key < len(keyframes) and keyframes[key] < chunk.at:
                    key += 1
                enters = key < len(keyframes) and bool(keyframes[key] == chunk.at)
                self._keep(chunk, before, keyframe=number != self._plan.video or enters)
            elif all(
                passed >= stretch.stop
                for passed, stretch in zip(self._passed, stretches, strict=True)
            ):
                return

    def finish(self) -> None:
        """Write what is known only now."""
        if self._plan.video is not None and not self._written[self._plan.video]:
            raise Unfit("there is nothing in it to begin with")
        self._end_piece()
        self._end_riff()
        plan = self._plan
        lengths = [
            written // (track.unit_bytes or 1)
            for written, track in zip(self._written, plan.head.tracks, strict=True)
        ]
        pictures = 0 if plan.video is None else lengths[plan.video]
        known = plan.head.written(
            plan.index_room, lengths, self._entries, (self._in_first, pictures)
        )
        self._file.seek(HEAD_BYTES)
        self._file.write(known[HEAD_BYTES:])

    def _keep(self, chunk: Chunk, before: int, *, keyframe: bool) -> None:
        number, track = chunk.track, self._plan.head.tracks[chunk.track]
        stretch = self._plan.stretches[number]
        first, last = 0, chunk.size
        if track.unit_bytes:
            first, last = max(0, stretch.start - before), min(last, stretch.stop - before)
        elif before < stretch.start:
            return  # It can't be split.
        if stretch.start and not self._written[number] and not keyframe:
            raise Unfit("its keyframes are not where its index says")
        size = last - first
        weight = track.weight(size)
        self._begin_riff_if_full()
        file = self._file
        self._index.add(number, file.tell(), size, weight, keyframe=keyframe)
        content = self._window.see(chunk.at, HEAD_BYTES + chunk.size)
        file.write(chunk.name + size.to_bytes(4, "little"))
        file.write(content[HEAD_BYTES + first : HEAD_BYTES + last])
        file.write(bytes(size % 2))
        self._written[number] += weight

    def _reached(self, at: int) -> Mapping[str, Json]:
        self._file.flush()
        return {
            "held": self._file.tell(),
            "source": at,
            "passed": [*self._passed],
            "written": [*self._written],
            "entries": [[[*entry] for entry in track] for track in self._entries],
            "riff": self._riff_at,
            "in_first": self._in_first,
        }

    def _end_piece(self) -> None:
        for entries, entry in zip(self._entries, self._index.write(self._file), strict=True):
            if entry is not None:
                entries.append(entry)
        self._piece_at = self._file.tell()

    def _begin_riff_if_full(self) -> None:
        """Between two pieces only: what is left of the first part's room is enough for one."""
        at = self._file.tell()
        if at == self._piece_at and at - self._riff_at >= _MOST_RIFF_BYTES - 2 * PIECE_BYTES:
            self._end_riff()
            self._riff_at = self._file.tell()
            self._file.write(_LIST.pack(b"RIFF", 0, b"AVIX"))
            self._file.write(_LIST.pack(b"LIST", 0, b"movi"))
            self._piece_at = self._file.tell()

    def _end_riff(self) -> None:
        file, list_at = self._file, self._riff_at + LIST_BYTES
        movie_ends = file.tell()
        if self._riff_at == 0:
            list_at = self._movie_at
            video = self._plan.video
            self._in_first = 0 if video is None else self._written[video]
            parts = [entry for track in self._entries for entry in track]
            made = old_index(file, list_at, parts)
            file.seek(movie_ends)
            file.write(made)
        ends = file.tell()
        for at, end in ((list_at, movie_ends), (self._riff_at, ends)):
            file.seek(at + 4)
            file.write((end - at - HEAD_BYTES).to_bytes(4, "little"))
        file.seek(ends)
