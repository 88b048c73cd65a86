"""What the window asks before it does something that a person may not want."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMessageBox, QPushButton, QWidget

from recorder_app.domain import status as derive
from recorder_app.domain.recording import Recording
from recorder_app.domain.words import OutputStatus
from recorder_app.engine.front import Front
from recorder_app.ui.language import count, preset_name, say
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.theme import Space

_NAMED = 5
"""Recordings that are named before the rest is counted."""
_READ = 400
"""Recordings that are read together, so that others can run in between."""


@dataclass(frozen=True, slots=True)
class Published:
    """A recording that is at a platform already."""

    title: str
    presets: tuple[str, ...]


def published_among(front: Front, ids: Sequence[int]) -> list[Published]:
    """Which of these would be published a second time after a reset. Blocks."""
    found = []
    for start in range(0, len(ids), _READ):
        for snapshot in front.recordings(ids[start : start + _READ]):
            presets = _published_to(snapshot.recording)
            if presets:
                found.append(Published(snapshot.recording.title, presets))
    return found


def _published_to(recording: Recording) -> tuple[str, ...]:
    presets = (
        output.preset
        for output in derive.live_outputs(recording)
        if output.status is OutputStatus.UPLOADED or output.url is not None
    )
    return tuple(dict.fromkeys(presets))


def _question(
    parent: QWidget, name: str, title: str, text: str, more: str, *, yes: str, no: str, glyph: Glyph
) -> tuple[QMessageBox, QPushButton]:
    """Return refuses: what is asked about is not taken back easily."""
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setWindowTitle(title)
    box.setIconPixmap(icon(glyph, "accent").pixmap(36, 36))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    agree.setObjectName(f"{name}Yes")
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(refuse)
    box.setDefaultButton(refuse)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box, agree


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(say("“{title}”", title=preset_name(each)) for each in names)


def _open(box: QMessageBox) -> None:
    """With the margins of other dialogs; a message box lays itself out anew with all it is given."""
    layout = box.layout()
    assert layout is not None
    layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
    box.open()


def ask_reset(
    parent: QWidget,
    number: int,
    published: Sequence[Published],
    agreed: Callable[[bool], None],
) -> None:
    """`agreed` is called with whether files are to be kept."""
    more = say("Everything that was produced is discarded, and every stage starts anew.")
    if published:
        lines = [
            say("“{title}” to {presets}", title=each.title, presets=_quoted(each.presets))
            for each in published[:_NAMED]
        ]
        if len(published) > _NAMED:
            lines.append(say("and {n} more", n=len(published) - _NAMED))
        again = say(
            "Nothing is deleted where it was published. "
            "Running it again would publish a second time:"
        )
        names = "\n".join(f"  •  {line}" for line in lines)
        more = f"{more}\n\n{again}\n{names}"
    box, agree = _question(
        parent,
        "resetQuestion",
        say("Reset"),
        count("Reset this recording?", "Reset these {n} recordings?", number),
        more,
        yes=say("Reset"),
        no=say("Keep"),
        glyph=Glyph.RESET,
    )
    keep = QCheckBox(say("Keep the files that were produced"))
    keep.setObjectName("keepFiles")
    box.setCheckBox(keep)
    agree.clicked.connect(lambda: agreed(keep.isChecked()))
    _open(box)


def ask_remove(parent: QWidget, number: int, files: bool, agreed: Callable[[bool], None]) -> None:
    """`agreed` is called with whether what was published to folders goes, too; `files` is what was
    said to that the last time."""
    box, agree = _question(
        parent,
        "removeQuestion",
        say("Remove"),
        count(
            "Remove this recording from the list?",
            "Remove these {n} recordings from the list?",
            number,
        ),
        say(
            "What Recorder keeps of them, such as transcripts, is deleted ten minutes later; until "
            "then it can be undone. The source files stay, and so does what was uploaded."
        ),
        yes=say("Remove"),
        no=say("Keep"),
        glyph=Glyph.REMOVE,
    )
    box_files = QCheckBox(
        count(
            "Also delete the folders that it was published to",
            "Also delete the folders that they were published to",
            number,
        )
    )
    box_files.setObjectName("removeFiles")
    box_files.setChecked(files)
    box.setCheckBox(box_files)
    agree.clicked.connect(lambda: agreed(box_files.isChecked()))
    _open(box)


def ask_remove_account(
    parent: QWidget, account: str, presets: Sequence[str], agreed: Callable[[], None]
) -> None:
    """`presets` use it."""
    more = say("Recorder forgets the login. What was published stays.")
    if presets:
        names = _quoted(presets)
        waits = say("What is uploaded through {presets} will wait for a login.", presets=names)
        more = f"{more}\n\n{waits}"
    box, agree = _question(
        parent,
        "removeAccountQuestion",
        say("Remove an account"),
        say("Remove “{name}”?", name=account),
        more,
        yes=say("Remove"),
        no=say("Keep"),
        glyph=Glyph.REMOVE,
    )
    agree.clicked.connect(lambda: agreed())
    _open(box)


def ask_remove_preset(parent: QWidget, preset: str, agreed: Callable[[], None]) -> None:
    box, agree = _question(
        parent,
        "removePresetQuestion",
        say("Remove a preset"),
        say("Remove “{name}”?", name=preset),
        say("Uploads that were made through it stay, and rules no longer name it."),
        yes=say("Remove"),
        no=say("Keep"),
        glyph=Glyph.REMOVE,
    )
    agree.clicked.connect(lambda: agreed())
    _open(box)


def ask_discard(parent: QWidget, names: Sequence[str], agreed: Callable[[], None]) -> None:
    """Before a form is left that holds what has not been saved."""
    box, agree = _question(
        parent,
        "discardQuestion",
        say("Unsaved changes"),
        say(
            "Discard the changes to {names}?",
            names=_quoted(names),
        ),
        say("They have not been saved."),
        yes=say("Discard"),
        no=say("Go on editing"),
        glyph=Glyph.ATTENTION,
    )
    agree.clicked.connect(lambda: agreed())
    _open(box)


def ask_quit(
    parent: QWidget,
    working: int,
    agreed: Callable[[], None],
    *,
    no_tray: bool,
    titles: Sequence[str] = (),
) -> QMessageBox:
    """Before work is cut short, or where closing the window means the end of the program. `titles` are
    those of what is being worked on, as far as they are known."""
    if working:
        more = count(
            "One recording is being worked on. All progress is kept: the work goes on from there "
            "when Recorder is started again.",
            "{n} recordings are being worked on. All progress is kept: the work goes on from there "
            "when Recorder is started again.",
            working,
        )
        lines = [say("“{title}”", title=each) for each in titles[:_NAMED]]
        if lines and working > len(lines):
            rest = working - len(lines)
            lines.append(count("and {n} more", "and {n} more", rest))
        if lines:
            more += "\n\n" + "\n".join(f"  •  {line}" for line in lines)
    else:
        more = say("Nothing is running. The list is kept.")
    if no_tray:
        no_place = say("This desktop has no tray in which Recorder could go on working.")
        more += f"\n\n{no_place}"
    box, agree = _question(
        parent,
        "quitQuestion",
        say("Quit"),
        say("Quit Recorder?"),
        more,
        yes=say("Quit"),
        no=say("Go on working"),
        glyph=Glyph.QUIT,
    )
    agree.clicked.connect(lambda: agreed())
    _open(box)
    return box


def ask_remove_model(parent: QWidget, name: str, size: str, agreed: Callable[[], None]) -> None:
    box, agree = _question(
        parent,
        "removeModel",
        say("Remove a model"),
        say("Remove the model {name}?", name=name),
        say("Its {size} are free then. It is fetched again when it is used.", size=size),
        yes=say("Remove"),
        no=say("Keep"),
        glyph=Glyph.REMOVE,
    )
    agree.clicked.connect(agreed)
    _open(box)
