"""The first start: three small screens in the empty list's place. None is needed to get to work: what
is dropped is added whichever of them is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recorder_app.settings import Settings
from recorder_app.ui.browsing.empty_state import centred
from recorder_app.ui.language import keep, say
from recorder_app.ui.look.balanced import Balanced
from recorder_app.ui.look.icons import Glyph
from recorder_app.ui.look.mark import Mark
from recorder_app.ui.look.theme import Space, scaled

ENGLISH, MANY = "tiny.en", "base"
"""The models that are offered: both come with the program's extras, so neither needs the network."""


class _Screen(QWidget):
    """A picture, a heading, a sentence; below, what can be chosen."""

    def __init__(self, glyph: Glyph) -> None:
        super().__init__()
        self.heading = QLabel()
        self.heading.setFont(scaled(self.font(), 1.5, bold=True))
        self.sentence = Balanced()
        self.sentence.setProperty("tone", "secondary")
        self.body = QVBoxLayout(self)
        self.body.setSpacing(Space.S)
        self.body.addStretch(2)
        self.body.addWidget(Mark(56, glyph, "accent"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.heading)
        self.body.addLayout(centred(self.sentence))
        self.body.addSpacing(Space.M)

    def offer(self, choices: Sequence[QWidget]) -> None:
        """One below the other, as wide as the widest, in the middle."""
        group = QVBoxLayout()
        group.setSpacing(Space.S)
        for each in choices:
            group.addWidget(each)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(group)
        middle.addStretch(1)
        self.body.addLayout(middle)
        self.body.addStretch(3)


class Welcome(QWidget):
    add_wanted = Signal()
    accounts_wanted = Signal()
    changed = Signal(object)
    """`Settings`: the person has chosen."""
    over = Signal()
    """It is not to be shown again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._settings: Settings | None = None
        self.screens = QStackedWidget()
        for screen in (self._drop(), self._languages(), self._results()):
            self.screens.addWidget(screen)
        self.back = QPushButton()
        self.next = QPushButton()
        self.next.setObjectName("welcomeNext")
        self.next.setDefault(True)
        self.skip = QPushButton()
        self.skip.setObjectName("welcomeSkip")
        self.skip.setFlat(True)
        policy = self.skip.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # what is in the middle stays there
        self.skip.setSizePolicy(policy)
        self.step = QLabel()
        self.step.setProperty("tone", "secondary")
        keep(self.back.setText, "Back")
        keep(self.skip.setText, "Skip")
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.skip.clicked.connect(self.over)
        turning = QHBoxLayout()
        turning.addStretch(1)
        turning.addWidget(self.back)
        turning.addWidget(self.next)
        foot = QGridLayout()
        foot.setContentsMargins(Space.XL, Space.S, Space.XL, Space.XL)
        foot.addWidget(self.skip, 0, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addWidget(self.step, 0, 1)
        foot.addLayout(turning, 0, 2)
        for side in (0, 2):
            foot.setColumnStretch(side, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.screens, 1)
        layout.addLayout(foot)
        self._turn(0)

    def _drop(self) -> QWidget:
        screen = _Screen(Glyph.DROP)
        keep(screen.heading.setText, "Drop recordings here")
        keep(
            screen.sentence.setText,
            "Lectures, meetings, podcasts, screencasts: files, folders or links. Press Run, and each "
            "is trimmed, transcribed, divided into topics, subtitled and published.",
        )
        add = QPushButton()
        add.setObjectName("welcomeAdd")
        keep(add.setText, "Add files…")
        add.clicked.connect(self.add_wanted)
        screen.offer([add])
        return screen

    def _languages(self) -> QWidget:
        screen = _Screen(Glyph.MODEL)
        keep(screen.heading.setText, "Which languages are spoken?")
        keep(
            screen.sentence.setText,
            "Speech is written down on this machine. Larger and better models are in the settings.",
        )
        self.english = QRadioButton()
        self.english.setObjectName("welcomeEnglish")
        keep(self.english.setText, "English")
        self.many = QRadioButton()
        self.many.setObjectName("welcomeMany")
        keep(self.many.setText, "Other languages, too")
        group = QButtonGroup(self)
        for each in (self.english, self.many):
            group.addButton(each)
            each.clicked.connect(self._choose_model)
        screen.offer([self.english, self.many])
        return screen

    def _results(self) -> QWidget:
        screen = _Screen(Glyph.FOLDER)
        keep(screen.heading.setText, "Where do they go?")
        self.where = screen.sentence
        choose, accounts = QPushButton(), QPushButton()
        keep(choose.setText, "Another folder…")
        keep(accounts.setText, "YouTube, Drive, PeerTube or VK…")
        choose.clicked.connect(self._choose_folder)
        accounts.clicked.connect(self.accounts_wanted)
        screen.offer([choose, accounts])
        return screen

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        self.english.setChecked(settings.transcribe.model == ENGLISH)
        self.many.setChecked(settings.transcribe.model == MANY)
        keep(
            self.where.setText,
            "Finished recordings are put into {folder}, each in a folder of its own.",
            folder=str(settings.output_folder).replace("/", "/\N{WORD JOINER}"),
        )

    @Slot()
    def _choose_model(self) -> None:
        if self._settings is not None:
            model = ENGLISH if self.english.isChecked() else MANY
            transcribe = replace(self._settings.transcribe, model=model)
            self._change(replace(self._settings, transcribe=transcribe))

    @Slot()
    def _choose_folder(self) -> None:
        if self._settings is None:
            return
        dialog = QFileDialog(self.window(), say("Folder for results"))
        dialog.setObjectName("welcomeFolderDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setDirectory(str(self._settings.output_folder.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take_folder)
        dialog.open()

    @Slot(str)
    def _take_folder(self, folder: str) -> None:
        if self._settings is not None:
            self._change(replace(self._settings, output_dir=folder))

    def _change(self, settings: Settings) -> None:
        self._settings = settings  # what is chosen next goes on from it, also where it comes sooner
        self.changed.emit(settings)

    @Slot()
    def _go_on(self) -> None:
        if self.screens.currentIndex() + 1 < self.screens.count():
            self._turn(self.screens.currentIndex() + 1)
        else:
            self.over.emit()

    @Slot()
    def _go_back(self) -> None:
        self._turn(self.screens.currentIndex() - 1)

    def _turn(self, screen: int) -> None:
        self.screens.setCurrentIndex(screen)
        last = screen + 1 == self.screens.count()
        self.back.setVisible(screen > 0)
        self.skip.setVisible(not last)
        if last:
            keep(self.next.setText, "Done")
        else:
            keep(self.next.setText, "Next")
        keep(self.step.setText, "{n} of {all}", n=screen + 1, all=self.screens.count())
