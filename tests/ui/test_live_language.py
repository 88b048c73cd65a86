"""The language is changed while the window is open: all that it shows changes, and changes back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from recorder_app.domain.account import Account
from recorder_app.domain.journal import Attempt, JournalEntry
from recorder_app.domain.preset import Preset
from recorder_app.domain.recording import OutputPart, Recording, Run, Waiting
from recorder_app.domain.rule import Rule, RuleKind
from recorder_app.domain.transcript import Segment, Topic, Transcript, Word
from recorder_app.domain.words import (
    OutputHold,
    OutputStatus,
    PauseMode,
    StageStatus,
    StageType,
    WaitKind,
)
from recorder_app.engine.front import Preview, ResultFile
from recorder_app.settings import WhenDone
from recorder_app.ui.commands import questions
from recorder_app.ui.commands.pause_menu import PauseDialog
from recorder_app.ui.details.panel import OVERVIEW, TRANSCRIPT, UPLOADS
from recorder_app.ui.language import language
from recorder_app.ui.presence.countdown import Countdown
from recorder_app.ui.settings.desk import look_as_set
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront
from tests.ui.texts_on_screen import texts_of

Open = Callable[[], MainWindow]
NOW = datetime.now(UTC)

_LATIN = re.compile(r"[A-Za-z’]{2,}")
_NAMES = frozenset(
    (
        *("Recorder", "YouTube", "Google", "Drive", "PeerTube", "VK", "Whisper", "ffmpeg", "JSON"),
        *("API", "Debian", "Ubuntu", "English", "mp", "mkv", "dB", "JPEG", "PNG"),
        *("People", "Blogs", "Education", "Science", "Technology", "Creative", "Commons"),
        *("client", "secret", "json", "de", "pt", "BR", "videos", "example", "org", "home", "anna"),
        *("title", "start", "tiny", "en", "base", "small", "medium", "large", "turbo"),
        *("Ctrl", "Shift", "Alt", "Del", "Esc", "Enter", "Escape", "Home", "End", "Up", "Down"),
    )
)
"""What is the same in every language: names of programs, keys, models and files."""


_TEMPLATE = re.compile(r"{{.*?}}|^\w+:  ")
"""What templates speak of has names, too."""
_QTS_OWN = re.compile("/Scroll(Left|Right)Button:")
"""Qt names them once and for all."""


def _foreign(texts: Mapping[str, str]) -> dict[str, str]:
    """Those in which a word of the source's language is left."""
    return {
        place: text
        for place, text in texts.items()
        if any(word not in _NAMES for word in _LATIN.findall(_TEMPLATE.sub("", text)))
        and not _QTS_OWN.search(place)
    }


@pytest.fixture(autouse=True)
def english_again(qapp: object) -> Iterator[None]:
    language().choose("en")
    yield
    language().choose("en")


def _output(number: int, preset: str, **facts: Any) -> OutputPart:
    platform = "youtube" if number % 2 else "folder"
    return OutputPart(number, platform, preset, {}, f"знак-{number}", "учёба", **facts)


def _done(recording: Recording, stages: int) -> Recording:
    for stage in list(StageType)[:stages]:
        recording = recording.with_stage(
            stage,
            status=StageStatus.COMPLETED,
            started_at=NOW - timedelta(minutes=5),
            finished_at=NOW - timedelta(minutes=4),
        )
    return recording


def _run(**facts: Any) -> Run:
    return Run(1, NOW, **facts)


def _running(stage: StageType) -> Callable[[Recording], Recording]:
    def change(recording: Recording) -> Recording:
        before = list(StageType).index(stage)
        running = {"status": StageStatus.RUNNING, "started_at": NOW, "resumable": True}
        return replace(_done(recording, before).with_stage(stage, **running), run=_run())

    return change


def _paused(recording: Recording) -> Recording:
    kept = _done(recording, 2).with_stage(StageType.TRANSCRIBE, checkpoint_s=1085.0)
    until = NOW + timedelta(days=2)
    return replace(kept, run=_run(pause=PauseMode.CHECKPOINT, pause_until=until))


def _pausing(recording: Recording) -> Recording:
    running = _running(StageType.TRIM)(recording)
    return replace(running, run=_run(pause=PauseMode.AFTER_STAGE))


def _cancelling(recording: Recording) -> Recording:
    return replace(_running(StageType.TOPICS)(recording), run=_run(cancelling=True))


def _queued(recording: Recording) -> Recording:
    return replace(_done(recording, 3), run=_run(place=2))


def _failed(recording: Recording) -> Recording:
    return recording.with_stage(
        StageType.DOWNLOAD,
        status=StageStatus.FAILED,
        attempts=3,
        error="“лекция.mp4” is not a recording: no sound or picture was found in it.",
    )


def _waiting(recording: Recording) -> Recording:
    wait = Waiting(
        WaitKind.DISK,
        "There is no room for “лекция.mp4”: 3.2 GB, 1.0 GB are free on the disk of /диск.",
    )
    return replace(recording.with_stage(StageType.DOWNLOAD, waiting=wait), run=_run())


def _retrying(recording: Recording) -> Recording:
    later = NOW + timedelta(minutes=3)
    wait = Waiting(WaitKind.RETRY, "The model base was not fetched. It gave no reason.", later)
    return replace(_done(recording, 2).with_stage(StageType.TRANSCRIBE, waiting=wait), run=_run())


def _pending(recording: Recording) -> Recording:
    return replace(recording, source_problem="“лекция.mp4” is still being written.")


def _skipped(recording: Recording) -> Recording:
    return replace(recording, skipped=True)


def _expired(recording: Recording) -> Recording:
    return replace(recording, expired=True)


def _uploads(recording: Recording) -> Recording:
    waits, on = OutputStatus.NOT_UPLOADED, {"in_run": True, "attempts": 1}
    sent = {"bytes_total": 512_000_000, "bytes_sent": 118_000_000}
    login = "YouTube: the login has expired or was withdrawn. Log in again."
    question = (
        "Everything was sent, but YouTube doesn’t say whether the video is there. "
        "Look there, then choose."
    )
    error = "YouTube takes no < and > in a title. Change the preset's template."
    return replace(
        _done(recording, 5),
        run=_run(),
        outputs=(
            _output(11, "канал", status=OutputStatus.UPLOADING, resumable=True, **sent, **on),
            _output(13, "второй", status=waits, waiting=Waiting(WaitKind.LOGIN, login), **on),
            _output(14, "архив", status=OutputStatus.UPLOADED, url="file:///диск", **on),
            _output(
                15, "третий", status=waits, waiting=Waiting(WaitKind.VERIFYING, question), **on
            ),
            _output(17, "четвёртый", status=OutputStatus.FAILED, error=error, **on),
            _output(19, "пятый", status=waits, hold=OutputHold.PAUSE, **sent, **on),
            _output(21, "шестой", status=OutputStatus.CANCELLED, attempts=1),
            _output(
                23,
                "седьмой",
                status=waits,
                waiting=Waiting(WaitKind.HOURS, "Uploads are made from 22:00 to 06:00."),
                **on,
            ),
            _output(25, "восьмой", status=waits, **on),
            _output(27, "девятый", status=waits),
        ),
    )


def _published(recording: Recording) -> Recording:
    heard = {"language": "en", "words": 41}
    recording = _done(recording, 5).with_stage(StageType.TRANSCRIBE, result=heard, attempts=2)
    recording = recording.with_stage(
        StageType.TRIM, status=StageStatus.SKIPPED, reason="Trimming is switched off."
    )
    return replace(
        recording, outputs=(_output(31, "канал", status=OutputStatus.UPLOADED, url="u"),)
    )


def _partly(recording: Recording) -> Recording:
    up = _output(41, "канал", status=OutputStatus.UPLOADED, url="u")
    return replace(_done(recording, 5), outputs=(up, _output(43, "второй")))


def _new(recording: Recording) -> Recording:
    return recording


_STATES: tuple[Callable[[Recording], Recording], ...] = (
    *(_running(stage) for stage in StageType),
    *(_paused, _pausing, _cancelling, _queued, _failed, _waiting, _retrying, _pending, _skipped),
    *(_expired, _uploads, _published, _partly, _new),
)
RETRYING, UPLOADING, PUBLISHED = 12, 16, 17
"""Their ids."""


def _instead(made: Recording, _before: Recording) -> Recording:
    return made


@pytest.fixture
def window(qtbot: QtBot, front: FakeFront, open_window: Open) -> MainWindow:
    front.known_accounts = [Account("youtube", "учёба", {"added_at": NOW.isoformat()})]
    front.known_presets = [Preset("канал", "youtube", "учёба", {}, True), Preset("архив", "folder")]
    front.known_rules = [Rule(RuleKind.FOLDER, "/лекции", ("архив",))]
    front.previews = [Preview("title", "Лекция")]
    for number, (key, change) in enumerate(zip(front.fill(len(_STATES)), _STATES, strict=True)):
        recording = replace(
            front.now(key),
            title=f"Лекция {key}",
            source=f"/записи/лекция {key}.mp4",
            created_at=NOW - timedelta(hours=13 * number),
            duration_s=3600.0,
            outputs=(_output(100 + 2 * key, "архив"),),
        )
        front.change(key, partial(_instead, change(recording)))
    front.progress(1, 0.4, 1200.0)
    words = tuple(Word(each, 1.0 + n, 1.5 + n, 0.3) for n, each in enumerate(("да", "нет")))
    said = Transcript("ru", 0.9, "base", (Segment(1.0, 3.0, "да нет", words),))
    front.say(PUBLISHED, said, (Topic(0.0, "Начало"),))
    front.journals[PUBLISHED] = [
        JournalEntry(NOW, text)
        for text in (
            "Run the whole pipeline.",
            "Brought in within 0:04; it is 1:32:00 long.",
            "Trim was skipped: Trimming is switched off.",
            "Transcribed in 3:20: 41 words, English.",
            "Uploaded to канал in 0:12.",
            "Paused in Transcribe at 41:20.",
        )
    ]
    ended = (NOW + timedelta(seconds=70), "failed", "No speech was found.")
    front.tried[PUBLISHED] = [Attempt(1, PUBLISHED, 1, "transcribe", NOW, *ended)]
    front.results[PUBLISHED] = [ResultFile("trim", Path("/диск/лекция.mp4"), 640_000_000)]
    front.kept_settings = replace(front.kept_settings, output_dir="/лекции")
    window = open_window()
    window.wishes.details.setChecked(True)
    return window


@pytest.mark.parametrize(
    ("chosen", "tab", "seen"),
    [
        (UPLOADING, UPLOADS, "четвёртый"),
        (PUBLISHED, TRANSCRIPT, "да нет"),
        (RETRYING, OVERVIEW, "12"),
    ],
)
def test_all_that_the_window_shows_changes_and_changes_back(
    qtbot: QtBot, window: MainWindow, chosen: int, tab: int, seen: str
) -> None:
    window.details.tabs.setCurrentIndex(tab)
    window.view.select_ids([chosen])
    details = window.details
    qtbot.waitUntil(lambda: any(seen in each for each in texts_of(details).values()))
    before = texts_of(window)
    assert _foreign(before)

    def is_in_russian() -> None:
        assert _foreign(texts_of(window)) == {}

    def is_as_before() -> None:
        assert texts_of(window) == before

    language().choose("ru")
    qtbot.waitUntil(is_in_russian)
    language().choose("en")
    qtbot.waitUntil(is_as_before)


def _settings(window: MainWindow) -> None:
    window.wishes.settings.trigger()


def _presets(window: MainWindow) -> None:
    window.wishes.presets.trigger()


def _login(window: MainWindow) -> None:
    window.publishing.log_in("youtube", "учёба")


def _pause(window: MainWindow) -> None:
    PauseDialog(window).open()


def _reset(window: MainWindow) -> None:
    published = [questions.Published(f"Лекция {n}", ("канал",)) for n in range(7)]
    questions.ask_reset(window, 7, published, lambda _keep: None)


def _remove(window: MainWindow) -> None:
    questions.ask_remove(window, 1, False, lambda _files: None)


def _remove_account(window: MainWindow) -> None:
    questions.ask_remove_account(window, "YouTube: учёба", ["канал"], lambda: None)


def _remove_preset(window: MainWindow) -> None:
    questions.ask_remove_preset(window, "канал", lambda: None)


def _discard(window: MainWindow) -> None:
    questions.ask_discard(window, ["канал"], lambda: None)


def _quit(window: MainWindow) -> None:
    questions.ask_quit(window, 7, lambda: None, no_tray=True, titles=["Лекция"])


def _remove_model(window: MainWindow) -> None:
    questions.ask_remove_model(window, "base", "148 МБ", lambda: None)


def _ending(window: MainWindow) -> None:
    Countdown(WhenDone.SHUT_DOWN, window).open()


_OPENERS = (
    *(_settings, _presets, _login, _pause, _reset, _remove, _remove_account, _remove_preset),
    *(_discard, _quit, _remove_model, _ending),
)


def test_dialogs_speak_the_language_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    def dialogs() -> list[QDialog]:
        return [each for each in window.findChildren(QDialog) if each.isVisible()]

    language().choose("ru")
    left: dict[str, str] = {}
    for opener in _OPENERS:
        opener(window)
        qtbot.waitUntil(lambda: len(dialogs()) == 1)
        (dialog,) = dialogs()
        left |= _foreign(texts_of(dialog))
        dialog.done(0)
        qtbot.waitUntil(lambda: not dialogs())
    assert left == {}


@pytest.mark.parametrize("opener", [_settings, _presets])
def test_a_dialog_that_is_open_changes_and_changes_back(
    qtbot: QtBot, window: MainWindow, opener: Callable[[MainWindow], None]
) -> None:
    def texts() -> dict[str, str]:
        opened = [each for each in window.findChildren(QDialog) if each.isVisible()]
        return texts_of(opened[0]) if len(opened) == 1 else {}

    opener(window)
    qtbot.waitUntil(lambda: "канал" in texts().values() or "base" in texts().values())
    before = texts()
    language().choose("ru")
    qtbot.waitUntil(lambda: bool(texts()) and not _foreign(texts()))
    language().choose("en")
    qtbot.waitUntil(lambda: texts() == before)


def test_a_window_begins_in_the_language_that_is_set(front: FakeFront, open_window: Open) -> None:
    front.known_presets = []
    window_settings = replace(front.kept_settings.window, language="ru")
    front.kept_settings = replace(front.kept_settings, output_dir="/лекции", window=window_settings)
    look_as_set(window_settings)
    assert _foreign(texts_of(open_window())) == {}
