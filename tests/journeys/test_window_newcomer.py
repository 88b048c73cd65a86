"""A newcomer's first ten minutes, with nothing but a mouse and a keyboard: `python main.py` on an empty
data folder, the real stages on the sample talk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_app import settings as stored_settings
from recorder_app.paths import Home
from recorder_app.settings import Settings
from tests.journeys.onlooker import ROOT, Onlooker, at_the_screen
from tests.journeys.real_screen import need_tools

pytestmark = [pytest.mark.window, pytest.mark.slow]

SAMPLE = ROOT / "resources" / "sample-talk.mp4"
OVERVIEW, TRANSCRIPT = 0, 1


@pytest.fixture
def newcomer(tmp_path: Path) -> Iterator[Onlooker]:
    need_tools()
    home = Home(tmp_path / "home")
    stored_settings.save(home.settings, Settings(output_dir=str(tmp_path / "published")))
    with at_the_screen(tmp_path, home) as onlooker:
        yield onlooker


def test_from_the_first_screen_to_a_corrected_transcript(
    newcomer: Onlooker, tmp_path: Path
) -> None:
    # The first screens lead to the first file.
    newcomer.click("widget", "welcomeNext")
    newcomer.click("widget", "welcomeNext")
    newcomer.until(lambda: newcomer.see("widget", "welcomeSkip") is None, "the last screen")
    newcomer.click("widget", "welcomeNext")
    newcomer.click("widget", "emptyStateButton")
    newcomer.until(lambda: newcomer.see("focus") == "fileNameEdit", "a dialog that takes a name")
    newcomer.type(str(SAMPLE))
    newcomer.press("Return")
    row = newcomer.until_row("sample-talk", "New")

    # It runs, is held, goes on, and is ready.
    recording_id = row["id"]
    newcomer.click_at(row["run"])
    newcomer.until(lambda: newcomer.facts(recording_id)["can_pause"], "it can be paused")
    newcomer.click_at(newcomer.see("row", "sample-talk")["pause"])
    newcomer.until(lambda: newcomer.facts(recording_id)["paused"], "it is paused")
    paused = newcomer.until_row("sample-talk", "Paused")
    newcomer.click_at(paused["run"])
    newcomer.until_row("sample-talk", "Transcribing")
    newcomer.until_row("sample-talk", "Ready")
    assert (tmp_path / "published" / "sample-talk" / "sample-talk.srt").exists()

    # What was said: a click on a word leads there.
    newcomer.click_at(newcomer.see("row", "sample-talk")["at"])
    newcomer.click("widget", "detailsButton")
    newcomer.click("tab", "detailsTabs", TRANSCRIPT)
    word = newcomer.until_seen("word", "flower")
    newcomer.click_at(word["at"])
    newcomer.until(lambda: "flower" in (newcomer.see("spoken") or ""), "it is marked")

    # A sentence is put right, and the subtitles follow.
    newcomer.click("word", "nectar", times=2)
    newcomer.until(lambda: newcomer.see("focus") == "passageEditor", "a field for the sentence")
    newcomer.press("ctrl+a")
    newcomer.type("The bees fly from blossom to blossom.")
    newcomer.press("Return")
    kept = newcomer.home.recordings / str(recording_id)

    def corrected() -> bool:
        found = kept.rglob("*.srt")
        return any("from blossom" in each.read_text(encoding="utf-8") for each in found)

    newcomer.until(corrected, "the subtitles follow")
    newcomer.until_seen("word", "blossom")

    # Where the results are.
    newcomer.click("tab", "detailsTabs", OVERVIEW)
    newcomer.click("button", "Show subtitles.srt in its folder")
    opened = tmp_path / "opened"
    newcomer.until(lambda: opened.exists() and str(kept) in opened.read_text(), "it is opened")

    newcomer.press("ctrl+q")
    newcomer.quits()
    assert json.loads((newcomer.home.root / "window.json").read_text(encoding="utf-8"))
