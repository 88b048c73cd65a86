"""The sound of a film as a stream: 16 kHz mono, true to the film's time line, in bounded memory.

Samples are rounded to 16 bit on the way (as faster-whisper does), so a spool of 16-bit integers
keeps them without loss.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
from av.audio.fifo import AudioFifo
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.format import Flags
from av.packet import Packet
from av.stream import Discard, Disposition

from recorder_app.domain.errors import NeedsUser, Permanent
from recorder_app.domain.words import WaitKind
from recorder_app.stages.media.demuxed import packets

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE = 16_000
"""Samples a second."""

BLOCK = 8 * RATE
"""Samples in a block; the last one may be shorter."""

_JITTER = RATE // 20
"""How far (samples) a time stamp may lie from where the sound before it ended. Containers round
time stamps; less than this is not corrected, so that the sound is not cut at each of them."""

_FAR = 10 * RATE
"""Time stamps further outside of the film than this (samples) are a broken clock, not a gap."""

_PREROLL_S = 1.0
"""Decoded and thrown away after a seek: decoders of lossy sound need some frames to be exact."""

_MANY_FAULTS = 100
"""A container that fails this often in a row to give a packet has ended."""


class NoSound(Permanent):
    """The film has no audio track (or not the one asked for)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of sound."""

    start_s: float
    """Seconds on the film's time line."""
    samples: NDArray[np.float32]
    """One dimension, -1..1, `RATE` a second."""


def stream(
    path: Path, *, start_s: float = 0.0, end_s: float | None = None, track: int | None = None
) -> Iterator[Block]:
    """The sound from `start_s` to `end_s` (default: its end), in blocks without gaps.

    Time 0 is the start of the film, not of the track. A start in the middle is as exact as the
    container's time stamps (Matroska's are rounded to a millisecond). Where the track has no sound
    (it begins late, packets are missing or corrupt) there is silence; after its last sample nothing
    comes. `track` counts the audio tracks from 0; the default is the one marked as default, else
    the first.

    Raises `NoSound`; `Permanent` for a file that can't be decoded; `NeedsUser` for one that can't be
    read.
    """
    for leap in (True, False) if start_s > 2 * _PREROLL_S else (False,):
        with _opened(path) as container:
            audio = _choose(container, path, track)
            if leap and not _seek(container, audio, start_s - _PREROLL_S):
                continue
            pieces = _pieces(container, audio, path)
            first = next(pieces, None)
            if leap and (first is None or first.position > start_s * RATE):
                continue  # The container led past the start.
            if first is not None:
                yield from _blocks(chain((first,), pieces), start_s, end_s)
            return


@dataclass(frozen=True, slots=True)
class _Piece:
    position: int
    """Samples from the start of the film."""
    samples: NDArray[np.int16]


def _blocks(pieces: Iterator[_Piece], start_s: float, end_s: float | None) -> Iterator[Block]:
    """The pieces at their places, overlaps dropped and gaps filled, in blocks of one length."""
    at = round(start_s * RATE)
    end = None if end_s is None else round(end_s * RATE)
    block, filled = np.zeros(BLOCK, np.float32), 0
    for piece in pieces:
        position, samples = piece.position, piece.samples[max(0, at - piece.position) :]
        while len(samples):
            room = BLOCK - filled if end is None else min(BLOCK - filled, end - at)
            if position > at:
                room = min(room, position - at)
                block[filled : filled + room] = 0.0
            else:
                room = min(room, len(samples))
                np.multiply(samples[:room], 1 / 32768, out=block[filled : filled + room])
                samples = samples[room:]
            at, filled = at + room, filled + room
            if filled == BLOCK or at == end:
                yield Block((at - filled) / RATE, block[:filled].copy())
                filled = 0
            if at == end:
                return
    if filled:
        yield Block((at - filled) / RATE, block[:filled].copy())


def _pieces(container: InputContainer, audio: AudioStream, path: Path) -> Iterator[_Piece]:
    """The track's sound, resampled and placed by its time stamps."""
    zero_s = Fraction(container.start_time or 0, av.time_base)
    length = Fraction(container.duration or 0, av.time_base) * RATE
    run: _Run | None = None
    for frame in _frames(container, audio, path):
        place = run.end if run else Fraction(0)
        if frame.pts is not None and frame.time_base is not None:
            stamp = (frame.pts * frame.time_base - zero_s) * RATE
            if not -_FAR < stamp < length + _FAR if length else stamp < place - _FAR:
                zero_s += (stamp - place) / RATE
            elif abs(stamp - place) > _JITTER or (run is None and stamp > 0):
                place = stamp
        if run and (place != run.end or not run.suits(frame)):
            yield from run.finish()
            run = None
        run = run or _Run(place, frame)
        yield from run.take(frame)
    if run:
        yield from run.finish()


class _Run:
    """A stretch of sound of one form without gaps, on its way to 16 kHz mono 16 bit."""

    def __init__(self, start: Fraction, frame: AudioFrame) -> None:
        self.end = start
        """Where its sound ends so far; this and all other places are samples of `RATE`."""
        self._next = round(start)
        self._form = _form(frame)
        self._fifo = AudioFifo()
        self._resampler = AudioResampler(format="s16", layout="mono", rate=RATE)

    def suits(self, frame: AudioFrame) -> bool:
        return _form(frame) == self._form

    def take(self, frame: AudioFrame) -> Iterator[_Piece]:
        """Put one frame in, get out what has become ready."""
        self.end += Fraction(frame.samples * RATE, frame.sample_rate)
        frame.pts = None  # The fifo would insist on time stamps without jitter.
        self._fifo.write(frame)
        # A call of the resampler costs as much as thousands of samples: do seconds at a time.
        if self._fifo.samples >= 4 * frame.sample_rate:
            yield from self._resample(self._fifo.read())

    def finish(self) -> Iterator[_Piece]:
        """Get out the rest; the run can't be used afterwards."""
        if self._fifo.samples:
            yield from self._resample(self._fifo.read())
        yield from self._resample(None)

    def _resample(self, frame: AudioFrame | None) -> Iterator[_Piece]:
        for done in self._resampler.resample(frame):
            if done is not None:  # What needs no resampling passes through, its end too.
                samples = done.to_ndarray()[0]
                yield _Piece(self._next, samples)
                self._next += len(samples)


def _form(frame: AudioFrame) -> tuple[str, str, int]:
    return frame.format.name, frame.layout.name, frame.sample_rate


def _frames(container: InputContainer, audio: AudioStream, path: Path) -> Iterator[AudioFrame]:
    """All that can be decoded; what is corrupt is left out."""
    if not audio.codec_context:
        raise Permanent(f"The sound of “{path.name}” can't be decoded: its form is not known.")
    decoded = False
    fault: FFmpegError | None = None
    for packet in _packets(container, audio, path):
        try:
            frames = audio.codec_context.decode(packet)
        except FFmpegError as error:
            fault = error
            continue
        decoded = decoded or bool(frames)
        yield from frames
    if fault and not decoded:
        raise Permanent(f"The sound of “{path.name}” can't be decoded: {fault.strerror}.")


def _packets(
    container: InputContainer, audio: AudioStream, path: Path
) -> Iterator[Packet[AudioStream] | None]:
    """The track's packets, and None for the end, also where the file is broken in between."""
    faults = 0
    coming = packets(container, audio)
    while faults < _MANY_FAULTS:
        try:
            packet = next(coming)
        except StopIteration:
            return
        except OSError as error:
            raise _unreadable(path, error) from error
        except FFmpegError:
            faults += 1
            coming = packets(container, audio)  # A generator that has raised is over.
        else:
            faults = 0
            yield packet
    yield None


@contextmanager
def _opened(path: Path) -> Iterator[InputContainer]:
    try:
        container = av.open(str(path), metadata_errors="ignore")
    except OSError as error:
        raise _unreadable(path, error) from error
    except FFmpegError as error:
        raise Permanent(
            f"“{path.name}” is not a recording: no sound or picture was found in it."
        ) from error
    with container:
        yield container


def _unreadable(path: Path, error: OSError) -> NeedsUser:
    return NeedsUser(f"“{path.name}” can't be read: {error.strerror}.", kind=WaitKind.SOURCE)


def _choose(container: InputContainer, path: Path, track: int | None) -> AudioStream:
    tracks = container.streams.audio
    if not tracks or (track is not None and track >= len(tracks)):
        raise NoSound(
            f"“{path.name}” has no sound."
            if not tracks
            else f"“{path.name}” has no audio track {track + 1 if track is not None else 1}."
        )
    marked = (each for each in tracks if each.disposition & Disposition.default)
    chosen = tracks[track] if track is not None else next(marked, tracks[0])
    for other in container.streams:
        if other is not chosen:
            other.discard = Discard.all  # The demuxer needn't even read gigabytes of picture.
    return chosen


def _seek(container: InputContainer, audio: AudioStream, to_s: float) -> bool:
    """Whether the container could be led to just before `to_s`, with true time stamps after it."""
    # Without an index of its own (mp3, aac, flac) a format guesses where a time is.
    if Flags(container.format.flags) & (Flags.generic_index | Flags.no_timestamps):
        return False
    if audio.time_base is None:
        return False
    to = Fraction(container.start_time or 0, av.time_base) + Fraction(to_s)
    try:
        container.seek(int(to / audio.time_base), stream=audio)
    except FFmpegError:
        return False
    return True
