"""The time left can be believed: nothing until it is sound, no jumps, right in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from recorder_app.domain.recording import Recording
from recorder_app.domain.snapshot import Progress, Snapshot
from recorder_app.domain.words import StageStatus, StageType
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.time_left import NOTHING, TimeLeft, follow
from recorder_app.ui.listing.times_left import left_words
from tests.ui.bare_list import BareList
from tests.ui.fake_front import FakeFront

FILM_S = 3600.0
SPEEDS = {
    StageType.DOWNLOAD: 0.001,
    StageType.TRIM: 0.01,
    StageType.TRANSCRIBE: 0.2,
    StageType.TOPICS: 0.005,
    StageType.SUBTITLES: 0.005,
}
LATER_S = FILM_S * (SPEEDS[StageType.TOPICS] + SPEEDS[StageType.SUBTITLES])
LOOK_S = 0.5
few = settings(max_examples=25, deadline=None)
Pace = Callable[[float], float]
"""How far the transcription is after so many seconds."""


def _transcribing() -> Recording:
    front = FakeFront()
    (key,) = front.fill(1)
    front.run([key])
    for _stage in range(2):
        front.begin(key)
        front.finish(key, duration_s=FILM_S)
    front.begin(key)
    recording = front.now(key)
    assert recording.stage(StageType.TRANSCRIBE).status is StageStatus.RUNNING
    return recording


TRANSCRIBING = _transcribing()


def _looks(
    pace: Pace, until_s: float, speeds: Mapping[StageType, float] = SPEEDS
) -> Iterator[tuple[float, TimeLeft]]:
    known, now_s = NOTHING, 0.0
    while now_s < until_s:
        done = min(1.0, pace(now_s))
        snapshot = Snapshot(TRANSCRIBING, {StageType.TRANSCRIBE: Progress(done)})
        known = follow(known, snapshot, speeds, now_s)
        yield now_s, known
        now_s += LOOK_S


@few
@given(whole_s=st.floats(400, 20_000), speed=st.floats(0.05, 3))
def test_it_comes_right_however_fast_earlier_recordings_were(whole_s: float, speed: float) -> None:
    speeds = {**SPEEDS, StageType.TRANSCRIBE: speed}
    *_, (now_s, known) = _looks(lambda now_s: now_s / whole_s, 240, speeds)
    assert known.shown_s == pytest.approx(whole_s - now_s + LATER_S, rel=0.05, abs=5)


@few
@given(whole_s=st.floats(60, 20_000))
def test_at_a_steady_pace_without_history_it_only_falls_and_is_right(whole_s: float) -> None:
    speeds = {each: SPEEDS[each] for each in (StageType.TOPICS, StageType.SUBTITLES)}
    looks = list(_looks(lambda now_s: now_s / whole_s, min(whole_s, 200), speeds))
    sound = [(now_s, known.shown_s) for now_s, known in looks if known.shown_s is not None]
    assert looks[0][1].shown_s is None
    assert sound[0][0] <= 8
    for now_s, shown_s in sound:
        assert shown_s == pytest.approx(whole_s - now_s + LATER_S, rel=0.02, abs=1.5)
    assert all(after <= before + 1e-6 for (_, before), (_, after) in pairwise(sound))


@few
@given(paces=st.lists(st.floats(0, 0.02), min_size=1, max_size=12))
def test_it_never_jumps(paces: list[float]) -> None:
    """Whatever happens: a pace that changes every ten seconds, also to none at all."""

    def pace(now_s: float) -> float:
        whole = int(now_s // 10)
        kept = sum(paces[part % len(paces)] * 10 for part in range(whole))
        return kept + paces[whole % len(paces)] * (now_s % 10)

    shown = [known.shown_s for _now_s, known in _looks(pace, 240)]
    for before, after in pairwise(shown):
        if before is not None and after is not None:
            assert abs(after - before) <= LOOK_S * (2 + 0.05 * before)


@few
@given(leap_s=st.floats(1, 9), whole_s=st.floats(300, 2000))
def test_what_moves_by_leaps_is_judged_like_what_flows(leap_s: float, whole_s: float) -> None:
    looks = list(_looks(lambda now_s: (now_s // leap_s) * leap_s / whole_s, 200, {**SPEEDS}))
    for now_s, known in looks:
        if now_s > 90 and known.shown_s is not None:
            assert known.shown_s == pytest.approx(whole_s - now_s + LATER_S, rel=0.12, abs=5)


def test_what_stands_still_takes_longer_and_longer() -> None:
    looks = dict(_looks(lambda now_s: min(now_s, 60) / 600, 200))
    at_60, at_190 = looks[60].shown_s, looks[190].shown_s
    assert at_60 is not None
    assert at_190 is not None
    assert at_190 > 1.5 * at_60


def test_nothing_is_said_while_the_transcription_to_come_is_unknown() -> None:
    trimming = TRANSCRIBING.with_stage(StageType.TRANSCRIBE, status=StageStatus.PENDING).with_stage(
        StageType.TRIM, status=StageStatus.RUNNING
    )
    known = NOTHING
    for step in range(100):
        snapshot = Snapshot(trimming, {StageType.TRIM: Progress(step / 100)})
        known = follow(known, snapshot, {}, step * LOOK_S)
    assert known.shown_s is None
    known = follow(known, snapshot, SPEEDS, 50.0)
    assert known.shown_s == pytest.approx(FILM_S * 0.2 + LATER_S, rel=0.02)


def test_between_two_stages_it_goes_on_counting() -> None:
    *_, (now_s, known) = _looks(lambda now_s: now_s / 600, 60)
    between = TRANSCRIBING.with_stage(StageType.TRANSCRIBE, status=StageStatus.COMPLETED)
    after = follow(known, Snapshot(between), SPEEDS, now_s + 2)
    assert known.shown_s is not None
    assert after.shown_s == pytest.approx(known.shown_s - 2)
    # A lane that stays full is no matter of seconds.
    much_later = follow(after, Snapshot(between), SPEEDS, now_s + 60)
    assert much_later.shown_s is None


def test_what_does_not_run_has_none() -> None:
    *_, (now_s, known) = _looks(lambda now_s: now_s / 600, 60)
    assert known.shown_s is not None
    closed = replace(TRANSCRIBING, run=None).with_stage(
        StageType.TRANSCRIBE, status=StageStatus.PENDING
    )
    assert follow(known, Snapshot(closed), SPEEDS, now_s + 1) is NOTHING


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0, "less than a minute"),
        (54, "less than a minute"),
        (60, "about 1 min"),
        (720, "about 12 min"),
        (3560, "about 59 min"),
        (3600, "about 1 h"),
        (4830, "about 1 h 20 min"),
        (35_990, "about 10 h"),
        (90_000, "about 25 h"),
    ],
)
def test_it_is_said_as_roughly_as_it_is_known(seconds: float | None, words: str) -> None:
    assert left_words(seconds) == words


def test_the_list_says_it(
    qtbot: QtBot, front: FakeFront, open_list: Callable[[], BareList]
) -> None:
    (key,) = front.fill(1)
    front.known_speeds = SPEEDS
    front.run([key])
    for _stage in range(2):
        front.begin(key)
        front.finish(key, duration_s=FILM_S)
    front.begin(key)
    front.progress(key, 0.5)
    shown = open_list()
    cell = shown.model.index(0, Column.TIME_LEFT)
    qtbot.waitUntil(lambda: cell.data() == "about 7 min")
    front.cancel([key])
    qtbot.waitUntil(lambda: cell.data() == "")
