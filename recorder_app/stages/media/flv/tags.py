"""The tags that an FLV film consists of (Adobe's specification 10.1, Enhanced RTMP 2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

AUDIO, VIDEO, SCRIPT = 8, 9, 18
"""Kinds of tags."""
HEAD_BYTES, SIZE_BYTES = 11, 4
"""What is before the content of a tag, and what repeats its length behind it."""

_FILTERED = 0x20
_FILE_HEAD_BYTES = 9
_LATEST = 1 << 31
_AAC = 10
_WITH_SETUP = {7, 9, 12}
"""H.264, MPEG-4, and HEVC as some servers send it."""
_ENHANCED_SOUND = 9
_COMMAND = 5
"""For the player, in the place of a picture."""
_SETUP, _CODED, _END, _WITHOUT_DELAY, _DESCRIBED = 0, 1, 2, 3, 4
"""Kinds of packets in a tag."""
_MORE_SETUP = 5
_TRACKS_OF_SOUND, _TRACKS_OF_PICTURES = 5, 6
_REORDERED = {b"avc1", b"hvc1", b"vvc1"}
"""Codecs whose pictures may be shown later than others that are stored behind them."""


class Role(IntEnum):
    """What a tag is there for."""

    CODED = 0
    """A picture, or some sound."""
    SETUP = 1
    """What a decoder must know before."""
    OTHER = 2


@dataclass(frozen=True, slots=True)
class Tag:
    at: int
    """Where it begins in the file."""
    kind: int
    time: int
    """When it is decoded, in milliseconds."""
    content: memoryview

    @property
    def end(self) -> int:
        """Where the next one begins."""
        return self.at + HEAD_BYTES + len(self.content) + SIZE_BYTES

    def placed(self, time: int) -> bytes:
        """The tag as it is stored with that time."""
        return made(self.kind, time, self.content)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is in a tag of a track."""

    track: tuple[int, int]
    """Its kind and number."""
    codec: bytes
    role: Role
    keyframe: bool
    packet: int
    """The kind of what is in it: there may be several that a decoder must know."""
    late: int = 0
    """How much later than decoded it is shown, in milliseconds."""


def walk(window: Window, at: int) -> Iterator[Tag]:
    """The tags that stand from `at` on; ends where the film breaks off. Raises `Unfit`."""
    while True:
        head = window.see(at, HEAD_BYTES)
        if len(head) < HEAD_BYTES:
            return
        length = int.from_bytes(head[1:4], "big")
        if head[0] not in {AUDIO, VIDEO, SCRIPT}:
            raise Unfit("it is encrypted" if head[0] & _FILTERED else "its tags are damaged")
        time = head[7] << 24 | int.from_bytes(head[4:7], "big")
        if time >= _LATEST:
            raise Unfit("its times are damaged")
        whole = window.see(at, HEAD_BYTES + length)
        if len(whole) < HEAD_BYTES + length:
            return
        tag = Tag(at, head[0], time, whole[HEAD_BYTES:])
        yield tag
        at = tag.end


def first(window: Window) -> tuple[int, int]:
    """Where the first tag begins, and what the film says that it has. Raises `Unfit`."""
    head = window.see(0, _FILE_HEAD_BYTES)
    if len(head) < _FILE_HEAD_BYTES or bytes(head[:4]) != b"FLV\x01":
        raise Unfit("it doesn't begin as such films do")
    begins = int.from_bytes(head[5:9], "big")
    if begins < _FILE_HEAD_BYTES:
        raise Unfit("it doesn't begin as such films do")
    return begins + SIZE_BYTES, head[4]


def file_head(has: int) -> bytes:
    """What stands before the first tag."""
    return b"FLV\x01" + bytes([has]) + _FILE_HEAD_BYTES.to_bytes(4, "big") + bytes(SIZE_BYTES)


def made(kind: int, time: int, content: bytes | memoryview) -> bytes:
    """A tag. Raises `Unfit` for times that can't be stored."""
    if not 0 <= time < _LATEST:
        raise Unfit("its times run backwards")
    length = len(content)
    low, high = (time & 0xFFFFFF).to_bytes(3, "big"), bytes([time >> 24])
    head = bytes([kind]) + length.to_bytes(3, "big") + low + high + bytes(3)
    return b"".join((head, content, (HEAD_BYTES + length).to_bytes(SIZE_BYTES, "big")))


def meaning(tag: Tag) -> Meaning | None:
    """What is in a tag; None where it is nothing of a track. Raises `Unfit`."""
    if tag.kind == SCRIPT or not tag.content:
        return None
    content = tag.content
    if tag.kind == AUDIO:
        if content[0] >> 4 == _ENHANCED_SOUND:
            return _enhanced(tag, _TRACKS_OF_SOUND, keyframe=True)
        packet = content[1] if content[0] >> 4 == _AAC and len(content) > 1 else _CODED
        return Meaning(
            (AUDIO, 0), bytes([content[0] >> 4]), _role(packet), keyframe=True, packet=packet
        )
    frame, codec = content[0] >> 4 & 7, content[0] & 0xF
    if frame == _COMMAND:
        return None
    if content[0] & 0x80:
        return _enhanced(tag, _TRACKS_OF_PICTURES, keyframe=frame == 1)
    packet = content[1] if codec in _WITH_SETUP and len(content) > 1 else _CODED
    late = _late(content, 2) if codec in _WITH_SETUP and packet == _CODED else 0
    return Meaning(
        (VIDEO, 0), bytes([codec]), _role(packet), keyframe=frame == 1, packet=packet, late=late
    )


def _enhanced(tag: Tag, of_tracks: int, *, keyframe: bool) -> Meaning:
    content, packet, number, at = tag.content, tag.content[0] & 0xF, 0, 1
    if packet == of_tracks:
        # The kind of packet, and that there is one track in this tag.
        if len(content) < 7 or content[1] >> 4:
            raise Unfit("several tracks are stored together")
        packet, number, at = content[1] & 0xF, content[6], 2
    codec = bytes(content[at : at + 4])
    if len(codec) < 4:
        raise Unfit("its tags are damaged")
    late = _late(content, at + 4) if codec in _REORDERED and packet == _CODED else 0
    return Meaning(
        (tag.kind, number), codec, _role(packet), keyframe=keyframe, packet=packet, late=late
    )


def _late(content: memoryview, at: int) -> int:
    return max(0, int.from_bytes(content[at : at + 3], "big", signed=True))


def _role(packet: int) -> Role:
    if packet in {_CODED, _WITHOUT_DELAY}:
        return Role.CODED
    if packet in {_SETUP, _DESCRIBED, _MORE_SETUP}:
        return Role.SETUP
    if packet == _END:
        return Role.OTHER
    raise Unfit("it has tags of an unknown kind")
