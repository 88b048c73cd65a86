"""What commands answer, alone and in bulk."""

from __future__ import annotations

import pytest

from recorder_app.domain import decide
from recorder_app.domain.errors import NeedsUser
from recorder_app.domain.outcome import Outcome, Word, summary, unknown
from recorder_app.domain.transitions import failed
from recorder_app.domain.words import WaitKind
from tests.domain import given
from tests.domain.given import NOW

HTTP = {
    200: "started continued retried waiting complete pausing paused already_paused cancelled "
    "skipped already_skipped reset added removed restored renamed corrected runs_next moved",
    404: "unknown",
    409: "already_running refused not_pausable not_running running not_queued not_removed "
    "changed_meanwhile",
}


@pytest.mark.parametrize(
    ("word", "status"),
    [(Word(word), status) for status, words in HTTP.items() for word in words.split()],
)
def test_http_status(word: Word, status: int) -> None:
    assert Outcome(7, word, "So it is.").http_status == status


def test_every_word_has_its_http_status_tested() -> None:
    assert {word for words in HTTP.values() for word in words.split()} == set(Word)


def test_an_unknown_recording_is_named() -> None:
    assert unknown(31) == Outcome(31, Word.UNKNOWN, "There is no recording 31.")


def test_the_summary_of_many() -> None:
    login = NeedsUser("Log in.", kind=WaitKind.LOGIN)
    waiting = failed(given.begun(given.processed("Talks"), 1), 1, login, NOW)
    recordings = [
        *[given.new()] * 8,
        *[given.run(given.new())] * 3,
        waiting,
    ]
    outcomes = [decide.run(each, {}, NOW).outcome for each in recordings]
    assert summary(outcomes) == "8 started, 3 already running, 1 waiting for a login"


def test_the_summary_of_nothing() -> None:
    assert summary([]) == "nothing selected"


def test_the_summary_names_every_word_once() -> None:
    text = summary([Outcome(7, word, "So it is.") for word in Word])
    parts = text.split(", ")
    assert len(parts) == len(set(parts)) == len(Word)
    assert "_" not in text
