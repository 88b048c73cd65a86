from __future__ import annotations

import shutil
from pathlib import Path

import av
import numpy as np
import pytest

from recorder_app.domain.errors import NeedsUser, Permanent
from recorder_app.domain.words import Lane, StageType, WaitKind
from recorder_app.domain.work import Skipped, Stage
from recorder_app.settings import TrimSettings
from recorder_app.stages import load
from recorder_app.stages.media.audio import RATE
from recorder_app.stages.media.probe import probe
from recorder_app.stages.trim import STAGE
from tests.stages.fake_context import FakeContext
from tests.stages.media.timed_films import (
    SILENT_S,
    Workshop,
    read_sound,
    run_ffmpeg,
    sound_shift_s,
    speech,
    watch,
    write_sound,
)
from tests.stages.trimming import job_for, trim

MARGIN_S = TrimSettings().margin_s
SPOKEN_S = len(speech()) / RATE
IN_SYNC_S = 0.04


def test_it_is_the_stage_that_the_engine_loads() -> None:
    stage: Stage = load(StageType.TRIM)

    assert stage is STAGE
    assert (stage.type, stage.lane, stage.resumable) == (StageType.TRIM, Lane.MEDIA, True)


@pytest.mark.parametrize(
    "name",
    [
        "long-gop.mp4",
        "faststart.mp4",
        "fragmented.mp4",
        "hevc.mp4",
        "edited.mp4",
        "turned.mov",
        "pcm.mov",
        "h264.mkv",
        "vp9.webm",
        "vp8.webm",
        "av1.webm",
        "sound-first.webm",
        "live.webm",
        "talk.avi",
        "talk.wmv",
    ],
)
def test_a_film_is_trimmed_and_stays_in_sync(films: Workshop, tmp_path: Path, name: str) -> None:
    path = films(name)
    before = path.stat().st_mtime_ns, path.read_bytes()
    lead_s = SILENT_S - (1.3 if name == "edited.mp4" else 0.0)
    whole = read_sound(path)
    apart_s = (
        0.0 if name == "turned.mov" else watch(path).shift_s - sound_shift_s(path, films.sound)
    )

    data, film, context = trim(path, tmp_path)

    assert data["trimmed"] is True
    assert data["reason"] is None
    assert film.suffix == path.suffix
    # In AVI and WMV it begins at the keyframe before.
    early_s = 1.1 if name in {"talk.avi", "talk.wmv"} else 0.3
    assert lead_s - MARGIN_S - early_s <= data["start_s"] <= lead_s - MARGIN_S + 0.05
    assert data["end_s"] == pytest.approx(lead_s + SPOKEN_S + MARGIN_S, abs=0.5)
    assert data["duration_s"] == pytest.approx(probe(film).duration_s, abs=0.01)
    assert data["duration_s"] == pytest.approx(data["end_s"] - data["start_s"], abs=0.25)
    heard_s = sound_shift_s(film, whole)
    assert heard_s == pytest.approx(data["start_s"], abs=IN_SYNC_S)
    if name != "turned.mov":
        seen = watch(film)
        assert seen.shift_s - sound_shift_s(film, films.sound) - apart_s == pytest.approx(
            0, abs=IN_SYNC_S
        )
        assert seen.shown_s[0] <= 0.12
        assert seen.unsteadiness_s <= IN_SYNC_S + 0.001
    assert run_ffmpeg("-i", str(film), "-f", "null", "-") == ""
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before
    assert list(context.out.iterdir()) == [film]
    assert context.fractions == sorted(context.fractions)
    assert "Silence removed" in context.said[0]


@pytest.mark.parametrize(
    "name",
    [
        "talk.m4a",
        "talk.mp3",
        "talk.flac",
        "talk.wav",
        "talk.ogg",
        "talk.opus",
        "talk.aac",
        "talk.weba",
        "cover.m4a",
        "cover.mp3",
    ],
)
def test_sound_alone_is_trimmed(films: Workshop, tmp_path: Path, name: str) -> None:
    path = films(name)

    data, film, _ = trim(path, tmp_path)

    assert data["trimmed"] is True
    assert film.suffix == path.suffix
    assert data["start_s"] == pytest.approx(SILENT_S - MARGIN_S, abs=0.2)
    assert data["duration_s"] == pytest.approx(SPOKEN_S + 2 * MARGIN_S, abs=0.5)
    assert sound_shift_s(film, read_sound(path)) == pytest.approx(data["start_s"], abs=0.05)
    assert len(read_sound(film)) / RATE == pytest.approx(data["duration_s"], abs=0.05)
    assert run_ffmpeg("-i", str(film), "-f", "null", "-") == ""


def test_flac_loses_nothing(films: Workshop, tmp_path: Path) -> None:
    path = films("talk.flac")

    data, film, _ = trim(path, tmp_path)

    start = round(data["start_s"] * RATE)
    kept = read_sound(film)
    np.testing.assert_array_equal(kept, read_sound(path)[start : start + len(kept)])


@pytest.mark.parametrize("name", ["tagged.mp4", "tagged.mkv"])
def test_what_else_is_in_a_film_is_kept(films: Workshop, tmp_path: Path, name: str) -> None:
    data, film, _ = trim(films(name), tmp_path)

    with av.open(str(film)) as container:
        tags = {key.lower(): value for key, value in container.metadata.items()}
        assert tags["title"] == "Мой доклад"
        assert tags["artist"] == "Somebody"
        assert tags["creation_time"] == "2024-05-06T07:08:09.000000Z"
        chapters = [
            (each["metadata"]["title"], float(each["start"] * (each["time_base"] or 0)))
            for each in container.chapters()
        ]
        assert chapters[0] == ("Before", 0.0)
        assert chapters[1][0] == "After"
        assert chapters[1][1] == pytest.approx(4.5 - data["start_s"], abs=0.01)
        assert len(container.streams.audio) == 2
        second = container.streams.audio[1]
        assert second.language == "rus"
        assert "Перевод" in second.metadata.values()
        subtitles = container.streams.subtitles[0]
        texts = {
            bytes(packet): float(packet.pts * packet.time_base)
            for packet in container.demux(subtitles)
            if packet.pts is not None and packet.time_base and b"in time" in bytes(packet)
        }
        assert list(texts.values()) == [pytest.approx(4.5 - data["start_s"], abs=0.01)]
        if name == "tagged.mkv":
            assert [each.name for each in container.streams.attachments] == ["tags.txt"]


def test_the_rotation_is_kept(films: Workshop, tmp_path: Path) -> None:
    _, film, _ = trim(films("turned.mov"), tmp_path)

    assert probe(film).rotation == probe(films("turned.mov")).rotation != 0


def test_a_cover_stays_a_cover(films: Workshop, tmp_path: Path) -> None:
    _, film, _ = trim(films("cover.mp3"), tmp_path)

    assert [each.kind for each in probe(film).tracks] == ["audio", "attachment"]


def test_sound_on_any_track_counts_and_all_tracks_are_kept(films: Workshop, tmp_path: Path) -> None:
    data, film, _ = trim(films("two-tracks.mkv"), tmp_path)

    assert probe(film).audio_tracks == 2
    assert data["start_s"] == pytest.approx(SILENT_S - MARGIN_S, abs=0.2)
    assert sound_shift_s(film, films.sound, track=1) == pytest.approx(
        data["start_s"], abs=IN_SYNC_S
    )
    with av.open(str(film)) as container:
        assert [each.language for each in container.streams.audio] == ["eng", "rus"]


@pytest.mark.parametrize("name", ["one-keyframe.webm", "open-gop.mkv", "hevc.mkv", "talk.ts"])
def test_where_the_picture_can_not_be_cut_the_beginning_stays(
    films: Workshop, tmp_path: Path, name: str
) -> None:
    """Rather a longer film than one that begins with a torn picture."""
    data, film, context = trim(films(name), tmp_path)

    assert data["trimmed"] is True
    assert data["start_s"] < SILENT_S - MARGIN_S - 0.3
    assert data["duration_s"] < probe(films(name)).duration_s - 2
    seen = watch(film)
    assert seen.shift_s == pytest.approx(sound_shift_s(film, films.sound), abs=IN_SYNC_S)
    assert seen.unsteadiness_s <= IN_SYNC_S
    assert any("can't be cut there" in sentence for sentence in context.said) is (
        data["start_s"] < SILENT_S - MARGIN_S - 1
    )


def test_nothing_to_trim(films: Workshop, tmp_path: Path) -> None:
    path = write_sound(tmp_path / "talk.wav", speech())

    data, film, context = trim(path, tmp_path)

    assert film == path
    assert data == {
        "film": str(path),
        "start_s": 0.0,
        "end_s": SPOKEN_S,
        "duration_s": SPOKEN_S,
        "trimmed": False,
        "reason": "There is no silence at its beginning or its end.",
    }
    assert list(context.out.iterdir()) == []


def test_silence_shorter_than_the_minimum_stays(films: Workshop, tmp_path: Path) -> None:
    data, _, _ = trim(films("talk.wav"), tmp_path, minimum_s=SILENT_S + 0.5)

    assert data["trimmed"] is False


def test_nothing_is_copied_for_next_to_nothing(films: Workshop, tmp_path: Path) -> None:
    data, film, _ = trim(films("talk.wav"), tmp_path, margin_s=SILENT_S - 0.1)

    assert data["trimmed"] is False
    assert film == films("talk.wav")


def test_the_margin_is_left(films: Workshop, tmp_path: Path) -> None:
    data, _, _ = trim(films("talk.wav"), tmp_path, margin_s=1.25)

    assert data["start_s"] == pytest.approx(SILENT_S - 1.25, abs=0.05)
    assert data["duration_s"] == pytest.approx(SPOKEN_S + 2.5, abs=0.1)


def test_only_the_silent_end_is_cut(films: Workshop, tmp_path: Path) -> None:
    path = write_sound(tmp_path / "talk.wav", films.sound[round(SILENT_S * RATE) :])

    data, _, _ = trim(path, tmp_path)

    assert data["start_s"] == 0
    assert data["duration_s"] == pytest.approx(SPOKEN_S + MARGIN_S, abs=0.1)


def test_nothing_is_removed_from_silence(films: Workshop, tmp_path: Path) -> None:
    data, film, _ = trim(films("silent.m4a"), tmp_path)

    assert film == films("silent.m4a")
    assert data["trimmed"] is False
    assert data["reason"] == "There is no sound in it, so nothing was removed."


def test_a_film_without_sound_is_skipped(films: Workshop, tmp_path: Path) -> None:
    result = STAGE.run(job_for(films("no-sound.mp4"), tmp_path), FakeContext(tmp_path / "attempt"))

    assert result == Skipped("The recording has no sound.")


def test_it_can_be_switched_off(films: Workshop, tmp_path: Path) -> None:
    job = job_for(films("talk.wav"), tmp_path, enabled=False)

    assert STAGE.run(job, FakeContext(tmp_path / "attempt")) == Skipped("Trimming is switched off.")


def test_a_film_that_has_gone_waits_for_its_source(films: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "talk.wav"
    shutil.copy(films("talk.wav"), path)
    job = job_for(path, tmp_path)
    path.unlink()

    with pytest.raises(NeedsUser, match=r"“talk\.wav” is no longer there") as caught:
        STAGE.run(job, FakeContext(tmp_path / "attempt"))

    assert caught.value.kind is WaitKind.SOURCE


def test_a_film_that_was_damaged_meanwhile_is_not_asked_for_again(
    films: Workshop, tmp_path: Path
) -> None:
    path = Path(shutil.copy(films("long-gop.mp4"), tmp_path / "talk.mp4"))
    job, context = job_for(path, tmp_path), FakeContext(tmp_path / "attempt")
    context.checkpoint({"sounding": {"first_s": 3.0, "last_s": 4.0, "end_s": 6.0}})
    path.write_bytes(bytes(path.stat().st_size))

    with pytest.raises(Permanent, match=r"“talk\.mp4” is damaged"):
        STAGE.run(job, context)


@pytest.mark.parametrize(
    "name",
    [
        "-i.mp4",
        "50%d of it.mp4",
        "a:b 'c' \"d\".mkv",
        "Лекция №1 — «введение» & 100%.mkv",
        "[x]*.webm",
    ],
)
def test_any_name_will_do(films: Workshop, tmp_path: Path, name: str) -> None:
    template = {".mp4": "long-gop.mp4", ".mkv": "h264.mkv", ".webm": "vp9.webm"}[Path(name).suffix]
    folder = tmp_path / name.replace(".", " ")
    folder.mkdir()
    path = Path(shutil.copy(films(template), folder / name))

    data, film, _ = trim(path, folder)

    assert data["trimmed"] is True
    assert data["start_s"] == pytest.approx(SILENT_S - MARGIN_S, abs=0.3)
    assert film.is_relative_to(folder)


def test_a_second_attempt_does_not_mind_what_the_first_left(
    films: Workshop, tmp_path: Path
) -> None:
    (tmp_path / "attempt").mkdir()
    (tmp_path / "attempt" / "film.partial").write_bytes(b"half a film")

    data, _, _ = trim(films("h264.mkv"), tmp_path)

    assert data["trimmed"] is True
