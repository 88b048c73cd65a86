"""However often a program stream's cut is stopped, and wherever: it comes out the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.mpegps import packets
from recorder_app.stages.media.mpegps import plan as planning
from tests.stages.media.mp4.conftest import read
from tests.stages.media.piecewise import StoppedCut, make_large

KEPT = Kept(2.48, 6.52)
SOUNDS_S = (3.1, 5.3)


@pytest.fixture(scope="module", params=["sounds.mpg", "first.mpg"])
def film(forms: Callable[[str], Path], request: pytest.FixtureRequest) -> Film:
    return read(forms(request.param))


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    make_large(monkeypatch)
    monkeypatch.setattr(planning, "PLACE_EVERY_BYTES", 40_000)


@pytest.fixture
def stopped_cut(film: Film) -> StoppedCut:
    return StoppedCut(film, KEPT, SOUNDS_S)


@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(stops=st.lists(st.tuples(st.booleans(), st.integers(1, 30)), min_size=1, max_size=3))
def test_stopped_anywhere_it_is_the_same(
    stopped_cut: StoppedCut, stops: list[tuple[bool, int]]
) -> None:
    assert stopped_cut.places > 30
    assert stopped_cut.made(stops) == stopped_cut.whole


def test_how_much_is_read_at_once_makes_no_difference(
    stopped_cut: StoppedCut, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = stopped_cut.whole
    monkeypatch.setattr(packets, "WINDOW_BYTES", 70_000)
    monkeypatch.setattr(planning, "PLACE_EVERY_BYTES", 5_000)
    assert stopped_cut.made([(True, 200)]) == whole
