"""A thousand random commands against forty recordings whose stages fail again and again, the program
being killed now and then: every recording can still be brought to READY."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pytest

from recorder_app import settings as stored_settings
from recorder_app.settings import LaneSettings, Settings
from tests.faults import invariants
from tests.faults.child import FAILURES, TRACE
from tests.faults.program import Died, Program, orphans, program

RECORDINGS, COMMANDS, LIVES = 40, 1000, 5
WORDS = {
    "run": {"started", "continued", "retried", "already_running", "waiting", "complete", "refused"},
    "pause": {"paused", "pausing", "already_paused", "not_pausable"},
    "cancel": {"cancelled", "not_running"},
    "reset": {"reset", "running"},
}
"""What each command may answer (design, section 4)."""


def command_at_random(life: Program, chance: random.Random, ids: list[int]) -> None:
    word = chance.choices([*WORDS], weights=[6, 3, 2, 1])[0]
    some = chance.sample(ids, chance.choice([1, 1, 1, 5, RECORDINGS]))
    if len(some) == 1:
        answer = life.ask("POST", f"/recordings/{some[0]}/{word}")
        outcomes = [answer.body["outcome"]]
    else:
        answer = life.ask("POST", f"/recordings/bulk/{word}", {"recording_ids": some})
        outcomes = [each["outcome"] for each in answer.body["results"]]
        assert [each["recording_id"] for each in answer.body["results"]] == some
    assert set(outcomes) <= WORDS[word], (word, outcomes)


@pytest.mark.slow
def test_a_thousand_commands_leave_every_recording_able_to_become_ready(tmp_path: Path) -> None:
    home, chance = tmp_path / "home", random.Random(40)
    stored_settings.save(
        home / "settings.json",
        Settings(
            output_dir=str(tmp_path / "published"),
            keep_awake=False,
            lanes=LaneSettings(network=2, media=2, speech=2, upload=2),
        ),
    )
    tiny = {TRACE: str(tmp_path / "trace")}
    ids: list[int] = []
    for number in range(LIVES):
        with program(home, None, tiny | {FAILURES: "12"}) as life, contextlib.suppress(Died):
            while len(ids) < RECORDINGS:
                source = tmp_path / f"talk {len(ids)}.mp4"
                source.write_bytes(b"film")
                ids.append(life.ask("POST", "/recordings", {"source": str(source)}).body["id"])
            for _ in range(COMMANDS // LIVES):
                command_at_random(life, chance, ids)
            if number == LIVES - 1:
                assert life.stop() == 0
        assert not orphans(home)
        invariants.check_whole(home)
        invariants.check_done_stages_have_their_files(home)
    with program(home, None, tiny) as life:
        for _ in range(5):
            life.ask("POST", "/recordings/bulk/run", {"recording_ids": ids})
            while any(each["queued"] or each["is_runtime"] for each in life.recordings()):
                assert life.lives_on(0.1)
        left = [each for each in life.recordings() if each["status"] != "READY"]
        assert not left
        assert life.stop() == 0
    invariants.check_nothing_is_left(home)
