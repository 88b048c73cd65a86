"""Elements, which Matroska and WebM files consist of (RFC 8794, RFC 9559), read with distrust."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recorder_app.stages.media.resumable import Unfit

EBML, SEGMENT, SEEK_HEAD, CLUSTER, CUES = 0x1A45DFA3, 0x18538067, 0x114D9B74, 0x1F43B675, 0x1C53BB6B
INFO, TRACKS, TAGS, CHAPTERS, ATTACHMENTS = (
    0x1549A966,
    0x1654AE6B,
    0x1254C367,
    0x1043A770,
    0x1941A469,
)
VOID, CHECKSUM = 0xEC, 0xBF

Change = Callable[["Element"], bytes | memoryview | None]

_MOST_ELEMENTS = 100_000
"""In one place. A film with many chapters has some hundreds."""
_DEEPEST = 16
LONGEST_HEAD = 12
"""An identity of four bytes and a size of eight."""


@dataclass(frozen=True, slots=True)
class Element:
    identity: int
    body: memoryview
    whole: memoryview
    """With its head, as it stands in the file."""


def head(view: memoryview, at: int = 0) -> tuple[int, int, int | None]:
    """Identity, length of the head, and size of the content (None: unknown) of the element there.

    Raises `Unfit` where there is none.
    """
    width = 9 - view[at].bit_length() if at < len(view) else 0
    if not 1 <= width <= 4:
        raise Unfit("its elements are damaged")
    body = at + width
    size, size_width = number(view, body)
    if size == (1 << 7 * size_width) - 1:
        return int.from_bytes(view[at:body], "big"), width + size_width, None
    return int.from_bytes(view[at:body], "big"), width + size_width, size


def number(view: memoryview, at: int) -> tuple[int, int]:
    """The number of variable length that stands there, and its length. Raises `Unfit`."""
    width = 9 - view[at].bit_length() if at < len(view) else 9
    if width > 8 or at + width > len(view):
        raise Unfit("its elements are damaged")
    return int.from_bytes(view[at : at + width], "big") & ((1 << 7 * width) - 1), width


def children(body: memoryview) -> Iterator[Element]:
    """The elements that `body` consists of. Raises `Unfit` for what is none."""
    at = 0
    for _ in range(_MOST_ELEMENTS):
        if at == len(body):
            return
        identity, width, size = head(body, at)
        if size is None or size > len(body) - at - width:
            raise Unfit("its elements are damaged")
        end = at + width + size
        yield Element(identity, body[at + width : end], body[at:end])
        at = end
    raise Unfit("it has too many elements")


def child(body: memoryview, identity: int) -> memoryview | None:
    """What is in the first element of that identity; None where there is none."""
    return next((each.body for each in children(body) if each.identity == identity), None)


def unsigned(body: memoryview | None, default: int = 0) -> int:
    """The number that an element holds. Raises `Unfit`."""
    if body is None or not len(body):
        return default
    if len(body) > 8:
        raise Unfit("a number of it is too long")
    return int.from_bytes(body, "big")


def make(identity: int, *parts: bytes | memoryview) -> bytes:
    """An element of `parts`; its size always takes eight bytes, so that it can be written later."""
    return b"".join((name(identity), sized(sum(map(len, parts))), *parts))


def make_unsigned(identity: int, value: int) -> bytes:
    """An element that holds a number, in eight bytes."""
    return name(identity) + b"\x88" + value.to_bytes(8, "big")


def name(identity: int) -> bytes:
    return identity.to_bytes((identity.bit_length() + 7) // 8, "big")


def sized(size: int) -> bytes:
    return (1 << 56 | size).to_bytes(8, "big")


def rewritten(
    element: Element, change: Change, parents: frozenset[int] = frozenset(), depth: int = 0
) -> bytes:
    """The element with what `change` makes of its content; what it gives nothing for is left out.

    Elements of the identities `parents` are gone into, where `change` doesn't leave them out.
    Checksums are left out.
    """
    if depth > _DEEPEST:
        raise Unfit("its elements are damaged")
    parts: list[bytes | memoryview] = []
    for each in children(element.body):
        made = None if each.identity in {VOID, CHECKSUM} else change(each)
        if made is None:
            continue
        if each.identity in parents:
            made = rewritten(each, change, parents, depth + 1)
        parts.append(made)
    return make(element.identity, *parts)
