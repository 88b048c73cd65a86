"""Films that show parts of what they store are cut by what they show."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from fractions import Fraction
from itertools import accumulate
from pathlib import Path

import pytest

from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.mp4.edits import Edit, Edits
from recorder_app.stages.media.mp4.plan import plan
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.mp4.conftest import packets, read, write
from tests.stages.media.mp4.rewriting import edits, rewritten
from tests.stages.media.timed_films import watch

Part = tuple[float, float | None]
SEAM_S, PACKET_S = 0.13, 0.064
PICTURES, SOUND, FILM = 12800, 16000, 16000
"""Units of time in a second."""


@pytest.fixture
def edited(forms: Callable[[str], Path], tmp_path: Path) -> Callable[..., Film]:
    """A film that shows these parts of itself: seconds that it lasts and place; None shows nothing."""

    def made(*parts: tuple[float, float | None], name: str = "short-gop.mp4") -> Film:
        def change(path: tuple[bytes, ...], body: bytes) -> bytes | None:
            if path[-1] != b"edts":
                return body
            scale, late = (PICTURES, 1024) if b"vide" in path else (SOUND, 1024)
            rows = [
                (round(lasts * FILM), -1 if begins is None else round(begins * scale) + late)
                for lasts, begins in parts
            ]
            return edits(*rows)[8:]

        target = tmp_path / f"edited-{len(list(tmp_path.iterdir()))}.mp4"
        target.write_bytes(rewritten(forms(name).read_bytes(), change))
        return read(target)

    return made


@pytest.mark.parametrize(
    ("parts", "kept"),
    [
        ([(3.0, 0.0), (3.0, 5.0)], Kept(1.04, 5.0)),
        ([(3.0, 0.0), (3.0, 5.0)], Kept(0.0, 5.0)),
        ([(3.0, 0.0), (3.0, 5.0)], Kept(3.48, 5.0)),
        ([(3.0, 0.0), (3.0, 5.0)], Kept(1.04, 2.6)),
        ([(2.0, 0.0), (2.0, 2.0), (2.0, 4.0)], Kept(1.04, 5.0)),
        ([(1.0, 0.48), (0.52, 1.8), (3.0, 4.0)], Kept(0.52, 4.0)),
        ([(1.0, None), (2.0, 1.0), (2.0, 4.0)], Kept(0.52, 3.6)),
        ([(1.0, None), (6.0, 1.0)], Kept(1.52, 4.6)),
    ],
)
def test_what_several_edits_show(
    edited: Callable[..., Film], tmp_path: Path, parts: list[Part], kept: Kept
) -> None:
    film = edited(*parts)

    made = write(plan(film, Way(kept, (), {})), film.path, tmp_path / "made.mp4")

    seen, first_s = watch(made), kept.start_s + float(film.start_s)
    assert seen.shown_s[0] == 0
    assert seen.shown_s[-1] == pytest.approx(kept.end_s - kept.start_s, abs=0.3)
    for shown_s, made_s in zip(seen.shown_s, seen.made_s, strict=True):
        at_s = first_s + shown_s
        # FFmpeg shows the pictures of a further part up to three too early or too late.
        if not is_near_a_seam(parts, at_s):
            assert made_s == pytest.approx(source_s(parts, at_s), abs=SEAM_S)
    heard, whole = sounds(made), sounds(film.path)
    for shown_s, content in heard:
        at_s = first_s + shown_s
        if shown_s > 0 and not is_near_a_seam(parts, at_s):
            # A packet that a part begins within is shown from its own beginning on.
            assert any(content == other and abs(at_s - s) < PACKET_S for s, other in whole)


def source_s(parts: list[Part], at_s: float) -> float | None:
    """What part of what is stored is shown at a time, as the edits say it."""
    for lasts, begins in parts:
        if at_s < lasts:
            return None if begins is None else begins + at_s
        at_s -= lasts
    return None


def is_near_a_seam(parts: list[Part], at_s: float) -> bool:
    seams = accumulate(lasts for lasts, _ in parts)
    return any(abs(at_s - seam) < SEAM_S for seam in seams)


def sounds(path: Path) -> list[tuple[float, bytes]]:
    """The packets of sound that aren't hidden, and when they are heard."""
    return [(float(each.shown), each.content) for each in packets(path)[1] if not each.hidden]


def test_an_empty_part_between_others(edited: Callable[..., Film], tmp_path: Path) -> None:
    """FFmpeg doesn't show them rightly, other players do."""
    film = edited((2.0, 1.0), (1.0, None), (2.0, 4.0))

    made = write(plan(film, Way(Kept(0.52, 4.6), (), {})), film.path, tmp_path / "made.mp4")

    for place in re.finditer(b"elst", made.read_bytes()):
        rows = struct.unpack_from(">IiIIiIIiI", made.read_bytes(), place.end() + 8)
        lasts_s = [each / FILM for each in rows[::3]]
        assert lasts_s[:2] == pytest.approx([1.48, 1.0], abs=0.0002)
        assert lasts_s[2] == pytest.approx(1.6, abs=0.15)
        assert rows[4] == -1
        scale = PICTURES if place.start() == made.read_bytes().find(b"elst") else SOUND
        assert (rows[7] - rows[1]) / scale == pytest.approx(2.48, abs=0.0002)


def test_parts_in_another_order_are_left_to_ffmpeg(edited: Callable[..., Film]) -> None:
    film = edited((3.0, 5.0), (3.0, 0.0))

    with pytest.raises(Unfit, match="another order"):
        plan(film, Way(Kept(0.0, 5.0), (), {}))


def test_a_film_at_another_speed_is_left_to_ffmpeg(
    forms: Callable[[str], Path], tmp_path: Path
) -> None:
    def change(path: tuple[bytes, ...], body: bytes) -> bytes | None:
        return body[:-4] + b"\0\2\0\0" if path[-1] == b"elst" else body

    fast = tmp_path / "fast.mp4"
    fast.write_bytes(rewritten(forms("short-gop.mp4").read_bytes(), change))

    with pytest.raises(Unfit, match="edited"):
        plan(read(fast), Way(Kept(1.04, 5.0), (), {}))


@pytest.mark.parametrize(
    ("lasts", "known", "reached"),
    [(2.0, 2.0, None), (2.0, 1.92, None), (9.0, 2.0, 9.0), (9.0, 0.0, 9.0), (None, 2.0, None)],
)
def test_an_edit_that_was_written_before_the_film_was(
    lasts: float | None, known: float, reached: float | None
) -> None:
    """It ends with what was known then, or it is the length of the whole."""
    edit = Edit(Fraction(0), None if lasts is None else Fraction(lasts), 0, PICTURES)
    listed = Edits((edit,), listed=True)

    (found,) = listed.open_ended(round(known * PICTURES)).parts

    assert found.lasts == reached
