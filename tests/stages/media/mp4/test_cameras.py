"""What cameras write besides picture and sound neither hinders a cut nor speaks of other times in it."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.mp4.plan import plan
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.mp4.conftest import packets, read, write
from tests.stages.media.mp4.rewriting import box, rewritten
from tests.stages.media.mp4.test_plan import BOTH_ENDS, cut_by_tables
from tests.stages.media.timed_films import run_ffmpeg

Forms = Callable[[str], Path]
ROUND = bytes.fromhex("ffcc8263f8554a938814587a02521fdd") + b"<rdf:SphericalVideo/>"
SETTINGS = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48") + b"settings"


def with_boxes(content: bytes, inside: tuple[bytes, ...], *boxes: bytes) -> bytes:
    """The film with these boxes at the end of another one."""

    def change(path: tuple[bytes, ...], body: bytes) -> bytes | None:
        return body + b"".join(boxes) if path == inside else body

    return rewritten(content, change)


@pytest.mark.parametrize(
    ("inside", "added", "kept"),
    [
        ((b"moov",), box(b"uuid", SETTINGS), False),
        ((b"moov",), box(b"meta", bytes(4), box(b"xml ", b"<NonRealTimeMeta/>")), False),
        ((b"moov", b"udta"), box(b"HMMT", bytes(8)), False),
        ((b"moov", b"udta"), box(b"CNTH", b"a thumbnail"), True),
        ((b"moov", b"trak", b"vide"), box(b"uuid", SETTINGS), False),
        ((b"moov", b"trak", b"vide"), box(b"uuid", ROUND), True),
        ((b"moov", b"trak", b"vide"), box(b"load", bytes(16)), False),
    ],
)
def test_what_is_added_to_the_index(
    forms: Forms, tmp_path: Path, inside: tuple[bytes, ...], added: bytes, kept: bool
) -> None:
    content = forms("long-gop.mp4").read_bytes()
    filmed = tmp_path / "filmed.mp4"
    filmed.write_bytes(with_boxes(content, inside, added))
    assert added in filmed.read_bytes()

    made = cut_by_tables(read(filmed), BOTH_ENDS, tmp_path)

    assert (added in made.read_bytes()) == kept
    (tmp_path / "plain").mkdir()
    plain = cut_by_tables(read(forms("long-gop.mp4")), BOTH_ENDS, tmp_path / "plain")
    assert packets(made) == packets(plain)
    assert run_ffmpeg("-i", str(made), "-f", "null", "-") == ""


@pytest.mark.parametrize("behind", [b"\xff" * 5000, b"\0\0\0\3free" + bytes(20), b"\0\0\0"])
def test_what_stands_behind_the_last_box(forms: Forms, tmp_path: Path, behind: bytes) -> None:
    film = read(forms("long-gop.mp4"))
    filmed = tmp_path / "filmed.mp4"
    filmed.write_bytes(film.path.read_bytes() + behind)

    made = cut_by_tables(read(filmed), BOTH_ENDS, tmp_path)

    plain = write(plan(film, Way(BOTH_ENDS, (), {})), film.path, tmp_path / "plain.mp4")
    assert made.read_bytes() == plain.read_bytes()


def test_a_film_from_before_there_were_types(forms: Forms, tmp_path: Path) -> None:
    content = forms("recorded.mov").read_bytes()
    assert content[4:8] == b"ftyp"
    old = tmp_path / "old.mov"
    old.write_bytes(content.replace(b"ftyp", b"free", 1))

    made = cut_by_tables(read(old), BOTH_ENDS, tmp_path)

    assert made.read_bytes()[4:12] == b"ftypqt  "
    assert run_ffmpeg("-i", str(made), "-map", "0:v", "-map", "0:a", "-f", "null", "-") == ""


def test_open_groups_of_pictures_are_numbered_anew(forms: Forms, tmp_path: Path) -> None:
    """QuickTime's `stps`: here one group of fifty is said to be open."""
    content = forms("short-gop.mp4").read_bytes()
    entries = box(b"stps", struct.pack(">III", 0, 1, 101))

    def change(path: tuple[bytes, ...], body: bytes) -> bytes | None:
        if path[-2:] == (b"stbl", b"stss") and b"vide" in path:
            return struct.pack(">IIIIII", 0, 4, 1, 51, 151, 201)
        return body + entries if path[-1] == b"stbl" and b"vide" in path else body

    filmed = tmp_path / "filmed.mp4"
    filmed.write_bytes(rewritten(content, change))

    made = cut_by_tables(read(filmed), BOTH_ENDS, tmp_path).read_bytes()

    place = made.find(b"stps")
    assert struct.unpack_from(">III", made, place + 4) == (0, 1, 101 - 50)
    place = made.find(b"stss")
    assert struct.unpack_from(">IIII", made, place + 4) == (0, 2, 1, 151 - 50)


def test_what_is_missing_at_the_end_is_noticed(forms: Forms, tmp_path: Path) -> None:
    film = read(forms("faststart.mp4"))
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(film.path.read_bytes()[:-100])

    with pytest.raises(Unfit, match="behind its end"):
        plan(replace(film, path=broken), Way(BOTH_ENDS, (), {}))
