"""Subtitles, chapters, time codes and measurements are moved with the pictures that they belong to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import pytest

from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Way, cut
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.mp4 import spans, tracks
from recorder_app.stages.media.mp4.plan import plan
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.mp4.conftest import packets, read, write
from tests.stages.media.mp4.rewriting import edits, rewritten
from tests.stages.media.mp4.test_plan import BOTH_ENDS, SOUNDS_S, THE_END, cut_by_tables
from tests.stages.media.timed_films import run_ffmpeg

Forms = Callable[[str], Path]
FIRST = b"\0\0\0\0\0\0\0\1"
"""What every description begins with."""
SCALE = 2_000_000
"""Units of time of the film in a second, as ffmpeg chooses them for subtitles."""
SUBTITLES = {0.5: "too early", 4.5: "in time"}


def chapters(path: Path) -> list[tuple[float, float, str]]:
    found = []
    with av.open(str(path)) as container:
        for each in container.chapters():
            assert each["time_base"]
            starts, ends = each["start"] * each["time_base"], each["end"] * each["time_base"]
            found.append((float(starts), float(ends), each["metadata"]["title"]))
    return found


def subtitles(path: Path) -> dict[float, str]:
    with av.open(str(path)) as container:
        track = next(each.index for each in container.streams if each.type == "subtitle")
    return {
        round(float(each.shown), 3): each.content[2:].decode()
        for each in packets(path)[track]
        if each.content[:2] != b"\0\0"
    }


def time_code(path: Path) -> str:
    with av.open(str(path)) as container:
        assert (
            container.streams.video[0].metadata["timecode"]
            == container.streams[-1].metadata["timecode"]
        )
        return container.streams[-1].metadata["timecode"]


@pytest.mark.parametrize("left_out", [b"", b"chpl", b"tref"])
@pytest.mark.parametrize("wished", [BOTH_ENDS, THE_END, Kept(4.6, 6.5), Kept(0.0, 4.0)])
def test_the_chapters_are_those_that_ffmpeg_keeps(
    forms: Forms, tmp_path: Path, wished: Kept, left_out: bytes
) -> None:
    """Whether they are in a list, in a track, or in both."""
    film = tmp_path / "film.mp4"
    content = forms("tagged.mp4").read_bytes()
    assert left_out in content
    film.write_bytes(content.replace(left_out, b"free") if left_out else content)

    made = write(plan(read(film), Way(wished, (), {})), film, tmp_path / "made.mp4")

    sounds_s = (max(SOUNDS_S[0], wished.start_s + 0.1), min(SOUNDS_S[1], wished.end_s - 0.8))
    theirs = cut(read(film), wished, sounds_s, find("embedded"), tmp_path)
    assert [each[2] for each in chapters(made)] == [each[2] for each in chapters(theirs.file)]
    for own, their in zip(chapters(made), chapters(theirs.file), strict=True):
        # Without a track, the last one lasts as long as the film.
        assert own[:2] == pytest.approx(their[:2], abs=0.2 if left_out == b"tref" else 0.04)
    assert chapters(made)


def test_a_subtitle_that_is_read_where_the_cut_begins(forms: Forms, tmp_path: Path) -> None:
    """ffmpeg would leave it out, because it began before."""
    film = read(forms("subtitles.mp4"))
    assert subtitles(film.path) == SUBTITLES

    made = write(plan(film, Way(Kept(4.88, 6.52), (), {})), film.path, tmp_path / "made.mp4")

    assert subtitles(made) == {0.0: "in time"}
    with av.open(str(made)) as container:
        shown = container.streams[2]
        assert shown.duration
        assert shown.time_base
        assert float(shown.duration * shown.time_base) == pytest.approx(0.62, abs=0.001)


def test_a_track_without_a_subtitle_in_the_stretch_is_left_out(
    forms: Forms, tmp_path: Path
) -> None:
    film = read(forms("subtitles.mp4"))

    made = write(plan(film, Way(Kept(5.6, 6.52), (), {})), film.path, tmp_path / "made.mp4")

    assert len(packets(made)) == 2


def test_subtitles_that_begin_later_keep_their_places(forms: Forms, tmp_path: Path) -> None:
    def change(path: tuple[bytes, ...], body: bytes) -> bytes | None:
        if path[-1] == b"edts" and b"sbtl" in path:
            return edits((SCALE, -1), (9 * SCALE, 0))[8:]
        return body

    late = tmp_path / "late.mp4"
    late.write_bytes(rewritten(forms("subtitles.mp4").read_bytes(), change))
    assert subtitles(late) == {1.5: "too early", 5.5: "in time"}

    assert subtitles(cut_by_tables(read(late), THE_END, tmp_path)) == subtitles(late)
    moved = subtitles(cut_by_tables(read(late), BOTH_ENDS, tmp_path))
    assert {round(at_s, 2): text for at_s, text in moved.items()} == {3.02: "in time"}


def test_subtitles_in_fragments(forms: Forms, tmp_path: Path) -> None:
    """ffmpeg writes no empty ones in between: each is shown until the next."""
    film = read(forms("subtitled-fragments.mp4"))
    assert subtitles(film.path) == SUBTITLES

    assert subtitles(cut_by_tables(film, THE_END, tmp_path)) == SUBTITLES
    moved = subtitles(cut_by_tables(film, BOTH_ENDS, tmp_path))
    assert {round(at_s, 2): text for at_s, text in moved.items()} == {
        0.0: "too early",
        2.02: "in time",
    }


def test_a_track_that_nothing_was_written_to_is_left_out(forms: Forms, tmp_path: Path) -> None:
    """As that of a recorder's chapters, when it crashed before one was marked."""
    content = bytearray(forms("subtitled-fragments.mp4").read_bytes())
    places = [each.start() for each in re.finditer(b"tfhd\0\0\0.\0\0\0\3", content)]
    assert places
    for place in places:
        assert content[place - 8 : place - 4] == b"traf"
        content[place - 8 : place - 4] = b"free"
    film = tmp_path / "film.mp4"
    film.write_bytes(content)
    assert read(film).extras

    made = cut_by_tables(read(film), BOTH_ENDS, tmp_path)

    assert len(packets(made)) == 2


def test_titles_that_stand_elsewhere_are_stored_anew(
    forms: Forms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracks, "BLOCK_BYTES", 1)
    film = read(forms("tagged.mp4"))
    made = plan(film, Way(BOTH_ENDS, (), {}))
    assert b"\0\6Before" in made.tail
    monkeypatch.setattr(spans, "_MOST_ASIDE", 0)

    with pytest.raises(Unfit, match="apart from its pictures"):
        plan(film, Way(BOTH_ENDS, (), {}))


@pytest.mark.parametrize("name", ["timecode.mov", "timecode.mp4"])
def test_the_time_code_is_that_of_the_first_picture(
    forms: Forms, tmp_path: Path, name: str
) -> None:
    film = read(forms(name))
    assert time_code(film.path) == "01:00:00:00"

    assert time_code(cut_by_tables(film, BOTH_ENDS, tmp_path)) == "01:00:02:12"
    assert time_code(cut_by_tables(film, THE_END, tmp_path)) == "01:00:00:00"


def test_a_cut_is_cut_again(forms: Forms, tmp_path: Path) -> None:
    (tmp_path / "once").mkdir()
    once = cut_by_tables(read(forms("timecode.mov")), Kept(1.0, 8.0), tmp_path / "once")

    twice = cut_by_tables(read(once), Kept(1.48, 5.52), tmp_path)

    assert time_code(twice) == "01:00:02:12"
    direct = cut_by_tables(read(forms("timecode.mov")), BOTH_ENDS, tmp_path / "once")
    assert [each.content for each in packets(twice)[0]] == [
        each.content for each in packets(direct)[0]
    ]


@pytest.mark.parametrize(("kind", "form"), [(b"meta", b"gpmd"), (b"text", b"text")])
def test_data_and_text(forms: Forms, tmp_path: Path, kind: bytes, form: bytes) -> None:
    """What a camera measures meanwhile, for which subtitles stand here: ffmpeg can't make it."""
    source = read(renamed(forms("subtitles.mov"), kind, form, tmp_path / "film.mov"))
    assert source.extras

    made = cut_by_tables(source, BOTH_ENDS, tmp_path)

    theirs = cut(source, BOTH_ENDS, SOUNDS_S, find("embedded"), tmp_path)
    track, their_track = packets(made)[2], packets(theirs.file)[2]
    assert [each.content for each in track][-2:] == [each.content for each in their_track][-2:]
    assert float(track[-1].shown) == pytest.approx(float(their_track[-1].shown), abs=0.002)
    assert run_ffmpeg("-i", str(made), "-map", "0:v", "-map", "0:a", "-f", "null", "-") == ""


def test_captions(forms: Forms, tmp_path: Path) -> None:
    """They are moved like the subtitles that stand for them here."""
    subtitled = read(forms("subtitles.mov"))
    captioned = renamed(subtitled.path, b"clcp", b"c608", tmp_path / "film.mov")

    made = plan(replace(subtitled, path=captioned), Way(BOTH_ENDS, (), {}))

    expected = plan(subtitled, Way(BOTH_ENDS, (), {}))
    assert made.tail.replace(b"c608", b"text").replace(b"clcp", b"text") == expected.tail


def renamed(film: Path, kind: bytes, form: bytes, target: Path) -> Path:
    """The film with its subtitles as another kind of track."""
    content = film.read_bytes()
    for old, new in ((b"mhlrtext", b"mhlr" + kind), (b"text" + FIRST, form + FIRST)):
        assert content.count(old) == 1
        content = content.replace(old, new)
    target.write_bytes(content)
    return target


def test_text_that_is_unknown_is_left_to_ffmpeg(forms: Forms, tmp_path: Path) -> None:
    content = forms("subtitles.mp4").read_bytes()
    film = tmp_path / "film.mp4"
    film.write_bytes(content.replace(b"tx3g" + FIRST, b"stpp" + FIRST))

    with pytest.raises(Unfit, match="stpp"):
        plan(read(film), Way(BOTH_ENDS, (), {}))
