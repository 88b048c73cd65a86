"""Whether a cut film is what it was meant to be: looked at and listened to, against the whole one.

ffmpeg reports success for films that begin with seconds without a picture, or whose sound runs half
a second ahead. So the result is compared with its source where it begins and where it ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import av
import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream

from recorder_app.domain.errors import Permanent
from recorder_app.stages.media.audio import RATE, stream
from recorder_app.stages.media.demuxed import packets
from recorder_app.stages.media.film import ROUNDING_S, Film, is_still
from recorder_app.stages.media.probe import probe

if TYPE_CHECKING:
    from numpy.typing import NDArray

_IN_SYNC_S = 0.04
"""Sound and picture may be this far apart unnoticed: a picture's time at 25 a second."""
_NEAR_S = 0.12
"""Sound alone begins with a packet, and may be this far from where it was wished to begin."""
_LATE_S = 0.12
"""How long after the sound the picture may begin: some pictures are stored before they are shown."""
_LENGTH_S = 0.5
"""How much longer or shorter than wanted it may be: packets are kept or left out whole."""
_NEAR_END_S = 2.0
"""How long before the end pictures are compared."""
_LEAD_S = 1.0
"""So much earlier a film is entered: MPEG program streams tell every 0.7 s what time it is."""
_SAMPLE = 25
"""Pictures that are compared."""
_SAME = 0.9
"""How many of them must be the same ones."""
_HEARD_S = 0.6
"""How much sound is compared, and how far around its place it is looked for."""
_LEEWAY_S = 0.2
_SILENT = 1e-4
"""Sound of a lower level (RMS) can't be told from other such sound."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept, in seconds on the time line of the whole film."""

    start_s: float
    end_s: float
    encoded_until_s: float | None = None
    """Up to here the pictures were encoded anew; None where all are the film's own packets."""


class Wrong(Exception):
    """The result is not what was wanted; `str(error)` says in what."""


def approve(
    film: Film,
    cut: Path,
    kept: Kept,
    sounds_s: tuple[float, float],
    between: Callable[[], None] = lambda: None,
) -> float:
    """Look whether `cut` is `kept` of `film`, and return its length in seconds.

    `sounds_s` are times on the whole film where sound is, near the beginning and near the end.
    `between` is called after each look; what it raises is let pass. Raises `Wrong`.
    """
    looks = _looks(film, cut, kept, sounds_s)
    while True:
        try:
            with _wrong_where_unreadable():
                next(looks)
        except StopIteration as end:
            return float(end.value)
        between()


def _looks(
    film: Film, cut: Path, kept: Kept, sounds_s: tuple[float, float]
) -> Generator[None, None, float]:
    found = probe(cut, name=film.path.name)
    if found.has_video != (film.video is not None) or found.audio_tracks != len(film.audio):
        raise Wrong("a track is missing")
    if (found.width, found.height) != film.size:
        raise Wrong("its picture is turned round")
    length_s = kept.end_s - kept.start_s
    # Where pictures are seconds apart, some that are shown later must be stored before the end.
    most_s = length_s if film.video is None else film.duration_s - kept.start_s
    if not length_s - _LENGTH_S <= found.duration_s <= most_s + _LENGTH_S:
        raise Wrong(f"it lasts {found.duration_s:.2f} s, not {length_s:.2f} s")
    yield
    if film.video is not None:
        yield from _look_at_pictures(film, cut, kept)
    # Without a picture no sync can be lost, and most sound files can't be entered at their end.
    for at_s in sounds_s if film.video is not None else sounds_s[:1]:
        for track in range(len(film.audio)):
            if not _same_sound(film, cut, kept, at_s, track):
                raise Wrong(f"its sound at {at_s - kept.start_s:.1f} s is not in its place")
            yield
    return found.duration_s


def _look_at_pictures(film: Film, cut: Path, kept: Kept) -> Iterator[None]:
    first_keyframe_s(cut)
    yield
    if kept.encoded_until_s is not None:
        yield from _look_at_seam(film, cut, kept, kept.encoded_until_s)
        return
    for at_s in (0.0, max(0.0, kept.end_s - kept.start_s - _NEAR_END_S)):
        if not _same_pictures(film, cut, kept, at_s):
            raise Wrong(f"its pictures at {at_s:.1f} s are not in their places")
        yield


def first_keyframe_s(cut: Path) -> float:
    """How long after its beginning `cut` shows the keyframe that is stored first.

    Pictures that are stored behind it may be shown before, though they can't be decoded without what
    was cut off. Raises `Wrong` where the first picture is shown much too late.
    """
    with _wrong_where_unreadable():
        with _opened(cut) as container:
            first = next(packets(container, _video(container)), None)
            begins = first is not None and first.is_keyframe
        places_s = [place_s for place_s, _ in islice(_packets(cut, 0.0), _SAMPLE)]
    if not begins or not places_s or min(places_s) > _LATE_S:
        raise Wrong("it begins without a picture")
    return places_s[0]


def _same_pictures(film: Film, cut: Path, kept: Kept, at_s: float) -> bool:
    """Whether what is stored for the pictures after `at_s` is stored for the same time in the film."""
    cut_packets = list(islice(_packets(cut, at_s), _SAMPLE))
    if not cut_packets:
        return at_s > 0  # The picture may end before the sound.
    until_s = kept.start_s + max(place_s for place_s, _ in cut_packets) + 1.0
    places_s: dict[int, list[float]] = defaultdict(list)
    for place_s, content in _packets(film.path, kept.start_s + at_s - 1.0):
        if place_s > until_s:
            break
        places_s[content].append(place_s)
    same = [
        any(abs(film_s - kept.start_s - place_s) <= _IN_SYNC_S for film_s in places_s[content])
        for place_s, content in cut_packets
    ]
    return sum(same) >= _SAME * len(same)


def _look_at_seam(film: Film, cut: Path, kept: Kept, seam_s: float) -> Iterator[None]:
    """Look whether the pictures after the seam are the film's, played up to it and entered at it."""
    whole = _pictures(film.path, seam_s, leap=True)
    yield
    for leap in (False, True):
        joined = _pictures(cut, seam_s - kept.start_s, leap=leap)
        damaged = len(joined) < len(whole)
        for (film_s, film_picture), (cut_s, cut_picture) in zip(whole, joined, strict=False):
            late_s = abs(film_s - kept.start_s - cut_s)
            damaged = damaged or film_picture != cut_picture or late_s > _IN_SYNC_S
        if damaged:
            raise Wrong("its pictures are damaged where encoded ones meet copied ones")
        yield


def _same_sound(film: Film, cut: Path, kept: Kept, at_s: float, track: int) -> bool:
    """Whether the sound of the film at `at_s` is heard in its place."""
    wanted = _sound(film.path, at_s, at_s + _HEARD_S, track)
    place_s = at_s - kept.start_s
    lead_s = min(_LEEWAY_S, place_s)
    heard = _sound(cut, place_s - lead_s, place_s + _HEARD_S + _LEEWAY_S, track)
    if not len(wanted) or np.sqrt(np.mean(np.square(wanted))) < _SILENT:
        return True
    if len(heard) < len(wanted):
        return False
    alike = np.correlate(heard, wanted, "valid") / _loudness(heard, len(wanted))
    lags_s = np.arange(len(alike)) / RATE - lead_s
    tolerance_s = _NEAR_S if film.video is None else _IN_SYNC_S
    # A steady tone is like itself in many places: it is enough that none is clearly better.
    return bool(alike[np.abs(lags_s) <= tolerance_s].max(initial=0.0) >= _SAME * alike.max())


def _loudness(sound: NDArray[np.float32], length: int) -> NDArray[np.float64]:
    """The root of the energy of each stretch of so many samples: a loud one is like anything."""
    summed = np.concatenate([[0.0], np.cumsum(np.square(sound, dtype=np.float64))])
    energy = (summed[length:] - summed[:-length]).clip(min=length * _SILENT**2)
    roots: NDArray[np.float64] = np.sqrt(energy)
    return roots


def _sound(path: Path, start_s: float, end_s: float, track: int) -> NDArray[np.float32]:
    blocks = [block.samples for block in stream(path, start_s=start_s, end_s=end_s, track=track)]
    return np.concatenate(blocks) if blocks else np.zeros(0, np.float32)


def _packets(path: Path, from_s: float) -> Iterator[tuple[float, int]]:
    """Place (seconds) and a digest of what is stored, of each picture shown from `from_s` on."""
    with _opened(path) as container:
        video = _video(container)
        zero_s = (container.start_time or 0) / av.time_base
        if from_s > _LEAD_S:
            container.seek(int((from_s - _LEAD_S + zero_s) * av.time_base))
        for packet in packets(container, video):
            if packet.pts is None or packet.is_discard:
                continue
            place_s = float(packet.pts * packet.time_base) - zero_s
            if place_s >= from_s - ROUNDING_S:
                yield place_s, crc32(bytes(packet))


def _pictures(path: Path, from_s: float, *, leap: bool) -> list[tuple[float, int]]:
    """Place (seconds) and a digest of what is seen, of the first pictures from `from_s` on."""
    found: list[tuple[float, int]] = []
    with _opened(path) as container:
        video = _video(container)
        video.thread_type = "AUTO"
        zero_s = (container.start_time or 0) / av.time_base
        if leap and from_s > 0:
            container.seek(int((from_s + zero_s) * av.time_base))
        for frame in (each for packet in packets(container, video) for each in packet.decode()):
            if frame.time is None or frame.time - zero_s < from_s - ROUNDING_S:
                continue
            digest = crc32(frame.to_ndarray(format="gray").tobytes())
            found.append((frame.time - zero_s, digest))
            if len(found) == _SAMPLE:
                break
    return found


@contextmanager
def _wrong_where_unreadable() -> Iterator[None]:
    try:
        yield
    except (Permanent, FFmpegError, OSError) as error:
        raise Wrong(str(error)) from error


def _opened(path: Path) -> InputContainer:
    return av.open(f"file:{path}", metadata_errors="ignore")


def _video(container: InputContainer) -> VideoStream:
    video = next((each for each in container.streams.video if not is_still(each)), None)
    if video is None:
        raise Wrong("it has no picture")
    return video
