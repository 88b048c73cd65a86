"""Speech models in memory."""

from __future__ import annotations

import threading

from recorder_app.domain.errors import Transient
from recorder_app.engine.speech_models import MB, Fetch, Kept, SpeechModel


class FakeModels:
    def __init__(self) -> None:
        self.known_models = [
            SpeechModel("tiny.en", 78 * MB, True, Kept.ELSEWHERE),
            SpeechModel("base", 148 * MB, False, Kept.OURS),
            SpeechModel("small", 486 * MB, False, Kept.NOWHERE),
        ]
        self.hub_is_there = True
        self.come = threading.Event()
        """All of a model has come: cleared, a download goes on until it is set or given up."""
        self.come.set()

    def models(self) -> list[SpeechModel]:
        return list(self.known_models)

    def get_model(self, fetch: Fetch) -> bool:
        if not self.hub_is_there:
            raise Transient(f"The model {fetch.name} can't be fetched: no network.")
        fetch.report(50 * MB, 100 * MB)
        fetch.ends_by(self.come.set)
        self.come.wait()
        if not fetch.given_up:
            self._put(fetch.name, Kept.OURS)
        return not fetch.given_up

    def remove_model(self, name: str) -> None:
        self._put(name, Kept.NOWHERE)

    def _put(self, name: str, kept: Kept) -> None:
        self.known_models = [
            SpeechModel(each.name, each.size_bytes, each.english_only, kept)
            if each.name == name
            else each
            for each in self.known_models
        ]
