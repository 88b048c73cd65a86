"""All of it by the keyboard: the mouse is not touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_app import settings as stored_settings
from recorder_app.domain.words import StageType
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home
from recorder_app.settings import Settings
from recorder_app.ui.player.player import LEAP_S, STEP_S
from tests.engine.bench import Gate
from tests.engine.transcribed import DURATION_S, Transcribed
from tests.journeys.onlooker import Onlooker, at_the_screen, copied
from tests.journeys.real_screen import need_tools
from tests.journeys.scripted_films import Script, film
from tests.media_samples import ffmpeg
from tests.platforms.finished_recording import spoken

pytestmark = [pytest.mark.window, pytest.mark.slow]

TALK = "talk"
SAID = spoken({0.0: "Welcome to all.", 20.0: "The rose are perpendicular.", 40.0: "Goodbye."})


@pytest.fixture
def typist(tmp_path: Path) -> Iterator[Onlooker]:
    need_tools()
    home = Home(tmp_path / "home")
    stored_settings.save(home.settings, Settings(output_dir=str(tmp_path / "published")))
    engine = Engine(home)
    try:
        talk = Transcribed(engine, tmp_path, SAID, ())
        talk.until(StageType.SUBTITLES)
        (cut,) = talk.folder.glob("trim-*/film.mp4")
        _make_film(cut)
    finally:
        engine.stop()
    with at_the_screen(tmp_path, home, "scripted") as onlooker:
        onlooker.until_row(TALK, "Ready")
        yield onlooker


def _make_film(path: Path) -> None:
    """One that is played for a minute."""
    picture = f"testsrc=size=320x180:rate=5:duration={DURATION_S}"
    ffmpeg(path, ["-f", "lavfi", "-i", picture, "-g", "5", "-pix_fmt", "yuv420p"])


def _stands_at(typist: Onlooker, second: float) -> None:
    typist.until(lambda: abs(typist.see("film")["position_s"] - second) < 1.5, f"{second} s")


def test_everything_by_the_keyboard(typist: Onlooker, films: Path) -> None:
    first, second = Gate(films, "first"), Gate(films, "second")
    script: Script = [first.action, ["checkpoint", 10], second.action]
    lecture = film(films, "Lecture", transcribe=script)

    # Added by pasting its path; run, paused, gone on with, cancelled.
    with copied(typist.screen, str(lecture)):
        typist.press("ctrl+v")
        row = typist.until_row("Lecture", "New")
    typist.until(lambda: typist.see("row", "Lecture")["selected"], "it is selected")
    typist.press("ctrl+r")
    typist.until_row("Lecture", "Transcribing")
    typist.press("ctrl+p")
    typist.until_row("Lecture", "Pausing")
    first.open()
    typist.until_row("Lecture", "Paused in Transcribe at 0:10")
    typist.press("ctrl+r")
    typist.until_row("Lecture", "Transcribing")
    typist.press("ctrl+k")
    typist.until(lambda: not typist.facts(row["id"])["can_cancel"], "it is cancelled")

    # Another title, and found by it.
    typist.press("F2")
    typist.until(lambda: typist.see("focus") == "titleEditor", "a field for the title")
    typist.press("ctrl+a")
    typist.type("Algebra")
    typist.press("Return")
    typist.until_seen("row", "Algebra")
    typist.press("ctrl+f")
    typist.type("perpendicular")
    typist.until(lambda: typist.see("titles") == [TALK], "where it was said")
    typist.press("Return")
    typist.until(lambda: typist.see("focus") == "recordings", "the list has the keyboard")

    # What was said is put right.
    typist.press("Down", "Return")
    typist.until_seen("widget", "detailsTabs")
    typist.tab_to("detailsTabs")
    typist.press("Right")
    typist.until_seen("word", "rose")
    typist.tab_to("transcriptView")
    typist.press("Home", "Down", "F2")
    typist.until(lambda: typist.see("focus") == "passageEditor", "a field for the sentence")
    typist.press("ctrl+a")
    typist.type("The rows are perpendicular.")
    typist.press("Return")
    typist.until_seen("word", "rows")

    # Heard from there on, and from elsewhere.
    typist.until(lambda: typist.see("focus") == "transcriptView", "back in the transcript")
    typist.press("Return")
    typist.until(lambda: typist.see("spoken") == "The rows are perpendicular.", "it is said")
    _stands_at(typist, 20.0)
    typist.tab_to("player")
    typist.press("space")
    typist.until(lambda: typist.see("film")["is_playing"], "it is played")
    typist.press("space")
    typist.until(lambda: not typist.see("film")["is_playing"], "it is paused")
    here_s = typist.see("film")["position_s"]
    typist.press("l")
    _stands_at(typist, here_s + LEAP_S)
    typist.press("Left")
    _stands_at(typist, here_s + LEAP_S - STEP_S)

    # Other colours, and another key for the search.
    typist.press("ctrl+comma")
    typist.until_seen("widget", "settingsDialog")
    typist.tab_to("settingsPages")
    while not typist.see("item", "settingsPages", "Appearance")["current"]:
        typist.press("Down")
    typist.tab_to("theme")
    typist.press("d")
    typist.tab_to("settingsPages")
    typist.press("Down")
    typist.tab_to("findKey")
    typist.press("ctrl+l")
    typist.tab_to("saveSettings")
    typist.press("space")
    typist.until(lambda: typist.see("is_dark"), "it is dark")
    typist.press("ctrl+l")
    typist.until(lambda: typist.see("focus") == "searchField", "its new key")
    typist.press("Escape")
    typist.until(lambda: typist.see("count") == 2, "the whole list")

    typist.press("ctrl+q")
    typist.quits()
