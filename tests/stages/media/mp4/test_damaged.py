"""Films whose index is damaged or made to harm are refused, quickly and with little memory."""

from __future__ import annotations

import struct
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.mp4.plan import plan
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.damaging import mutations
from tests.stages.media.mp4.conftest import read

KEPT = Way(Kept(2.48, 6.52), (), {})
_NUMBERS = [0, 1, 2, 7, 8, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF]
_TABLES = {
    *{b"mvhd", b"tkhd", b"mdhd", b"elst", b"stsd", b"stts", b"ctts", b"stss", b"stsz", b"stsc"},
    *{b"stco", b"sgpd", b"sbgp", b"dref", b"hdlr", b"tfhd", b"tfdt", b"trun"},
}
_FURTHER = {b"chpl", b"chap", b"tmcd", b"text", b"tx3g", b"sowt", b"elst"}
"""In films with more than picture and sound."""
_MOST_BYTES = 16 * 1024 * 1024
"""For a film of nine seconds, whatever its index claims."""


@pytest.fixture(scope="module", params=["long-gop.mp4", "obs.mp4"])
def film(forms: Callable[[str], Path], request: pytest.FixtureRequest) -> Film:
    return read(forms(request.param))


@pytest.fixture(scope="module")
def index(film: Film) -> tuple[int, int]:
    """Where the index stands in the film, or that of its first fragment."""
    content = film.path.read_bytes()
    kind = b"moof" if b"moof" in content else b"moov"
    start = content.find(kind) - 4
    return start, start + struct.unpack_from(">I", content, start)[0]


@mutations(200)
@given(data=st.data())
def test_a_mutated_index(
    film: Film, index: tuple[int, int], tmp_path: Path, data: st.DataObject
) -> None:
    content = bytearray(film.path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(index[0], index[1] - 4))
        written = data.draw(
            st.one_of(st.binary(min_size=1, max_size=4), st.sampled_from(_NUMBERS).map(_number))
        )
        content[at : at + len(written)] = written
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(*index)) :]
    mutated = tmp_path / "mutated.mp4"
    mutated.write_bytes(content)

    _planned_or_refused(replace(film, path=mutated))


def test_each_number_of_the_index(film: Film, index: tuple[int, int], tmp_path: Path) -> None:
    """All counts, sizes and times, one after another, become huge, or nothing."""
    _change_each_number(film, index, _TABLES, tmp_path)


@pytest.mark.parametrize("name", ["tagged.mp4", "recorded.mov"])
def test_what_other_films_have_besides(
    forms: Callable[[str], Path], name: str, tmp_path: Path
) -> None:
    film = read(forms(name))
    size = film.path.stat().st_size
    start = film.path.read_bytes().rfind(b"moov")

    _change_each_number(film, (start, size), _FURTHER, tmp_path)


def _change_each_number(
    film: Film, index: tuple[int, int], tables: set[bytes], tmp_path: Path
) -> None:
    content = film.path.read_bytes()
    mutated = replace(film, path=tmp_path / "mutated.mp4")
    heads = [at for at in range(*index) if content[at : at + 4] in tables]
    assert heads
    tracemalloc.start()
    for head in heads:
        for at in range(head + 4, head + 24, 4):
            for value in (0, 0xFFFF_FFFF):
                mutated.path.write_bytes(content[:at] + _number(value) + content[at + 4 :])
                _planned_or_refused(mutated)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < _MOST_BYTES


def test_small_tables_that_claim_billions_of_samples(
    forms: Callable[[str], Path], tmp_path: Path
) -> None:
    """Equal sizes and times need no more room for 4,000,000,000 samples than for one."""
    film = read(forms("long-gop.mp4"))
    content = bytearray(film.path.read_bytes())
    sizes, times = content.find(b"stsz"), content.find(b"stts")
    struct.pack_into(">III", content, sizes + 4, 0, 1, 4_000_000_000)
    struct.pack_into(">IIII", content, times + 4, 0, 1, 4_000_000_000, 1)
    forged = tmp_path / "forged.mp4"
    forged.write_bytes(content)

    with pytest.raises(Unfit, match="4000000000 samples"):
        plan(replace(film, path=forged), KEPT)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 7,
        b"\0\0\0\x08ftyp" * 2,
        b"\0\0\0\x08free" * 5000,
        b"\0\0\0\x08ftyp" + b"\0\0\0\x01moov",
        b"\0\0\0\x08ftyp" + b"\0\0\0\x01moov" + b"\xff" * 8,
        b"\0\0\0\x08ftyp" + b"\0\0\0\x00moov" + b"\0\0\0\x08trak" * 5000,
        b"\0\0\0\x08ftyp" + b"\0\0\0\x00moov" + b"\0\0\0\x08mvhd",
        b"\0\0\0\x04ftyp",
    ],
)
def test_boxes_that_are_none(film: Film, tmp_path: Path, content: bytes) -> None:
    forged = tmp_path / "forged.mp4"
    forged.write_bytes(content)

    with pytest.raises(Unfit):
        plan(replace(film, path=forged), KEPT)


def _planned_or_refused(film: Film) -> None:
    try:
        made = plan(film, KEPT)
    except Unfit:
        return
    size = film.path.stat().st_size
    assert 0 <= made.first_byte <= made.first_byte + made.copied_bytes <= size
    assert len(made.head) + len(made.tail) < size


def _number(value: int) -> bytes:
    return struct.pack(">I", value)
