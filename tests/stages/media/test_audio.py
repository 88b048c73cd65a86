"""Real files, written here with PyAV: a click at each full second tells where the sound really is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias, cast

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.packet import Packet
from av.stream import Disposition
from faster_whisper.audio import decode_audio
from numpy.typing import NDArray

from recorder_app.domain.errors import NeedsUser, Permanent
from recorder_app.stages.media import audio
from recorder_app.stages.media.audio import BLOCK, RATE, NoSound

Samples = NDArray[np.float32]
SoundPacket: TypeAlias = "Packet[av.AudioStream]"


def clicks(seconds: int, rate: int = RATE, first: int = 0) -> Samples:
    """A burst at every full second, each louder than the one before it."""
    sound = np.zeros(seconds * rate, np.float32)
    for second in range(seconds):
        sound[second * rate : second * rate + rate // 100] = 0.1 + 0.05 * ((first + second) % 16)
    return sound


def frames(sound: Samples, rate: int, size: int) -> Iterable[AudioFrame]:
    whole = (sound * 32767).astype(np.int16)
    for start in range(0, len(whole), size):
        frame = AudioFrame.from_ndarray(whole[None, start : start + size], "s16", "mono")
        frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
        yield frame


def write(
    path: Path,
    *tracks: Samples,
    codec: str = "pcm_s16le",
    rate: int = RATE,
    change: Callable[[int, SoundPacket], SoundPacket | None] | None = None,
    default: int | None = None,
) -> Path:
    """A file with these tracks; `change` sees each packet with its number and may drop it."""
    with av.open(str(path), "w") as out:
        streams = []
        for number in range(len(tracks)):
            stream = out.add_stream(codec, rate=rate, layout="mono")
            assert isinstance(stream, av.AudioStream)
            if default is not None:
                stream.disposition = Disposition.default if number == default else Disposition(0)
            streams.append(stream)
        for sound, stream in zip(tracks, streams, strict=True):
            packets: list[SoundPacket] = []
            size = stream.codec_context.frame_size or rate // 10
            for frame in frames(sound, rate, size):
                packets += stream.encode(frame)
            packets += stream.encode(None)
            for number, packet in enumerate(packets):
                changed = change(number, packet) if change else packet
                if changed is not None:
                    out.mux(changed)
    return path


def read(
    path: Path, *, start_s: float = 0.0, end_s: float | None = None, track: int | None = None
) -> Samples:
    """All blocks joined, having checked that each begins where the one before ended."""
    blocks = list(audio.stream(path, start_s=start_s, end_s=end_s, track=track))
    expected = start_s
    for block in blocks:
        assert block.start_s == pytest.approx(expected, abs=1 / RATE)
        assert 0 < len(block.samples) <= BLOCK
        expected += len(block.samples) / RATE
    return (
        np.concatenate([block.samples for block in blocks]) if blocks else np.zeros(0, np.float32)
    )


def onsets(sound: Samples) -> list[float]:
    """Where clicks begin, in seconds."""
    loud = np.abs(sound) > 0.05
    starts = np.flatnonzero(loud & ~np.concatenate([[False], loud[:-1]])) / RATE
    return [float(at) for at in starts if not any(0 < at - other < 0.1 for other in starts)]


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [("a.wav", "pcm_s16le", RATE), ("a.flac", "flac", 48_000), ("a.m4a", "aac", 44_100)],
)
def test_whole_sound_equals_a_decode_at_one_go(
    tmp_path: Path, name: str, codec: str, rate: int
) -> None:
    path = write(tmp_path / name, clicks(20, rate), codec=codec, rate=rate)
    assert np.array_equal(read(path), decode_audio(str(path)))


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("a.wav", "pcm_s16le"),
        ("a.flac", "flac"),
        ("a.mp3", "libmp3lame"),
        ("a.m4a", "aac"),
        ("a.mkv", "aac"),
        ("a.ts", "aac"),
        ("a.opus", "libopus"),
    ],
)
def test_a_start_in_the_middle_is_exact(tmp_path: Path, name: str, codec: str) -> None:
    rate = 48_000 if codec == "libopus" else RATE
    path = write(tmp_path / name, clicks(30, rate), codec=codec, rate=rate)
    whole = onsets(read(path))
    # Lossy sound smears a click by milliseconds, and a transport stream carries the encoder's delay.
    assert whole == pytest.approx(list(range(30)), abs=0.07)
    part = read(path, start_s=20.5, end_s=24.25)
    assert len(part) == 3.75 * RATE
    assert onsets(part) == pytest.approx([at - 20.5 for at in whole[21:25]], abs=0.001)


def test_missing_packets_become_silence_and_time_stays_true(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.mkv",
        clicks(10),
        change=lambda number, packet: None if 25 <= number < 47 else packet,
    )
    sound = read(path)
    assert len(sound) == 10 * RATE
    assert onsets(sound) == pytest.approx([0, 1, 2, 5, 6, 7, 8, 9], abs=0.001)
    assert not sound[int(2.6 * RATE) : int(4.6 * RATE)].any()


def test_a_track_that_begins_late(tmp_path: Path) -> None:
    def change(number: int, packet: SoundPacket) -> SoundPacket | None:
        return None if packet.stream.index == 1 and number < 15 else packet

    path = write(tmp_path / "a.mkv", clicks(4), clicks(4), change=change)
    assert onsets(read(path, track=1)) == pytest.approx([2, 3], abs=0.001)
    assert onsets(read(path, track=0)) == pytest.approx([0, 1, 2, 3], abs=0.001)


def test_the_default_track_is_taken_unless_another_is_asked_for(tmp_path: Path) -> None:
    quiet, loud = np.full(RATE, 0.1, np.float32), np.full(RATE, 0.5, np.float32)
    plain = write(tmp_path / "plain.mkv", quiet, loud, default=0)
    marked = write(tmp_path / "marked.mkv", quiet, loud, default=1)
    assert read(plain).max() == pytest.approx(0.1, abs=0.01)
    assert read(marked).max() == pytest.approx(0.5, abs=0.01)
    assert read(marked, track=0).max() == pytest.approx(0.1, abs=0.01)
    with pytest.raises(NoSound, match="no audio track 3"):
        read(plain, track=2)


def test_corrupt_packets_cost_only_themselves(tmp_path: Path) -> None:
    def spoil(number: int, packet: SoundPacket) -> SoundPacket:
        if number not in (7, 8, 9):
            return packet
        spoiled = cast("SoundPacket", Packet(b"\x5a" * packet.size))
        spoiled.stream, spoiled.pts, spoiled.dts = packet.stream, packet.pts, packet.dts
        spoiled.time_base, spoiled.duration = packet.time_base, packet.duration
        return spoiled

    path = write(tmp_path / "a.mkv", clicks(10), codec="flac", change=spoil)
    sound = read(path)
    assert len(sound) == 10 * RATE
    assert {5, 6, 7, 8, 9} <= {round(at, 3) for at in onsets(sound)}


def test_a_file_cut_off_in_the_middle_gives_its_beginning(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mkv", clicks(10), codec="flac")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert onsets(read(path))[:3] == [0, 1, 2]


def test_the_form_of_the_sound_may_change_in_between(tmp_path: Path) -> None:
    first = write(tmp_path / "1.mp3", clicks(3, 44_100), codec="libmp3lame", rate=44_100)
    second = write(tmp_path / "2.mp3", clicks(3, 22_050, 3), codec="libmp3lame", rate=22_050)
    both = tmp_path / "both.mp3"
    both.write_bytes(first.read_bytes() + second.read_bytes())
    assert len(onsets(read(both))) == 6


def test_after_the_end_there_is_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", clicks(4))
    assert len(read(path, start_s=3.5, end_s=9.0)) == RATE // 2
    assert len(read(path, start_s=5.0)) == 0


def test_what_is_no_recording_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.mp4"
    path.write_text("not a film")
    with pytest.raises(Permanent, match=r"“notes\.mp4” is not a recording"):
        read(path)
    with pytest.raises(NeedsUser, match=r"“gone\.mp4” can't be read: No such file"):
        read(tmp_path / "gone.mp4")


def test_a_film_without_sound(tmp_path: Path) -> None:
    path = tmp_path / "mute.mp4"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mpeg4", rate=25)
        assert isinstance(stream, av.VideoStream)
        stream.width = stream.height = 64
        for _ in range(5):
            picture = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), "rgb24")
            out.mux(stream.encode(picture))
        out.mux(stream.encode(None))
    with pytest.raises(NoSound, match=r"“mute\.mp4” has no sound"):
        read(path)


def test_a_packet_that_seems_to_be_huge_costs_only_what_follows(
    samples: Callable[[str], Path], tmp_path: Path
) -> None:
    content = bytearray(samples("fragmented.mp4").read_bytes())
    at = len(content) // 2
    while (at := content.find(b"trun", at + 1)) > 0:
        # Behind the flags: count, offset, flags of the first, how long it lasts; then its size.
        says = int.from_bytes(content[at + 5 : at + 8], "big")
        size_at = at + 12 + 4 * sum(bool(says & flag) for flag in (0x1, 0x4, 0x100))
        content[size_at : size_at + 4] = b"\x7f\xff\xff\xff"
    (tmp_path / "damaged.mp4").write_bytes(content)

    whole, left = read(samples("fragmented.mp4")), read(tmp_path / "damaged.mp4")

    assert len(whole) / 4 < len(left) < len(whole)
