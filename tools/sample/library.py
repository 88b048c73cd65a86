"""Fills a data folder. What is finished, refused or missing in it has really come about: the engine and
the stages have worked on it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from recorder_app.domain import status as derive
from recorder_app.domain.query import Query
from recorder_app.domain.rule import Rule, RuleKind
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home
from recorder_app.settings import Settings
from tools.sample import films
from tools.sample.films import (
    ALGEBRA_6,
    ALGEBRA_7,
    BREAD,
    CHOIR,
    LIGHTHOUSE,
    SCREENCAST,
    STICK,
    TALK,
    TAPE,
    TORN,
    TOWN_HALL,
)
from tools.sample.presets import ACCOUNTS, ARCHIVE, CLUB, DRIVE, LECTURES, OPEN, PRESETS
from tools.sample.scenes import put_into_the_store

PATIENCE_S = 300
_PUBLISHED: Mapping[str, Sequence[str]] = {
    ALGEBRA_7: (LECTURES.name, OPEN.name, DRIVE.name, CLUB.name),
    ALGEBRA_6: (LECTURES.name, DRIVE.name),
    SCREENCAST: (LECTURES.name,),
    TOWN_HALL: (LECTURES.name,),
    BREAD: (OPEN.name,),
    CHOIR: (CLUB.name,),
}
_WORKED_ON = (LIGHTHOUSE, BREAD, TALK, TAPE, TORN, STICK)


def build(home: Home, folder: Path) -> None:
    """Fill the data folder; the films are put into `folder`. Takes about half a minute."""
    made = films.films(folder)
    engine = Engine(home)
    try:
        engine.change_settings(Settings(output_dir=str(folder / "Published")))
        for (platform, name), credentials in ACCOUNTS.items():
            engine.add_account(platform, name, credentials)
        for preset in PRESETS:
            if preset.platform == "folder":
                preset = replace(preset, settings={"dir": str(folder / "Published")})
            engine.save_preset(preset)
        lectures = str(folder / "Lectures")
        engine.change_rules([Rule(RuleKind.FOLDER, lectures, (LECTURES.name, ARCHIVE.name))])
        for film in made:
            engine.add([str(film)], presets=[ARCHIVE.name])
        made[-1].unlink()  # The stick is pulled out.
        engine.start()
        known = _by_title(engine)
        ids = [known[title] for title in _WORKED_ON]
        engine.run(ids)
        _until(lambda: not any(_goes_on(engine, each) for each in ids))
        engine.rename(known[TALK], "Open evening: bees, lighthouses and bread")
        for title, presets in _PUBLISHED.items():
            for name in presets:
                engine.upload(known[title], name)
        engine.pause([known[BREAD]])
    finally:
        engine.stop()
    put_into_the_store(home, known)


def _by_title(engine: Engine) -> dict[str, int]:
    snapshots = engine.page(Query(), 0, 100)
    return {each.recording.title: each.recording.id for each in snapshots}


def _goes_on(engine: Engine, recording_id: int) -> bool:
    snapshot = engine.recording(recording_id)
    assert snapshot is not None
    recording = snapshot.recording
    return recording.run is not None and not derive.waiting_parts(recording)


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the sample library was not made in time")
        time.sleep(0.1)
