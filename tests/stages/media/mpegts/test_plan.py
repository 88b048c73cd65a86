"""A transport stream that is cut by its packets is the one that ffmpeg cuts."""

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
from recorder_app.stages.media.mpegts import tables
from recorder_app.stages.media.mpegts.plan import plan
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.mp4.conftest import read
from tests.stages.media.piecewise import cut_piecewise, stored
from tests.stages.media.timed_films import SILENT_S, read_sound, run_ffmpeg, sound_shift_s, watch

START_S, END_S = 2.48, 6.52
BOTH_ENDS, THE_END = Kept(START_S, END_S), Kept(0.0, END_S)
IN_SYNC_S = 0.01

WAY = Way(Kept(0.0, 57.0), (), {})

Forms = Callable[[str], Path]


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)


def cut_by_packets(film: Film, wished: Kept, folder: Path) -> Cut:
    return cut_piecewise(film, wished, sounds_s(wished), folder)


def sounds_s(wished: Kept) -> tuple[float, float]:
    """Where sound is, near both ends."""
    return max(SILENT_S + 0.1, wished.start_s), 5.3


@pytest.mark.parametrize(
    ("name", "wished"),
    [
        ("plain.ts", BOTH_ENDS),
        ("plain.ts", THE_END),
        ("blu-ray.m2ts", BOTH_ENDS),
        ("received-plain.ts", BOTH_ENDS),
        ("torn-plain.ts", Kept(4.5, END_S)),
        ("scratched-plain.ts", BOTH_ENDS),
        ("new-clock.ts", BOTH_ENDS),
        ("mpeg2.ts", THE_END),
        ("mpeg2.ts", BOTH_ENDS),
        ("open.ts", BOTH_ENDS),
        ("constant.ts", BOTH_ENDS),
        ("opus.ts", BOTH_ENDS),
        ("hevc.ts", BOTH_ENDS),
        ("others.ts", BOTH_ENDS),
        ("no-sound.ts", BOTH_ENDS),
        ("sound.ts", BOTH_ENDS),
        ("looped-plain.ts", Kept(33.0, 57.0)),
    ],
)
def test_the_packets_are_those_that_ffmpeg_keeps(
    forms: Forms, tmp_path: Path, name: str, wished: Kept
) -> None:
    film = read(forms(name))

    made = cut_by_packets(film, wished, tmp_path)

    theirs = cut(film, wished, sounds_s(wished), find("embedded"), tmp_path)
    assert stored(made.file) == stored(theirs.file)
    assert made.duration_s == pytest.approx(theirs.duration_s, abs=0.001)
    assert made.kept.start_s == pytest.approx(theirs.kept.start_s, abs=0.001)
    assert (made.kept.end_s, made.kept.encoded_until_s) == (theirs.kept.end_s, None)


@pytest.mark.parametrize(
    "name", ["plain.ts", "blu-ray.m2ts", "new-clock.ts", "others.ts", "mpeg2.ts", "open.ts"]
)
def test_it_is_decoded_without_an_error_and_in_sync(
    forms: Forms, tmp_path: Path, name: str
) -> None:
    film = read(forms(name))
    whole, late_s = read_sound(film.path, track=0), watch(film.path).shift_s

    made = cut_by_packets(film, BOTH_ENDS, tmp_path)

    complaints = run_ffmpeg("-i", str(made.file), "-f", "null", "-")
    # A clock that begins anew is complained of in the film as well. What is shown before the first
    # keyframe can't be decoded in an open group of pictures: nothing is shown there.
    assert complaints == "" or name in {"new-clock.ts", "open.ts"}
    assert made.kept.start_s > 1
    seen = watch(made.file)
    assert seen.unsteadiness_s < 0.002
    assert seen.shift_s - late_s == pytest.approx(made.kept.start_s, abs=IN_SYNC_S)
    assert sound_shift_s(made.file, whole) == pytest.approx(made.kept.start_s, abs=IN_SYNC_S)


def test_other_tracks_are_not_spoken_of(forms: Forms, tmp_path: Path) -> None:
    film = read(forms("others.ts"))

    made = cut_by_packets(film, BOTH_ENDS, tmp_path).file

    with av.open(str(film.path)) as whole, av.open(str(made)) as cut_:
        assert [each.type for each in cut_.streams] == ["video", "audio", "audio"]
        assert [each.language for each in cut_.streams.audio] == [None, "rus"]
        kept = {whole.streams[index].id for index in (film.video or 0, *film.audio)}
        assert {each.id for each in cut_.streams} == kept
    numbers = {int.from_bytes(each[1:3], "big") & 0x1FFF for each in in_packets(made.read_bytes())}
    assert len(numbers) == len(kept) + 2, "the packets of the two tables and of the tracks"


CLOCK_PID = 0x1001


def with_a_clock_apart(content: bytes) -> bytes:
    """As camcorders store it: in packets of its own."""
    changed = []
    for each in in_packets(content):
        if each[1:3] == b"\x50\x00":
            section = tables.whole(tables.begun(each[4:]))
            assert section is not None
            program = tables.tracks(section, 0x1000)
            assert program is not None
            (said,) = replace(program, clock_pid=CLOCK_PID).written(0x1000)
            each = each[:4] + said
        elif each[3] & 0x20 and each[4] and each[5] & 0x10:
            clock = b"\xb7\x10" + each[6:12] + b"\xff" * 176
            changed.append(b"\x47" + CLOCK_PID.to_bytes(2, "big") + b"\x20" + clock)
        changed.append(each)
    return b"".join(changed)


def test_the_clock_is_kept(forms: Forms, tmp_path: Path) -> None:
    path = tmp_path / "camera.ts"
    path.write_bytes(with_a_clock_apart(forms("plain.ts").read_bytes()))
    film = read(path)

    made = cut_by_packets(film, BOTH_ENDS, tmp_path)

    theirs = cut(film, BOTH_ENDS, sounds_s(BOTH_ENDS), find("embedded"), tmp_path)
    assert stored(made.file) == stored(theirs.file)
    clocks = [
        each[1:3] == CLOCK_PID.to_bytes(2, "big") for each in in_packets(made.file.read_bytes())
    ]
    assert clocks.count(True) > 10
    assert not any(clocks[:3]), "what it counts begins before"


def test_packets_are_counted_on(forms: Forms, tmp_path: Path) -> None:
    """A player takes a gap in the count for damage."""
    made = cut_by_packets(read(forms("others.ts")), BOTH_ENDS, tmp_path).file

    counts: dict[int, int] = {}
    for each in in_packets(made.read_bytes()):
        assert len(each) == 188
        assert each[0] == 0x47
        number = int.from_bytes(each[1:3], "big") & 0x1FFF
        count, has_content = each[3] & 0xF, each[3] & 0x10
        if number in counts and has_content:
            assert count == (counts[number] + 1) % 16
        counts[number] = count


def test_it_can_be_leapt_in(forms: Forms, tmp_path: Path) -> None:
    made = cut_by_packets(read(forms("looped-plain.ts")), Kept(START_S, 57.0), tmp_path).file

    with av.open(str(made)) as container:
        zero_s = (container.start_time or 0) / av.time_base
        for wanted_s in (50.0, 1.0, 30.0):
            container.seek(int((wanted_s + zero_s) * av.time_base))
            first = next(container.demux(video=0))
            assert first.pts is not None
            assert wanted_s - 5 <= float(first.pts * first.time_base) - zero_s <= wanted_s + 1


def scrambled(content: bytes) -> bytes:
    return b"".join(
        each[:3] + bytes([each[3] | 0x80]) + each[4:] if each[1] & 0x1F == 1 else each
        for each in in_packets(content)
    )


def without_sync(content: bytes) -> bytes:
    return b"".join(b"\0" + each[1:] for each in in_packets(content))


def with_a_hole(content: bytes) -> bytes:
    """Such as an unfinished download has; it is as long as before."""
    return content[:50_000] + bytes(100_000) + content[150_000:]


def with_a_leap(content: bytes) -> bytes:
    return content[:200_000] + content[-188 * 1500 :]


def with_other_tracks(content: bytes) -> bytes:
    """From some moment on the sound is of another kind, as on the air between two programmes."""
    whole = in_packets(content)
    late = len(whole) // 2
    changed = [
        other_kind_of_sound(each) if each[1:3] == b"\x50\x00" and place > late else each
        for place, each in enumerate(whole)
    ]
    assert changed != whole
    return b"".join(changed)


def other_kind_of_sound(packet: bytes) -> bytes:
    section = tables.whole(tables.begun(packet[4:]))
    assert section is not None
    program = tables.tracks(section, 0x1000)
    assert program is not None
    picture, sound = program.tracks
    (content,) = replace(program, tracks=(picture, replace(sound, kind=0x81))).written(0x1000)
    return packet[:4] + content


def in_packets(content: bytes) -> list[bytes]:
    return [content[at : at + 188] for at in range(0, len(content), 188)]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (without_sync, "no packets"),
        (scrambled, "encrypted"),
        (with_a_hole, "damaged"),
        (with_a_leap, "leap"),
        (with_other_tracks, "tracks change"),
        (lambda content: content.replace(b"\0\0\x01\x67", b"\0\0\x01\x68"), "how they are to be"),
        (lambda content: content.replace(b"\x47\x50\x00", b"\x47\x5f\xff"), "one program"),
    ],
)
def test_what_is_left_to_ffmpeg(
    forms: Forms, tmp_path: Path, change: Callable[[bytes], bytes], reason: str
) -> None:
    film = read(forms("looped-plain.ts"))
    forged = tmp_path / "forged.ts"
    forged.write_bytes(change(film.path.read_bytes()))

    with pytest.raises(Unfit, match=reason):
        for _ in plan(replace(film, path=forged), WAY).write(forged, tmp_path / "cut.ts", None):
            pass
