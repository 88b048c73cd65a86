"""However often an FLV film's cut is stopped, and wherever: it comes out the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.flv import plan
from tests.stages.media.flv.conftest import LOOPED_S
from tests.stages.media.mp4.conftest import read
from tests.stages.media.piecewise import StoppedCut, make_large

KEPT = Kept(12.0, LOOPED_S - 12.0)
SOUNDS_S = (12.5, LOOPED_S - 14.0)


@pytest.fixture(scope="module")
def film(forms: Callable[[str], Path]) -> Film:
    return read(forms("looped-tagged.flv"))


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    make_large(monkeypatch)
    monkeypatch.setattr(plan, "_PLACE_EVERY_BYTES", 5_000)


@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(stops=st.lists(st.tuples(st.booleans(), st.integers(1, 40)), min_size=1, max_size=4))
def test_stopped_anywhere_it_is_the_same(film: Film, stops: list[tuple[bool, int]]) -> None:
    stopped_cut = StoppedCut(film, KEPT, SOUNDS_S)
    assert stopped_cut.places > 30
    assert stopped_cut.made(stops) == stopped_cut.whole
