"""Speech between stretches of everything that is, and that is not, silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from recorder_app.stages.media import silence
from recorder_app.stages.media.audio import RATE, Block, stream
from recorder_app.stages.media.silence import FRAME, FRAME_S, by_level, by_voice, find
from recorder_app.stages.speech import vad
from tests.stages.media.timed_films import Floats, Workshop, run_ffmpeg, speech, write_sound

THRESHOLD_DB = -45.0
LEAD_S = 6.0
"""Seconds before and after the speech."""
SPOKEN_S = len(speech()) / RATE
LENGTH_S = LEAD_S + SPOKEN_S + LEAD_S


def level(sound: NDArray[np.floating[Any]], decibels: float) -> Floats:
    """The sound at that level (RMS of where it is not silent)."""
    frames = sound[: len(sound) // FRAME * FRAME].reshape(-1, FRAME)
    power = np.mean(np.square(frames), axis=1)
    rms = np.sqrt(np.mean(power[power > power.max() / 1000]))
    return np.asarray(sound * 10 ** (decibels / 20) / rms, np.float32)


def noise(seconds: float, slope: float, decibels: float) -> Floats:
    """Noise whose power falls with the frequency: 0 is white, 1 pink, 2 brown."""
    count = round(seconds * RATE)
    spectrum = np.fft.rfft(np.random.default_rng(5).standard_normal(count))
    frequencies = np.maximum(np.fft.rfftfreq(count, 1 / RATE), 20)
    return level(np.fft.irfft(spectrum / frequencies ** (slope / 2), count), decibels)


def hum(seconds: float, decibels: float) -> Floats:
    at_s = np.arange(round(seconds * RATE)) / RATE
    waves = sum(np.sin(2 * np.pi * 50 * n * at_s) / n for n in (1, 3, 5))
    return level(np.asarray(waves), decibels)


def chords(seconds: float, decibels: float) -> Floats:
    """A chord struck every second, ringing away."""
    at_s = np.arange(round(seconds * RATE)) / RATE
    waves = sum(
        np.sin(2 * np.pi * pitch * n * at_s) / n for pitch in (220, 277, 330) for n in (1, 2, 3)
    )
    return level(np.asarray(waves) * np.exp(-1.5 * (at_s % 1)), decibels)


def applause(seconds: float, decibels: float) -> Floats:
    dice = np.random.default_rng(3)
    sound = np.zeros(round(seconds * RATE) + RATE)
    for start in dice.integers(0, round(seconds * RATE), round(60 * seconds)):
        clap = dice.standard_normal(400) * np.exp(-np.arange(400) / 80)
        sound[start : start + 400] += clap * dice.uniform(0.3, 1)
    return level(sound[: round(seconds * RATE)], decibels)


def talk(*, at_db: float = -20.0) -> Floats:
    nothing = np.zeros(round(LEAD_S * RATE), np.float32)
    return np.concatenate([nothing, level(speech(), at_db), nothing])


def mixed(sound: Floats, other: Floats, at_s: float = 0.0) -> Floats:
    start = round(at_s * RATE)
    result = sound.copy()
    result[start : start + len(other)] += other[: len(result) - start]
    return result


def write(tmp_path: Path, sound: Floats) -> Path:
    return write_sound(tmp_path / "sound.wav", sound)


def expect(path: Path, first_s: float, last_s: float, tolerance_s: float = 0.35) -> None:
    found = find(path, 1, LENGTH_S, THRESHOLD_DB)

    assert found is not None
    assert found.first_s == pytest.approx(first_s, abs=tolerance_s)
    assert found.last_s == pytest.approx(last_s, abs=tolerance_s)


def test_a_frame_is_the_voice_meters_frame() -> None:
    assert FRAME == vad.FRAME


def test_speech_in_digital_silence_is_found_to_the_frame(tmp_path: Path) -> None:
    expect(write(tmp_path, talk()), LEAD_S, LEAD_S + SPOKEN_S, tolerance_s=0.1)


@pytest.mark.parametrize("snr_db", [5, 10, 20])
@pytest.mark.parametrize("slope", [0, 1, 2], ids=["white", "pink", "brown"])
def test_speech_in_noise_is_found(tmp_path: Path, slope: float, snr_db: float) -> None:
    sound = mixed(talk(), noise(LENGTH_S, slope, -20 - snr_db))

    expect(write(tmp_path, sound), LEAD_S, LEAD_S + SPOKEN_S)


@pytest.mark.parametrize("snr_db", [5, 10, 20])
def test_speech_over_hum_is_found(tmp_path: Path, snr_db: float) -> None:
    expect(write(tmp_path, mixed(talk(), hum(LENGTH_S, -20 - snr_db))), LEAD_S, LEAD_S + SPOKEN_S)


@pytest.mark.parametrize("decibels", [-20, -32])
@pytest.mark.parametrize("intro", [chords, applause])
def test_music_and_applause_are_sound(
    tmp_path: Path, intro: Callable[[float, float], Floats], decibels: float
) -> None:
    sound = mixed(talk(), noise(LENGTH_S, 1, -60))
    sound = mixed(sound, intro(3, decibels), at_s=2)
    sound = mixed(sound, intro(2, decibels), at_s=LEAD_S + SPOKEN_S + 2)

    expect(write(tmp_path, sound), 2, LEAD_S + SPOKEN_S + 4)


def test_music_in_noise_is_sound(tmp_path: Path) -> None:
    sound = mixed(mixed(talk(), noise(LENGTH_S, 0, -32)), chords(4, -24), at_s=2)

    expect(write(tmp_path, sound), 2, LEAD_S + SPOKEN_S)


def test_noise_that_begins_when_the_microphone_is_switched_on_is_no_sound(tmp_path: Path) -> None:
    sound = mixed(talk(), noise(LENGTH_S - 2, 1, -32), at_s=2)

    expect(write(tmp_path, sound), LEAD_S, LEAD_S + SPOKEN_S)


def test_a_click_is_no_sound(tmp_path: Path) -> None:
    click = np.asarray(0.5 * np.ones(RATE // 50), np.float32)
    sound = mixed(mixed(talk(), click, at_s=2), click, at_s=LENGTH_S - 2)

    expect(write(tmp_path, sound), LEAD_S, LEAD_S + SPOKEN_S)


def test_a_beep_is_sound(tmp_path: Path) -> None:
    beep = np.asarray(0.3 * np.sin(np.arange(RATE // 10) * 2 * np.pi * 1000 / RATE), np.float32)
    sound = mixed(mixed(talk(), beep, at_s=2), beep, at_s=LENGTH_S - 2)

    expect(write(tmp_path, sound), 2, LENGTH_S - 1.9, tolerance_s=0.05)


def test_speech_is_sound_however_quiet_it_is(tmp_path: Path) -> None:
    sound = mixed(talk(at_db=-50), noise(LENGTH_S, 1, -75))

    expect(write(tmp_path, sound), LEAD_S, LEAD_S + SPOKEN_S, tolerance_s=0.45)


def test_a_distant_voice_before_the_talk_is_not_cut_away(tmp_path: Path) -> None:
    sound = mixed(talk(), level(speech(), -52), at_s=1)

    expect(write(tmp_path, sound), 1, LEAD_S + SPOKEN_S, tolerance_s=0.45)


def test_without_speech_only_the_threshold_counts(tmp_path: Path) -> None:
    nothing = np.zeros(round(LENGTH_S * RATE), np.float32)
    sound = mixed(nothing, noise(5, 0, -35), at_s=4)

    expect(write(tmp_path, sound), 4, 9, tolerance_s=0.1)


@pytest.mark.parametrize("decibels", [None, -60])
def test_there_may_be_no_sound(tmp_path: Path, decibels: float | None) -> None:
    sound = np.zeros(5 * RATE, np.float32) if decibels is None else noise(5, 1, decibels)

    assert find(write(tmp_path, sound), 1, 5, THRESHOLD_DB) is None


def test_sound_on_any_track_counts(films: Workshop) -> None:
    found = find(films("two-tracks.mkv"), 2, films.length_s, THRESHOLD_DB)

    assert found is not None
    assert found.first_s == pytest.approx(3, abs=0.1)
    assert find(films("two-tracks.mkv"), 1, films.length_s, THRESHOLD_DB) is None


def test_the_end_is_found_where_the_length_is_not_known(tmp_path: Path) -> None:
    path = write(tmp_path, talk())

    for claimed_s in (0.0, 3.0, 500.0):
        found = find(path, 1, claimed_s, THRESHOLD_DB)
        assert found is not None
        assert found.last_s == pytest.approx(LEAD_S + SPOKEN_S, abs=0.1)
        assert found.end_s == pytest.approx(LENGTH_S, abs=FRAME_S)


def test_what_lies_between_is_not_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, source = tmp_path / "long.m4a", write(tmp_path, talk())
    run_ffmpeg("-stream_loop", "39", "-i", str(source), "-c:a", "aac", "-b:a", "24k", str(path))
    decoded_s: list[float] = []

    def counted(path: Path, **options: Any) -> Iterator[Block]:
        for block in stream(path, **options):
            decoded_s.append(len(block.samples) / RATE)
            yield block

    monkeypatch.setattr(silence, "stream", counted)
    found = find(path, 1, 40 * LENGTH_S, THRESHOLD_DB)

    assert found is not None
    assert found.first_s == pytest.approx(LEAD_S, abs=0.1)
    assert found.last_s == pytest.approx(40 * LENGTH_S - LEAD_S, abs=0.2)
    assert sum(decoded_s) < 60


def frames(*stretches: tuple[float, float]) -> Floats:
    """Values, each for so many seconds."""
    return np.concatenate(
        [np.full(round(seconds / FRAME_S), value, np.float32) for seconds, value in stretches]
    )


def test_levels_alone_decide_only_where_nothing_comes_first_and_pauses_are_quiet() -> None:
    begins = len(frames((5, 0)))
    talking = [(0.5, -20.0), (0.2, -80.0)] * 10

    assert by_level(frames((5, -90), *talking), THRESHOLD_DB) == begins
    assert by_level(frames((5, -60), *talking), THRESHOLD_DB) is None, "somebody may whisper"
    assert by_level(frames((5, -90), (10, -20)), THRESHOLD_DB) is None, "it may be noise"
    assert by_level(frames((5, -90), (1, -20)), THRESHOLD_DB) is None, "too little to tell"
    assert by_level(frames((5, -90)), THRESHOLD_DB) is None


def test_speech_is_waited_for_before_noise_is_taken_for_sound() -> None:
    noise_db, speech_db = -35.0, -20.0
    spoken = [(0.5, speech_db), (0.2, noise_db)] * 40
    levels = frames((8, noise_db), *spoken)
    voice = np.where(levels == speech_db, np.float32(0.9), np.float32(0.1))
    begins = len(frames((8, 0)))

    for seconds in (4, 8, 15):
        seen = slice(len(frames((seconds, 0))))
        assert by_voice(levels[seen], voice[seen], THRESHOLD_DB, complete=False) is None
    found = by_voice(levels, voice, THRESHOLD_DB, complete=False)
    assert found is not None
    assert begins - 15 <= found <= begins


def test_noise_is_sound_where_nobody_speaks_for_long() -> None:
    levels = frames((5, -90), (700, -35))
    voice = np.zeros_like(levels)

    assert by_voice(levels, voice, THRESHOLD_DB, complete=False) == len(frames((5, 0)))


@given(data=st.data(), complete=st.booleans())
def test_what_is_found_lies_in_what_was_seen(data: st.DataObject, complete: bool) -> None:
    count = data.draw(st.integers(0, 900))
    dice = np.random.default_rng(data.draw(st.integers(0, 10_000)))
    levels = dice.choice(np.asarray([-90, -60, -40, -20], np.float32), count)
    voice = dice.choice(np.asarray([0.0, 0.9], np.float32), count)

    found = by_voice(np.sort(levels), np.sort(voice), THRESHOLD_DB, complete=complete)
    shuffled = by_voice(levels, voice, THRESHOLD_DB, complete=complete)

    for frame in (found, shuffled):
        assert frame is None or 0 <= frame <= count
    assert not complete or found is not None


def test_noise_as_loud_as_the_speech_is_not_told_from_sound() -> None:
    levels = frames((30, -20))
    voice = frames((8, 0.1), (22, 0.9))

    assert by_voice(levels, voice, THRESHOLD_DB, complete=True) == 0
