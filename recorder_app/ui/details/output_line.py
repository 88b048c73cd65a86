"""One upload: where it goes, how it stands and how far it is, and what can be done with it alone."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from recorder_app import platforms
from recorder_app.domain import decide_output
from recorder_app.domain import status as derive
from recorder_app.domain.recording import OutputPart
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import OutputHold, OutputStatus, WaitKind
from recorder_app.ui.commands.output_commander import OutputCommand
from recorder_app.ui.details.output_menu import OutputMenu
from recorder_app.ui.details.output_words import OutputWords, words_for
from recorder_app.ui.details.pace import Pace
from recorder_app.ui.details.thin_bar import ThinBar
from recorder_app.ui.language import preset_name, say, translated
from recorder_app.ui.look.elided import ElidedLabel
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.mark import Mark
from recorder_app.ui.look.platform_glyph import platform_glyph
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space, scaled

_LOUD = ("danger", "warning", "good")
_GLYPHS = {
    OutputCommand.PAUSE: Glyph.PAUSE,
    OutputCommand.CANCEL: Glyph.CANCEL,
    OutputCommand.RETRY: Glyph.RETRY,
}


class OutputLine(QWidget):
    wanted = Signal(object)
    """`OutputCommand`"""
    login_wanted = Signal(str, str)
    """Platform and account."""

    def __init__(self, output: OutputPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"output-{output.id}")
        self._output = output
        self._snapshot: Snapshot | None = None
        self._asked: OutputCommand | None = None
        self._pace = Pace()
        side = self.fontMetrics().ascent() + 3
        self._platform = Mark(side, platform_glyph(output.platform), "secondary")
        self._name = ElidedLabel()
        self._name.setFont(scaled(self.font(), 1.0, bold=True))
        self._name.say(preset_name(output.preset))
        where = [translated(platforms.title(output.platform)), output.account]
        self._where = ElidedLabel()
        self._where.setProperty("tone", "secondary")
        self._where.setFont(scaled(self.font(), 0.92))
        self._where.say(" · ".join(filter(None, where)))
        self._mark = Mark(side, Glyph.NEW, "faint")
        self._state = Prose(f"outputState-{output.id}")
        self._state.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._state.customContextMenuRequested.connect(self._open_menu_at)
        self._bar = ThinBar()
        self._bar.hide()
        self._note = Prose(f"outputNote-{output.id}", "secondary")
        self._note.hide()
        self.menu = OutputMenu(output, self)
        self.menu.wanted.connect(self.wanted)
        self._buttons = {command: self._button(command) for command in _GLYPHS}
        self._follow_ups = {
            "login": self._follow_up("login", say("Log in…"), self._log_in),
            "there": self._follow_up("itIsThere", say("It is there"), self._want_it_is_there),
            "again": self._follow_up("sendAgain", say("Send again"), self._want_send_again),
            "open": self._follow_up("open", self.menu.open.text(), self.menu.open.trigger),
        }
        self._lay_out()

    def _button(self, command: OutputCommand) -> QToolButton:
        return self._tool(
            _GLYPHS[command],
            f"{command.value}Output-{self._output.id}",
            self._tip(command),
            partial(self._want, command),
        )

    def _tip(self, command: OutputCommand) -> str:
        preset = self._output.preset
        if command is OutputCommand.PAUSE:
            return say("Pause the upload to {preset}", preset=preset)
        if command is OutputCommand.CANCEL:
            return say("Cancel the upload to {preset}", preset=preset)
        if self._output.hold is OutputHold.PAUSE:
            return say("Go on with the upload to {preset}", preset=preset)
        if self._output.status is OutputStatus.CANCELLED:
            return say("Repeat the upload to {preset}", preset=preset)
        return say("Retry the upload to {preset}", preset=preset)

    def _tool(self, glyph: Glyph, name: str, tip: str, pressed: object) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setIcon(icon(glyph))
        button.setAutoRaise(True)
        side = self.fontMetrics().height() + Space.S
        button.setFixedSize(side, side)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(pressed)
        return button

    def _follow_up(self, name: str, text: str, pressed: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"{name}Output-{self._output.id}")
        button.setFlat(True)
        button.clicked.connect(pressed)
        button.hide()
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in self._buttons.values():
            buttons.addWidget(button)
        more = self._tool(
            Glyph.MORE,
            f"moreOutput-{self._output.id}",
            say("More for this upload"),
            self._open_menu,
        )
        buttons.addWidget(more)
        follow_ups = QVBoxLayout()  # beside each other, they would be wider than a narrow panel
        follow_ups.setSpacing(0)
        for each in self._follow_ups.values():
            follow_ups.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, Space.S, 0, Space.S)
        layout.setHorizontalSpacing(Space.S)
        layout.setVerticalSpacing(Space.XS)
        layout.setColumnStretch(1, 1)
        layout.addWidget(self._platform, 0, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._where)
        layout.addLayout(names, 0, 1, 2, 1)
        layout.addLayout(buttons, 0, 2, 2, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._mark, 2, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._state, 2, 1, 1, 2)
        layout.addWidget(self._bar, 3, 1, 1, 2)
        layout.addWidget(self._note, 4, 1, 1, 2)
        layout.addLayout(follow_ups, 5, 1, 1, 2)

    # What it says
    @property
    def value(self) -> str:
        return self._state.toPlainText()

    @property
    def note(self) -> str:
        return self._note.toPlainText()

    @property
    def bar(self) -> float | None:
        return None if self._bar.isHidden() else self._bar.fraction

    def show_output(self, snapshot: Snapshot, output: OutputPart) -> None:
        self._snapshot, self._output = snapshot, output
        if output.status is OutputStatus.UPLOADING and output.bytes_total:
            sent = round(snapshot.fraction(output) * output.bytes_total)
            self._pace.note(sent, time.monotonic())
        else:
            self._pace.forget()
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
        self._say(words_for(snapshot, output, self._asked, self._pace.bytes_per_s))
        fraction = snapshot.fraction(output)
        going = output.status is OutputStatus.UPLOADING
        kept = output.status is not OutputStatus.UPLOADED and 0 < fraction < 1
        self._bar.setVisible(going or kept)
        self._bar.show_fraction(fraction, held=output.hold is not None or not going)
        recording, free = snapshot.recording, self._asked is None
        can = {
            OutputCommand.PAUSE: decide_output.can_pause(recording, output),
            OutputCommand.CANCEL: decide_output.can_cancel(output),
            OutputCommand.RETRY: decide_output.can_retry(recording, output),
        }
        for command, button in self._buttons.items():
            button.setEnabled(free and can[command])
        self._buttons[OutputCommand.RETRY].setToolTip(self._tip(OutputCommand.RETRY))
        allowed = {each: free and can[each] for each in can}
        self.menu.offer(output, allowed, self._retry_words(output))
        self._offer_follow_ups(output, free)

    def _retry_words(self, output: OutputPart) -> str:
        if output.hold is OutputHold.PAUSE:
            return say("Continue")
        return say("Repeat") if output.status is OutputStatus.CANCELLED else say("Retry")

    def _offer_follow_ups(self, output: OutputPart, free: bool) -> None:
        waits = output.waiting
        asks = waits is not None and derive.is_question(waits)
        login = waits is not None and waits.kind is WaitKind.LOGIN
        for name, there in (("login", login), ("there", asks), ("again", asks)):
            self._follow_ups[name].setVisible(there)
            self._follow_ups[name].setEnabled(free)
        self._follow_ups["open"].setVisible(bool(output.url))

    def _say(self, words: OutputWords) -> None:
        self._mark.picture(words.glyph, words.tone)
        self._state.say(words.text)
        self._state.tint(words.tone if words.tone in _LOUD else "plain")
        self._note.say(words.note)
        self._note.tint(words.note_tone)
        self._note.setVisible(bool(words.note))
        about = [self._name.whole(), self._where.whole(), words.text, words.note]
        self.setAccessibleName(", ".join(filter(None, about)))

    # What can be done
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        self.menu.popup(event.globalPos())

    @Slot(QPoint)
    def _open_menu_at(self, point: QPoint) -> None:
        self.menu.popup(self._state.viewport().mapToGlobal(point))

    @Slot()
    def _open_menu(self) -> None:
        button = self.sender()
        assert isinstance(button, QToolButton)
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _want(self, command: OutputCommand, _checked: bool = False) -> None:
        self.wanted.emit(command)

    @Slot()
    def _want_it_is_there(self) -> None:
        self.wanted.emit(OutputCommand.IT_IS_THERE)

    @Slot()
    def _want_send_again(self) -> None:
        self.wanted.emit(OutputCommand.SEND_AGAIN)

    @Slot()
    def _log_in(self) -> None:
        self.login_wanted.emit(self._output.platform, self._output.account or "")
