"""Which tracks of a film are kept: those that ffmpeg would keep, and what belongs to them.

What ffmpeg doesn't know (a phone's measurements, a camera's settings) is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.mp4 import spans, track
from recorder_app.stages.media.mp4.spans import Aside
from recorder_app.stages.media.mp4.track import CutTrack, Source, Stretch, Track
from recorder_app.stages.media.resumable import Unfit

BLOCK_BYTES = 4096
"""Copied at whole blocks, a stretch can be shared with the source on file systems that do that."""
_WASTE = 0.1
_WASTE_BYTES = 16 * 1024 * 1024
"""So much may lie between the first and the last byte that is kept, and be none that is."""
_MEASURED = b"gpmd"
"""What a GoPro measures meanwhile: the one form of data that ffmpeg writes."""


@dataclass(frozen=True, slots=True)
class CutTracks:
    tracks: Sequence[CutTrack]
    """In the order of the film."""
    stretch: Stretch
    aside: Aside
    """What is stored anew, and the stretch of bytes that is copied."""


def cut(film: Film, kept: Kept, sources: list[Source]) -> CutTracks:
    """What is kept of each track. Raises `Unfit`, and `OSError` where it can't be read."""
    # ffmpeg counts the tracks as they stand in the file, and covers after them.
    stored = {index for index, source in enumerate(sources) if not track.is_empty(source)}
    extras = stored.intersection(film.extras)
    leader = film.audio[0] if film.video is None else film.video
    wanted = {leader, *film.audio, *extras}
    if max(wanted) >= len(sources):
        raise Unfit("its tracks are not those that ffmpeg sees")
    stretch, found, later = None, dict[int, CutTrack](), dict[int, Track]()
    # The picture decides where the film is entered.
    for index in sorted(wanted, key=lambda each: (each != leader, each)):
        read = track.read(sources[index])
        _require_known(read, film, index)
        stretch = stretch or _stretch(film, kept, read)
        if index in extras and read.form in spans.FORMS:
            later[index] = read
        else:
            found[index] = read.cut(stretch)
    assert stretch is not None
    titles = {each for one in found.values() for each in one.references.get(track.CHAPTERS, [])}
    codes = {each for one in found.values() for each in one.references.get(track.TIME_CODE, [])}
    for index, source in enumerate(sources):
        number = track.number_of(source.body)
        if number in titles and index in found:
            raise Unfit("its chapters have pictures")
        if number in titles | codes and index in stored - wanted:
            read = track.read(source)
            if read.form in spans.FORMS:
                later[index] = read
    aside = _stretch_of_bytes(film, list(found.values()))
    for index, read in later.items():
        left = spans.cut(read, stretch, aside)
        if left is not None:
            found[index] = left
    return CutTracks([found[index] for index in sorted(found)], stretch, aside)


def _require_known(read: Track, film: Film, index: int) -> None:
    """Raise `Unfit` for a track that isn't what ffmpeg takes it for, or that we don't know."""
    if index in film.extras:
        if read.kind != b"vide" and read.form not in {*spans.FORMS, _MEASURED}:
            raise Unfit(f"it has a track {read.form!r}")
    elif read.kind != (b"vide" if index == film.video else b"soun"):
        raise Unfit("its tracks are not those that ffmpeg sees")


def _stretch(film: Film, kept: Kept, leader: Track) -> Stretch:
    starts = Fraction(kept.start_s) + film.start_s
    # As exact as ffmpeg is told it.
    ends = starts + Fraction(round((kept.end_s - kept.start_s) * 1_000_000), 1_000_000)
    if kept.start_s == 0.0:
        return Stretch(starts, ends, None)
    return leader.stretch(starts, ends)


def _stretch_of_bytes(film: Film, tracks: list[CutTrack]) -> Aside:
    first = min(each.first_byte for each in tracks)
    end = max(each.end_byte for each in tracks)
    stored = sum(each.stored_bytes for each in tracks)
    if end - first > stored + max(_WASTE_BYTES, _WASTE * stored):
        raise Unfit("what is wanted of it lies far apart")
    return Aside(film.path, first - first % BLOCK_BYTES, end)
