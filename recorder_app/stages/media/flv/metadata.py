"""What an FLV film says about itself, in the format AMF 0."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from recorder_app.stages.media.flv.tags import SCRIPT, made
from recorder_app.stages.media.resumable import Unfit

_NAME = b"\x02\x00\x0aonMetaData"
_ARRAY, _END = 8, b"\0\0\x09"
_MOST_BYTES = 1024 * 1024
_DEEPEST = 8
_LENGTHS = {0: 8, 1: 1, 5: 0, 6: 0, 7: 2, 11: 10, 13: 0}
"""Of the values of some types, in bytes."""
_TEXT, _OBJECT, _LIST, _LONG_TEXT = 2, 3, 10, 12
_MEASURED = {
    b"duration",
    b"filesize",
    b"datasize",
    b"videosize",
    b"audiosize",
    b"starttime",
    b"totalduration",
    b"totalframes",
    b"framecount",
    b"lasttimestamp",
    b"lastkeyframetimestamp",
    b"lastkeyframelocation",
    b"keyframes",
    b"cuepoints",
    b"haskeyframes",
    b"canseektoend",
}
"""What is about the length or the content of the whole, or where something is in it."""


def is_about_the_film(content: memoryview) -> bool:
    """Whether a script tag of that content is the one."""
    return bytes(content[: len(_NAME)]) == _NAME


def kept(content: memoryview) -> bytes:
    """What a cut of the film may say as well; nothing where it isn't understood."""
    if len(content) > _MOST_BYTES:
        return b""
    try:
        return b"".join(
            bytes(content[start:end])
            for name, start, end in _members(content, len(_NAME))
            if name.lower() not in _MEASURED
        )
    except (Unfit, IndexError, struct.error):
        return b""


def tag(also: bytes, duration_s: float, file_bytes: int) -> bytes:
    """The tag that says how long a film is; its length depends on `also` alone."""
    count = 2 + sum(1 for _ in _members(memoryview(_head(0) + also + _END), len(_NAME)))
    content = b"".join(
        (
            _head(count),
            _number(b"duration", duration_s),
            also,
            _number(b"filesize", file_bytes),
            _END,
        )
    )
    return made(SCRIPT, 0, content)


def _head(count: int) -> bytes:
    return _NAME + struct.pack(">BI", _ARRAY, count)


def _number(name: bytes, value: float) -> bytes:
    return struct.pack(">H", len(name)) + name + struct.pack(">Bd", 0, value)


def _members(content: memoryview, at: int) -> Iterator[tuple[bytes, int, int]]:
    """Name of each member of the object or array there, and where it begins and ends."""
    kind = content[at]
    if kind not in {_OBJECT, _ARRAY}:
        raise Unfit("it says nothing about itself")
    at += 1 if kind == _OBJECT else 5
    while content[at : at + 3] != _END:
        value = at + 2 + int.from_bytes(content[at : at + 2], "big")
        end = _end(content, value, 0)
        yield bytes(content[at + 2 : value]), at, end
        at = end


def _end(content: memoryview, at: int, depth: int) -> int:
    """Where the value ends that begins there. Raises `Unfit` or `IndexError`."""
    kind = content[at]
    if depth > _DEEPEST:
        raise Unfit("what it says about itself is damaged")
    if kind in _LENGTHS:
        end = at + 1 + _LENGTHS[kind]
    elif kind == _TEXT:
        end = at + 3 + int.from_bytes(content[at + 1 : at + 3], "big")
    elif kind == _LONG_TEXT:
        end = at + 5 + int.from_bytes(content[at + 1 : at + 5], "big")
    elif kind == _LIST:
        end = at + 5
        for _ in range(int.from_bytes(content[at + 1 : at + 5], "big")):
            end = _end(content, end, depth + 1)
    elif kind in {_OBJECT, _ARRAY}:
        end = at + (1 if kind == _OBJECT else 5)
        while content[end : end + 3] != _END:
            end = _end(content, end + 2 + int.from_bytes(content[end : end + 2], "big"), depth + 1)
        end += len(_END)
    else:
        raise Unfit("what it says about itself is damaged")
    if end > len(content):
        raise IndexError
    return end
