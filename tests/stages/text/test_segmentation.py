from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recorder_app.domain.transcript import Word
from recorder_app.stages.text import segmentation
from recorder_app.stages.text.cohesion import costs
from recorder_app.stages.text.meaning import meanings
from recorder_app.stages.text.segmentation import borders
from recorder_app.stages.text.units import Unit

PLANTS = "The green leaves of a plant turn sunlight and water into sugar"
ROADS = "The soldiers of Rome built straight roads of stone through the province"
SENTENCE_S = 6.0


def spoken(
    *texts: str, pauses: dict[int, float] | None = None, openings: tuple[int, ...] = ()
) -> list[Unit]:
    """A unit every six seconds."""
    return [
        Unit(
            start_s=number * SENTENCE_S,
            words=tuple(
                Word(word, number * SENTENCE_S, number * SENTENCE_S + 0.3, 0.9)
                for word in text.split()
            ),
            stems=Counter(word.lower() for word in text.split() if len(word) > 3),
            pause_s=(pauses or {}).get(number, 0.2),
            opening=float(number in openings),
            goes_on=False,
        )
        for number, text in enumerate(texts)
    ]


def found(units: list[Unit], minimum_s: float = 20.0) -> list[int]:
    return borders(units, meanings, end_s=len(units) * SENTENCE_S, minimum_s=minimum_s)


def test_a_change_of_subject_is_found_without_any_pause() -> None:
    (border,) = found(spoken(*[PLANTS] * 8, *[ROADS] * 8))
    assert border == pytest.approx(8, abs=1)


def test_one_subject_is_not_divided() -> None:
    assert found(spoken(*[PLANTS] * 12)) == []


def test_a_pause_or_an_opening_phrase_tells_the_place() -> None:
    both = f"{PLANTS} and {ROADS}"
    texts = [*[PLANTS] * 7, both, both, both, *[ROADS] * 7]
    for place in (7, 8, 9, 10):
        assert found(spoken(*texts, pauses={place: 2.0}, openings=(place,))) == [place]


def test_a_part_of_two_subjects_costs_more_than_its_halves() -> None:
    part = costs(spoken(*[PLANTS] * 5, *[ROADS] * 5), meanings)
    assert part[0, 10] > part[0, 5] + part[5, 10]
    assert np.all(np.isfinite(part))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_hardly_anything_said(count: int) -> None:
    assert found(spoken(*[PLANTS] * count)) == []


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from([PLANTS, ROADS, "Um", "Well yes"]), min_size=2, max_size=30),
    st.floats(1.0, 60.0),
)
def test_no_topic_is_ever_too_short(texts: list[str], minimum_s: float) -> None:
    units = spoken(*texts)
    ends = [
        0.0,
        *(units[each].start_s for each in found(units, minimum_s)),
        len(units) * SENTENCE_S,
    ]
    if len(ends) > 2:
        assert all(end - begin >= minimum_s for begin, end in pairwise(ends))


def test_a_long_talk_is_looked_at_in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = spoken(*([PLANTS] * 8 + [ROADS] * 8) * 5)
    whole = found(talk)
    monkeypatch.setattr(segmentation, "STRETCH", 32)
    shares: list[float] = []
    end_s = len(talk) * SENTENCE_S
    in_stretches = borders(talk, meanings, end_s=end_s, minimum_s=20.0, progress=shares.append)
    assert in_stretches == pytest.approx(range(8, 80, 8), abs=1)
    assert in_stretches == pytest.approx(whole, abs=1)
    assert shares == [32 / 80, 48 / 80, 64 / 80, 1.0]
