"""Where the pictures and the frames of sound begin with which a stretch begins and ends.

FFmpeg tells them apart, and when they are decoded; it doesn't tell where amid a packet they begin, so
what they hold is looked for there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import av
from av.container import InputContainer

from recorder_app.stages.media.demuxed import packets
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.mpeg_clock import APART, CLOCK
from recorder_app.stages.media.mpegps.packets import Piece, own_head, walk
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

_BEFORE_S = APART / CLOCK
"""So long before it is wanted FFmpeg begins to read: until a time is stored, it knows none."""
_FAR = 6 * APART
"""As much before, it was not led there: all would have to be read up to the place."""
_REMEMBERED = 400
_REMEMBERED_BYTES = 16 * 1024 * 1024
_MOST_APART_BYTES = 64 * 1024 * 1024
"""Where the packets are in which the remembered frames stand."""
_MOST_TRIES = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture, or some sound."""

    place: int | None
    """Where the packet begins in which it does, if that is known."""
    shown: int | None
    decoded: int
    """Both counted from the film's beginning."""
    content: bytes
    is_keyframe: bool


@dataclass(frozen=True, slots=True)
class Border:
    """Between two frames of a track."""

    packet: int
    """Where the packet begins in which the later one does."""
    offset: int = 0
    """Where in its content."""
    times: tuple[int, int] | None = None
    """When the later one is shown and decoded, as stored; None where its packet says so."""
    begun: int = 0
    """How many other frames begin before it in that packet."""
    length: int = 0
    """Of the later one."""


@dataclass(slots=True)
class _Track:
    frames: deque[Frame] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    bytes_held: int = 0

    def remember(self, frame: Frame) -> None:
        if len(self.frames) == _REMEMBERED:
            self.bytes_held -= len(self.frames[0].content)
        self.frames.append(frame)
        self.bytes_held += len(frame.content)
        while self.bytes_held > _REMEMBERED_BYTES and len(self.frames) > 1:
            self.bytes_held -= len(self.frames.popleft().content)


Wanted = Callable[[Frame], bool]
"""Whether a frame is the first of its track after the border."""


@dataclass(frozen=True, slots=True)
class Search:
    """Looks for borders in a film."""

    film: Film
    window: Window
    origin: int
    """What the film's beginning is stored as."""

    def borders(self, near: int, picture: Wanted, sound: Wanted) -> dict[int, Border]:
        """Before the first wanted frame of each track, the picture's first, read from near there on.

        For a track without one, the border is where its packets are far behind all others', or the
        film's end. Raises `Unfit`.
        """
        found: dict[int, Border] = {}
        last, entered = 0, False
        with av.open(f"file:{self.film.path}", metadata_errors="ignore") as container:
            tracks = {number: _Track() for number in numbers(container, self.film)}
            seen = None if self.film.video is None else next(iter(tracks))
            for number, frame in self._frames(container, near):
                if frame.place is not None:
                    last = max(last, frame.place)
                if not entered and near > 0 and not near - _FAR < frame.decoded < near:
                    raise Unfit("it can't be entered there")
                entered = True
                track = tracks[number]
                if number not in found:
                    track.remember(frame)
                    if (picture if number == seen else sound)(frame):
                        found[number] = self._border(number, [*track.frames])
                late = frame.decoded > near + APART
                if late or len(found) == len(tracks):
                    break
            else:
                last = self.window.size
        return {number: found.get(number, Border(last)) for number in tracks}

    def _frames(self, container: InputContainer, near: int) -> Iterator[tuple[int, Frame]]:
        start_s = near / CLOCK - _BEFORE_S
        if start_s > 0:
            container.seek(int((start_s + self.film.start_s) * av.time_base))
        following: dict[int, int] = {}
        for packet in packets(container, *_streams(container, self.film)):
            number, size = packet.stream.id, packet.duration or 0
            decoded = packet.dts
            if decoded is None:
                if number not in following:
                    continue
                decoded = following[number] + self.origin
            following[number] = decoded - self.origin + size
            if packet.size:
                yield (
                    number,
                    Frame(
                        place=None if packet.pos is None or packet.pos < 0 else packet.pos,
                        shown=None if packet.pts is None else packet.pts - self.origin,
                        decoded=decoded - self.origin,
                        content=bytes(packet),
                        is_keyframe=packet.is_keyframe,
                    ),
                )

    def _border(self, number: int, frames: Sequence[Frame]) -> Border:
        """Where the last of these frames begins, which follow each other. Raises `Unfit`."""
        places = [index for index, frame in enumerate(frames) if frame.place is not None]
        for first in places[: -_MOST_TRIES - 1 : -1]:
            chain = frames[first:]
            place = chain[0].place
            assert place is not None
            border = self._matched(number, place, [frame.content for frame in chain])
            if border is not None:
                return self._with_times(border, frames[-1])
        raise Unfit("its frames are not where they should be")

    def _matched(self, number: int, place: int, contents: Sequence[bytes]) -> Border | None:
        """Where the last of these contents begins, of which the first does in the packet there."""
        joined = b"".join(contents)
        parts: list[tuple[Piece, int]] = []
        stored = bytearray()
        for piece in walk(self.window, place):
            if piece.at > place + _MOST_APART_BYTES:
                break
            if piece.track != number:
                continue
            parts.append((piece, len(stored)))
            stored += content(self.window, piece)
            first = parts[1][1] if len(parts) > 1 else len(stored)
            if len(stored) >= first + len(joined):
                break
        if not parts or parts[0][0].at != place:
            return None
        at = stored.find(joined)
        if not 0 <= at < (parts[1][1] if len(parts) > 1 else len(stored)):
            return None
        begins = at + len(joined) - len(contents[-1])
        piece, start = next(each for each in reversed(parts) if each[1] <= begins)
        begun, end = 0, begins
        for each in reversed(contents[:-1]):
            end -= len(each)
            if end < start:
                break
            begun += 1
        return Border(piece.at, begins - start, None, begun, len(contents[-1]))

    def _with_times(self, border: Border, frame: Frame) -> Border:
        shown = frame.decoded if frame.shown is None else frame.shown
        return Border(
            border.packet,
            border.offset,
            (shown + self.origin, frame.decoded + self.origin),
            border.begun,
            border.length,
        )


def content(window: Window, piece: Piece) -> bytes:
    """What a packet holds of its track."""
    begins = piece.content + own_head(piece.track)
    return bytes(window.see(begins, piece.end - begins))


def numbers(container: InputContainer, film: Film) -> list[int]:
    """How packets call the tracks that are kept, the picture first. Raises `Unfit`."""
    found = [stream.id for stream in _streams(container, film)]
    if len({*found}) != len(found):
        raise Unfit("several of its tracks are stored as one")
    return found


def _streams(container: InputContainer, film: Film) -> list[av.stream.Stream]:
    indexes = [*([] if film.video is None else [film.video]), *film.audio]
    return [container.streams[index] for index in indexes]
