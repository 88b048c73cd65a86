"""A power user with five hundred recordings, with nothing but a mouse and a keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_app import settings as stored_settings
from recorder_app.domain.words import StageType
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home
from recorder_app.settings import Settings
from tests.engine.bench import Gate
from tests.engine.transcribed import Transcribed
from tests.journeys.onlooker import Onlooker, at_the_screen
from tests.journeys.real_screen import need_tools
from tests.journeys.scripted_films import film
from tests.platforms.finished_recording import spoken

pytestmark = [pytest.mark.window, pytest.mark.slow]

FILMS, TALK = 499, "talk"
SAID = spoken({0.0: "Welcome to all.", 20.0: "The rows are perpendicular.", 40.0: "Goodbye."})


@pytest.fixture
def power_user(tmp_path: Path, films: Path) -> Iterator[Onlooker]:
    """The first ten films stand still while they are transcribed."""
    need_tools()
    home = Home(tmp_path / "home")
    stored_settings.save(home.settings, Settings(output_dir=str(tmp_path / "published")))
    for number in range(1, FILMS + 1):
        gates = [Gate(films, f"gate {number}").action] if number <= 10 else []
        film(films, f"Talk {number:03}", transcribe=[["checkpoint", 10], *gates])
    engine = Engine(home)
    try:
        engine.add([str(films)])
        Transcribed(engine, tmp_path, SAID, ()).until(StageType.SUBTITLES)
    finally:
        engine.stop()
    with at_the_screen(tmp_path, home, "scripted") as onlooker:
        onlooker.until(lambda: onlooker.see("count") == FILMS + 1, "all are in the list")
        yield onlooker


def in_group(person: Onlooker, group: str, number: int) -> None:
    def says() -> bool:
        item = person.see("item", "sidebar", group)
        return bool(item) and item["spoken"] == f"{group}: {number}"

    person.until(says, f"{number} in {group}")


def on_bar(person: Onlooker, button: str, text: str) -> None:
    person.until(
        lambda: (seen := person.see("widget", button)) and seen["text"] == text and seen["enabled"],
        f"{button} says {text}",
    )
    person.click("widget", button)


def test_hundreds_are_found_commanded_and_put_in_order(power_user: Onlooker) -> None:
    person = power_user

    # A group, and back.
    in_group(person, "Ready", 1)
    person.click("item", "sidebar", "Ready")
    person.until(lambda: person.see("titles") == [TALK], "what is ready")
    person.click("item", "sidebar", "All")
    person.until(lambda: person.see("count") == FILMS + 1, "all again")

    # What was said leads to where it was said.
    person.press("ctrl+f")
    person.type("perpendicular")
    person.until(lambda: person.see("titles") == [TALK], "where it was said")
    person.until(lambda: person.see("hit", TALK), "what was said")
    person.click_at(person.see("row", TALK)["sentence"])
    person.until(lambda: person.see("spoken") == "The rows are perpendicular.", "the second of it")
    person.click("widget", "detailsButton")
    person.press("ctrl+f", "Escape")
    person.until(lambda: person.see("count") == FILMS + 1, "all again")

    # Ten of them run, one at a time.
    person.click("heading", "title")
    person.until(lambda: "Talk 001" in person.see("titles")[:2], "sorted by title")
    person.click("row", "Talk 001")
    with person.holding("shift"):
        person.click("row", "Talk 010")
    on_bar(person, "runButton", "Run 10 of 10")
    in_group(person, "Running", 1)
    in_group(person, "Queued", 9)

    # The last becomes the first.
    person.click("item", "sidebar", "Queued")
    person.until(lambda: len(person.see("titles")) == 9, "the queue")
    first, last = person.see("titles")[0], person.see("titles")[-1]
    person.click("row", last)
    person.press("alt+Home")
    person.until(lambda: person.see("titles")[:2] == [last, first], "the last comes first")

    # All that wait are paused, and then given up.
    person.press("ctrl+a")
    on_bar(person, "pauseButton", "Pause 9 of 9")
    in_group(person, "Paused", 9)
    person.click("item", "sidebar", "Paused")
    person.until(lambda: len(person.see("titles")) == 9, "what is paused")
    person.click("row", first)
    person.press("ctrl+a")
    on_bar(person, "cancelButton", "Cancel 9 of 9")
    in_group(person, "Paused", 0)

    # Removed, and taken back.
    person.click("item", "sidebar", "All")
    person.until_seen("row", "Talk 014")
    person.click("row", "Talk 012")
    with person.holding("shift"):
        person.click("row", "Talk 014")
    person.press("Delete")
    person.click("widget", "removeQuestionYes")
    person.until(lambda: person.see("count") == FILMS - 2, "three are gone")
    person.press("ctrl+z")
    person.until(lambda: person.see("count") == FILMS + 1, "they are back")

    # Other columns, and sorted by one of them.
    for column in ("durationColumn", "sizeColumn"):
        person.click("heading", "status", button=3)
        person.click("entry", column)
        person.until(lambda: person.see("menu_is_open") is False, "the menu is closed")
    person.click("heading", "size")
    person.until(lambda: person.see("titles")[:2] != [TALK, "Talk 001"], "sorted by size")

    person.press("ctrl+q")
    person.until(
        lambda: (person.see("widget", "quitQuestionYes") or {}).get("active"), "the question"
    )
    person.tab_to("quitQuestionYes")
    person.press("Return")
    person.quits()
