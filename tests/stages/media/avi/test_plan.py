"""An AVI film that is cut by its chunks is the one that ffmpeg cuts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from recorder_app.stages.media.avi.plan import plan
from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Way, cut
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.avi.conftest import Forms
from tests.stages.media.mp4.conftest import Packet, packets, read
from tests.stages.media.piecewise import StoppedCut, cut_piecewise
from tests.stages.media.timed_films import SILENT_S, read_sound, run_ffmpeg, sound_shift_s, watch

BOTH_ENDS, THE_END = Kept(2.48, 6.52), Kept(0.0, 6.52)
SOUNDS_S = (SILENT_S + 0.1, 5.3)
STOPS = [(True, 1), (False, 4), (True, 3), (False, 3), (True, 2)]
"""Paused, or else killed, after so many places each."""
PACKET_S = 0.05
IN_SYNC_S = 0.03
IN_PACKETS = ["mp3.avi", "vbr.avi", "b-frames.avi", "ac3.avi", "h264.avi", "no-sound.avi"]
IN_SAMPLES = ["pcm.avi", "mjpeg.avi", "ntsc.avi", "grouped.avi", "sound.avi", "bytes.avi"]

pytestmark = pytest.mark.usefixtures("_in_small_pieces")


def by_kind(path: Path) -> dict[str, list[Packet]]:
    with av.open(str(path)) as container:
        kinds = [each.type for each in container.streams]
    return dict(zip(kinds, packets(path), strict=True))


@pytest.mark.parametrize(
    ("name", "wished"), [*((each, BOTH_ENDS) for each in IN_PACKETS), ("mp3.avi", THE_END)]
)
def test_the_packets_are_those_that_ffmpeg_keeps(
    avis: Forms, tmp_path: Path, name: str, wished: Kept
) -> None:
    film = read(avis(name))

    made = cut_piecewise(film, wished, SOUNDS_S, tmp_path)

    theirs = cut(film, wished, SOUNDS_S, find("embedded"), tmp_path)
    tracks, their_tracks = by_kind(made.file), by_kind(theirs.file)
    assert tracks.keys() == their_tracks.keys()
    for kind, track in tracks.items():
        assert track == their_tracks[kind]
    assert made.duration_s == pytest.approx(theirs.duration_s, abs=0.03)
    assert made.kept == theirs.kept


@pytest.mark.parametrize(
    ("name", "wished"), [*((each, BOTH_ENDS) for each in IN_SAMPLES), ("pcm.avi", THE_END)]
)
def test_samples_are_split_where_the_picture_begins(
    avis: Forms, tmp_path: Path, name: str, wished: Kept
) -> None:
    """ffmpeg keeps packets whole."""
    film = read(avis(name))

    made = cut_piecewise(film, wished, SOUNDS_S, tmp_path)

    theirs = cut(film, wished, SOUNDS_S, find("embedded"), tmp_path)
    tracks, their_tracks = by_kind(made.file), by_kind(theirs.file)
    assert tracks.get("video") == their_tracks.get("video")
    sound, their_sound = (
        b"".join(each.content for each in every["audio"]) for every in (tracks, their_tracks)
    )
    whole = b"".join(each.content for each in by_kind(film.path)["audio"])
    packet_bytes = PACKET_S * len(whole) / film.duration_s
    assert sound in whole
    assert abs(whole.index(sound) - whole.index(their_sound)) <= packet_bytes
    assert abs(len(sound) - len(their_sound)) <= 2 * packet_bytes
    assert made.kept.start_s == pytest.approx(theirs.kept.start_s, abs=0.001)


@pytest.mark.parametrize("name", ["mp3.avi", "pcm.avi", "h264.avi", "bytes.avi", "two-sounds.avi"])
def test_it_is_decoded_without_an_error_and_in_sync(avis: Forms, tmp_path: Path, name: str) -> None:
    film = read(avis(name))

    made = cut_piecewise(film, BOTH_ENDS, SOUNDS_S, tmp_path)

    complaints = run_ffmpeg("-i", str(made.file), "-map", "0", "-f", "null", "-")
    # Bytes can be split amid a frame, as when such a film is leapt in.
    assert "rror" not in complaints or name == "bytes.avi"
    shift_s = watch(made.file).shift_s - watch(film.path).shift_s
    assert shift_s == pytest.approx(made.kept.start_s, abs=0.001)
    for track in range(len(film.audio)):
        whole = read_sound(film.path, track)
        shift_s = sound_shift_s(made.file, whole, track)
        assert shift_s == pytest.approx(made.kept.start_s, abs=IN_SYNC_S)


def test_it_can_be_leapt_in(avis: Forms, tmp_path: Path) -> None:
    """By both of its indexes."""
    made = cut_piecewise(read(avis("pcm.avi")), BOTH_ENDS, SOUNDS_S, tmp_path).file
    content = made.read_bytes()
    assert content.count(b"RIFF") > 1
    old = tmp_path / "old.avi"
    old.write_bytes(content.replace(b"indx", b"JUNK").replace(b"odmldmlh", b"JUNKdmlh"))

    for path, last_s in ((made, 4.1), (old, 0.1)):
        with av.open(str(path)) as container:
            for wanted_s in (last_s, 0.0):
                container.seek(int(wanted_s * av.time_base))
                first = next(container.demux(video=0))
                assert first.is_keyframe
                assert first.dts is not None
                assert wanted_s - 2 <= float(first.dts * first.time_base) <= wanted_s


def test_a_cut_can_be_cut_again(avis: Forms, tmp_path: Path) -> None:
    """It has several parts, each with an index, as films of more than a gigabyte have."""
    film = read(avis("mp3.avi"))
    first = cut_piecewise(film, THE_END, SOUNDS_S, tmp_path / "first")
    assert first.file.read_bytes().count(b"AVIX") >= 1

    again = cut_piecewise(read(first.file), Kept(2.48, 6.0), SOUNDS_S, tmp_path / "again")

    at_once = cut_piecewise(film, Kept(2.48, 6.0), SOUNDS_S, tmp_path / "at-once")
    assert by_kind(again.file) == by_kind(at_once.file)
    with av.open(str(again.file)) as container:
        assert container.metadata["title"] == "Мой доклад"


@pytest.mark.parametrize("name", ["pcm.avi", "two-sounds.avi"])
def test_stopped_anywhere_it_is_the_same(avis: Forms, name: str) -> None:
    stopped_cut = StoppedCut(read(avis(name)), BOTH_ENDS, SOUNDS_S)
    assert stopped_cut.places >= 10
    assert stopped_cut.made(STOPS) == stopped_cut.whole


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("pcm.avi", b"AVI LIST", b"AVU LIST", "doesn't begin"),
        ("pcm.avi", b"movi", b"mova", "head is incomplete"),
        ("pcm.avi", b"avih", b"avii", "head is incomplete"),
        ("pcm.avi", b"idx1", b"idx2", "no index|missing"),
        ("pcm.avi", b"auds", b"txts", "unusual kind"),
    ],
)
def test_what_is_left_to_ffmpeg(
    avis: Forms, tmp_path: Path, name: str, old: bytes, new: bytes, reason: str
) -> None:
    film = read(avis(name))
    content = film.path.read_bytes()
    assert old in content
    forged = tmp_path / name
    forged.write_bytes(content.replace(old, new))

    with pytest.raises(Unfit, match=reason):
        plan(replace(film, path=forged), Way(THE_END, (), {}))


def test_nothing_is_lost_of_what_is_kept_whole(avis: Forms, tmp_path: Path) -> None:
    """What the tracks hold is the same, up to the last chunk, where only its index is new."""
    film = read(avis("two-sounds.avi"))
    target = tmp_path / "whole.avi"

    for _ in plan(film, Way(Kept(0.0, film.duration_s + 1), (), {})).write(film.path, target, None):
        pass

    assert packets(target) == packets(film.path)
    assert np.array_equal(read_sound(target, 1), read_sound(film.path, 1))
