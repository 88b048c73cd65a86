"""The player's buttons: play, how far it is, speed, volume, chapters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSlider,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from recorder_app.domain import hints
from recorder_app.domain.transcript import Topic
from recorder_app.ui.language import keep, language, say
from recorder_app.ui.look.elided import ElidedLabel
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.theme import Space

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
_LONGEST_LABEL = 60
"""Characters of a chapter's title in the menu."""


class Controls(QWidget):
    play_wanted = Signal()
    """Or pause, where it plays."""
    rate_wanted = Signal(float)
    volume_wanted = Signal(float)
    """0..1"""
    mute_wanted = Signal()
    seek_wanted = Signal(float)
    """Seconds: the beginning of a chapter."""
    add_wanted = Signal()
    """A chapter is to begin at the play head."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as the time line above
        self._chapters: tuple[Topic, ...] = ()
        self._editable = False
        self._playing = False
        self.play = self._button("playButton", Glyph.RUN)
        self.play.clicked.connect(self.play_wanted)
        self.time = QLabel()
        self.time.setObjectName("playTime")
        self.chapter = ElidedLabel(least=10)
        self.chapter.setProperty("tone", "secondary")
        self.speed = self._button("speedButton")
        self.speed_menu = QMenu(self.speed)
        self._speeds = self._fill_speeds()
        self._pop_up(self.speed, self.speed_menu)
        self.volume = self._button("volumeButton", Glyph.LOUD)
        self.level = QSlider(Qt.Orientation.Horizontal)
        self.mute = QAction(self)
        self._pop_up(self.volume, self._volume_menu())
        self.chapters = self._button("chaptersButton", Glyph.CHAPTERS)
        self.chapters_menu = QMenu(self.chapters)
        self.chapters_menu.setToolTipsVisible(True)
        self._pop_up(self.chapters, self.chapters_menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.play)
        layout.addSpacing(Space.XS)
        layout.addWidget(self.time)
        layout.addSpacing(Space.XS)
        layout.addWidget(self.chapter, 1)
        for button in (self.speed, self.volume, self.chapters):
            layout.addWidget(button)
        self._name(self.chapters, say("Chapters"))
        self._name_volume()
        self.show_rate(1.0)
        self.show_time(0.0, 0.0)
        self.show_playing(playing=False)
        language().changed.connect(self._say_again)

    def _button(self, name: str, glyph: Glyph | None = None) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAutoRaise(True)
        side = self.fontMetrics().height() + Space.M
        button.setMinimumSize(side, side)
        button.setIconSize(QSize(1, 1) * self.fontMetrics().height())
        if glyph is not None:
            button.setIcon(icon(glyph))
        return button

    def _pop_up(self, button: QToolButton, menu: QMenu) -> None:
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _name(self, button: QToolButton, text: str) -> None:
        button.setToolTip(text)
        button.setAccessibleName(text)

    def _fill_speeds(self) -> dict[float, QAction]:
        group, found = QActionGroup(self), {}
        for each in SPEEDS:
            action = self.speed_menu.addAction(f"{each:g}×")
            action.setCheckable(True)
            action.triggered.connect(partial(self._want_rate, each))
            group.addAction(action)
            found[each] = action
        return found

    def _volume_menu(self) -> QMenu:
        menu = QMenu(self.volume)
        self.level.setObjectName("volumeLevel")
        keep(self.level.setAccessibleName, "Volume")
        self.level.setRange(0, 100)
        self.level.setPageStep(10)
        self.level.setFixedWidth(140)
        self.level.valueChanged.connect(self._want_volume)
        around = QWidget()
        layout = QHBoxLayout(around)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        layout.addWidget(self.level)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(around)
        menu.addAction(holder)
        self.mute.setCheckable(True)
        keep(self.mute.setText, "Mute (M)")
        self.mute.triggered.connect(self.mute_wanted)
        menu.addAction(self.mute)
        menu.aboutToShow.connect(self.level.setFocus)
        return menu

    # What is shown
    def show_playing(self, *, playing: bool) -> None:
        self._playing = playing
        self.play.setIcon(icon(Glyph.PAUSE if playing else Glyph.RUN))
        self._name(self.play, say("Pause (Space)") if playing else say("Play (Space)"))

    def show_time(self, position_s: float, duration_s: float) -> None:
        text = f"{hints.clock(position_s)} / {hints.clock(duration_s)}"
        if text != self.time.text():
            self.time.setText(text)
            widest = f"{hints.clock(duration_s)} / {hints.clock(duration_s)}"
            self.time.setMinimumWidth(self.time.fontMetrics().horizontalAdvance(widest))

    def show_rate(self, rate: float) -> None:
        self.speed.setText(f"{rate:g}×")
        self._name_speed()
        if rate in self._speeds:
            self._speeds[rate].setChecked(True)

    def show_volume(self, volume: float, *, muted: bool, can_be_heard: bool) -> None:
        silent = muted or not volume or not can_be_heard
        self.volume.setIcon(icon(Glyph.MUTED if silent else Glyph.LOUD))
        self.volume.setEnabled(can_be_heard)
        self.mute.setChecked(muted)
        self.level.blockSignals(True)
        self.level.setValue(round(volume * 100))
        self.level.blockSignals(False)
        self._name_volume()

    def show_chapter(self, title: str) -> None:
        """The one that is being played."""
        if title != self.chapter.whole():
            self.chapter.say(title)

    def show_chapters(self, chapters: Sequence[Topic], *, editable: bool) -> None:
        self._chapters, self._editable = tuple(chapters), editable
        menu = self.chapters_menu
        menu.clear()
        for each in self._chapters:
            label = each.title.replace("&", "&&")
            short = label if len(label) <= _LONGEST_LABEL else f"{label[:_LONGEST_LABEL]}…"
            action = menu.addAction(f"{hints.clock(each.start_s)}  {short}")
            action.setToolTip(each.title)
            action.triggered.connect(partial(self._want_seek, each.start_s))
        if editable:
            menu.addSeparator()
            add = menu.addAction(icon(Glyph.ADD), say("Add a chapter here…"))
            add.setObjectName("addChapter")
            add.triggered.connect(self.add_wanted)
        self.chapters.setEnabled(bool(menu.actions()))

    @Slot()
    def _say_again(self) -> None:
        self.show_playing(playing=self._playing)
        self._name_speed()
        self._name_volume()
        self.show_chapters(self._chapters, editable=self._editable)
        self._name(self.chapters, say("Chapters"))

    def _name_speed(self) -> None:
        self._name(self.speed, say("Speed: {rate}", rate=self.speed.text()))

    def _name_volume(self) -> None:
        self._name(
            self.volume,
            say("Volume: {percent}", percent=f"{self.level.value()}%")
            if self.volume.isEnabledTo(self)
            else say("There is no sound device"),
        )

    # What is wanted
    def _want_rate(self, rate: float, _checked: bool = False) -> None:
        self.rate_wanted.emit(rate)

    def _want_volume(self, percent: int) -> None:
        self.volume_wanted.emit(percent / 100)

    def _want_seek(self, start_s: float, _checked: bool = False) -> None:
        self.seek_wanted.emit(start_s)
