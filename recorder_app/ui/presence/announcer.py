"""Tells a person who does not look at the window: one notice for a batch, at once what needs them.

While the window is in front, its notice line says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from recorder_app.domain.hold import WorkHold
from recorder_app.settings import Notices
from recorder_app.ui.language import count, say, translated
from recorder_app.ui.notices.notices import NoticeRow, NoticeText
from recorder_app.ui.presence.batch import BatchEnd, Needy

GATHER_MS = 2000
"""What comes up within this time is one notice."""


class Desktop(Protocol):
    """Where a notice is shown outside the window."""

    def tell(self, title: str, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class _Notice:
    title: str
    text: str
    ids: tuple[int, ...]
    """What it is about."""
    rows: tuple[NoticeRow, ...] = ()
    trouble: bool = False


class Announcer(QObject):
    told = Signal(object)
    """`NoticeText`, for the window's notice line."""
    wanted = Signal(object)
    """`tuple[int, ...]`: a person clicked on a notice about these recordings."""

    def __init__(self, desktop: Desktop, is_looked_at: Callable[[], bool], parent: QObject) -> None:
        """`is_looked_at`: the window is in front of the person."""
        super().__init__(parent)
        self._desktop = desktop
        self._is_looked_at = is_looked_at
        self.wishes = Notices.ALL
        self._gathered: dict[int, Needy] = {}
        self._about: tuple[int, ...] = ()
        """What the last notice of the desktop's was about."""
        self._timer = QTimer(self, interval=GATHER_MS, singleShot=True)
        self._timer.timeout.connect(self._tell_needy)

    @Slot(object)
    def need(self, needy: Sequence[Needy]) -> None:
        """These need a person only now."""
        self._gathered.update((each.recording_id, each) for each in needy)
        if not self._timer.isActive():
            self._timer.start()

    @Slot(object)
    def end(self, batch: BatchEnd) -> None:
        """A batch has come to its end. What needs a person in it and is about to be told goes with
        it; where nothing has become ready, that was all there is to say."""
        if not batch.ready:
            return
        is_news = self.wishes is Notices.ALL or bool(self._gathered)
        self._timer.stop()
        self._gathered.clear()
        self._tell(_of_batch(batch), is_news)

    def say_hold(self, hold: WorkHold) -> None:
        """The work is held while nobody looks."""
        if self.wishes is not Notices.NONE:
            self.say(say("The work is held"), translated(hold.sentence))

    @Slot()
    def open_wanted(self) -> None:
        """A person clicked on the notice that came last."""
        self.wanted.emit(self._about)

    @Slot()
    def _tell_needy(self) -> None:
        needy = tuple(self._gathered.values())
        self._gathered.clear()
        if needy:
            self._tell(_of_needy(needy), self.wishes is not Notices.NONE)

    def _tell(self, notice: _Notice, is_wished: bool) -> None:
        self.told.emit(NoticeText(_line(notice), notice.rows, notice.trouble))
        if is_wished and self.wishes is not Notices.NONE and not self._is_looked_at():
            self.say(notice.title, notice.text, notice.ids)

    def say(self, title: str, text: str, about: tuple[int, ...] = ()) -> None:
        """A notice of the desktop's, whatever else is wished."""
        self._about = about
        self._desktop.tell(title, text)


def _line(notice: _Notice) -> str:
    """Title and text as sentences."""
    parts = (each for each in (notice.title, notice.text) if each)
    return " ".join(each if each.endswith((".", "!", "?")) else f"{each}." for each in parts)


def _of_needy(needy: Sequence[Needy]) -> _Notice:
    ids = tuple(each.recording_id for each in needy)
    if len(needy) == 1:
        (only,) = needy
        title = say("“{title}” needs attention", title=only.title)
        return _Notice(title, translated(only.reason), ids, trouble=True)
    title = count("{n} recording needs attention", "{n} recordings need attention", len(needy))
    return _Notice(title, _names([each.title for each in needy]), ids, _rows(needy), trouble=True)


def _of_batch(batch: BatchEnd) -> _Notice:
    """ "12 are ready, 1 needs attention"."""
    ids = (*batch.ready, *(each.recording_id for each in batch.needy))
    if len(ids) == 1:
        (title,) = batch.ready.values()
        return _Notice(say("“{title}” is ready", title=title), "", ids)
    ready = count("{n} is ready", "{n} are ready", len(batch.ready))
    names = _names(list(batch.ready.values()))
    if not batch.needy:
        return _Notice(ready, names, ids, _ready_rows(batch.ready))
    attention = count("{n} needs attention", "{n} need attention", len(batch.needy))
    title = say("{ready}, {attention}", ready=ready, attention=attention)
    names = _names([each.title for each in batch.needy])
    text = say("To look at: {names}", names=names)
    rows = (*_rows(batch.needy), *_ready_rows(batch.ready))
    # What needs a person is what a click should bring.
    return _Notice(
        title, text, tuple(each.recording_id for each in batch.needy), rows, trouble=True
    )


_NAMED = 3
"""Recordings that a notice names before it counts the rest."""
_MOST_ROWS = 200


def _names(titles: Sequence[str]) -> str:
    named = ", ".join(say("“{title}”", title=each) for each in titles[:_NAMED])
    rest = len(titles) - _NAMED
    if rest <= 0:
        return named
    return count("{names} and {n} more", "{names} and {n} more", rest, names=named)


def _rows(needy: Sequence[Needy]) -> tuple[NoticeRow, ...]:
    return tuple(NoticeRow(each.title, translated(each.reason)) for each in needy[:_MOST_ROWS])


def _ready_rows(ready: Mapping[int, str]) -> tuple[NoticeRow, ...]:
    return tuple(NoticeRow(each, say("Ready.")) for each in list(ready.values())[:_MOST_ROWS])
