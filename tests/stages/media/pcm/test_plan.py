"""Sound files in which samples stand one after another are cut to the sample, where ffmpeg cuts."""

from __future__ import annotations

import struct
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import av
import pytest

from recorder_app.sources import film_copy
from recorder_app.stages.media import large_cut
from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Way, cut
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.pcm import wav
from recorder_app.stages.media.pcm.plan import plan
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.mp4.conftest import read
from tests.stages.media.piecewise import StoppedCut, cut_piecewise
from tests.stages.media.timed_films import SILENT_S, Workshop, run_ffmpeg

BOTH_ENDS, THE_END = Kept(2.480013, 6.52), Kept(0.0, 6.52)
SOUNDS_S = (SILENT_S + 0.1, 5.3)
STOPS = [(True, 1), (False, 4), (True, 3), (False, 3), (True, 2)]
"""Paused, or else killed, after so many places each."""
_PACKET_S = 0.1
_TAGGED = ["-metadata", "title=Мой доклад", "-metadata", "artist=Somebody"]
RECIPES = {
    "s16.wav": ["-c:a", "pcm_s16le", *_TAGGED],
    "s24.wav": ["-c:a", "pcm_s24le", "-ar", "44100", "-ac", "2", *_TAGGED],
    "u8.wav": ["-c:a", "pcm_u8", "-ar", "11025"],
    "f32.wav": ["-c:a", "pcm_f32le", "-ar", "48000"],
    "alaw.wav": ["-c:a", "pcm_alaw", "-ar", "8000"],
    "rf64.wav": ["-rf64", "always", "-ac", "2"],
    "extensible.wave": ["-c:a", "pcm_s32le", "-ac", "6", "-f", "wav"],
    "s16.w64": ["-c:a", "pcm_s16le"],
    "f64.w64": ["-c:a", "pcm_f64le", "-ac", "2"],
    "s16.aiff": ["-c:a", "pcm_s16be", "-ar", "44100", *_TAGGED],
    "s24.aif": ["-c:a", "pcm_s24be", "-ac", "2", "-f", "aiff"],
    "sowt.aiff": ["-c:a", "pcm_s16le", "-write_id3v2", "1", *_TAGGED],
    "adpcm.wav": ["-c:a", "adpcm_ima_wav"],
}
NAMES = [each for each in RECIPES if each != "adpcm.wav"]

Sounds = Callable[[str], Path]


@pytest.fixture(scope="module")
def sounds(films: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Sounds:
    folder = tmp_path_factory.mktemp("sounds")

    def made(name: str) -> Path:
        path = folder / name
        if not path.exists():
            run_ffmpeg("-i", str(films.folder / "sound.wav"), *RECIPES[name], str(path))
        return path

    return made


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)


def samples(path: Path) -> bytes:
    with av.open(str(path)) as container:
        return b"".join(bytes(each) for each in container.demux(audio=0))


def about(path: Path) -> tuple[dict[str, str], str, int, str]:
    with av.open(str(path)) as container:
        tags = {key: text for key, text in container.metadata.items() if key != "encoder"}
        sound = container.streams.audio[0]
        return tags, sound.codec_context.name, sound.rate, sound.layout.name


@pytest.mark.parametrize(
    ("name", "wished"), [*((each, BOTH_ENDS) for each in NAMES), ("s16.wav", THE_END)]
)
def test_the_samples_are_those_that_ffmpeg_keeps(
    sounds: Sounds, tmp_path: Path, name: str, wished: Kept
) -> None:
    film = read(sounds(name))

    made = cut_piecewise(film, wished, SOUNDS_S, tmp_path)

    theirs = cut(film, wished, SOUNDS_S, find("embedded"), tmp_path)
    kept, their_kept = samples(made.file), samples(theirs.file)
    length_s = wished.end_s - wished.start_s
    # ffmpeg keeps packets whole, which begin before the end.
    assert their_kept.startswith(kept)
    assert len(their_kept) - len(kept) <= len(kept) / length_s * _PACKET_S
    assert made.duration_s == pytest.approx(length_s, abs=0.001)
    assert made.kept == wished
    (tags, *sound), (their_tags, *their_sound) = about(made.file), about(theirs.file)
    assert sound == their_sound
    assert their_tags.items() <= tags.items()


@pytest.mark.parametrize("name", ["s24.wav", "s16.w64", "s24.aif"])
def test_stopped_anywhere_it_is_the_same(
    sounds: Sounds, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_cut, "CHECKPOINT_EVERY_BYTES", 25_000)
    monkeypatch.setattr(film_copy, "PIECE_BYTES", 5_000)
    stopped_cut = StoppedCut(read(sounds(name)), BOTH_ENDS, SOUNDS_S)
    assert stopped_cut.places >= 6
    assert stopped_cut.made(STOPS) == stopped_cut.whole


def test_a_live_recording_reaches_to_its_end(sounds: Sounds, tmp_path: Path) -> None:
    """What its size is was not known when its head was written."""
    content = sounds("s16.wav").read_bytes()
    at = content.index(b"data") + 4
    for unknown in (0, 0xFFFFFFFF):
        live = tmp_path / "live.wav"
        live.write_bytes(content[:at] + struct.pack("<I", unknown) + content[at + 4 :])

        made = cut_piecewise(read(live), BOTH_ENDS, SOUNDS_S, tmp_path / str(unknown))

        assert samples(made.file) in content


def test_what_broadcasters_write_is_cut(sounds: Sounds, tmp_path: Path) -> None:
    content = sounds("rf64.wav").read_bytes()
    broadcast = tmp_path / "broadcast.wav"
    broadcast.write_bytes(content.replace(b"RF64", b"BW64", 1))

    made = cut_piecewise(read(broadcast), BOTH_ENDS, SOUNDS_S, tmp_path)

    assert samples(made.file) in content
    assert made.duration_s == pytest.approx(BOTH_ENDS.end_s - BOTH_ENDS.start_s, abs=0.001)


def test_tags_that_stand_behind_the_samples_are_kept(sounds: Sounds, tmp_path: Path) -> None:
    content = sounds("s16.wav").read_bytes()
    at, data = content.index(b"LIST"), content.index(b"data")
    late = tmp_path / "late.wav"
    late.write_bytes(content[:at] + content[data:] + content[at:data])

    made = cut_piecewise(read(late), BOTH_ENDS, SOUNDS_S, tmp_path)

    assert about(made.file) == about(sounds("s16.wav"))


def test_more_than_4_gb_get_a_head_that_can_say_so(sounds: Sounds, tmp_path: Path) -> None:
    content = sounds("s24.wav").read_bytes()
    source = tmp_path / "source.wav"
    source.write_bytes(content)
    blocks = (5 << 30) // 6
    with source.open("rb") as file:
        head, tail = wav.read(file, len(content)).around(blocks)
    huge = tmp_path / "huge.wav"
    with huge.open("wb") as file:
        file.write(head)
        file.truncate(len(head) + blocks * 6 + len(tail))  # Takes no room.

    with av.open(str(huge)) as container:
        assert container.duration == pytest.approx(blocks / 44100 * av.time_base, abs=50)


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("adpcm.wav", b"", b"", "one after another"),
        ("s16.wav", b"RIFF", b"RIFX", "doesn't begin"),
        ("s16.wav", b"data", b"dato", "no samples"),
        ("s16.wav", b"fmt ", b"fmtt", "of what form"),
        ("s16.wav", b"fmt \x10\0\0\0", b"fmt \x10\0\0\x7f", "damaged"),
        ("s16.wav", b"\x02\0\x10\0LIST", b"\x04\0\x10\0LIST", "isn't as long"),
        ("s16.wav", b"\x02\0\x10\0LIST", b"\0\0\x10\0LIST", "as FFmpeg sees"),
        ("s16.w64", b"wave\xf3", b"wavy\xf3", "doesn't begin"),
        ("s16.w64", b"data\xf3", b"dato\xf3", "no samples"),
        ("s16.aiff", b"AIFF", b"AUFF", "doesn't begin"),
        ("s16.aiff", b"SSND", b"SSNN", "no samples"),
        ("s16.aiff", b"\x40\x0e\xac\x44", b"\x40\x0e\xac\x44\xff", "rate is unusual"),
    ],
)
def test_what_is_left_to_ffmpeg(
    sounds: Sounds, tmp_path: Path, name: str, old: bytes, new: bytes, reason: str
) -> None:
    content = sounds(name).read_bytes()
    assert old in content
    at = content.index(old)
    forged = tmp_path / name
    forged.write_bytes(content[:at] + new + content[at + len(new) :])
    film = replace(read(sounds(name)), path=forged)

    with pytest.raises(Unfit, match=reason):
        plan(film, Way(THE_END, (), {}))


@pytest.mark.parametrize("name", ["s16.wav", "rf64.wav", "s16.w64", "s16.aiff"])
def test_damaged_heads_are_refused_or_cut_as_far_as_they_go(
    sounds: Sounds, tmp_path: Path, name: str
) -> None:
    content = sounds(name).read_bytes()
    film = replace(read(sounds(name)), path=tmp_path / name)
    for at in range(0, 150, 3):
        for length in (len(content), at + 1):
            changed = bytes([content[at] ^ 0xFF])
            film.path.write_bytes((content[:at] + changed + content[at + 1 :])[:length])
            with suppress(Unfit, ArithmeticError, LookupError, struct.error):
                assert plan(film, Way(BOTH_ENDS, (), {})).size_bytes <= 2 * len(content)
