"""The clusters of a Matroska or WebM film, which hold its pictures and its sound as blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recorder_app.stages.media.matroska import elements
from recorder_app.stages.media.matroska.elements import (
    CLUSTER,
    LONGEST_HEAD,
    children,
    make_unsigned,
    name,
    number,
    sized,
    unsigned,
)
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import WINDOW_BYTES, Window

_TIME, _SIMPLE_BLOCK, _GROUP, _ENCRYPTED = 0xE7, 0xA3, 0xA0, 0xAF
_BLOCK, _REFERENCE, _LASTS = 0xA1, 0xFB, 0x9B
_MOST_BLOCK_BYTES = 64 * 1024 * 1024
_MOST_CLUSTER_BYTES = 16 * 1024 * 1024
"""Held in memory; what is more begins another cluster."""
FARTHEST = 0x7FFF
"""How far from its cluster's time a block's can be."""
_MOST_BLOCKS = 20_000
"""In a cluster, for the same reason."""
_SOON = 1024
_LATEST = 1 << 53
"""Times beyond are damaged: they could not be written as a duration."""


@dataclass(slots=True)
class Cluster:
    at: int
    """Where it begins in the file."""
    time: int
    """In the film's unit of time, as all times here."""


@dataclass(slots=True)
class Block:
    track: int
    time: int
    keyframe: bool
    lasts: int | None
    element: memoryview
    """As it stands in the file."""
    time_at: int
    """Where in the element its time stands, which counts from its cluster's."""

    def placed(self, late: int) -> bytes:
        """The element where it is `late` in its cluster. Raises `Unfit` for too much of that."""
        return b"".join(
            (
                self.element[: self.time_at],
                _short(late),
                self.element[self.time_at + 2 :],
            )
        )


def walk(
    window: Window, at: int, end: int, *, skip: Callable[[int], bool] = lambda _: False
) -> Iterator[Cluster | Block]:
    """What stands from `at` on: each cluster, then its blocks.

    The blocks of a cluster are passed over where `skip` says so of its time. Ends where the film
    breaks off. Raises `Unfit` for what is no element.
    """
    cluster = cluster_end = time = None
    skipped, ahead = False, _SOON
    while at < end:
        view = window.see(at, min(LONGEST_HEAD, end - at), ahead=ahead)
        identity, width, size = elements.head(view)
        if identity == CLUSTER:
            cluster, time = at, None
            cluster_end = None if size is None else at + width + size
            at += width
            continue
        if identity in {elements.EBML, elements.SEGMENT}:
            return  # Another film.
        if size is None:
            raise Unfit("its elements are damaged")
        following = at + width + size
        if following > end:
            return
        if identity == _TIME and cluster is not None:
            time = unsigned(window.see(at + width, size, ahead=ahead))
            if time > _LATEST:
                raise Unfit("its times are damaged")
            yield Cluster(cluster, time)
            skipped = skip(time)
            ahead = _SOON if skipped else WINDOW_BYTES
            if skipped and cluster_end is not None:
                following = max(following, cluster_end)
        elif identity in {_SIMPLE_BLOCK, _GROUP}:
            if time is None or size > _MOST_BLOCK_BYTES:
                raise Unfit("its blocks are damaged")
            if not skipped:
                whole = window.see(at, width + size)
                yield _block(whole, width, time, grouped=identity == _GROUP)
        elif identity == _ENCRYPTED:
            raise Unfit("it is encrypted")
        at = following


class NewCluster:
    """A cluster that is being put together."""

    def __init__(self, time: int) -> None:
        self.time = time
        self.cue: int | None = None
        """The time of the first block in it that can be entered at."""
        self._parts: list[bytes | memoryview] = []
        self._bytes = 0

    @property
    def empty(self) -> bool:
        return not self._parts

    def takes(self, time: int) -> bool:
        """Whether a block of that time fits."""
        full = self._bytes >= _MOST_CLUSTER_BYTES or len(self._parts) >= _MOST_BLOCKS
        return not full and abs(time - self.time) <= FARTHEST

    def add(self, element: bytes | memoryview) -> None:
        self._parts.append(element)
        self._bytes += len(element)

    def offer_cue(self, time: int) -> None:
        """A block of that time can be entered at."""
        if self.cue is None:
            self.cue = time

    def written(self) -> bytes:
        time = make_unsigned(_TIME, self.time)
        size = len(time) + self._bytes
        return b"".join((name(CLUSTER), sized(size), time, *self._parts))


def simple_block(track: int, late: int, block: Block) -> bytes:
    """What is in a block of another film, as one of that track; `Unfit` unless it is a simple one."""
    if block.element[0] != _SIMPLE_BLOCK or track > 126:
        raise Unfit("what was encoded is not in simple blocks")
    content = block.element[block.time_at + 2 :]
    body = b"".join((bytes([0x80 | track]), _short(late), content))
    return name(_SIMPLE_BLOCK) + sized(len(body)) + body


def _short(late: int) -> bytes:
    if abs(late) > FARTHEST:
        raise Unfit("its times are far from those of its clusters")
    return late.to_bytes(2, "big", signed=True)


def _block(whole: memoryview, width: int, cluster_time: int, *, grouped: bool) -> Block:
    block_at, keyframe, lasts = width, True, None
    if grouped:
        block_at, at = 0, width
        for each in children(whole[width:]):
            at += len(each.whole)
            if each.identity == _BLOCK:
                block_at = at - len(each.body)
            elif each.identity == _REFERENCE:
                keyframe = False
            elif each.identity == _LASTS:
                lasts = unsigned(each.body)
    track, number_width = number(whole, block_at)
    time_at = block_at + number_width
    if not block_at or time_at + 3 > len(whole):
        raise Unfit("its blocks are damaged")
    late = int.from_bytes(whole[time_at : time_at + 2], "big", signed=True)
    if not grouped:
        keyframe = bool(whole[time_at + 2] & 0x80)
    return Block(track, cluster_time + late, keyframe, lasts, whole, time_at)
