"""How films are cut where the stage can't choose, and that what is not right is noticed."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import av
import pytest

from recorder_app.domain.errors import NeedsUser
from recorder_app.domain.words import WaitKind
from recorder_app.stages.media import film as films_read
from recorder_app.stages.media.check import Kept, Wrong, approve
from recorder_app.stages.media.cut import Uncut, cut
from recorder_app.stages.media.ffmpeg import Ffmpeg, find
from recorder_app.stages.media.film import Film, places
from recorder_app.stages.media.probe import probe
from tests.stages.media.timed_films import SILENT_S, Workshop, run_ffmpeg, sound_shift_s, watch

START_S, END_S = 2.48, 6.52
"""What is kept in these tests: a little more than the speech."""
SOUNDS_S = (SILENT_S + 0.1, 5.3)
KEPT = Kept(START_S, END_S)


@pytest.fixture(scope="module")
def embedded() -> Ffmpeg:
    return find("embedded")


def read(path: Path) -> Film:
    found = probe(path)
    film = films_read.read(path, found.container, found.duration_s, (found.width, found.height))
    assert film is not None
    return film


def copied(films: Workshop, tmp_path: Path, *words: str, name: str = "long-gop.mp4") -> Path:
    """What ffmpeg makes of `words`, with the film as its first input."""
    path = tmp_path / f"cut{Path(name).suffix}"
    run_ffmpeg("-i", str(films(name)), *words, str(path))
    return path


def cut_right(films: Workshop, path: Path) -> list[str]:
    """The words that cut `long-gop.mp4` as wanted."""
    wanted = ["-ss", str(START_S), "-i", str(films("long-gop.mp4")), "-t", str(END_S - START_S)]
    return [*wanted, "-c", "copy", str(path)]


def test_what_is_right_is_approved(films: Workshop, tmp_path: Path) -> None:
    run_ffmpeg(*cut_right(films, tmp_path / "cut.mp4"))

    length_s = approve(read(films("long-gop.mp4")), tmp_path / "cut.mp4", KEPT, SOUNDS_S)

    assert length_s == pytest.approx(END_S - START_S, abs=0.2)


@pytest.mark.parametrize("late_s", [-0.1, 0.1, 0.5])
def test_sound_that_is_out_of_sync_is_noticed(
    films: Workshop, tmp_path: Path, late_s: float
) -> None:
    right = tmp_path / "right.mp4"
    run_ffmpeg(*cut_right(films, right))
    shifted = ["-i", str(right), "-itsoffset", str(late_s), "-i", str(right)]
    run_ffmpeg(*shifted, "-map", "0:v", "-map", "1:a", "-c", "copy", str(tmp_path / "cut.mp4"))

    with pytest.raises(Wrong, match=r"its (sound|pictures) at .* not in (its|their) place"):
        approve(read(films("long-gop.mp4")), tmp_path / "cut.mp4", KEPT, SOUNDS_S)


def test_pictures_from_elsewhere_are_noticed(films: Workshop, tmp_path: Path) -> None:
    source = str(films("long-gop.mp4"))
    early, right = ["-ss", str(START_S - 0.2)], ["-ss", str(START_S)]
    words = [*early, "-i", source, *right, "-i", source, "-map", "0:v", "-map", "1:a"]
    run_ffmpeg(*words, "-t", str(END_S - START_S), "-c", "copy", str(tmp_path / "cut.mp4"))

    with pytest.raises(Wrong, match=r"its pictures at 0\.0 s are not in their places"):
        approve(read(films("long-gop.mp4")), tmp_path / "cut.mp4", KEPT, SOUNDS_S)


def test_a_missing_picture_at_the_beginning_is_noticed(films: Workshop, tmp_path: Path) -> None:
    path = copied(films, tmp_path, "-ss", "2.5", "-t", "4", "-c", "copy", name="h264.mkv")
    assert watch(path).shown_s[0] > 1, "it begins with sound alone"

    with pytest.raises(Wrong, match="it begins without a picture"):
        approve(read(films("h264.mkv")), path, KEPT, SOUNDS_S)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["-an"], "a track is missing"),
        (["-vn"], "a track is missing"),
        (["-t", "2"], r"it lasts 2\.\d+ s, not 4\.04 s"),
        (["-display_rotation", "90"], "its picture is turned round"),
    ],
)
def test_a_film_that_lacks_something_is_noticed(
    films: Workshop, tmp_path: Path, words: list[str], reason: str
) -> None:
    right = tmp_path / "right.mp4"
    run_ffmpeg(*cut_right(films, right))
    before = words if words[0] == "-display_rotation" else []
    after = [] if before else words
    run_ffmpeg(*before, "-i", str(right), *after, "-c", "copy", str(tmp_path / "cut.mp4"))

    with pytest.raises(Wrong, match=reason):
        approve(read(films("long-gop.mp4")), tmp_path / "cut.mp4", KEPT, SOUNDS_S)


def test_what_is_no_film_is_noticed(films: Workshop, tmp_path: Path) -> None:
    (tmp_path / "cut.mp4").write_bytes(b"\0" * 5000)

    with pytest.raises(Wrong):
        approve(read(films("long-gop.mp4")), tmp_path / "cut.mp4", KEPT, SOUNDS_S)


def test_a_torn_seam_is_noticed(films: Workshop, tmp_path: Path) -> None:
    """Other pictures stand where the copied ones should begin."""
    cut_and_changed = ["-ss", str(START_S), "-t", str(END_S - START_S), "-vf", "negate"]
    path = copied(films, tmp_path, *cut_and_changed, name="h264.mkv")

    with pytest.raises(Wrong, match="damaged where encoded ones meet copied ones"):
        approve(read(films("h264.mkv")), path, replace(KEPT, encoded_until_s=4.0), SOUNDS_S)


def test_only_the_pictures_before_the_next_keyframe_are_encoded(
    films: Workshop, tmp_path: Path, embedded: Ffmpeg
) -> None:
    made = cut(read(films("h264.mkv")), KEPT, SOUNDS_S, embedded, tmp_path)

    assert made.kept.encoded_until_s == 4.0
    whole, kept = contents(films("h264.mkv")), contents(made.file)
    copied_pictures = [place_s for place_s, content in kept if content in dict_of(whole)]
    assert min(copied_pictures) == pytest.approx(4.0 - START_S, abs=0.05)
    assert len(copied_pictures) >= len([at_s for at_s, _ in kept if at_s >= 4.0 - START_S]) - 1


def contents(path: Path) -> list[tuple[float, bytes]]:
    """The end of what is stored for each picture: parameters may be added before it."""
    with av.open(str(path)) as container:
        video = container.streams.video[0]
        return [
            (float(packet.pts * packet.time_base), bytes(packet)[-40:])
            for packet in container.demux(video)
            if packet.pts is not None and packet.time_base is not None
        ]


def dict_of(packets: list[tuple[float, bytes]]) -> dict[bytes, float]:
    return {content: at_s for at_s, content in packets}


def test_nothing_is_encoded_where_a_keyframe_is_near(
    films: Workshop, tmp_path: Path, embedded: Ffmpeg
) -> None:
    made = cut(read(films("h264.mkv")), Kept(4.4, 8.5), (4.5, 5.5), embedded, tmp_path)

    assert made.kept.encoded_until_s is None
    assert made.kept.start_s == pytest.approx(4.0, abs=0.1)
    seen = watch(made.file)
    assert seen.made_s[0] == 4.0
    assert seen.shift_s == pytest.approx(sound_shift_s(made.file, films.sound), abs=0.001)


def test_without_a_way_nothing_is_left(films: Workshop, tmp_path: Path, embedded: Ffmpeg) -> None:
    """Sound is asked for where it can't be: no result is right."""
    film = replace(read(films("talk.wav")), audio=(0, 0), sound_codec="pcm_s16le")

    with pytest.raises(Uncut):
        cut(film, KEPT, SOUNDS_S, embedded, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_film_that_can_only_begin_where_it_does_is_not_cut_there(
    films: Workshop, tmp_path: Path, embedded: Ffmpeg
) -> None:
    film = read(films("one-keyframe.webm"))

    with pytest.raises(Uncut, match="there is no place where it can be cut"):
        cut(film, Kept(START_S, film.duration_s), SOUNDS_S, embedded, tmp_path)


def test_extras_are_given_up_rather_than_the_cut(
    films: Workshop, tmp_path: Path, embedded: Ffmpeg
) -> None:
    path = tmp_path / "talk.mkv"
    plain = films("h264.mkv")
    attached = ["-attach", str(films.folder / "tags.txt"), "-metadata:s:t", "mimetype=text/plain"]
    run_ffmpeg("-i", str(plain), "-c", "copy", *attached, str(path))
    film = read(path)
    assert len(film.extras) == 1
    odd = replace(film, form=films_read.FORMS["mp4"])  # Which holds no attachments.

    made = cut(odd, KEPT, SOUNDS_S, embedded, tmp_path)

    assert {track.kind for track in probe(made.file).tracks} == {"video", "audio"}


def test_a_disk_without_room_is_said_before_it_is_filled(
    films: Workshop, tmp_path: Path, embedded: Ffmpeg
) -> None:
    film = read(films("talk.wav"))
    # A hole costs nothing, so the film can be larger than what is free.
    huge = tmp_path / "talk.wav"
    shutil.copy(film.path, huge)
    huge.chmod(0o644)
    os.truncate(huge, 4 * shutil.disk_usage(tmp_path).free)

    with pytest.raises(NeedsUser, match=r"“talk\.wav” needs .*B in .* are free") as caught:
        cut(replace(film, path=huge), KEPT, SOUNDS_S, embedded, tmp_path)

    assert caught.value.kind is WaitKind.DISK
    assert list(tmp_path.iterdir()) == [huge]


@pytest.mark.parametrize("name", ["h264.mkv", "fragmented.mp4", "live.webm", "talk.ts"])
def test_where_pictures_stand(films: Workshop, name: str) -> None:
    around = places(read(films(name)), 2.49, reach_s=5)

    assert around is not None
    # Where the sound begins earlier, as it does in transport streams, it is there that time begins.
    first_s = watch(films(name)).shown_s[0]
    assert around.keyframe_s == pytest.approx(first_s, abs=0.001)
    assert around.picture_s == pytest.approx(first_s + 0.04 * ((2.49 - first_s) // 0.04), abs=0.001)
    if around.next_keyframe_s is None:
        assert name == "talk.ts"
    else:
        assert around.next_keyframe_s == pytest.approx(first_s + 4.0, abs=0.001)
        assert around.between == round((around.next_keyframe_s - around.picture_s) / 0.04)


def test_a_container_that_can_not_be_written_is_known(films: Workshop) -> None:
    assert films_read.read(films("talk.wav"), "nut", films.length_s, (0, 0)) is None


@pytest.mark.parametrize(
    ("name", "first"), [("faststart.mp4", True), ("long-gop.mp4", False), ("h264.mkv", False)]
)
def test_what_can_be_played_while_it_is_fetched_stays_so(
    films: Workshop, tmp_path: Path, embedded: Ffmpeg, name: str, first: bool
) -> None:
    film = read(films(name))
    assert film.index_first is first

    made = cut(film, KEPT, SOUNDS_S, embedded, tmp_path)

    assert (made.file.read_bytes().find(b"moov") < made.file.read_bytes().find(b"mdat")) is first
