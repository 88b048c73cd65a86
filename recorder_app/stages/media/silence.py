"""Where a film's sound begins and where it ends, found without decoding what lies between.

Levels alone don't tell silence: under noise, hum or a fan nothing is ever quiet, and a quiet voice
is below any threshold. Voice activity alone doesn't either: music and applause are no voice. So

- what is louder than the threshold is sound, if it lasts longer than a click;
- what is speech is sound, however quiet it is;
- before the first word (after the last one) the threshold rises to just above the noise that is
  heard in the pauses of the speech. What was there all the time is no beginning; a jingle is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from recorder_app.stages.media.audio import RATE, stream

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from recorder_app.stages.speech.vad import VoiceMeter

    Floats = NDArray[np.float32]

FRAME = 512
"""Samples that one level stands for (32 ms): the voice meter's frame."""
FRAME_S = FRAME / RATE

_HALF_SECOND = 16
"""Frames in which sound must come up often enough to be more than a click."""
_LOUD = 3
"""Frames of them above the threshold: a beep of 0.1 s is sound, the click of a switch is none."""
_SPOKEN = 8
"""Frames of them with speech: a short word."""
_SPEECH = 0.5
"""The probability from which on a frame is speech, as everywhere else in the program."""
_HESITATION = 12
"""Frames by which the voice meter can notice the beginning of speech late."""
_LINGERING = 3
"""Frames by which it can give up speech early: it rather goes on for some after its end."""
_STEADY = 8
"""Frames over which the level of noise is averaged, so that what rumbles is steady too."""

_NOTHING_DB = 25.0
"""This far below the threshold no voice needs to be looked for."""
_NOISE_RISE_DB = 6.0
"""What is this much louder than the noise in the pauses of the speech is not that noise."""
_SPEECH_RISE_DB = 3.0
"""How far below the speech noise must be to be told from it."""

_ENOUGH_S = 2.0
_CONTEXT_S = 20.0
"""How much of the sound after its beginning is looked at for pauses: at least, and at most."""
_PATIENCE_S = 600.0
"""How long after a first sound speech is waited for."""
_TAIL_S = 30.0
"""The stretch at the end that is looked at first; each next one is four times as long."""


_NONE = np.zeros(0, np.float32)


@dataclass(frozen=True, slots=True)
class Sounding:
    """Seconds on the film's time line."""

    first_s: float
    last_s: float
    end_s: float
    """Where the audio tracks end."""


class Notes(Protocol):
    """Of what was heard, so that listening can be gone on with."""

    def kept(self) -> Mapping[str, NDArray[Any]]:
        """What was kept last; empty if nothing was."""

    def keep(self, heard: Callable[[], Mapping[str, NDArray[Any]]]) -> None:
        """Keep what `heard` gives, if it is time for that."""


class NoNotes:
    """Listening at a stretch."""

    def kept(self) -> Mapping[str, NDArray[Any]]:
        return {}

    def keep(self, heard: Callable[[], Mapping[str, NDArray[Any]]]) -> None:
        pass


def find(
    path: Path,
    tracks: int,
    duration_s: float,
    threshold_db: float,
    progress: Callable[[float], None] = lambda _: None,
    notes: Notes | None = None,
) -> Sounding | None:
    """The first and the last sound on any of the tracks; None if there is none on the whole film.

    `progress` is given the seconds looked through from the start. Raises what `audio.stream` and
    `notes` do.
    """
    notes = notes or NoNotes()
    known = notes.kept()
    if "first" in known:
        first: int | None = int(known["first"])
    else:
        first = _first(path, tracks, threshold_db, progress, notes)
    return None if first is None else _last(path, tracks, first, duration_s, threshold_db, notes)


def by_level(levels: Floats, threshold_db: float) -> int | None:
    """The frame in which sound begins, if that is clear without looking for speech.

    It is where nothing at all comes before, and pauses soon after are quiet: there is no noise that
    could be taken for sound.
    """
    loud = _often(levels > threshold_db, _LOUD)
    if loud is None or levels[:loud].max(initial=-np.inf) > threshold_db - _NOTHING_DB:
        return None
    after = levels[loud : loud + _frames(_CONTEXT_S)]
    if len(after) < _frames(_ENOUGH_S) or _noise(after) > threshold_db - _NOISE_RISE_DB:
        return None
    return loud


def by_voice(
    levels: Floats,
    voice: Floats,
    threshold_db: float,
    *,
    complete: bool,
    leeway: int = _HESITATION,
) -> int | None:
    """The frame in which sound begins; the number of frames if there is none on a `complete` sound.

    `levels` (dB of full scale) and `voice` (probabilities of speech) begin where silence is looked
    for, so both are turned round to find the end of a sound. Speech can begin up to `leeway` frames
    before it is probable. None if more must be seen to tell.
    """
    loud = _often(levels > threshold_db, _LOUD)
    spoken = _often(voice >= _SPEECH, _SPOKEN)
    if spoken is not None and (loud is None or spoken <= loud + _frames(1)):
        early = _led_up(levels, spoken, threshold_db, leeway)
        return early if loud is None else min(loud, early)
    if loud is None:
        return len(levels) if complete else None
    if spoken is None:
        return loud if complete or len(levels) - loud > _frames(_PATIENCE_S) else None
    context = slice(spoken, spoken + _frames(_CONTEXT_S))
    if len(levels) < context.stop and not complete:
        return None
    noise = _noise(levels[context])
    speech = float(np.median(levels[context][voice[context] >= _SPEECH]))
    if noise > speech - _SPEECH_RISE_DB:
        return loud
    early = _led_up(levels, spoken, threshold_db, leeway)
    before = _averaged(levels[:early])
    risen = _often(before > max(threshold_db, noise + _NOISE_RISE_DB), _LOUD)
    return early if risen is None else risen


def _first(
    path: Path, tracks: int, threshold_db: float, progress: Callable[[float], None], notes: Notes
) -> int | None:
    trace = _Trace(tracks, notes.kept())
    listening = trace.listens
    for sounds in _sounds(path, tracks, trace.frames * FRAME_S):
        levels = _levels(sounds)
        if not listening:
            found = by_level(np.concatenate([trace.levels, levels]), threshold_db)
            if found is not None:
                return found
            # Up to here there was nothing, so the voice meter has missed nothing.
            listening = bool(levels.max() > threshold_db - _NOTHING_DB)
        trace.add(sounds, levels, listening=listening)
        if listening:
            found = by_voice(trace.levels, trace.voice, threshold_db, complete=False)
            if found is not None:
                return found
        progress(trace.frames * FRAME_S)
        notes.keep(trace.heard)
    found = by_voice(trace.levels, trace.voice, threshold_db, complete=True)
    return None if found is None or found == trace.frames else found


def _last(
    path: Path, tracks: int, first: int, duration_s: float, threshold_db: float, notes: Notes
) -> Sounding:
    """Look at longer and longer stretches at the end, up to the first sound."""
    known = notes.kept()
    known = known if "first" in known else {}
    first_s, length_s = first * FRAME_S, float(known.get("length_s", _TAIL_S))
    while True:
        start_s = max(first_s, duration_s - length_s)
        trace, known = _Trace(tracks, known), {}
        stretch = _sounds(path, tracks, start_s + trace.frames * FRAME_S)
        found: int | None = None
        if length_s == _TAIL_S:
            stretch = iter(short := list(stretch))  # Kept, for it may have to be listened to.
            levels = np.concatenate([_levels(sounds) for sounds in short] or [_NONE])
            found, frames = by_level(levels[::-1], threshold_db), len(levels)
        if found is None:
            for sounds in stretch:
                trace.add(sounds, _levels(sounds), listening=True)
                if length_s > _TAIL_S:
                    notes.keep(partial(_heard_at_end, first, length_s, trace))
            frames = trace.frames
            found = by_voice(
                trace.levels[::-1],
                trace.voice[::-1],
                threshold_db,
                complete=start_s <= first_s,
                leeway=_LINGERING,
            )
        if found is not None:
            end_s = start_s + frames * FRAME_S
            return Sounding(first_s, end_s - found * FRAME_S, end_s)
        length_s *= 4


def _heard_at_end(first: int, length_s: float, trace: _Trace) -> dict[str, NDArray[Any]]:
    return {**trace.heard(), "first": np.array(first), "length_s": np.array(length_s)}


def _sounds(path: Path, tracks: int, start_s: float) -> Iterator[list[Floats | None]]:
    """Stretches of all tracks at the same time, in whole frames; None for a track that has ended."""
    streams = [stream(path, start_s=start_s, track=track) for track in range(tracks)]
    for blocks in zip_longest(*streams):
        yield [
            None if block is None else np.pad(block.samples, (0, -len(block.samples) % FRAME))
            for block in blocks
        ]


class _Trace:
    """What is remembered of the sound: per frame the loudest and the most like speech of all tracks."""

    def __init__(self, tracks: int, kept: Mapping[str, NDArray[Any]]) -> None:
        """`kept` is what another one had `heard`."""
        self.levels = kept.get("levels", _NONE)
        self.voice = kept.get("voice", _NONE)
        self._tracks = tracks
        self._meters: list[VoiceMeter] | None = None
        if _named(0, 0) in kept:
            self._meters = self._new_meters()
            for track, meter in enumerate(self._meters):
                parts = range(len(meter.memory))
                meter.memory = tuple(kept[_named(track, part)] for part in parts)

    @property
    def listens(self) -> bool:
        """Whether speech was looked for."""
        return self._meters is not None

    def heard(self) -> dict[str, NDArray[Any]]:
        memories = {
            _named(track, part): remembered
            for track, meter in enumerate(self._meters or [])
            for part, remembered in enumerate(meter.memory)
        }
        return {"levels": self.levels, "voice": self.voice, **memories}

    @property
    def frames(self) -> int:
        return len(self.levels)

    def add(self, sounds: list[Floats | None], levels: Floats, *, listening: bool) -> None:
        """Append what was read; speech is looked for only if `listening`."""
        self.levels = np.concatenate([self.levels, levels])
        voice = self._speech(sounds) if listening else np.zeros(len(levels), np.float32)
        self.voice = np.concatenate([self.voice, voice])

    def _speech(self, sounds: list[Floats | None]) -> Floats:
        if self._meters is None:
            self._meters = self._new_meters()
        return _highest(
            [
                meter.feed(sound)
                for meter, sound in zip(self._meters, sounds, strict=True)
                if sound is not None
            ]
        )

    def _new_meters(self) -> list[VoiceMeter]:
        # Loading it takes longer than most recordings need to be looked through.
        from recorder_app.stages.speech.vad import VoiceMeter

        return [VoiceMeter() for _ in range(self._tracks)]


def _named(track: int, part: int) -> str:
    """What a part of a meter's memory is called."""
    return f"meter {track} {part}"


def _levels(sounds: list[Floats | None]) -> Floats:
    """The level of each frame in dB of full scale (RMS), of the loudest track."""
    powers = [
        np.mean(np.square(sound.reshape(-1, FRAME)), axis=1)
        for sound in sounds
        if sound is not None
    ]
    # 16 bit can't hold what is below -100 dB.
    decibels: Floats = 10 * np.log10(_highest(powers) + np.float32(1e-10))
    return decibels


def _highest(each: list[Floats]) -> Floats:
    highest = np.zeros(max(map(len, each)), np.float32)
    for values in each:
        np.maximum(highest[: len(values)], values, out=highest[: len(values)])
    return highest


def _often(hot: NDArray[np.bool_], times: int) -> int | None:
    """The first hot frame that begins half a second in which at least so many are."""
    sums = np.concatenate([[0], np.cumsum(hot)])
    starts = np.arange(len(hot))
    counts = sums[np.minimum(starts + _HALF_SECOND, len(hot))] - sums[starts]
    found = np.flatnonzero(hot & (counts >= times))
    return int(found[0]) if len(found) else None


def _led_up(levels: Floats, spoken: int, threshold_db: float, leeway: int) -> int:
    """Where what was recognised as speech in frame `spoken` may have begun."""
    early = max(0, spoken - leeway)
    return early + int(np.argmax(levels[early : spoken + 1] > threshold_db - _NOTHING_DB))


def _averaged(levels: Floats) -> Floats:
    """Each frame's level averaged with those after it; in dB, so that a click hardly counts."""
    if len(levels) < _STEADY:
        return levels
    return np.convolve(levels, np.full(_STEADY, 1 / _STEADY, np.float32), "valid")


def _noise(levels: Floats) -> float:
    """The level that is never far from being reached: that of the pauses."""
    return float(np.percentile(levels, 10))


def _frames(seconds: float) -> int:
    return round(seconds / FRAME_S)
