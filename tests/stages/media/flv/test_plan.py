"""An FLV film that is cut by its tags is the one that ffmpeg cuts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import pytest

from recorder_app.stages.media import large_cut
from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Cut, Way, cut
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.flv.plan import plan
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.mp4.conftest import read
from tests.stages.media.piecewise import cut_piecewise, stored
from tests.stages.media.timed_films import SILENT_S, read_sound, run_ffmpeg, sound_shift_s, watch

START_S, END_S = 2.48, 6.52
BOTH_ENDS, THE_END = Kept(START_S, END_S), Kept(0.0, END_S)
IN_SYNC_S = 0.01
WAY = Way(THE_END, (), {})

Forms = Callable[[str], Path]


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)


def cut_by_tags(film: Film, wished: Kept, folder: Path) -> Cut:
    return cut_piecewise(film, wished, sounds_s(wished), folder)


def sounds_s(wished: Kept) -> tuple[float, float]:
    """Where sound is, near both ends."""
    return max(SILENT_S + 0.1, wished.start_s), 5.3


@pytest.mark.parametrize(
    ("name", "wished"),
    [
        ("plain.flv", BOTH_ENDS),
        ("plain.flv", THE_END),
        ("plain.flv", Kept(4.5, END_S)),
        ("old.flv", BOTH_ENDS),
        ("hevc.flv", BOTH_ENDS),
        ("av1.flv", BOTH_ENDS),
        ("two-sounds.flv", BOTH_ENDS),
        ("on-the-air.flv", BOTH_ENDS),
        ("on-the-air.flv", THE_END),
        ("tagged.flv", BOTH_ENDS),
        ("no-sound.flv", BOTH_ENDS),
        ("sound.flv", BOTH_ENDS),
        ("looped-plain.flv", Kept(33.0, 57.0)),
    ],
)
def test_the_packets_are_those_that_ffmpeg_keeps(
    forms: Forms, tmp_path: Path, name: str, wished: Kept
) -> None:
    film = read(forms(name))

    made = cut_by_tags(film, wished, tmp_path)

    theirs = cut(film, wished, sounds_s(wished), find("embedded"), tmp_path)
    assert stored(made.file) == stored(theirs.file)
    assert made.duration_s == pytest.approx(theirs.duration_s, abs=0.001)
    assert made.kept.start_s == pytest.approx(theirs.kept.start_s, abs=0.001)
    assert (made.kept.end_s, made.kept.encoded_until_s) == (theirs.kept.end_s, None)


@pytest.mark.parametrize("name", ["plain.flv", "av1.flv", "old.flv", "on-the-air.flv"])
def test_it_is_decoded_without_an_error_and_in_sync(
    forms: Forms, tmp_path: Path, name: str
) -> None:
    film = read(forms(name))
    whole, late_s = read_sound(film.path), watch(film.path).shift_s

    made = cut_by_tags(film, BOTH_ENDS, tmp_path)

    assert run_ffmpeg("-i", str(made.file), "-f", "null", "-") == ""
    seen = watch(made.file)
    assert seen.unsteadiness_s < 0.02
    assert seen.shift_s - late_s == pytest.approx(made.kept.start_s, abs=IN_SYNC_S)
    assert sound_shift_s(made.file, whole) == pytest.approx(made.kept.start_s, abs=IN_SYNC_S)


def test_what_it_says_about_itself(forms: Forms, tmp_path: Path) -> None:
    """What is true of the cut as well, and its own length; not where something is in the film."""
    film = read(forms("tagged.flv"))

    made = cut_by_tags(film, BOTH_ENDS, tmp_path)

    with av.open(str(made.file)) as container:
        said = container.metadata
        assert container.start_time == 0
        length_s = (container.duration or 0) / av.time_base
        assert length_s == pytest.approx(made.duration_s, abs=0.001)
    assert (said["title"], said["artist"]) == ("Мой доклад", "Somebody")
    assert not {"datasize", "lastkeyframelocation", "hasKeyframes"} & set(said)
    stored_bytes = made.file.read_bytes()
    assert b"keyframes" not in stored_bytes
    assert stored_bytes.count(b"onMetaData") == 1


def test_each_tag_is_followed_by_its_length(forms: Forms, tmp_path: Path) -> None:
    made = cut_by_tags(read(forms("tagged.flv")), BOTH_ENDS, tmp_path).file.read_bytes()

    at, times = 13, []
    while at < len(made):
        length = 11 + int.from_bytes(made[at + 1 : at + 4], "big")
        times.append(int.from_bytes(made[at + 4 : at + 7], "big"))
        at += length
        assert int.from_bytes(made[at : at + 4], "big") == length
        at += 4
    assert at == len(made)
    assert times[:3] == [0, 0, 0]


def with_other_sound(content: bytes) -> bytes:
    return content[:20_000] + content[20_000:].replace(b"\xaf\x01", b"\x2f\x01")


def backwards(content: bytes) -> bytes:
    """Two recordings one after another."""
    return content + content[13:]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda content: b"FLW" + content[3:], "doesn't begin"),
        (lambda content: content[:13] + b"\x32" + content[14:], "encrypted"),
        (lambda content: content[:20_000] + bytes(5_000), "damaged"),
        (with_other_sound, "tracks change"),
        (backwards, "backwards"),
        (lambda content: content[:13], "nothing in it"),
        (
            lambda content: content.replace(b"\xaf\x00", b"\x9f\x00"),
            "damaged|change|unknown|not those",
        ),
    ],
)
def test_what_is_left_to_ffmpeg(
    forms: Forms, tmp_path: Path, change: Callable[[bytes], bytes], reason: str
) -> None:
    film = read(forms("plain.flv"))
    forged = tmp_path / "forged.flv"
    forged.write_bytes(change(film.path.read_bytes()))
    until_the_end = replace(WAY, kept=Kept(0.0, 1000.0))

    with pytest.raises(Unfit, match=reason):
        for _ in plan(replace(film, path=forged), until_the_end).write(
            forged, tmp_path / "cut.flv", None
        ):
            pass
