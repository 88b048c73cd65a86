"""What stands before the clusters of a Matroska or WebM film: about the film, its tracks, its tags."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recorder_app.stages.media.matroska import elements
from recorder_app.stages.media.matroska.elements import (
    ATTACHMENTS,
    CHAPTERS,
    CUES,
    INFO,
    SEEK_HEAD,
    SEGMENT,
    TAGS,
    TRACKS,
    Element,
    child,
    children,
    make,
    make_unsigned,
    rewritten,
    unsigned,
)
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

VIDEO, AUDIO, SUBTITLES = 1, 2, 17
"""Kinds of tracks."""

_WANTED = (INFO, TRACKS, ATTACHMENTS, CHAPTERS, TAGS)
_MOST_BYTES = 64 * 1024 * 1024
"""Of all that is read into memory: with fonts and covers, films have some."""
_MOST_READ_BYTES = 4 * 1024 * 1024
"""Of each part but the attached files: it is read element by element."""
_MOST_OUTERMOST = 4096
_MOST_TRACKS = 64
_LONGEST_EBML_HEAD = 4096

_SCALE, _DURATION = 0x2AD7B1, 0x4489
_OF_ANOTHER_FILE = {0x73A4, 0x7384, 0x3CB923, 0x3C83AB, 0x3EB923, 0x3E83BB, 0x4444, 0x6924}
"""Identities and names of this file, of those before and after it, and of the family."""
_ENTRY, _NUMBER, _KIND, _CODEC, _SETUP = 0xAE, 0xD7, 0x83, 0x86, 0x63A2
_DELAY, _TIME_SCALE, _LASTS, _ENCODINGS = 0x56AA, 0x23314F, 0x23E383, 0x6D80
_EDITION, _ORDERED, _ATOM, _ATOM_STARTS, _ATOM_ENDS = 0x45B9, 0x45DD, 0xB6, 0x91, 0x92
_TAG, _SIMPLE_TAG, _TAG_NAME = 0x7373, 0x67C8, 0x45A3
_MEASURED = (b"DURATION", b"BPS", b"NUMBER_OF_FRAMES", b"NUMBER_OF_BYTES", b"_STATISTICS_")
"""How tags begin that are about the length or the content of the whole."""
_SEEK, _SEEK_IDENTITY, _SEEK_POSITION = 0x4DBB, 0x53AB, 0x53AC


@dataclass(frozen=True, slots=True)
class Track:
    number: int
    kind: int
    codec: bytes
    delay_ns: int
    """So much earlier than stored is it heard."""
    lasts_ns: int
    """Of each of its blocks; 0 where that isn't said."""
    setup: bytes
    """What its decoder must know before (`CodecPrivate`)."""
    encoded: bool
    """Whether its blocks are compressed or encrypted in a way of Matroska's own."""


@dataclass(frozen=True, slots=True)
class Head:
    ebml: bytes
    """The first element, which says what kind of file it is."""
    parts: tuple[Element, ...]
    """Of the identities `_WANTED`, in their order."""
    tracks: tuple[Track, ...]
    scale_ns: int
    """The film's unit of time."""
    first_cluster: int
    end: int
    """Where its content ends in the file."""

    def with_setup(self, number: int, setup: bytes) -> Head:
        """With another `CodecPrivate` of that track."""

        def change(each: Element) -> bytes | memoryview:
            if each.identity != _ENTRY or unsigned(child(each.body, _NUMBER)) != number:
                return each.whole
            bare = rewritten(each, lambda it: None if it.identity == _SETUP else it.whole)
            return _with(_element(bare), make(_SETUP, setup))

        parts = tuple(
            _element(rewritten(each, change)) if each.identity == TRACKS else each
            for each in self.parts
        )
        return replace(self, parts=parts)


@dataclass(frozen=True, slots=True)
class NewHead:
    """The head of a cut; what is known only at the end can be written into it then."""

    ebml: bytes
    parts: tuple[tuple[int, bytes], ...]
    """Identity and whole of each; the first is about the film, and ends with its duration."""

    def written(self, segment_bytes: int = 0, cues_at: int = 0, duration: float = 0.0) -> bytes:
        """Its length doesn't depend on the numbers. `cues_at` counts from where the segment begins."""
        about = self.parts[0][1]
        wholes = [about[:-8] + struct.pack(">d", duration), *(each for _, each in self.parts[1:])]
        places, at = [], len(self._seek_head([0] * len(wholes), 0))
        for whole in wholes:
            places.append(at)
            at += len(whole)
        segment = elements.name(SEGMENT) + elements.sized(segment_bytes)
        return b"".join((self.ebml, segment, self._seek_head(places, cues_at), *wholes))

    @property
    def segment_at(self) -> int:
        """Where the segment's content begins in the file."""
        return len(self.ebml) + 4 + 8

    def _seek_head(self, places: list[int], cues_at: int) -> bytes:
        named = [*zip((identity for identity, _ in self.parts), places, strict=True)]
        return make(
            SEEK_HEAD,
            *(
                make(
                    _SEEK,
                    make(_SEEK_IDENTITY, elements.name(identity)),
                    make_unsigned(_SEEK_POSITION, place),
                )
                for identity, place in (*named, (CUES, cues_at))
            ),
        )


def read(window: Window) -> Head:
    """Raises `Unfit` for what isn't a Matroska film, or one of a kind that can't be cut."""
    start, end, ebml = _segment(window)
    found: dict[int, list[Element]] = {}
    seeks: list[Element] = []
    first_cluster, taken = None, 0
    for identity, at, whole_bytes in _outermost(window, start, end):
        if identity == elements.CLUSTER:
            first_cluster = at
            break
        if identity in (*_WANTED, SEEK_HEAD):
            taken += whole_bytes
            each = _load(window, identity, at, whole_bytes, taken)
            (seeks if identity == SEEK_HEAD else found.setdefault(identity, [])).append(each)
    if first_cluster is None or len(found.get(INFO, [])) != 1 or len(found.get(TRACKS, [])) != 1:
        raise Unfit("its head is incomplete")
    for identity, at in dict.fromkeys(_pointed_to(seeks)):
        # What stands behind the clusters is found only so.
        at += start
        if identity in {TAGS, CHAPTERS, ATTACHMENTS} and first_cluster < at < end:
            view = window.see(at, elements.LONGEST_HEAD)
            there, width, size = elements.head(view)
            if there != identity or size is None or at + width + size > end:
                raise Unfit("its directory is damaged")
            taken += width + size
            found.setdefault(identity, []).append(_load(window, identity, at, width + size, taken))
    info = found[INFO][0].body
    return Head(
        ebml=ebml,
        parts=tuple(each for identity in _WANTED for each in found.get(identity, [])),
        tracks=_tracks(found[TRACKS][0].body),
        scale_ns=unsigned(child(info, _SCALE), 1_000_000),
        first_cluster=first_cluster,
        end=end,
    )


def cut(head: Head, start_ns: int, end_ns: int) -> NewHead:
    """The head of what is kept from `start_ns` to `end_ns`. Raises `Unfit`."""
    parts = []
    for each in head.parts:
        made = bytes(each.whole)
        if each.identity == INFO:
            made = _about(each)
        elif each.identity == TAGS:
            made = rewritten(each, _without_measures, frozenset({_TAG}))
        elif each.identity == CHAPTERS:
            made = _shifted(each, start_ns, end_ns)
        parts.append((each.identity, made))
    return NewHead(head.ebml, tuple(parts))


def _segment(window: Window) -> tuple[int, int, bytes]:
    """Where the content of the first segment begins and ends, and the element before it."""
    view = window.see(0, _LONGEST_EBML_HEAD)
    identity, width, size = elements.head(view)
    if identity != elements.EBML or size is None or width + size > _LONGEST_EBML_HEAD:
        raise Unfit("it doesn't begin as Matroska does")
    ebml, at = bytes(view[: width + size]), width + size
    while True:
        identity, width, length = elements.head(window.see(at, elements.LONGEST_HEAD))
        if identity == SEGMENT:
            end = window.size if length is None else min(window.size, at + width + length)
            return at + width, end, ebml
        if identity not in {elements.VOID, elements.CHECKSUM} or length is None:
            raise Unfit("it doesn't begin as Matroska does")
        at += width + length


def _outermost(window: Window, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Identity, start and length of each element up to the first cluster."""
    for _ in range(_MOST_OUTERMOST):
        if at >= end:
            return
        identity, width, size = elements.head(window.see(at, elements.LONGEST_HEAD))
        if identity == elements.CLUSTER:
            yield identity, at, 0
            return
        if size is None or at + width + size > end:
            raise Unfit("its head is damaged")
        yield identity, at, width + size
        at += width + size
    raise Unfit("its head has too many elements")


def _load(window: Window, identity: int, at: int, whole_bytes: int, taken: int) -> Element:
    if taken > _MOST_BYTES or (identity != ATTACHMENTS and whole_bytes > _MOST_READ_BYTES):
        raise Unfit("its head is too large")
    return _element(bytes(window.see(at, whole_bytes)))


def _element(whole: bytes) -> Element:
    (found,) = children(memoryview(whole))
    return found


def _pointed_to(seeks: list[Element]) -> Iterator[tuple[int, int]]:
    """Identities, and where they are in the segment."""
    for directory in seeks:
        for each in children(directory.body):
            if each.identity == _SEEK:
                place = child(each.body, _SEEK_POSITION)
                yield unsigned(child(each.body, _SEEK_IDENTITY)), unsigned(place)


def _tracks(body: memoryview) -> tuple[Track, ...]:
    found = []
    for entry in children(body):
        if entry.identity != _ENTRY:
            continue
        said = {each.identity: each.body for each in children(entry.body)}
        if _TIME_SCALE in said and bytes(said[_TIME_SCALE]).lstrip(b"\0") not in _ONES:
            raise Unfit("a track of it has a time of its own")
        found.append(
            Track(
                number=unsigned(said.get(_NUMBER)),
                kind=unsigned(said.get(_KIND)),
                codec=bytes(said.get(_CODEC, b"")),
                delay_ns=unsigned(said.get(_DELAY)),
                lasts_ns=unsigned(said.get(_LASTS)),
                setup=bytes(said.get(_SETUP, b"")),
                encoded=_ENCODINGS in said,
            )
        )
    if not 1 <= len(found) <= _MOST_TRACKS or len({each.number for each in found}) < len(found):
        raise Unfit("its tracks are damaged")
    return tuple(found)


_ONES = {struct.pack(">f", 1.0), struct.pack(">d", 1.0), b""}


def _about(info: Element) -> bytes:
    """Without what is about another file, and with the duration as the last."""
    left_out = {*_OF_ANOTHER_FILE, _DURATION}
    kept = rewritten(info, lambda each: None if each.identity in left_out else each.whole)
    return _with(_element(kept), elements.name(_DURATION) + b"\x88" + bytes(8))


def _with(parent: Element, last: bytes) -> bytes:
    return make(parent.identity, parent.body, last)


def _without_measures(each: Element) -> memoryview | None:
    name = child(each.body, _TAG_NAME) if each.identity == _SIMPLE_TAG else None
    return None if name is not None and bytes(name).startswith(_MEASURED) else each.whole


def _shifted(chapters: Element, start_ns: int, end_ns: int) -> bytes:
    """What is before the start or after the end is left out."""

    def change(each: Element) -> bytes | memoryview | None:
        if each.identity == _ORDERED and unsigned(each.body):
            raise Unfit("its chapters say in which order it is played")
        if each.identity == _ATOM:
            starts, ends = child(each.body, _ATOM_STARTS), child(each.body, _ATOM_ENDS)
            outside = unsigned(starts) >= end_ns or (ends and unsigned(ends) <= start_ns)
            return None if outside else each.whole
        if each.identity in {_ATOM_STARTS, _ATOM_ENDS}:
            within = min(max(unsigned(each.body), start_ns), end_ns)
            return make_unsigned(each.identity, within - start_ns)
        return each.whole

    return rewritten(chapters, change, frozenset({_EDITION, _ATOM}))
