"""A WMV or WMA file that is cut by its packets is the one that ffmpeg cuts."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import av
import pytest

from recorder_app.stages.media import large_cut
from recorder_app.stages.media.asf import plan as planning
from recorder_app.stages.media.asf.packets import parse
from recorder_app.stages.media.asf.plan import plan
from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Way, cut
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.mp4.conftest import packets, read
from tests.stages.media.piecewise import StoppedCut, cut_piecewise
from tests.stages.media.timed_films import (
    SILENT_S,
    Workshop,
    read_sound,
    run_ffmpeg,
    sound_shift_s,
    watch,
)

BOTH_ENDS, THE_END = Kept(2.48, 6.52), Kept(0.0, 6.52)
SOUNDS_S = (SILENT_S + 0.1, 5.3)
STOPS = [(True, 1), (False, 4), (True, 3), (False, 3), (True, 2)]
"""Paused, or else killed, after so many places each."""
IN_SYNC_S = 0.03
_FILM = ["-i", "{folder}/picture.mkv", "-i", "{folder}/sound.wav", "-pix_fmt", "yuv420p"]
RECIPES = {
    "wmv2.wmv": [*_FILM, "-c:v", "wmv2", "-g", "50", "-c:a", "wmav2", "-metadata", "title=Доклад"],
    "msmpeg4.asf": [*_FILM, "-c:v", "msmpeg4v3", "-g", "40", "-c:a", "wmav1"],
    "small-packets.wmv": [
        *_FILM,
        "-c:v",
        "wmv1",
        "-g",
        "25",
        "-c:a",
        "wmav2",
        "-packet_size",
        "400",
    ],
    "large-packets.wmv": [
        *_FILM,
        "-c:v",
        "wmv2",
        "-g",
        "25",
        "-c:a",
        "wmav2",
        "-packet_size",
        "9000",
    ],
    "sound.wma": ["-i", "{folder}/sound.wav", "-c:a", "wmav2"],
}
NAMES = [*RECIPES]

Forms = Callable[[str], Path]


@pytest.fixture(scope="module")
def forms(films: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Forms:
    folder = tmp_path_factory.mktemp("asf")

    def made(name: str) -> Path:
        path = folder / name
        if not path.exists():
            run_ffmpeg(*[word.format(folder=films.folder) for word in RECIPES[name]], str(path))
            path.chmod(0o444)
        return path

    return made


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)
    monkeypatch.setattr(large_cut, "CHECKPOINT_EVERY_BYTES", 0)
    monkeypatch.setattr(planning, "PIECE_BYTES", 4_000)


@pytest.mark.parametrize(
    ("name", "wished"), [*((each, BOTH_ENDS) for each in NAMES), ("wmv2.wmv", THE_END)]
)
def test_the_packets_are_those_that_ffmpeg_keeps(
    forms: Forms, tmp_path: Path, name: str, wished: Kept
) -> None:
    film = read(forms(name))

    made = cut_piecewise(film, wished, SOUNDS_S, tmp_path)

    theirs = cut(film, wished, SOUNDS_S, find("embedded"), tmp_path)
    ours, other = packets(made.file), packets(theirs.file)
    assert len(ours) == len(other)
    for track, their_track in zip(sorted(ours), sorted(other), strict=True):
        assert len(track) == len(their_track)
        for packet, their_packet in zip(track, their_track, strict=True):
            assert packet.content == their_packet.content
            assert packet.keyframe == their_packet.keyframe
            assert float(packet.shown) == pytest.approx(float(their_packet.shown), abs=0.0011)
    assert made.duration_s == pytest.approx(theirs.duration_s, abs=0.07)
    assert made.kept.start_s == pytest.approx(theirs.kept.start_s, abs=0.002)
    with av.open(str(made.file)) as container, av.open(str(film.path)) as source:
        assert container.metadata.get("title") == source.metadata.get("title")


@pytest.mark.parametrize("name", NAMES)
def test_it_is_decoded_without_an_error_and_in_sync(
    forms: Forms, tmp_path: Path, name: str
) -> None:
    film = read(forms(name))

    made = cut_piecewise(film, BOTH_ENDS, SOUNDS_S, tmp_path)

    assert run_ffmpeg("-i", str(made.file), "-f", "null", "-") == ""
    shift_s = sound_shift_s(made.file, read_sound(film.path))
    assert shift_s == pytest.approx(made.kept.start_s, abs=IN_SYNC_S)
    if film.video is not None:
        shift_s = watch(made.file).shift_s - watch(film.path).shift_s
        assert shift_s == pytest.approx(made.kept.start_s, abs=0.002)


def test_it_can_be_leapt_in(forms: Forms, tmp_path: Path) -> None:
    made = cut_piecewise(read(forms("wmv2.wmv")), THE_END, SOUNDS_S, tmp_path).file

    with av.open(str(made)) as container:
        for wanted_s in (5.0, 0.0, 3.0):
            container.seek(int(wanted_s * av.time_base))
            first = next(container.demux(video=0))
            assert first.is_keyframe
            assert first.dts is not None
            assert wanted_s - 2.1 <= float(first.dts * first.time_base) <= wanted_s + 0.1


@pytest.mark.parametrize("name", ["wmv2.wmv", "sound.wma"])
def test_stopped_anywhere_it_is_the_same(forms: Forms, name: str) -> None:
    stopped_cut = StoppedCut(read(forms(name)), BOTH_ENDS, SOUNDS_S)
    assert stopped_cut.places >= 6
    assert stopped_cut.made(STOPS) == stopped_cut.whole


def test_a_cut_can_be_cut_again(forms: Forms, tmp_path: Path) -> None:
    film = read(forms("wmv2.wmv"))
    first = cut_piecewise(film, THE_END, SOUNDS_S, tmp_path / "first")

    again = cut_piecewise(read(first.file), Kept(2.48, 6.0), SOUNDS_S, tmp_path / "again")

    at_once = cut_piecewise(film, Kept(2.48, 6.0), SOUNDS_S, tmp_path / "at-once")
    assert packets(again.file) == packets(at_once.file)


def test_a_packet_keeps_some_of_its_pieces(forms: Forms) -> None:
    film = read(forms("wmv2.wmv"))
    found = plan(film, Way(THE_END, (), {})).head
    content = film.path.read_bytes()
    several = 0
    for at in range(found.first_packet, found.end, found.packet_bytes):
        packet = parse(content[at : at + found.packet_bytes])
        assert parse(packet.kept(packet.pieces, 0)).content == packet.content
        if len(packet.pieces) > 1:
            several += 1
            fewer = parse(packet.kept(packet.pieces[1:], 7))
            assert len(fewer.content) == found.packet_bytes
            assert [each.time + 7 for each in fewer.pieces] == [
                each.time for each in packet.pieces[1:]
            ]
            assert [fewer.content[each.start : each.time_at] for each in fewer.pieces] == [
                packet.content[each.start : each.time_at] for each in packet.pieces[1:]
            ]
    assert several >= 3


@pytest.mark.parametrize(
    ("at", "new", "reason"),
    [
        (0, b"\x31", "doesn't begin"),
        (16, b"\xff\xff\xff", "incomplete"),
        (46, b"\xff\xff", "damaged"),
        (30, b"\xa2", "incomplete"),
        (30 + 92, b"\x81", "several sizes"),
    ],
)
def test_what_is_left_to_ffmpeg(
    forms: Forms, tmp_path: Path, at: int, new: bytes, reason: str
) -> None:
    film = read(forms("wmv2.wmv"))
    content = bytearray(film.path.read_bytes())
    content[at : at + len(new)] = new
    forged = tmp_path / "forged.wmv"
    forged.write_bytes(content)

    with pytest.raises(Unfit, match=reason):
        plan(replace(film, path=forged), Way(THE_END, (), {}))


@pytest.mark.parametrize("name", ["wmv2.wmv", "sound.wma"])
def test_a_damaged_file_is_refused_or_cut_as_far_as_it_goes(
    forms: Forms, tmp_path: Path, name: str
) -> None:
    content = forms(name).read_bytes()
    film = replace(read(forms(name)), path=tmp_path / name)
    chance, target = random.Random(name), tmp_path / "cut"
    for number in range(80):
        damaged = bytearray(content)
        for _ in range(3):
            damaged[chance.randrange(1000 if number % 2 else len(content))] ^= 0xFF
        film.path.write_bytes(damaged[: chance.randrange(len(content)) if number % 3 else None])
        with suppress(Unfit):
            for _ in plan(film, Way(THE_END, (), {})).write(film.path, target, None):
                pass
            assert target.stat().st_size <= 1.1 * len(content)
