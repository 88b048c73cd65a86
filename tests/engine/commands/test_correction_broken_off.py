"""A death at each step of a correction: the next start finds the old edition or the new one, whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recorder_app.domain.correction import Correction, RestoreAll, SegmentText
from recorder_app.domain.words import StageType
from recorder_app.engine import durable
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home
from tests.domain.said import topics, transcript
from tests.engine.corrected import correct, editions, files, shown, texts, view
from tests.engine.transcribed import Transcribed

SAID = transcript("Welcome to Recoder.", "It rest never.", "Good by.")
TOPICS = topics(0, 20, 40)


def _steps(monkeypatch: pytest.MonkeyPatch, strike: Callable[[], None]) -> None:
    """`strike` is called before and after each thing that touches the disk."""
    for name in ("sync_tree", "move_folder", "remove_tree"):
        real = getattr(durable, name)

        def wrapped(*args: object, real: Callable[..., object] = real) -> object:
            strike()
            result = real(*args)
            strike()
            return result

        monkeypatch.setattr(durable, name, wrapped)


class _Death(BaseException):
    pass


@pytest.mark.parametrize("restores", [False, True])
def test_a_death_leaves_the_old_edition_or_the_new_one(
    home: Path, tmp_path: Path, *, restores: bool
) -> None:
    engine = Engine(Home(home))
    talk = Transcribed(engine, tmp_path, SAID, TOPICS)
    talk.until(StageType.SUBTITLES)
    correct(talk, SegmentText(0, "Number 0."))
    found: set[bool] = set()
    for death in range(100):
        before, asked = files(talk), f"Number {death + 1}."
        wanted: Correction = RestoreAll() if restores else SegmentText(0, asked)
        left = [death]

        def strike(left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise _Death

        with pytest.MonkeyPatch.context() as broken:
            _steps(broken, strike)
            try:
                correct(talk, wanted)
                died = False
            except _Death:
                died = True
        engine.stop()
        engine = Engine(Home(home))
        engine.start(only=frozenset())
        talk.engine = engine
        after = files(talk)
        made = view(talk).corrected != restores if restores else texts(talk)[0] == asked
        found.add(made)
        if not made:
            assert after == before
        assert shown(after["subtitles.srt"]) == " ".join(texts(talk))
        assert len(editions(talk)) == 1
        assert list(engine.home.work.iterdir()) == []
        if not died:
            break
        if restores and made:
            correct(talk, SegmentText(0, "Number 0."))
    engine.stop()
    assert not died, "more steps than were tried"
    assert found == {True, False}
