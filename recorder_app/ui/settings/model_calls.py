"""Getting and removing speech models, off the GUI thread, also while the settings are closed."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QObject, Signal

from recorder_app.domain.errors import WorkError
from recorder_app.engine.front import Front
from recorder_app.engine.speech_models import Fetch, SpeechModel
from recorder_app.ui.language import say, translated
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)

_AT_A_TIME = 2


class ModelCalls(QObject):
    changed = Signal(object)
    """`list[SpeechModel]`"""
    progressed = Signal(str, float)
    """A model's name, and how much of it has come, 0..1."""
    ended = Signal(str, str)
    """A model's name, and a sentence where it was not fetched or removed."""

    def __init__(self, front: Front, parent: QObject) -> None:
        super().__init__(parent)
        self._front = front
        self._reader = OffThread("models", 1, self)
        self._fetcher = OffThread("model fetching", _AT_A_TIME, self)
        self._fetches: dict[str, Fetch] = {}
        self.known: list[SpeechModel] = []

    def is_fetching(self, name: str) -> bool:
        return name in self._fetches

    def refresh(self) -> None:
        self._reader.ask(self._front.models, self._show, partial(self._fail, ""))

    def get(self, name: str) -> None:
        if name in self._fetches:
            return
        # Emitted on the thread that fetches: Qt brings it to this one.
        fetch = Fetch(name, lambda come, whole: self.progressed.emit(name, come / max(1, whole)))
        self._fetches[name] = fetch
        self._fetcher.ask(
            partial(self._front.get_model, fetch),
            partial(self._got, name),
            partial(self._fail, name),
        )

    def give_up(self, name: str) -> None:
        fetch = self._fetches.get(name)
        if fetch is not None:
            # Its process is waited for, which may take a moment.
            self._reader.ask(fetch.give_up, lambda _nothing: None, partial(self._fail, name))

    def remove(self, name: str) -> None:
        self._reader.ask(
            partial(self._front.remove_model, name),
            partial(self._removed, name),
            partial(self._fail, name),
        )

    def _show(self, models: list[SpeechModel]) -> None:
        self.known = models
        self.changed.emit(models)

    def _got(self, name: str, _whole: bool) -> None:
        del self._fetches[name]
        self.ended.emit(name, "")
        self.refresh()

    def _removed(self, name: str, _nothing: None) -> None:
        self.ended.emit(name, "")
        self.refresh()

    def _fail(self, name: str, error: Exception) -> None:
        self._fetches.pop(name, None)
        if isinstance(error, WorkError | ValueError):
            self.ended.emit(name, translated(str(error)))
        else:
            log.error("a speech model", exc_info=error)
            self.ended.emit(name, say("Something went wrong: {error}", error=str(error)))
        self.refresh()

    def stop(self) -> None:
        for fetch in self._fetches.values():
            fetch.give_up()
        self._reader.stop()
        self._fetcher.stop()
