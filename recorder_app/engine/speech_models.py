"""The speech models that can be chosen: which are here, and getting and removing them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from recorder_app.domain.errors import WorkError
from recorder_app.domain.words import Lane
from recorder_app.engine.children import wire
from recorder_app.engine.children.crew import Crew
from recorder_app.engine.children.worker import WorkerDied
from recorder_app.paths import Home
from recorder_app.stages.speech import models, packaged

MB = 1_000_000


class Kept(StrEnum):
    """Where a model is."""

    NOWHERE = "nowhere"
    OURS = "ours"
    """In the app's own folder: it can be removed."""
    ELSEWHERE = "elsewhere"
    """In an installed package, or in the cache that the machine's programs share."""


@dataclass(frozen=True, slots=True)
class SpeechModel:
    name: str
    size_bytes: int
    """Of the download, roughly."""
    english_only: bool
    kept: Kept


@dataclass(frozen=True, slots=True)
class _Known:
    size_mb: int
    repository: str
    """On the model hub, as faster-whisper has it."""


_KNOWN = {
    "tiny.en": _Known(78, "Systran/faster-whisper-tiny.en"),
    "tiny": _Known(78, "Systran/faster-whisper-tiny"),
    "base.en": _Known(148, "Systran/faster-whisper-base.en"),
    "base": _Known(148, "Systran/faster-whisper-base"),
    "small.en": _Known(486, "Systran/faster-whisper-small.en"),
    "small": _Known(486, "Systran/faster-whisper-small"),
    "medium.en": _Known(1530, "Systran/faster-whisper-medium.en"),
    "medium": _Known(1530, "Systran/faster-whisper-medium"),
    "large-v3-turbo": _Known(1620, "mobiuslabsgmbh/faster-whisper-large-v3-turbo"),
    "large-v3": _Known(3090, "Systran/faster-whisper-large-v3"),
}

Report = Callable[[int, int], None]
"""Told how many bytes have come, of how many."""


class Fetch:
    """One download of a model, which can be given up from any thread."""

    def __init__(self, name: str, report: Report) -> None:
        self.name = name
        self.report = report
        self.given_up = False
        self._end: Callable[[], None] | None = None
        self._lock = threading.Lock()

    def give_up(self) -> None:
        with self._lock:
            self.given_up = True
            if self._end is not None:
                self._end()

    def ends_by(self, end: Callable[[], None]) -> None:
        """What gives it up from now on; called at once where that was done before."""
        with self._lock:
            self._end = end
            if self.given_up:
                end()


class SpeechModels:
    def __init__(self, home: Home, crew: Crew) -> None:
        self._home = home
        self._crew = crew

    def known(self) -> list[SpeechModel]:
        """From the smallest to the largest. Asks no network."""
        return [
            SpeechModel(name, known.size_mb * MB, name.endswith(".en"), self._kept(name))
            for name, known in _KNOWN.items()
        ]

    def _kept(self, name: str) -> Kept:
        from huggingface_hub import try_to_load_from_cache

        if models.keeps(name, self._home.models):
            return Kept.OURS
        shared = try_to_load_from_cache(_KNOWN[name].repository, "model.bin")
        if packaged.is_there(name) or isinstance(shared, str):
            return Kept.ELSEWHERE
        return Kept.NOWHERE

    def get(self, fetch: Fetch) -> bool:
        """False where it was given up before it was here; what has come is kept for the next time.
        Raises `WorkError` with a sentence for the person."""
        worker = self._crew.take(Lane.NETWORK)
        try:
            fetch.ends_by(worker.kill)
            worker.begin(wire.model_job(fetch.name, self._home.models))
            for message in worker.messages():
                match message["say"]:
                    case "progress":
                        fetch.report(message["come"], message["whole"])
                    case "failed":
                        raise wire.error_from_json(message)
        except WorkerDied as died:
            if fetch.given_up:
                return False
            raise WorkError(f"The model {fetch.name} was not fetched. {died.story()}") from died
        finally:
            fetch.ends_by(_nothing)
            self._crew.give_back(Lane.NETWORK, worker)
        return True

    def remove(self, name: str) -> None:
        """Raises `ValueError` where it is not ours to remove."""
        if not models.keeps(name, self._home.models):
            raise ValueError(f"The model {name} is not in Recorder's own folder.")
        models.forget(name, self._home.models)


def _nothing() -> None:
    """The worker is another's from now on."""
