"""What the window says about commands, drops and events: one sentence, and row by row on request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import overload
from urllib.parse import urlsplit

from recorder_app.domain.outcome import Outcome, Word, summary
from recorder_app.ui.additions import Additions
from recorder_app.ui.commander import Answer, Command

_REFUSALS = (Word.REFUSED, Word.UNKNOWN, Word.RUNNING)


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """About one recording or source."""

    about: str
    sentence: str


@dataclass(frozen=True, slots=True)
class NoticeText:
    text: str
    rows: Sequence[NoticeRow] = ()
    trouble: bool = False


def of_answer(answer: Answer, title: Callable[[int], str]) -> NoticeText:
    """One recording: its sentence. Several: the summary, and the sentences as rows."""
    outcomes = answer.outcomes
    trouble = any(each.word in _REFUSALS for each in outcomes)
    if not outcomes:
        nothing = {
            Command.RUN_ALL_PAUSED: "Nothing is paused.",
            Command.PAUSE_ALL: "Nothing to pause.",
            Command.STOP_AFTER_THIS: "Nothing to pause: nothing comes after what runs.",
        }
        return NoticeText(nothing.get(answer.command, "Nothing was selected."))
    if len(outcomes) == 1:
        return of_outcome(outcomes[0], title)
    return NoticeText(_sentence(summary(outcomes)), _OutcomeRows(outcomes, title), trouble)


def of_outcome(outcome: Outcome, title: Callable[[int], str]) -> NoticeText:
    text = f"{title(outcome.recording_id)}: {outcome.message}"
    return NoticeText(text, (), outcome.word in _REFUSALS)


def of_additions(additions: Additions) -> NoticeText:
    """What became of a drop."""
    parts = []
    rows = [NoticeRow(source_name(each.source), each.sentence) for each in additions.refused]
    if additions.snapshots:
        parts.append(f"{len(additions.snapshots)} added")
        titles = {each.recording.id: each.recording.title for each in additions.snapshots}
        parts += [summary(additions.outcomes)] if additions.outcomes else []
        rows += _OutcomeRows(additions.outcomes, lambda key: titles.get(key, str(key)))
    if len(additions.refused) == 1 and not additions.snapshots:
        return NoticeText(additions.refused[0].sentence, (), trouble=True)
    if additions.refused:
        parts.append(f"{len(additions.refused)} refused")
    text = _sentence(", ".join(parts) or "nothing to add was found there")
    if len(additions.refused) == 1:
        text = f"{text} {additions.refused[0].sentence}"
    return NoticeText(text, tuple(rows), trouble=bool(additions.refused))


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
        return NoticeRow(self._title(outcome.recording_id), outcome.message)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
