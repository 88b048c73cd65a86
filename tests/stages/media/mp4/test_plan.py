"""A film that is cut by its tables is the one that ffmpeg cuts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path

import av
import pytest

from recorder_app.stages.media.check import Kept, approve
from recorder_app.stages.media.cut import Way, cut, ways
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.mp4 import plan as planning
from recorder_app.stages.media.mp4.plan import plan
from recorder_app.stages.media.probe import probe
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.mp4.conftest import Packet, packets, read, write
from tests.stages.media.mp4.rewriting import single_frames
from tests.stages.media.timed_films import SILENT_S, read_sound, run_ffmpeg, sound_shift_s, watch

START_S, END_S = 2.48, 6.52
SOUNDS_S = (SILENT_S + 0.1, 5.3)
IN_SYNC_S = 0.01
BOTH_ENDS, THE_END = Kept(START_S, END_S), Kept(0.0, END_S)
AS_IT_IS = Way(BOTH_ENDS, (), {})


def cut_by_tables(film: Film, wished: Kept, folder: Path) -> Path:
    way = next(ways(film, wished, folder))
    made = write(plan(film, way), film.path, folder / f"by-tables{film.suffix}")
    approve(film, made, way.kept, SOUNDS_S if film.audio else (START_S, START_S))
    return made


@pytest.mark.parametrize(
    ("name", "wished"),
    [
        ("long-gop.mp4", BOTH_ENDS),
        ("long-gop.mp4", THE_END),
        ("faststart.mp4", BOTH_ENDS),
        ("hevc.mp4", BOTH_ENDS),
        ("turned.mov", BOTH_ENDS),
        ("two-sounds.mp4", BOTH_ENDS),
        ("sixty.mp4", THE_END),
        ("sixty.mp4", BOTH_ENDS),
        ("late-sound.mp4", BOTH_ENDS),
        ("late-sound.mp4", THE_END),
        ("open-gop.mp4", BOTH_ENDS),
        ("negative.mov", BOTH_ENDS),
        ("negative.mov", THE_END),
        ("no-edits.mp4", BOTH_ENDS),
        ("no-edits.mp4", THE_END),
        ("no-sound.mov", BOTH_ENDS),
        ("fragmented.mp4", BOTH_ENDS),
        ("fragmented.mp4", THE_END),
        ("obs.mp4", BOTH_ENDS),
        ("obs.mp4", THE_END),
        ("obs.mov", BOTH_ENDS),
        ("late-fragments.mp4", BOTH_ENDS),
        ("late-fragments.mp4", THE_END),
        ("streamed.mp4", BOTH_ENDS),
        ("streamed.mp4", THE_END),
        ("old-fragments.mp4", BOTH_ENDS),
        ("dash.mp4", BOTH_ENDS),
        ("fragments-of-sound.m4a", BOTH_ENDS),
        ("talk.m4a", BOTH_ENDS),
        ("cover.m4a", THE_END),
        ("begun.mp4", BOTH_ENDS),
        ("begun.mp4", THE_END),
        ("hybrid.mp4", BOTH_ENDS),
        ("tagged.mp4", BOTH_ENDS),
        ("book.m4b", BOTH_ENDS),
        ("tagged.mp4", THE_END),
        ("subtitles.mp4", BOTH_ENDS),
        ("subtitles.mov", THE_END),
        ("two-pictures.mp4", BOTH_ENDS),
    ],
)
def test_the_packets_are_those_that_ffmpeg_keeps(
    forms: Callable[[str], Path], tmp_path: Path, name: str, wished: Kept
) -> None:
    film = read(forms(name))
    sounds_s = SOUNDS_S if film.audio else (START_S, START_S)

    made = cut_by_tables(film, wished, tmp_path)

    theirs = cut(film, wished, sounds_s, find("embedded"), tmp_path)
    tracks, their_tracks = packets(made), packets(theirs.file)
    assert len(tracks) == len(their_tracks)
    for track, their_track in zip(tracks, their_tracks, strict=True):
        # Before what is shown, ffmpeg keeps a packet of sound more, or those of a fragment.
        more = len(their_track) - len(track)
        assert 0 <= more <= (10 if name == "streamed.mp4" else 1)
        assert not more or their_track[more].shown <= 0
        for packet, their_packet in zip(track, their_track[more:], strict=True):
            assert_same(packet, their_packet)
    picture_s = 1 / 60 if name == "sixty.mp4" else 0.04
    assert probe(made).duration_s == pytest.approx(theirs.duration_s, abs=picture_s)


@pytest.mark.parametrize(
    ("name", "wished"),
    [
        ("pcm.mov", BOTH_ENDS),
        ("pcm.mov", THE_END),
        ("wide-pcm.mov", BOTH_ENDS),
        ("floats.mov", BOTH_ENDS),
        ("big-endian.mov", THE_END),
        ("telephone.mov", BOTH_ENDS),
        ("pcm.mp4", BOTH_ENDS),
        ("pcm-fragments.mov", BOTH_ENDS),
        ("pcm-fragments.mov", THE_END),
        ("pcm-alone.mov", BOTH_ENDS),
    ],
)
def test_the_frames_of_sound_are_those_that_ffmpeg_keeps(
    forms: Callable[[str], Path], tmp_path: Path, name: str, wished: Kept
) -> None:
    """Which of them are read as a packet is another matter."""
    film = read(forms(name))

    made = cut_by_tables(film, wished, tmp_path)

    theirs = cut(film, wished, SOUNDS_S, find("embedded"), tmp_path)
    *pictures, sound = packets(made)
    *their_pictures, their_sound = packets(theirs.file)
    for packet, their_packet in zip(chain(*pictures), chain(*their_pictures), strict=True):
        assert_same(packet, their_packet)
    frames, their_frames = (
        b"".join(packet.content for packet in each) for each in (sound, their_sound)
    )
    rate, frame = sound_format(made)
    assert (rate, frame) == sound_format(theirs.file) == sound_format(film.path)
    begins, they_begin = (round(each[0].shown * rate) for each in (sound, their_sound))
    later = (begins - they_begin) * frame
    assert later >= 0
    assert len(their_frames) - later == pytest.approx(len(frames), abs=2048 * frame)
    common = min(len(frames), len(their_frames) - later)
    assert frames[:common] == their_frames[later : later + common]
    assert probe(made).duration_s == pytest.approx(theirs.duration_s, abs=0.04)


def sound_format(path: Path) -> tuple[int, int]:
    """Frames in a second, and the bytes of a frame."""
    with av.open(str(path)) as container:
        sound = container.streams.audio[0]
        packet = next(container.demux(sound))
        assert packet.duration
        return sound.codec_context.sample_rate, packet.size // packet.duration


def assert_same(packet: Packet, their_packet: Packet) -> None:
    assert packet.content == their_packet.content
    assert packet.keyframe == their_packet.keyframe
    assert float(packet.shown) == pytest.approx(float(their_packet.shown), abs=0.002)
    assert float(packet.decoded) == pytest.approx(float(their_packet.decoded), abs=0.002)
    if abs(packet.shown) > 0.002:
        assert packet.hidden == their_packet.hidden


@pytest.mark.parametrize("name", ["long-gop.mp4", "sixty.mp4", "late-sound.mp4", "negative.mov"])
def test_it_is_decoded_without_an_error_and_in_sync(
    forms: Callable[[str], Path], tmp_path: Path, name: str
) -> None:
    film = read(forms(name))
    whole = read_sound(film.path)
    apart_s = watch(film.path).shift_s - sound_shift_s(film.path, whole)

    made = cut_by_tables(film, BOTH_ENDS, tmp_path)

    assert run_ffmpeg("-i", str(made), "-f", "null", "-") == ""
    seen = watch(made)
    assert seen.shown_s[0] == 0
    still_apart_s = seen.shift_s - sound_shift_s(made, whole)
    assert still_apart_s == pytest.approx(apart_s, abs=IN_SYNC_S)


def test_beyond_four_gigabytes(
    forms: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wide places and a wide size are written, and a film that has them can be cut again."""
    plain = cut_by_tables(read(forms("two-sounds.mp4")), THE_END, tmp_path)
    expected = packets(plain)
    monkeypatch.setattr(planning, "WIDE", 1000)
    (tmp_path / "wide").mkdir()

    wide = cut_by_tables(read(forms("two-sounds.mp4")), THE_END, tmp_path / "wide")

    assert packets(wide) == expected
    assert b"co64" in wide.read_bytes()
    assert b"stco" not in wide.read_bytes()
    monkeypatch.undo()
    again = cut_by_tables(read(wide), Kept(START_S, 6.0), tmp_path)
    assert b"stco" in again.read_bytes()
    assert run_ffmpeg("-i", str(again), "-f", "null", "-") == ""


def test_what_was_recorded_until_a_crash(forms: Callable[[str], Path], tmp_path: Path) -> None:
    """Its last fragment is incomplete."""
    content = forms("obs.mp4").read_bytes()
    crashed = tmp_path / "crashed.mp4"
    crashed.write_bytes(content[: content.rfind(b"mdat") + 1000])
    film = read(forms("obs.mp4"))

    made = plan(replace(film, path=crashed), AS_IT_IS)

    cut = write(made, crashed, tmp_path / "cut.mp4")
    assert packets(cut)[0] == packets(cut_by_tables(film, BOTH_ENDS, tmp_path))[0]


def test_the_index_stands_where_it_stood(forms: Callable[[str], Path], tmp_path: Path) -> None:
    first = cut_by_tables(read(forms("faststart.mp4")), BOTH_ENDS, tmp_path).read_bytes()
    last = cut_by_tables(read(forms("long-gop.mp4")), BOTH_ENDS, tmp_path).read_bytes()

    assert first.find(b"moov") < first.find(b"mdat")
    assert last.find(b"moov") > last.find(b"mdat")


def test_blocks_are_copied_to_blocks(forms: Callable[[str], Path]) -> None:
    for name in ("faststart.mp4", "long-gop.mp4"):
        made = plan(read(forms(name)), AS_IT_IS)
        assert (len(made.head) % 4096, made.first_byte % 4096) == (0, 0)


def test_tags_and_languages_are_kept(forms: Callable[[str], Path], tmp_path: Path) -> None:
    tagged = tmp_path / "tagged.mp4"
    words = ["-metadata", "title=Мой доклад", "-metadata:s:a:1", "language=rus"]
    run_ffmpeg("-i", str(forms("two-sounds.mp4")), "-map", "0", "-c", "copy", *words, str(tagged))

    made = cut_by_tables(read(tagged), BOTH_ENDS, tmp_path)

    with av.open(str(made)) as container:
        assert container.metadata["title"] == "Мой доклад"
        assert [each.language for each in container.streams.audio][1] == "rus"


def test_what_ffmpeg_does_not_know_is_left_out(
    forms: Callable[[str], Path], tmp_path: Path
) -> None:
    """A phone's measurements, for example."""
    content = bytearray(forms("two-sounds.mp4").read_bytes())
    content[(last := content.rfind(b"soun")) : last + 4] = b"meta"
    content[(last := content.rfind(b"ac-3")) : last + 4] = b"mebx"
    measured = tmp_path / "measured.mp4"
    measured.write_bytes(content)

    made = cut_by_tables(read(measured), BOTH_ENDS, tmp_path)

    assert [track.kind for track in probe(measured).tracks] == ["video", "audio", "data"]
    assert [track.kind for track in probe(made).tracks] == ["video", "audio"]
    assert (
        packets(made)
        == packets(cut_by_tables(read(forms("two-sounds.mp4")), BOTH_ENDS, tmp_path))[:2]
    )


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("cmaf.mp4", "before they are decoded"),
        ("h264.mkv", "damaged"),
    ],
)
def test_what_is_left_to_ffmpeg(forms: Callable[[str], Path], name: str, reason: str) -> None:
    with pytest.raises(Unfit, match=reason):
        plan(read(forms(name)), AS_IT_IS)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"avc1\0\0\0\0\0\0\0\1", b"encv\0\0\0\0\0\0\0\1", "encrypted"),
        (b"url \0\0\0\1", b"url \0\0\0\0", "another file"),
        (b"avc1\0\0\0\0\0\0\0\1", b"avc1\0\0\0\0\0\0\0\2", "another file"),
        (b"vide", b"hint", "not those that ffmpeg sees|track b'hint'"),
        (b"elst\0\0\0\0\0\0\0\1", b"elst\0\0\0\0\0\0\0\0", "edits"),
        (b"elst\0\0\0\0\0\0\0\1", b"elst\0\0\0\0\0\0\0\3", "too short"),
        (b"sgpd", b"subs", "box b'subs'"),
        (b"udta", b"cmov", "box b'cmov'"),
        (b"moov", b"cmov", "missing"),
    ],
)
def test_what_is_no_plain_film(
    forms: Callable[[str], Path], tmp_path: Path, old: bytes, new: bytes, reason: str
) -> None:
    plain = read(forms("long-gop.mp4"))
    content = plain.path.read_bytes()
    assert old in content
    forged = tmp_path / "forged.mp4"
    forged.write_bytes(content.replace(old, new))

    with pytest.raises(Unfit, match=reason):
        plan(replace(plain, path=forged), AS_IT_IS)


def test_fragments_that_count_the_frames_of_sound(
    forms: Callable[[str], Path], tmp_path: Path
) -> None:
    """As OBS writes them."""
    plain = read(forms("pcm-fragments.mov"))
    counted = tmp_path / "counted.mov"
    counted.write_bytes(single_frames(plain.path.read_bytes()))
    assert counted.read_bytes() != plain.path.read_bytes()

    for wished in (BOTH_ENDS, THE_END):
        way = Way(wished, (), {})
        made = write(plan(replace(plain, path=counted), way), counted, tmp_path / "made.mov")

        expected = write(plan(plain, way), plain.path, tmp_path / "expected.mov")
        assert packets(made) == packets(expected)
        assert packets(made)[1]
