"""However often a film's cut is stopped, and wherever: it comes out the same."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recorder_app.domain.errors import Stopped
from recorder_app.stages.media import bridge, large_cut, resumable
from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Cut
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.large_cut import LargeCut
from tests.stages.fake_context import FakeContext
from tests.stages.media.matroska.conftest import LOOPED_S
from tests.stages.media.mp4.conftest import read

KEPT = Kept(2.48, LOOPED_S - 2)
SOUNDS_S = (3.1, LOOPED_S - 3.5)


class Killed(Exception):
    """Stands for the end of the process: nothing of ours runs after it."""


@pytest.fixture(scope="module", params=["looped-h264.mkv", "endless-looped-vp9.webm"])
def film(forms: Callable[[str], Path], request: pytest.FixtureRequest) -> Film:
    return read(forms(request.param))


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)
    monkeypatch.setattr(large_cut, "CHECKPOINT_EVERY_BYTES", 0)


@pytest.fixture(scope="module")
def uninterrupted(
    film: Film, tmp_path_factory: pytest.TempPathFactory
) -> tuple[bytes, int, list[Path]]:
    """What is written at a stretch, at how many places that could be paused, and what was encoded
    for it: an encoder may decide otherwise each time."""
    context = FakeContext(tmp_path_factory.mktemp("uninterrupted"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(large_cut, "LARGE_BYTES", 0)
        patched.setattr(large_cut, "CHECKPOINT_EVERY_BYTES", 0)
        made = cut(film, context)
    assert list(context.out.iterdir()) == [made.file]
    encoded = list(context.folder.glob("encoded-*.mkv"))
    return made.file.read_bytes(), len(context.checkpoints), encoded


def cut(
    film: Film, context: FakeContext, progress: Callable[[float], None] = lambda _: None
) -> Cut:
    ffmpeg = partial(find, "embedded")
    made = LargeCut(film, KEPT, SOUNDS_S, ffmpeg, context, {"known": 1}, progress).made()
    assert made is not None
    return made


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(stops=st.lists(st.tuples(st.booleans(), st.integers(1, 25)), max_size=5))
def test_stopped_anywhere_it_is_the_same(
    film: Film, uninterrupted: tuple[bytes, int, list[Path]], stops: list[tuple[bool, int]]
) -> None:
    whole, places, encoded = uninterrupted
    assert places > 15
    folder = Path(tempfile.mkdtemp())
    for each in encoded:
        shutil.copy(each, folder)
    for paused, after in stops:
        if paused:
            with suppress(Stopped):
                cut(film, FakeContext(folder, stop_after=after))
            continue
        with suppress(Killed):
            cut(film, FakeContext(folder), killed_after(after))
        # What was not yet durable may be anything after a power cut.
        for target in (folder / "out").iterdir():
            if not written_whole(folder):
                with target.open("ab") as file:
                    file.write(os.urandom(1000 * after))

    made = cut(film, FakeContext(folder))

    assert made.file.read_bytes() == whole
    assert list((folder / "out").iterdir()) == [made.file]
    shutil.rmtree(folder)


def written_whole(folder: Path) -> bool:
    done = FakeContext(folder).resume()
    copy = done and done.get("copy")
    return isinstance(copy, dict) and bool(copy["reached"].get("whole"))


def killed_after(places: int) -> Callable[[float], None]:
    left = iter(range(places - 1))

    def progress(_share: float) -> None:
        if next(left, None) is None:
            raise Killed

    return progress


def test_a_pause_stops_the_encoder(
    film: Film,
    tmp_path: Path,
    uninterrupted: tuple[bytes, int, list[Path]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(resumable, "_ASK_EVERY_S", 0.0)
    with pytest.raises(Stopped):
        cut(film, FakeContext(tmp_path, stop_after=1))
    assert not any((tmp_path / "out").iterdir())
    assert not any(tmp_path.glob("encoded-*.mkv"))

    assert cut(film, FakeContext(tmp_path)).file.stat().st_size > 0.9 * len(uninterrupted[0])


def test_what_is_written_is_not_written_again(
    film: Film,
    tmp_path: Path,
    uninterrupted: tuple[bytes, int, list[Path]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor are the pictures at its beginning encoded again."""
    for each in uninterrupted[2]:
        shutil.copy(each, tmp_path)
    with pytest.raises(Stopped):
        cut(film, FakeContext(tmp_path, stop_after=10))
    held = (tmp_path / "out" / f"film{film.suffix}").stat().st_size
    monkeypatch.setattr(bridge.Bridge, "encode", None)
    shares: list[float] = []

    made = cut(film, FakeContext(tmp_path), shares.append)

    assert made.file.read_bytes() == uninterrupted[0]
    assert shares[0] >= 0.9 * held / len(uninterrupted[0])
    shares.clear()
    cut(film, FakeContext(tmp_path), shares.append)
    assert shares == []
