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
from recorder_app.stages.media.flv.plan import plan
from tests.stages.media.damaging import cut_or_refused, most_memory, mutations
from tests.stages.media.mp4.conftest import read

WAYS = [Way(Kept(0.0, 6.52), (), {}), Way(Kept(1.98, 6.52), (), {}, keyframe_s=2.064)]
_MOST_BYTES = 32 * 1024 * 1024
"""For a film of nine seconds, whatever its tags claim."""


@pytest.fixture(scope="module", params=["tagged.flv", "two-sounds.flv", "av1.flv"])
def film(forms: Callable[[str], Path], request: pytest.FixtureRequest) -> Film:
    return read(forms(request.param))


@mutations(50)
@given(data=st.data())
def test_a_mutated_film(film: Film, tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(film.path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, 1000 if data.draw(st.booleans()) else len(content) - 8))
        written = data.draw(st.binary(min_size=1, max_size=8))
        content[at : at + len(written)] = written
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]
    mutated = tmp_path / "mutated.flv"
    mutated.write_bytes(content)

    for way in WAYS:
        _cut_or_refused(replace(film, path=mutated), way)


def test_bytes_of_the_head(film: Film, tmp_path: Path) -> None:
    """Sizes and numbers, one after another, become huge, or nothing."""
    places = range(0, 900, 37)
    most = most_memory(film, places, tmp_path, lambda mutated: _cut_or_refused(mutated, WAYS[0]))
    assert most < _MOST_BYTES


def test_a_film_that_breaks_off_is_cut_as_far_as_it_goes(film: Film, tmp_path: Path) -> None:
    broken = tmp_path / "broken.flv"
    broken.write_bytes(film.path.read_bytes()[:30_000])
    target = tmp_path / "cut.flv"

    for _ in plan(replace(film, path=broken), WAYS[0]).write(broken, target, None):
        pass

    assert read(target).duration_s > 3


def _cut_or_refused(film: Film, way: Way) -> None:
    cut_or_refused(plan, film, way, ValueError)
