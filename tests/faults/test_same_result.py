"""A transcription that was paused, killed and gone on with, also the next day, ends with the same bytes,
and each interruption repeats one batch at most."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recorder_app import settings as stored_settings
from recorder_app.settings import Settings
from recorder_app.stages.speech.recogniser import cores
from tests.faults import clock
from tests.faults.child import HEARD
from tests.faults.program import Program, orphans, program

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample-talk.mp4"
KILLS = 6


class Site:
    """A data folder in which the sample talk is transcribed."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.heard = folder / "heard"
        self.environment = {HEARD: str(self.heard)}
        stored_settings.save(
            self.home / "settings.json",
            Settings(output_dir=str(folder / "published"), keep_awake=False),
        )

    def add(self, life: Program) -> None:
        life.ask("POST", "/recordings", {"source": str(SAMPLE)})
        life.ask("POST", "/recordings/1/run")

    def until_closed(self, life: Program) -> None:
        while life.ask("GET", "/recordings/1").body["can_cancel"]:
            assert life.lives_on(0.05)

    def share(self, life: Program) -> float:
        """How much of the transcription is done."""
        progress: float = life.ask("GET", "/recordings/1").body["stages"][2]["progress"]
        return progress

    def until_at(self, life: Program, share: float) -> None:
        while self.share(life) < share:
            assert life.lives_on(0.01)

    def transcript(self) -> bytes:
        (path,) = self.home.glob("recordings/1/transcribe-*/transcript.json")
        return path.read_bytes()

    def hearings(self) -> Counter[str]:
        """How often each clip was heard."""
        return Counter(self.heard.read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("uninterrupted"))
    with program(site.home, None, site.environment) as life:
        site.add(life)
        site.until_closed(life)
    assert set(site.hearings().values()) == {1}
    return site


def check_against(uninterrupted: Site, site: Site, interruptions: int) -> None:
    assert site.transcript() == uninterrupted.transcript()
    assert set(site.hearings()) == set(uninterrupted.hearings())
    repeated = site.hearings().total() - uninterrupted.hearings().total()
    # A batch is what is heard at the same time: one clip on each core.
    assert repeated <= interruptions * cores()


@pytest.mark.slow
def test_killed_and_paused_again_and_again_it_gives_the_same_bytes(
    uninterrupted: Site, tmp_path: Path
) -> None:
    site, chance = Site(tmp_path), random.Random(4)
    for number in range(KILLS):
        with program(site.home, None, site.environment) as life:
            if number == 0:
                site.add(life)
            else:
                life.ask("POST", "/recordings/1/run")
            site.until_at(life, 0.13 * (number + 1))
            life.lives_on(chance.uniform(0.0, 0.3))
            if number % 2:
                life.ask("POST", "/recordings/1/pause")
                life.lives_on(chance.uniform(0.0, 0.3))
        assert not orphans(site.home)
    with program(site.home, None, site.environment) as life:
        life.ask("POST", "/recordings/1/run")
        site.until_closed(life)
    check_against(uninterrupted, site, KILLS)


@pytest.mark.slow
def test_paused_killed_and_gone_on_with_the_next_day_it_gives_the_same_bytes(
    uninterrupted: Site, tmp_path: Path
) -> None:
    site = Site(tmp_path)
    with program(site.home, None, site.environment) as life:
        site.add(life)
        site.until_at(life, 0.3)
        life.ask("POST", "/recordings/1/pause")
        while not life.ask("GET", "/recordings/1").body["paused"]:
            assert life.lives_on(0.02)
        done_s = life.ask("GET", "/recordings/1").body["stages"][2]["checkpoint_s"]
    heard = site.hearings()
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    next_day = site.environment | {clock.VARIABLE: tomorrow.isoformat()}
    with program(site.home, None, next_day) as life:
        recording = life.ask("GET", "/recordings/1").body
        assert recording["paused"]
        assert recording["stages"][2]["checkpoint_s"] == done_s
        assert site.hearings() == heard
        life.ask("POST", "/recordings/1/run")
        site.until_closed(life)
        recording = life.ask("GET", "/recordings/1").body
    assert datetime.fromisoformat(recording["stages"][4]["finished_at"]) > tomorrow
    check_against(uninterrupted, site, 1)
