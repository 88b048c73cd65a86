"""Streams that are damaged or made to harm are refused, or cut as far as they go; neither takes long."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from av.error import FFmpegError
from hypothesis import given
from hypothesis import strategies as st

from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.mpegps.plan import PackPlan, plan
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.damaging import mutations
from tests.stages.media.mp4.conftest import read

WAYS = [Way(Kept(0.0, 6.52), (), {}), Way(Kept(2.25, 6.52), (), {}, keyframe_s=2.376)]
_MOST_BYTES = 64 * 1024 * 1024


@pytest.fixture(scope="module", params=["first.mpg", "camera.mod"])
def film(forms: Callable[[str], Path], request: pytest.FixtureRequest) -> Film:
    return read(forms(request.param))


@pytest.fixture(scope="module")
def plans(film: Film) -> list[PackPlan]:
    """Made of the whole film: what FFmpeg makes of damaged ones is not of interest here."""
    return [plan(film, WAYS[0])]


@mutations(50)
@given(data=st.data())
def test_a_mutated_film(
    film: Film, plans: list[PackPlan], tmp_path: Path, data: st.DataObject
) -> None:
    content = bytearray(film.path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        head = 4096 if data.draw(st.booleans()) else len(content) - 400
        at = data.draw(st.integers(0, head))
        if data.draw(st.booleans()):
            at -= at % 2048  # The heads of packs.
        written = data.draw(st.binary(min_size=1, max_size=8))
        kind = data.draw(st.sampled_from(["over", "between", "gone"]))
        gone = {"over": len(written), "between": 0, "gone": data.draw(st.integers(1, 400))}[kind]
        content[at : at + gone] = b"" if kind == "gone" else written
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]
    mutated = tmp_path / "mutated.mpg"
    mutated.write_bytes(content)

    _written_or_refused(replace(film, path=mutated), plans[0])


def test_a_mutated_film_that_is_planned_anew(film: Film, tmp_path: Path) -> None:
    content = film.path.read_bytes()
    mutated = replace(film, path=tmp_path / "mutated.mpg")
    tracemalloc.start()
    for at in (*range(0, 60, 7), len(content) // 3, 3 * len(content) // 4):
        mutated.path.write_bytes(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])
        for way in WAYS:
            try:
                found = plan(mutated, way)
            except (Unfit, FFmpegError, ArithmeticError, LookupError, ValueError):
                continue
            _written_or_refused(mutated, found)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < _MOST_BYTES


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\0\x01\xba",
        bytes(100_000),
        b"\0\0\x01\xe0\0\0" * 50_000,
        b"\0\0\x01\xe0??" * 50_000,
    ],
)
def test_what_is_no_stream(film: Film, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "none.mpg"
    path.write_bytes(content)
    with pytest.raises(Unfit):
        plan(replace(film, path=path), WAYS[0])


def test_much_garbage_takes_no_time(film: Film, plans: list[PackPlan], tmp_path: Path) -> None:
    whole = film.path.read_bytes()
    parts = [whole[at : at + 2048] for at in range(0, len(whole), 2048)]
    torn = tmp_path / "torn.mpg"
    torn.write_bytes(b"?".join(parts * 20))
    endless = replace(
        plans[0], ends={track: replace(end, packet=10**9) for track, end in plans[0].ends.items()}
    )
    _written_or_refused(replace(film, path=torn), endless)


def _written_or_refused(film: Film, plan: PackPlan) -> None:
    target = film.path.with_suffix(".cut")
    try:
        for _ in plan.write(film.path, target, None):
            pass
    except (Unfit, ArithmeticError, LookupError, ValueError):
        return
    assert target.stat().st_size < 2 * film.path.stat().st_size + 10_000
