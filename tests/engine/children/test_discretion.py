"""What a child has learned to be secret is in nothing that it says."""

from __future__ import annotations

import logging
from urllib.parse import quote

import pytest

from recorder_app.engine.children.discretion import DiscreetFormatter, Discretion

TOKEN = "ya29.a0/very+long=token-of-an-account"
KEY = "AHmUCY0-key-of-a-session"
ADDRESS = f"https://example.org/upload?uploadType=resumable&id=456239017000&upload_id={KEY}"


@pytest.fixture
def discretion() -> Discretion:
    discretion = Discretion()
    discretion.learn_account(
        {
            "token": TOKEN,
            "password": "hunter2",
            "token_uri": "https://example.org/token",
            "client_id": "recorder.apps.example",
            "nested": {"client_secret": "secret-of-the-client"},
        }
    )
    discretion.learn_address(ADDRESS)
    return discretion


@pytest.mark.parametrize(
    "told",
    [
        TOKEN,
        quote(TOKEN, safe=""),
        TOKEN[:20],
        "hunter2",
        "secret-of-the-client",
        ADDRESS,
        KEY,
    ],
)
def test_secrets_are_hidden(discretion: Discretion, told: str) -> None:
    assert discretion.hide(f"Refused: {told}, they say") == "Refused: …, they say"


@pytest.mark.parametrize(
    "told",
    ["https://example.org/token", "recorder.apps.example", "resumable", "video 456239017000"],
)
def test_other_words_are_shown(discretion: Discretion, told: str) -> None:
    assert discretion.hide(told) == told


def test_only_sentences_are_looked_through(discretion: Discretion) -> None:
    message = {"say": "failed", "message": TOKEN, "credentials": {"token": TOKEN}, "note": None}
    hidden = discretion.hide_in(message, frozenset({"message", "note"}))
    assert hidden == message | {"message": "…"}


def test_tracebacks_are_looked_through(discretion: Discretion) -> None:
    formatter = DiscreetFormatter("%(message)s", discretion)
    try:
        raise ValueError(f"no web link: {ADDRESS}")
    except ValueError as error:
        caught = (type(error), error, error.__traceback__)
    record = logging.LogRecord("name", logging.ERROR, "", 1, "failed with %s", (TOKEN,), caught)
    said = formatter.format(record)
    assert KEY not in said
    assert TOKEN not in said
    assert "no web link: …" in said


def test_who_has_learned_nothing_hides_nothing() -> None:
    assert Discretion().hide("anything") == "anything"
