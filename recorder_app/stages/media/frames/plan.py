"""Cutting a sound file frame by frame: from the frame nearest to the start on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO

from recorder_app.domain.work import Json
from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.frames import flac, mpeg
from recorder_app.stages.media.frames.frame import Row, Written
from recorder_app.stages.media.resumable import Unfit, opened_at
from recorder_app.stages.media.window import Window, opened

PIECE_BYTES = 8 * 1024 * 1024
"""After so much there is a place to go on from."""
_READ: dict[str, Callable[[Window], Row]] = {
    "flac": flac.read,
    "mp3": mpeg.read_mp3,
    "adts": mpeg.read_adts,
}


@dataclass(frozen=True, slots=True)
class FramedPlan:
    row: Row
    stretch: range
    """The samples that are wanted."""
    size_bytes: int

    @property
    def digest(self) -> str:
        said = repr((self.row.head(Written(0, 0, 0), from_start=True), self.stretch))
        return hashlib.sha256(said.encode()).hexdigest()

    def write(
        self, source: Path, target: Path, reached: Mapping[str, Json] | None
    ) -> Iterator[Mapping[str, Json]]:
        with opened(source) as window, opened_at(target, reached) as file:
            writing = _Writing(self, file, reached)
            yield from writing.run(window)
            writing.finish()


def plan(film: Film, way: Way) -> FramedPlan:
    """What is written for what is kept `way`.

    Raises `Unfit` where it can't be cut so, `OSError` where it can't be read.
    """
    if film.video is not None or len(film.audio) != 1:
        raise Unfit("it isn't only sound")
    with opened(film.path) as window:
        row = _READ[film.form.muxer](window)
    if not row.rate:
        raise Unfit("it doesn't say its rate")
    kept = way.kept
    start, end = (
        round((Fraction(each) + film.start_s) * row.rate) for each in (kept.start_s, kept.end_s)
    )
    stretch = range(start if kept.start_s else 0, end)
    return FramedPlan(row, stretch, int(window.size * way.share_of(film)))


class _Writing:
    def __init__(self, plan: FramedPlan, file: BinaryIO, reached: Mapping[str, Any] | None) -> None:
        self._plan = plan
        self._file = file
        self._at = int(reached["source"]) if reached else plan.row.first_frame
        self._passed = int(reached["passed"]) if reached else 0
        """Samples that were looked at; written; and the frames that they are in."""
        self._samples = int(reached["samples"]) if reached else 0
        self._frames = int(reached["frames"]) if reached else 0
        self._first = int(reached["first"]) if reached else 0
        """The number that the first frame in the cut has in the file."""
        if not reached:
            file.write(self._head())

    def run(self, window: Window) -> Iterator[Mapping[str, Json]]:
        row, stretch, placed_at = self._plan.row, self._plan.stretch, self._at
        for frame in row.walk(window, self._at):
            if self._passed >= stretch.stop:
                return
            if frame.at - placed_at >= PIECE_BYTES:
                placed_at = frame.at
                yield self._reached(frame.at)
            if 2 * self._passed + frame.samples > 2 * stretch.start:
                if not self._frames:
                    self._first = frame.number
                self._file.write(row.moved(window.see(frame.at, frame.size), self._first))
                self._samples += frame.samples
                self._frames += 1
            self._passed += frame.samples

    def finish(self) -> None:
        if not self._frames:
            raise Unfit("there is nothing in it to begin with")
        head = self._head()
        self._file.seek(0)
        self._file.write(head)

    def _head(self) -> bytes:
        size = self._file.tell()
        written = Written(self._samples, self._frames, size)
        return self._plan.row.head(written, from_start=not self._plan.stretch.start)

    def _reached(self, at: int) -> Mapping[str, Json]:
        self._file.flush()
        return {
            "held": self._file.tell(),
            "source": at,
            "passed": self._passed,
            "samples": self._samples,
            "frames": self._frames,
            "first": self._first,
        }
