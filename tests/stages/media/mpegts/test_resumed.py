"""However often a transport stream's cut is stopped, and wherever: it comes out the same."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.large_cut import LargeCut
from recorder_app.stages.media.mpegts import packets
from tests.stages.fake_context import FakeContext
from tests.stages.media.mp4.conftest import read
from tests.stages.media.mpegts.conftest import LOOPED_S
from tests.stages.media.piecewise import StoppedCut, make_large

KEPT = Kept(12.0, LOOPED_S - 12.0)
SOUNDS_S = (12.5, LOOPED_S - 14.0)


@pytest.fixture(scope="module")
def film(forms: Callable[[str], Path]) -> Film:
    return read(forms("looped-others.ts"))


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    make_large(monkeypatch)
    monkeypatch.setattr(packets, "_AT_ONCE", 100)


@pytest.fixture
def stopped_cut(film: Film) -> StoppedCut:
    return StoppedCut(film, KEPT, SOUNDS_S)


@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(stops=st.lists(st.tuples(st.booleans(), st.integers(1, 40)), min_size=1, max_size=4))
def test_stopped_anywhere_it_is_the_same(
    stopped_cut: StoppedCut, stops: list[tuple[bool, int]]
) -> None:
    assert stopped_cut.places > 30
    assert stopped_cut.made(stops) == stopped_cut.whole


def test_what_turns_out_not_to_be_fit_is_left_to_ffmpeg_for_good(
    forms: Callable[[str], Path], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Its times leap, near its end: that isn't read again, nor in another way."""
    film = read(forms("looped-others.ts"))
    stored = film.path.read_bytes()
    torn = replace(film, path=tmp_path / "torn.ts")
    torn.path.write_bytes(stored[: len(stored) // 188 // 2 * 188] + stored[-188 * 1000 :])
    context, shares = FakeContext(tmp_path / "attempt"), list[float]()
    large = LargeCut(torn, KEPT, SOUNDS_S, partial(find, "embedded"), context, {}, shares.append)

    with caplog.at_level(logging.WARNING):
        assert large.made() is None
    assert [each.getMessage() for each in caplog.records] == [
        "torn.ts is left to ffmpeg after all: its times leap"
    ]
    assert shares
    shares.clear()
    assert large.made() is None

    assert shares == []
    assert list(context.out.iterdir()) == []


def test_how_much_is_read_at_once_makes_no_difference(
    stopped_cut: StoppedCut, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = stopped_cut.whole
    monkeypatch.setattr(packets, "_AT_ONCE", 10_000)
    assert stopped_cut.made([]) == whole
