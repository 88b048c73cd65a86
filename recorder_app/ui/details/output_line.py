"""One upload: how it stands and how far it is, and what can be done with it alone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from recorder_app.domain import decide_output
from recorder_app.domain.recording import OutputPart
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import OutputHold, OutputStatus
from recorder_app.ui.details.line import Line
from recorder_app.ui.details.stages import waiting_text
from recorder_app.ui.look.icons import Glyph
from recorder_app.ui.look.moments import size_text
from recorder_app.ui.output_commander import OutputCommand


class OutputLine(Line):
    wanted = Signal(object)
    """`OutputCommand`"""
    open_wanted = Signal()

    def __init__(self, output: OutputPart, parent: QWidget | None = None) -> None:
        super().__init__(output.preset, parent)
        self.setObjectName(f"output-{output.id}")
        self._preset = output.preset
        self._snapshot: Snapshot | None = None
        self._output = output
        self._asked: OutputCommand | None = None
        self._open = self.button(Glyph.OPEN, f"Open it at {output.preset}")
        self._open.setObjectName(f"openOutput-{output.id}")
        self._open.clicked.connect(self.open_wanted)
        self._retry = self._command(Glyph.RUN, OutputCommand.RETRY)
        self._pause = self._command(Glyph.PAUSE, OutputCommand.PAUSE)
        self._cancel = self._command(Glyph.CANCEL, OutputCommand.CANCEL)
        self.follow_up.clicked.connect(partial(self._want, OutputCommand.RETRY))

    def _command(self, glyph: Glyph, command: OutputCommand) -> QToolButton:
        button = self.button(glyph, f"{command.value.capitalize()} the upload to {self._preset}")
        button.setObjectName(f"{command.value}Output-{self._output.id}")
        button.clicked.connect(partial(self._want, command))
        return button

    def _want(self, command: OutputCommand, _checked: bool = False) -> None:
        self.wanted.emit(command)

    def show_output(self, snapshot: Snapshot, output: OutputPart) -> None:
        self._snapshot, self._output = snapshot, output
        self._show()

    @Slot(object)
    def show_asked(self, command: OutputCommand | None) -> None:
        """The command whose outcome is not here yet: what it does is said at once."""
        self._asked = command
        self._show()

    def _show(self) -> None:
        snapshot, output = self._snapshot, self._output
        if snapshot is None:
            return
        self._say(snapshot, output)
        going = output.status is OutputStatus.UPLOADING
        kept = output.status is not OutputStatus.UPLOADED and snapshot.fraction(output) > 0
        stopped = output.hold is not None
        self.show_bar(snapshot.fraction(output) if going or kept else None, held=stopped)
        recording, free = snapshot.recording, self._asked is None
        can_retry = decide_output.can_retry(recording, output)
        later = output.waiting is not None or output.status is OutputStatus.FAILED
        tried_later = can_retry and later and not stopped
        self.follow_up.setText("Retry now" if output.waiting is not None else "Retry")
        self.follow_up.setVisible(tried_later)
        self.follow_up.setEnabled(free)
        self._name_retry(output)
        for button, can in (
            (self._open, bool(output.url)),
            (self._retry, can_retry and not tried_later),
            (self._pause, decide_output.can_pause(recording, output)),
            (self._cancel, decide_output.can_cancel(output)),
        ):
            button.setVisible(can)
            button.setEnabled(free or button is self._open)

    def _name_retry(self, output: OutputPart) -> None:
        if output.hold is OutputHold.PAUSE:
            tip = f"Go on with the upload to {self._preset}"
        elif output.status is OutputStatus.CANCELLED:
            tip = f"Upload to {self._preset} again"
        else:
            tip = f"Upload to {self._preset}"
        self._retry.setToolTip(tip)
        self._retry.setAccessibleName(tip)

    def _say(self, snapshot: Snapshot, output: OutputPart) -> None:
        where, going = output.url or "", output.status is OutputStatus.UPLOADING
        if output.hold is OutputHold.CANCEL or self._asked is OutputCommand.CANCEL:
            self.say(Glyph.QUEUED, "secondary", "cancelling…", tip=where)
            return
        if output.hold is OutputHold.PAUSE or self._asked is OutputCommand.PAUSE:
            value = "pausing…" if going or self._asked else "paused"
            self.say(Glyph.PAUSED, "warning", value, tip=where)
            return
        match output.status:
            case OutputStatus.UPLOADED:
                self.say(Glyph.READY, "accent", "uploaded", tip=where)
            case OutputStatus.UPLOADING:
                self.say(Glyph.RUNNING, "accent", _sent(snapshot, output), tip=where)
            case OutputStatus.FAILED:
                error = output.error or "It failed without a reason."
                self.say(Glyph.ATTENTION, "danger", "failed", error, "danger", tip=where)
            case OutputStatus.CANCELLED:
                self.say(Glyph.SKIPPED, "secondary", "cancelled", tip=where)
            case OutputStatus.NOT_UPLOADED if output.waiting is not None:
                note = waiting_text(output.waiting)
                self.say(Glyph.WAITING, "warning", "waiting", note, tip=where)
            case OutputStatus.NOT_UPLOADED:
                self.say(Glyph.NEW, "faint", "", tip=where)


def _sent(snapshot: Snapshot, output: OutputPart) -> str:
    percent = f"{snapshot.fraction(output):.0%}"
    return f"{percent} of {size_text(output.bytes_total)}" if output.bytes_total else percent
