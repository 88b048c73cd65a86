"""Getting and removing speech models, from a hub on the loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from faster_whisper.utils import _MODELS

from recorder_app.domain.errors import Transient
from recorder_app.engine.children.crew import Crew
from recorder_app.engine.speech_models import _KNOWN, Fetch, Kept, SpeechModels
from recorder_app.paths import Home
from tests.stages.speech.hub import Hub, serving

FILES = {
    "config.json": b"{}",
    "tokenizer.json": b"{}",
    "vocabulary.txt": b"words",
    "model.bin": bytes(300_000),
}


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with serving(Hub("Systran/faster-whisper-small", FILES)) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
        monkeypatch.setenv("HF_HUB_DISABLE_PROGRESS_BARS", "1")
        yield hub


@pytest.fixture
def models(home: Home, tmp_path: Path) -> Iterator[SpeechModels]:
    crew = Crew(tmp_path)
    yield SpeechModels(home, crew)
    crew.close()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def _kept(models: SpeechModels, name: str) -> Kept:
    return next(each.kept for each in models.known() if each.name == name)


def test_a_model_is_fetched_and_removed(hub: Hub, models: SpeechModels) -> None:
    assert _kept(models, "small") is Kept.NOWHERE
    told: list[tuple[int, int]] = []
    assert models.get(Fetch("small", lambda come, whole: told.append((come, whole))))
    assert told[-1][0] == told[-1][1] > 300_000
    assert _kept(models, "small") is Kept.OURS
    models.remove("small")
    assert _kept(models, "small") is Kept.NOWHERE
    with pytest.raises(ValueError, match=r"not in Recorder's own folder"):
        models.remove("small")


def test_it_can_be_given_up_while_the_hub_says_nothing(hub: Hub, models: SpeechModels) -> None:
    hub.stall_after = 100_000
    fetch = Fetch("small", lambda _come, _whole: None)
    answers: list[bool] = []
    thread = threading.Thread(target=lambda: answers.append(models.get(fetch)))
    thread.start()
    assert hub.stalled.wait(60)
    fetch.give_up()
    thread.join(20)
    assert answers == [False]
    assert _kept(models, "small") is Kept.NOWHERE
    hub.stall_after = None
    hub.going_on.set()
    assert models.get(Fetch("small", lambda _come, _whole: None))


def test_given_up_before_it_began(hub: Hub, models: SpeechModels) -> None:
    fetch = Fetch("small", lambda _come, _whole: None)
    fetch.give_up()
    assert not models.get(fetch)


def test_a_hub_in_trouble_is_named(hub: Hub, models: SpeechModels) -> None:
    hub.status = 503
    with pytest.raises(Transient, match="small can't be fetched: the model hub answered 503"):
        models.get(Fetch("small", lambda _come, _whole: None))


def test_the_repositories_are_those_that_are_fetched_from() -> None:
    assert {name: _MODELS[name] for name in _KNOWN} == {
        name: known.repository for name, known in _KNOWN.items()
    }
