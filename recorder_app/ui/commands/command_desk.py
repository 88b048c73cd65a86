"""From what a person wants to a command: asks first where that is due, and tells the outcome."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from recorder_app.domain.outcome import Outcome
from recorder_app.engine.front import Front
from recorder_app.ui.adding.additions import Additions
from recorder_app.ui.browsing.sidebar import Group
from recorder_app.ui.commands import questions
from recorder_app.ui.commands.commander import Answer, Command, Commander
from recorder_app.ui.commands.last_press import LastPress
from recorder_app.ui.commands.output_commander import OutputCommander
from recorder_app.ui.commands.pause_menu import HOUR, in_
from recorder_app.ui.commands.questions import Published
from recorder_app.ui.commands.selection import Selection
from recorder_app.ui.language import say
from recorder_app.ui.notices import notices
from recorder_app.ui.notices.notices import Offer, Offering
from recorder_app.ui.off_thread import OffThread
from recorder_app.ui.window_state import WindowState

log = logging.getLogger(__name__)


_REMOVE_FILES = "remove_files"
"""Whether a removal was to take folders with it the last time."""
_STEPS = (Command.MOVE_UP, Command.MOVE_DOWN)
"""Two presses, however quick, are two steps."""


class CommandDesk(QObject):
    told = Signal(object)
    """`NoticeText`"""
    can_undo = Signal(bool)
    """Whether there is a removal to take back."""

    def __init__(
        self,
        front: Front,
        commander: Commander,
        outputs: OutputCommander,
        reader: OffThread,
        selection: Selection,
        state: WindowState,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._front = front
        self._commander = commander
        self._reader = reader
        self._selection = selection
        self._state = state
        self._window = window
        self._last = LastPress()
        self._removed: tuple[int, ...] = ()
        """By the last command that removed any."""
        commander.answered.connect(self._answered)
        commander.added.connect(self._added)
        commander.failed.connect(self._failed)
        outputs.answered.connect(self._output_answered)
        outputs.failed.connect(self._failed)

    @Slot(int)
    def run(self, recording_id: int) -> None:
        """Retry, in the details."""
        if not self._wanted_already(Command.RUN, (recording_id,)):
            self._commander.give(Command.RUN, [recording_id])

    @Slot(int, object)
    def press(self, recording_id: int, command: Command) -> None:
        """A button of a row."""
        self._commander.give(command, [recording_id])

    @Slot(object)
    def want(self, command: Command) -> None:
        """For the selection; the same once more within a double click is one wish."""
        ids = self._selection.ids
        if not ids or self._wanted_already(command, ids):
            return
        match command:
            case Command.RESET:
                self._reader.ask(
                    partial(questions.published_among, self._front, ids),
                    partial(self._ask_reset, ids),
                    self._unread,
                )
            case Command.REMOVE:
                files = bool(self._state.flag(_REMOVE_FILES))
                questions.ask_remove(self._window, len(ids), files, partial(self._remove, ids))
            case _:
                self._commander.give(command, ids)

    def _wanted_already(self, command: Command, ids: tuple[int, ...]) -> bool:
        return self._last.is_repeated_by((command, ids)) and command not in _STEPS

    @Slot(object)
    def pause_until(self, until: datetime) -> None:
        ids = self._selection.ids
        if ids and not self._wanted_already(Command.PAUSE_UNTIL, ids):
            self._commander.give(Command.PAUSE_UNTIL, ids, until=until)

    def _ask_reset(self, ids: tuple[int, ...], published: list[Published]) -> None:
        questions.ask_reset(self._window, len(ids), published, partial(self._reset, ids))

    def _reset(self, ids: tuple[int, ...], keep_files: bool) -> None:
        self._commander.give(Command.RESET_KEEPING_FILES if keep_files else Command.RESET, ids)

    def _remove(self, ids: tuple[int, ...], files: bool) -> None:
        self._state.put(_REMOVE_FILES, files)
        self._commander.give(Command.REMOVE_WITH_FILES if files else Command.REMOVE, ids)

    @Slot(object)
    def take_up(self, offer: Offer) -> None:
        """The button of a notice."""
        match offer.what:
            case Offering.UNDO_REMOVAL:
                self._commander.give(Command.RESTORE, offer.ids)
                self._keep(())
            case Offering.ADD_AGAIN:
                self._commander.add(offer.sources, again=True)

    @Slot()
    def undo(self) -> None:
        """Take the last removal back."""
        if self._removed:
            self._commander.give(Command.RESTORE, self._removed)
            self._keep(())

    def _keep(self, removed: tuple[int, ...]) -> None:
        self._removed = removed
        self.can_undo.emit(bool(removed))

    @Slot(object, object)
    def give_to_group(self, command: Command, group: Group) -> None:
        """Command every recording that is in it when it is read."""
        self._reader.ask(
            partial(self._front.ids, group.query),
            partial(self._commander.give, command),
            self._unread,
        )

    @Slot()
    def run_all_paused(self) -> None:
        self._commander.give_all(Command.RUN_ALL_PAUSED)

    @Slot()
    def run_paused_together(self) -> None:
        self._commander.give_all(Command.RUN_PAUSED_TOGETHER)

    @Slot()
    def pause_all(self) -> None:
        self._commander.give_all(Command.PAUSE_ALL)

    @Slot()
    def pause_all_hour(self) -> None:
        self._commander.give_all(Command.PAUSE_ALL, until=in_(HOUR))

    @Slot()
    def stop_after_this(self) -> None:
        self._commander.give_all(Command.STOP_AFTER_THIS)

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        notice = notices.of_answer(answer, self._selection.titles())
        if notice.offer is not None:
            self._keep(notice.offer.ids)
        self.told.emit(notice)

    @Slot(object)
    def _output_answered(self, outcome: Outcome) -> None:
        self.told.emit(notices.of_outcome(outcome, self._selection.titles()))

    @Slot(object)
    def _added(self, additions: Additions) -> None:
        self.told.emit(notices.of_additions(additions))

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        self.told.emit(notices.NoticeText(sentence, trouble=True))

    def _unread(self, error: Exception) -> None:
        log.error("the recordings could not be read", exc_info=error)
        self._failed(say("The recordings could not be read: {error}", error=str(error)))
