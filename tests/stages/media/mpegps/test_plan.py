"""A program stream that is cut by its packets is the one that ffmpeg cuts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import FileIO
from itertools import pairwise
from pathlib import Path

import av
import pytest

from recorder_app.stages.media import large_cut
from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Cut, Way, cut
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.mpegps.packets import END, PACK, SYSTEM, Piece, walk
from recorder_app.stages.media.mpegps.plan import plan
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window
from tests.stages.media.mp4.conftest import read
from tests.stages.media.piecewise import cut_piecewise
from tests.stages.media.timed_films import SILENT_S, read_sound, run_ffmpeg, sound_shift_s

START_S, END_S = 2.48, 6.52
BOTH_ENDS, THE_END = Kept(START_S, END_S), Kept(0.0, END_S)
LATE = Kept(22.3, 29.5)
IN_SYNC_S = 0.01

NAVIGATION = 0xBF
WAY = Way(Kept(0.0, 6.52), (), {})

Forms = Callable[[str], Path]
Packets = dict[int, list[tuple[int | None, int | None, bool, bytes]]]


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)


def cut_by_packs(film: Film, wished: Kept, folder: Path) -> Cut:
    return cut_piecewise(film, wished, sounds_s(wished), folder)


def sounds_s(wished: Kept) -> tuple[float, float]:
    """Where sound is, near both ends."""
    if wished is LATE:
        return 22.4, 23.0
    return max(SILENT_S + 0.1, wished.start_s), 5.3


def stored(path: Path, kinds: tuple[str, ...] = ("audio", "video")) -> Packets:
    """What is stored of each track, by the number that packets call it."""
    found: Packets = {}
    with av.open(str(path)) as container:
        for each in container.demux():
            if each.stream.type in kinds and each.size:
                packet = (each.pts, each.dts, each.is_keyframe, bytes(each))
                found.setdefault(each.stream.id, []).append(packet)
    return found


def sound_tracks(path: Path) -> list[int]:
    """Their numbers, in the order in which players show them."""
    with av.open(str(path)) as container:
        return [each.id for each in container.streams.audio]


def contents(packets: Packets) -> list[list[bytes]]:
    """Those with the longest first: ffmpeg numbers tracks anew."""
    found = [[packet[3] for packet in track] for track in packets.values()]
    return sorted(found, key=lambda track: -len(track[0]))


@pytest.mark.parametrize(
    ("name", "wished"),
    [
        ("first.mpg", BOTH_ENDS),
        ("first.mpg", THE_END),
        ("second.mpg", BOTH_ENDS),
        ("second.mpg", Kept(4.0, 9.0)),
        ("torn-second.mpg", Kept(4.5, END_S)),
        ("new-clock.mpg", BOTH_ENDS),
        ("dvd.vob", BOTH_ENDS),
        ("dvd.vob", THE_END),
        ("camera.mod", BOTH_ENDS),
        ("looped-camera.mod", LATE),
        ("seldom-looped-camera.mod", LATE),
        ("sounds.mpg", BOTH_ENDS),
        ("later.mpg", BOTH_ENDS),
        ("no-sound.mpg", BOTH_ENDS),
        ("sound.mpg", BOTH_ENDS),
    ],
)
def test_the_packets_are_those_that_ffmpeg_keeps(
    forms: Forms, tmp_path: Path, name: str, wished: Kept
) -> None:
    film = read(forms(name))

    made = cut_by_packs(film, wished, tmp_path)

    theirs = cut(film, wished, sounds_s(wished), find("embedded"), tmp_path)
    ours = stored(made.file)
    assert contents(ours) == contents(stored(theirs.file))
    assert made.duration_s == pytest.approx(theirs.duration_s, abs=0.001)
    assert made.kept.start_s == pytest.approx(theirs.kept.start_s, abs=0.001)
    assert (made.kept.end_s, made.kept.encoded_until_s) == (theirs.kept.end_s, None)
    whole = stored(film.path)
    assert sound_tracks(made.file) == sound_tracks(film.path)
    for number, packets in ours.items():
        at = [packet[1] for packet in whole[number]].index(packets[0][1])
        assert packets == whole[number][at:][: len(packets)], "times stay as they are"


@pytest.mark.parametrize(
    "name", ["first.mpg", "second.mpg", "new-clock.mpg", "dvd.vob", "sounds.mpg", "samples.vob"]
)
def test_it_is_decoded_without_an_error_and_in_sync(
    forms: Forms, tmp_path: Path, name: str
) -> None:
    film = read(forms(name))
    whole = read_sound(film.path, track=0)

    made = cut_by_packs(film, BOTH_ENDS, tmp_path)

    assert made.kept.start_s > 1
    assert sound_shift_s(made.file, whole) == pytest.approx(made.kept.start_s, abs=IN_SYNC_S)
    assert run_ffmpeg("-i", str(made.file), "-f", "null", "-") == ""


def pieces(path: Path) -> list[Piece]:
    with FileIO(path, "r") as file:
        return [*walk(Window(file, path.stat().st_size), 0)]


@pytest.mark.parametrize("name", ["dvd.vob", "sounds.mpg", "first.mpg"])
def test_it_is_a_whole_stream(forms: Forms, tmp_path: Path, name: str) -> None:
    film = read(forms(name))

    made = cut_by_packs(film, BOTH_ENDS, tmp_path).file

    found = pieces(made)
    assert [each.kind for each in found[:2]] == [PACK, SYSTEM]
    assert all(before.end == after.at for before, after in pairwise(found)), "no garbage"
    assert made.read_bytes()[found[-1].end :] == END
    packs = [each.at for each in found if each.kind == PACK]
    assert len(packs) > 100
    kept = {each.track for each in found} - {0}
    with av.open(str(film.path)) as container:
        assert kept == {each.id for each in container.streams if each.type in {"video", "audio"}}
    assert not [each for each in found if each.kind == NAVIGATION], "it would lead astray"


def test_frames_of_private_sound_are_counted(forms: Forms, tmp_path: Path) -> None:
    """A DVD player finds the first in a packet by that."""
    made = cut_by_packs(read(forms("dvd.vob")), BOTH_ENDS, tmp_path).file

    content = made.read_bytes()
    of_sound = [each for each in pieces(made) if each.track == 0x80]
    begins = 0
    for each in of_sound:
        frames, offset = content[each.content + 1], content[each.content + 2 : each.content + 4]
        first = each.content + 3 + int.from_bytes(offset, "big")
        assert not frames or content[first : first + 2] in {b"\x0b\x77", b"\x0b"}
        begins += frames
    assert begins == len(stored(made)[0x80])


def test_it_can_be_leapt_in(forms: Forms, tmp_path: Path) -> None:
    made = cut_by_packs(read(forms("second.mpg")), BOTH_ENDS, tmp_path).file

    with av.open(str(made)) as container:
        zero_s = (container.start_time or 0) / av.time_base
        for wanted_s in (3.0, 1.0, 2.0):
            container.seek(int((wanted_s + zero_s) * av.time_base))
            first = next(container.demux(video=0))
            assert first.pts is not None
            assert wanted_s - 1 <= float(first.pts * first.time_base) - zero_s <= wanted_s + 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda content: content.replace(b"\0\0\x01\xba", b"\0\0\x01\xbe"), "no packs"),
        (lambda content: content[:500_000] + bytes(200_000) + content[700_000:], "damaged"),
        (lambda content: content[:500_000] + content[100_000:], "leap"),
        (lambda content: content.replace(b"\0\0\x01\xb3", b"\0\0\x01\xb2"), "how they are to be"),
    ],
)
def test_what_is_left_to_ffmpeg(
    forms: Forms, tmp_path: Path, change: Callable[[bytes], bytes], reason: str
) -> None:
    film = read(forms("second.mpg"))
    forged = tmp_path / "forged.mpg"
    forged.write_bytes(change(film.path.read_bytes()))

    with pytest.raises(Unfit, match=reason):
        for _ in plan(replace(film, path=forged), WAY).write(forged, tmp_path / "cut.mpg", None):
            pass
