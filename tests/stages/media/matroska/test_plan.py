"""A film that is cut by its clusters is the one that ffmpeg cuts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import av
import pytest

from recorder_app.stages.media import large_cut
from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Cut, Way, cut
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.large_cut import LargeCut
from recorder_app.stages.media.matroska import elements
from recorder_app.stages.media.matroska.plan import plan
from recorder_app.stages.media.resumable import Unfit
from tests.stages.fake_context import FakeContext
from tests.stages.media.mp4.conftest import packets, read
from tests.stages.media.timed_films import (
    SILENT_S,
    read_sound,
    run_ffmpeg,
    sound_shift_s,
    watch,
)

START_S, END_S = 2.48, 6.52
SOUNDS_S = (SILENT_S + 0.1, 5.3)
BOTH_ENDS, THE_END = Kept(START_S, END_S), Kept(0.0, END_S)
FROM_A_KEYFRAME = Kept(4.5, END_S)
IN_SYNC_S = 0.01

Forms = Callable[[str], Path]


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)


def cut_by_clusters(film: Film, wished: Kept, folder: Path) -> Cut:
    ffmpeg = partial(find, "embedded")
    sounds_s = (max(SOUNDS_S[0], wished.start_s), SOUNDS_S[1])
    made = LargeCut(film, wished, sounds_s, ffmpeg, FakeContext(folder / "attempt"), {}).made()
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("name", "wished"),
    [
        ("h264.mkv", BOTH_ENDS),
        ("h264.mkv", THE_END),
        ("h264.mkv", FROM_A_KEYFRAME),
        ("vp9.webm", BOTH_ENDS),
        ("vp9.webm", FROM_A_KEYFRAME),
        ("vp8.webm", BOTH_ENDS),
        ("av1.webm", BOTH_ENDS),
        ("live.webm", BOTH_ENDS),
        ("two-tracks.mkv", BOTH_ENDS),
        ("tagged.mkv", BOTH_ENDS),
        ("open-gop.mkv", THE_END),
        ("hevc.mkv", THE_END),
        ("talk.weba", THE_END),
        ("endless-h264.mkv", BOTH_ENDS),
        ("endless-looped-vp9.webm", Kept(START_S, 118.0)),
        ("looped-h264.mkv", Kept(72.5, 118.0)),
    ],
)
def test_the_packets_are_those_that_ffmpeg_keeps(
    forms: Forms, tmp_path: Path, name: str, wished: Kept
) -> None:
    film = read(forms(name))

    made = cut_by_clusters(film, wished, tmp_path)

    sounds_s = (max(SOUNDS_S[0], wished.start_s), SOUNDS_S[1])
    theirs = cut(film, wished, sounds_s, find("embedded"), tmp_path)
    # An encoder may decide otherwise each time.
    copied_s = (made.kept.encoded_until_s or 0.0) - made.kept.start_s
    tracks, their_tracks = packets(made.file), packets(theirs.file)
    assert len(tracks) == len(their_tracks)
    for track, their_track in zip(tracks, their_tracks, strict=True):
        assert len(track) == len(their_track)
        for packet, their_packet in zip(track, their_track, strict=True):
            # Where pictures are joined, ffmpeg puts their parameters before them.
            same = their_packet.content.endswith(packet.content[-1000:])
            assert same or packet.shown < copied_s
            assert packet.keyframe == their_packet.keyframe
            assert float(packet.shown) == pytest.approx(float(their_packet.shown), abs=0.002)
    assert made.duration_s == pytest.approx(theirs.duration_s, abs=0.01)
    assert made.kept.start_s == pytest.approx(theirs.kept.start_s, abs=0.002)
    assert made.kept.encoded_until_s == theirs.kept.encoded_until_s


@pytest.mark.parametrize(
    "name", ["h264.mkv", "vp8.webm", "vp9.webm", "av1.webm", "endless-h264.mkv"]
)
def test_it_is_decoded_without_an_error_and_in_sync(
    forms: Forms, tmp_path: Path, name: str
) -> None:
    """Also where its beginning is encoded."""
    film = read(forms(name))
    whole = read_sound(film.path)

    made = cut_by_clusters(film, BOTH_ENDS, tmp_path).file

    assert run_ffmpeg("-i", str(made), "-f", "null", "-") == ""
    seen = watch(made)
    assert seen.shown_s[0] == 0
    assert seen.unsteadiness_s < 0.002
    assert seen.shift_s == pytest.approx(START_S, abs=IN_SYNC_S)
    assert sound_shift_s(made, whole) == pytest.approx(START_S, abs=IN_SYNC_S)


def test_times_that_leap_back_make_it_no_longer(forms: Forms, tmp_path: Path) -> None:
    made = cut_by_clusters(read(forms("repeating-live.webm")), THE_END, tmp_path)

    assert made.duration_s == pytest.approx(END_S, abs=0.05)


@pytest.mark.parametrize("name", ["looped-h264.mkv", "endless-looped-h264.mkv"])
def test_it_can_be_leapt_in(forms: Forms, tmp_path: Path, name: str) -> None:
    """Also where the film couldn't."""
    made = cut_by_clusters(read(forms(name)), Kept(START_S, 118.0), tmp_path).file

    with av.open(str(made)) as container:
        for wanted_s in (110.0, 1.0, 30.0):
            container.seek(int(wanted_s * av.time_base))
            first = next(container.demux(video=0))
            assert first.is_keyframe
            assert first.pts is not None
            assert wanted_s - 5 <= float(first.pts * first.time_base) <= wanted_s
    stored = made.read_bytes()
    cues_at = stored.rfind(elements.name(elements.CUES))
    assert len(list(elements.children(memoryview(stored)[cues_at + 12 :]))) >= 10


def test_what_else_is_in_it_is_as_ffmpeg_leaves_it(forms: Forms, tmp_path: Path) -> None:
    film = read(forms("tagged.mkv"))

    ours = about(cut_by_clusters(film, BOTH_ENDS, tmp_path).file)

    assert ours == about(cut(film, BOTH_ENDS, SOUNDS_S, find("embedded"), tmp_path).file)
    assert ours[0]["title"] == "Мой доклад"


def about(path: Path) -> tuple[dict[str, str], list[object], list[dict[str, str]]]:
    """The tags of a film, its chapters, and the tags of its tracks, but for what is measured."""
    left_out = {"encoder", "duration"}

    def tags(found: dict[str, str]) -> dict[str, str]:
        return {key.lower(): text for key, text in found.items() if key.lower() not in left_out}

    with av.open(str(path)) as container:
        chapters: list[object] = [
            (
                round(float(each["start"] * (each["time_base"] or 0)), 2),
                round(float(each["end"] * (each["time_base"] or 0)), 2),
                each["metadata"],
            )
            for each in container.chapters()
        ]
        tracks = [{**tags(each.metadata), "is": each.type} for each in container.streams]
        return tags(container.metadata), chapters, tracks


def test_tags_that_stand_behind_the_pictures_are_kept(forms: Forms, tmp_path: Path) -> None:
    """Most programs write them there."""
    content = forms("tagged.mkv").read_bytes()
    seek, info, tags = (
        content.rfind(elements.name(each))
        for each in (elements.SEEK_HEAD, elements.INFO, elements.TAGS)
    )
    stored = memoryview(content)[tags:]
    _, width, size = elements.head(stored)
    assert size is not None
    moved = bytes(stored[: width + size])
    hidden = elements.name(elements.VOID) + moved[4:]
    # One byte shorter is the name, so one longer the size.
    hidden = hidden[:1] + elements.sized(len(moved) - 9) + bytes(len(moved) - 9)
    place = elements.make_unsigned(0x53AC, len(content) - seek)
    directory = elements.make(
        elements.SEEK_HEAD,
        elements.make(0x4DBB, elements.make(0x53AB, elements.name(elements.TAGS)), place),
    )
    room = info - seek - len(directory)
    directory += elements.name(elements.VOID) + elements.sized(room - 9) + bytes(room - 9)
    head = content[: seek - 8] + elements.sized(len(content) + len(moved) - seek) + directory
    late = tmp_path / "late.mkv"
    late.write_bytes(head + content[info:tags] + hidden + content[tags + len(moved) :] + moved)

    made = cut_by_clusters(read(late), BOTH_ENDS, tmp_path).file

    assert about(made)[0]["title"] == "Мой доклад"
    assert about(made)[0]["artist"] == "Somebody"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"\x2a\xd7\xb1\x83\x0f\x42\x40", b"\x2a\xd7\xb1\x83\xff\x42\x40", "unit of time"),
        (b"\x83\x81\x02", b"\x83\x81\x03", "unusual kind"),
        (b"\x83\x81\x01", b"\x83\x81\x02", "not those that ffmpeg sees"),
        (b"\x16\x54\xae\x6b", b"\x16\x54\xae\x6c", "incomplete"),
        (b"\x1f\x43\xb6\x75", b"\x1f\x43\xb6\x76", "incomplete"),
        (b"\x1a\x45\xdf\xa3", b"\x1a\x45\xdf\xa4", "doesn't begin"),
    ],
)
def test_what_is_left_to_ffmpeg(
    forms: Forms, tmp_path: Path, old: bytes, new: bytes, reason: str
) -> None:
    film = read(forms("h264.mkv"))
    content = film.path.read_bytes()
    assert old in content
    forged = tmp_path / "forged.mkv"
    forged.write_bytes(content.replace(old, new))

    with pytest.raises(Unfit, match=reason):
        plan(film_at(film, forged), Way(THE_END, (), {}))


def film_at(film: Film, path: Path) -> Film:
    return replace(film, path=path)
