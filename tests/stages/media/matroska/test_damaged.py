"""Films that are damaged or made to harm are refused, or cut as far as they go; neither takes long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.matroska import plan as planning
from recorder_app.stages.media.matroska.elements import CLUSTER, name
from recorder_app.stages.media.matroska.plan import plan
from tests.stages.media.damaging import cut_or_refused, most_memory, mutations
from tests.stages.media.mp4.conftest import read

WAYS = [Way(Kept(0.0, 6.52), (), {}), Way(Kept(3.99, 6.52), (), {}, keyframe_s=4.0)]
_NUMBERS = [
    b"\0",
    b"\xff",
    b"\x01\xff\xff\xff\xff\xff\xff\xff",
    b"\x08\0\0\0",
    b"\x7f\xff",
    b"\xa0",
]
_MOST_BYTES = 32 * 1024 * 1024
"""For a film of nine seconds, whatever its elements claim."""


@pytest.fixture(scope="module", params=["h264.mkv", "tagged.mkv", "endless-vp9.webm"])
def film(forms: Callable[[str], Path], request: pytest.FixtureRequest) -> Film:
    return read(forms(request.param))


@pytest.fixture(autouse=True)
def _pictures_are_known(film: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    """What FFmpeg makes of damaged films is not of interest here."""
    monkeypatch.setattr(planning, "_reordered", lambda _film, tracks: {tracks[0].number: 2})


@mutations(100)
@given(data=st.data())
def test_a_mutated_film(film: Film, tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(film.path.read_bytes())
    head = content.find(name(CLUSTER)) + 64
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, head if data.draw(st.booleans()) else len(content) - 8))
        written = data.draw(st.one_of(st.binary(min_size=1, max_size=4), st.sampled_from(_NUMBERS)))
        content[at : at + len(written)] = written
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]
    mutated = tmp_path / "mutated.mkv"
    mutated.write_bytes(content)

    for way in WAYS:
        _cut_or_refused(replace(film, path=mutated), way)


def test_bytes_of_the_head(film: Film, tmp_path: Path) -> None:
    """Sizes and numbers, one after another, become huge, or nothing."""
    content = film.path.read_bytes()
    head_bytes = content.find(name(CLUSTER)) + 64
    places = range(0, head_bytes, max(3, head_bytes // 100))
    most = most_memory(film, places, tmp_path, lambda mutated: _cut_or_refused(mutated, WAYS[0]))
    assert most < _MOST_BYTES


def _cut_or_refused(film: Film, way: Way) -> None:
    cut_or_refused(plan, film, way)
