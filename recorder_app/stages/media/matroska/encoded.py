"""The pictures before the first keyframe that is kept, encoded anew, in a file of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recorder_app.stages.media.matroska import head
from recorder_app.stages.media.matroska.clusters import Block, walk
from recorder_app.stages.media.matroska.head import VIDEO, Head, Track
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import opened


@dataclass(frozen=True, slots=True)
class Encoded:
    path: Path
    head: Head
    track: Track

    def blocks(self, scale_ns: int) -> Iterator[Block]:
        """The pictures, the first at time 0, in units of `scale_ns`."""
        with opened(self.path) as window:
            first = None
            for each in walk(window, self.head.first_cluster, self.head.end):
                if isinstance(each, Block) and each.track == self.track.number:
                    first = each.time if first is None else first
                    each.time = round((each.time - first) * self.head.scale_ns / scale_ns)
                    yield each


def read(path: Path, video: Track) -> Encoded:
    """What was encoded for that track. Raises `Unfit` where it doesn't fit, and `OSError`."""
    with opened(path) as window:
        found = head.read(window)
    track = next((each for each in found.tracks if each.kind == VIDEO), None)
    if track is None or track.codec != video.codec or video.encoded or track.encoded:
        raise Unfit("what was encoded doesn't fit to the rest")
    return Encoded(path, found, track)
