"""What the window says about commands, drops and events: one sentence, and row by row on request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter
from pathlib import PurePath
from typing import overload
from urllib.parse import urlsplit

from recorder_app.domain.outcome import Outcome, Word, summary
from recorder_app.ui.adding.additions import Additions
from recorder_app.ui.commands.commander import Answer, Command
from recorder_app.ui.language import count, say, translated

_REFUSALS = (Word.REFUSED, Word.UNKNOWN, Word.RUNNING)


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """About one recording or source."""

    about: str
    sentence: str


class Offering(StrEnum):
    """What a notice offers to do about what it tells."""

    UNDO_REMOVAL = "undo_removal"
    ADD_AGAIN = "add_again"


@dataclass(frozen=True, slots=True)
class Offer:
    text: str
    """Of the button."""
    what: Offering
    ids: tuple[int, ...] = ()
    """Recordings that were removed."""
    sources: tuple[str, ...] = ()
    """That are on the list already."""


@dataclass(frozen=True, slots=True)
class NoticeText:
    text: str
    rows: Sequence[NoticeRow] = ()
    trouble: bool = False
    offer: Offer | None = None


def of_answer(answer: Answer, title: Callable[[int], str]) -> NoticeText:
    """One recording: its sentence. Several: the summary, and the sentences as rows."""
    outcomes = answer.outcomes
    words = set(map(attrgetter("word"), outcomes))
    offer = _undo(outcomes) if Word.REMOVED in words else None
    trouble = not words.isdisjoint(_REFUSALS)
    if not outcomes:
        nothing = {
            Command.RUN_ALL_PAUSED: say("Nothing is paused."),
            Command.RUN_PAUSED_TOGETHER: say("Nothing is paused."),
            Command.PAUSE_ALL: say("Nothing to pause."),
            Command.STOP_AFTER_THIS: say("Nothing to pause: nothing comes after what runs."),
        }
        return NoticeText(nothing.get(answer.command, say("Nothing was selected.")))
    if len(outcomes) == 1:
        return replace(of_outcome(outcomes[0], title), offer=offer)
    rows = _OutcomeRows(outcomes, title)
    return NoticeText(_sentence(translated(summary(outcomes))), rows, trouble, offer)


def _undo(outcomes: Sequence[Outcome]) -> Offer:
    removed = tuple(each.recording_id for each in outcomes if each.word is Word.REMOVED)
    return Offer(say("Undo"), Offering.UNDO_REMOVAL, removed)


def of_outcome(outcome: Outcome, title: Callable[[int], str]) -> NoticeText:
    text = f"{title(outcome.recording_id)}: {translated(outcome.message)}"
    return NoticeText(text, (), outcome.word in _REFUSALS)


def of_additions(additions: Additions) -> NoticeText:
    """What became of a drop."""
    added, known, refused = len(additions.snapshots), len(additions.known), additions.refused
    parts = []
    rows = [NoticeRow(source_name(each.source), translated(each.sentence)) for each in refused]
    rows += [
        NoticeRow(source_name(each.location), say("It is on the list already, unchanged since."))
        for each in additions.known
    ]
    if added:
        parts.append(count("{n} added", "{n} added", added))
        titles = {each.recording.id: each.recording.title for each in additions.snapshots}
        parts += [translated(summary(additions.outcomes))] if additions.outcomes else []
        rows += _OutcomeRows(additions.outcomes, lambda key: titles.get(key, str(key)))
    if known:
        parts.append(count("{n} is on the list already", "{n} are on the list already", known))
    if len(refused) == 1 and not added and not known:
        return NoticeText(translated(refused[0].sentence), (), trouble=True)
    if refused:
        parts.append(count("{n} refused", "{n} refused", len(refused)))
    text = _sentence(", ".join(parts) or say("nothing to add was found there"))
    if len(refused) == 1:
        text = f"{text} {translated(refused[0].sentence)}"
    offer = Offer(
        say("Add again"),
        Offering.ADD_AGAIN,
        sources=tuple(each.location for each in additions.known),
    )
    return NoticeText(text, tuple(rows), bool(refused), offer if known else None)


def source_name(source: str) -> str:
    """The last part of a path or link: enough to know which one is meant."""
    if source.startswith(("http://", "https://")):
        split = urlsplit(source)
        return PurePath(split.path).name or split.netloc
    return PurePath(source).name or source


class _OutcomeRows(Sequence[NoticeRow]):
    """A row for each outcome, made when it is looked at: there may be ten thousand."""

    def __init__(self, outcomes: Sequence[Outcome], title: Callable[[int], str]) -> None:
        self._outcomes = outcomes
        self._title = title

    def __len__(self) -> int:
        return len(self._outcomes)

    @overload
    def __getitem__(self, index: int) -> NoticeRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[NoticeRow]: ...
    def __getitem__(self, index: int | slice) -> NoticeRow | Sequence[NoticeRow]:
        if isinstance(index, slice):
            return _OutcomeRows(self._outcomes[index], self._title)
        outcome = self._outcomes[index]
        return NoticeRow(self._title(outcome.recording_id), translated(outcome.message))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
