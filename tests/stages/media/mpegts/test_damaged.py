"""Streams that are damaged or made to harm are refused, or cut as far as they go; neither takes long."""

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
from recorder_app.stages.media.mpegts import plan as planning
from recorder_app.stages.media.mpegts.plan import plan
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.damaging import cut_or_refused, most_memory, mutations
from tests.stages.media.mp4.conftest import read

WAYS = [Way(Kept(0.0, 6.52), (), {}), Way(Kept(1.98, 6.52), (), {}, keyframe_s=2.064)]
_MOST_BYTES = 48 * 1024 * 1024
"""For a film of nine seconds, whatever its packets claim."""


@pytest.fixture(scope="module", params=["plain.ts", "others.ts", "blu-ray.m2ts"])
def film(forms: Callable[[str], Path], request: pytest.FixtureRequest) -> Film:
    return read(forms(request.param))


@pytest.fixture(autouse=True)
def _tracks_are_known(film: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    """What FFmpeg makes of damaged films is not of interest here."""
    tracks, first_s = planning._tracks(film), planning._first_keyframe_s(film)
    monkeypatch.setattr(planning, "_tracks", lambda _film: tracks)
    monkeypatch.setattr(planning, "_first_keyframe_s", lambda _film: first_s)


@mutations(50)
@given(data=st.data())
def test_a_mutated_film(film: Film, tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(film.path.read_bytes())
    head = 188 * 12
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, head if data.draw(st.booleans()) else len(content) - 400))
        if data.draw(st.booleans()):
            at -= at % 188  # The heads of packets.
        written = data.draw(st.binary(min_size=1, max_size=8))
        kind = data.draw(st.sampled_from(["over", "between", "gone"]))
        gone = {"over": len(written), "between": 0, "gone": data.draw(st.integers(1, 400))}[kind]
        content[at : at + gone] = b"" if kind == "gone" else written
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]
    mutated = tmp_path / "mutated.ts"
    mutated.write_bytes(content)

    for way in WAYS:
        _cut_or_refused(replace(film, path=mutated), way)


def test_bytes_of_the_head(film: Film, tmp_path: Path) -> None:
    """Sizes and numbers, one after another, become huge, or nothing."""
    places = range(0, 188 * 4, 61)
    most = most_memory(film, places, tmp_path, lambda mutated: _cut_or_refused(mutated, WAYS[0]))
    assert most < _MOST_BYTES


@pytest.mark.parametrize(
    "content", [b"", b"G", b"G" * 100_000, bytes(100_000), (b"G" + bytes(187)) * 600]
)
def test_what_is_no_stream(film: Film, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "none.ts"
    path.write_bytes(content)
    with pytest.raises(Unfit):
        plan(replace(film, path=path), WAYS[0])


def test_much_garbage_takes_no_time(film: Film, tmp_path: Path) -> None:
    """It is not looked at byte by byte for each packet that is found again."""
    whole = film.path.read_bytes()
    size = 192 if film.path.suffix == ".m2ts" else 188
    parts = [whole[at : at + 6 * size] for at in range(0, len(whole), 6 * size)]
    torn = tmp_path / "torn.ts"
    torn.write_bytes(parts[0] * 5 + b"?".join(parts * 20))
    _cut_or_refused(replace(film, path=torn), WAYS[0])


def _cut_or_refused(film: Film, way: Way) -> None:
    cut_or_refused(plan, film, way, ValueError)
