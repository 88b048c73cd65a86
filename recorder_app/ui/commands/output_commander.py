"""Commands for one upload, while its siblings go on; each press is one command, off the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from recorder_app.domain.outcome import Outcome
from recorder_app.engine.front import Front
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.commands.commander import new_key
from recorder_app.ui.commands.last_press import LastPress
from recorder_app.ui.language import say
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)

_THREADS = 2
"""A cancel waits until the upload has stopped."""


class OutputCommand(StrEnum):
    PAUSE = "pause"
    CANCEL = "cancel"
    RETRY = "retry"
    IT_IS_THERE = "it is there"
    """The person has looked: what nobody could tell has arrived."""
    SEND_AGAIN = "send again"


class OutputCommander(QObject):
    """An output is busy from the press until the outcome is here and shown."""

    answered = Signal(object)
    """`Outcome`"""
    failed = Signal(str)
    """A sentence: the engine could not answer at all."""
    busy_changed = Signal(int, object)
    """Output id, and the `OutputCommand` whose outcome is not here yet; None: there is none."""

    def __init__(self, front: Front, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._front = front
        self._bridge = bridge
        self._calls = OffThread("output", _THREADS, self)
        self._busy: set[int] = set()
        self._uploading: set[tuple[int, str]] = set()
        self._last = LastPress()
        self._ways: Mapping[OutputCommand, Callable[..., Outcome]] = {
            OutputCommand.PAUSE: front.pause_output,
            OutputCommand.CANCEL: front.cancel_output,
            OutputCommand.RETRY: front.retry_output,
            OutputCommand.IT_IS_THERE: partial(front.answer_output, there=True),
            OutputCommand.SEND_AGAIN: partial(front.answer_output, there=False),
        }

    @Slot(int, object)
    def give(self, output_id: int, command: OutputCommand) -> None:
        """Whatever the second click of a double click hits: the button may be another by then."""
        if self._last.is_repeated_by(output_id) or output_id in self._busy:
            return
        self._busy.add(output_id)
        self.busy_changed.emit(output_id, command)
        self._calls.ask(
            partial(self._ways[command], output_id, key=new_key()),
            partial(self._answer, output_id),
            partial(self._trouble, output_id, command),
        )

    @Slot(int, str)
    def upload(self, recording_id: int, preset: str) -> None:
        """Add an output with this preset, also one that was used before."""
        wish = (recording_id, preset)
        if self._last.is_repeated_by(wish) or wish in self._uploading:
            return
        self._uploading.add(wish)
        self._calls.ask(
            partial(self._front.upload, recording_id, preset, key=new_key()),
            partial(self._added, wish),
            partial(self._not_added, wish),
        )

    def _answer(self, output_id: int, outcome: Outcome) -> None:
        self._bridge.flush()  # the line shows the outcome before its buttons can be pressed again
        self._release(output_id)
        self.answered.emit(outcome)

    def _trouble(self, output_id: int, command: OutputCommand, error: Exception) -> None:
        log.error("%s of output %d failed", command.value, output_id, exc_info=error)
        self._release(output_id)
        self.failed.emit(say("That could not be carried out: {error}", error=str(error)))

    def _release(self, output_id: int) -> None:
        self._busy.discard(output_id)
        self.busy_changed.emit(output_id, None)

    def _added(self, wish: tuple[int, str], outcome: Outcome) -> None:
        self._bridge.flush()
        self._uploading.discard(wish)
        self.answered.emit(outcome)

    def _not_added(self, wish: tuple[int, str], error: Exception) -> None:
        log.error("an upload of recording %d could not be added", wish[0], exc_info=error)
        self._uploading.discard(wish)
        self.failed.emit(
            say(
                "The upload to {preset} could not be added: {error}",
                preset=wish[1],
                error=str(error),
            )
        )

    def stop(self) -> None:
        self._calls.stop()
