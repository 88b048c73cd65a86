from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recorder_app.sources.file_name import extension, safe, safe_file, shown

ANY = st.text(st.characters(), max_size=400)


@given(ANY, st.integers(32, 255))
@example("con", 255)
@example("aux .tar.gz", 255)
@example("LPT¹", 32)
@example("..", 32)
@example("я" * 300, 33)
@example("👩‍👩‍👧" * 40, 40)
def test_any_name_becomes_one_that_every_system_takes(name: str, room: int) -> None:
    made = safe(name, room=room)

    assert 0 < len(made.encode()) <= room
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', made)
    assert made[0] not in ". "
    assert made[-1] not in ". "
    device = re.split(r"\.", made)[0].rstrip().upper()
    assert device not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1", "LPT¹"}
    assert safe(made, room=room) == made


@given(ANY, st.sampled_from(["", ".mp4", ".WEBM", ".srt"]), st.integers(32, 255))
def test_a_file_keeps_its_extension(stem: str, suffix: str, room: int) -> None:
    made = safe_file(stem + suffix, room=room)

    assert len(made.encode()) <= room
    assert made.endswith(suffix)


@given(ANY)
def test_what_is_shown_fits_on_a_line(name: str) -> None:
    words = shown(name)

    assert len(words) <= 120
    assert words.isprintable() or all(not each.isspace() or each == " " for each in words)
    words.encode()


@pytest.mark.parametrize(
    "name",
    [
        "Лекция №1 — «введение» & 100%",
        "-rf",
        "what's up",
        "講義 第1回",
        "a  b",
        "été",
        "v1.0",
        "[x] (2)",
    ],
)
def test_a_good_name_stays_as_it_is(name: str) -> None:
    assert safe(name) == name


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a/b\\c", "a_b_c"),
        ("What is 2/3?", "What is 2_3_"),
        (" .hidden. ", "hidden"),
        ("line\nbreak", "line break"),
        ("con.txt", "con_.txt"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("", "recording"),
        ("...", "recording"),
    ],
)
def test_a_bad_name_is_made_good(name: str, made: str) -> None:
    assert safe(name) == made


def test_a_letter_is_never_cut_in_two() -> None:
    assert safe("я" * 200, room=33) == "я" * 16
    assert safe("e\u0301" * 20, room=32) == "e\u0301" * 10


def test_an_extension() -> None:
    assert extension("a.b.mp4") == ".mp4"
    assert extension("no ending") == ""
    assert extension("Dr. Who") == ""
    assert extension("end.") == ""
