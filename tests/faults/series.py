"""A series: one data folder, a few recordings, random commands over HTTP, and one death after another.

After each death everything that must hold is checked; at the end every recording is brought to READY.
All that is drawn by lot comes from the seed.
"""

from __future__ import annotations

import contextlib
import random
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recorder_app import settings as stored_settings
from recorder_app.settings import Settings
from tests.faults import invariants
from tests.faults.child import TRACE
from tests.faults.points import Fault, Place, Point, Who
from tests.faults.program import Answer, Died, Program, orphans, processes_of, program

_POINTS: tuple[tuple[Who, Point, int], ...] = (
    (Who.PROGRAM, Point.COMMIT, 40),
    (Who.PROGRAM, Point.COMMIT, 12),
    (Who.PROGRAM, Point.RENAME, 8),
    (Who.PROGRAM, Point.SPAWN, 3),
    (Who.PROGRAM, Point.SEND, 12),
    (Who.PROGRAM, Point.FSYNC, 16),
    (Who.PROGRAM, Point.REMOVE, 16),
    (Who.CHILD, Point.RENAME, 12),
    (Who.CHILD, Point.RENAME, 12),
    (Who.CHILD, Point.FSYNC, 30),
    (Who.CHILD, Point.FSYNC, 30),
)
"""Which points there are, and up to the how manyth time of reaching it a kill is drawn."""

_COMMANDS = ("run", "run", "run", "pause", "pause", "cancel", "reset", "skip")
_LIFE_S = 0.8
"""Whoever has not come to its point by then is killed from outside."""
_STEPS = 20
_MOMENT_S = 0.03


@dataclass(slots=True)
class Tally:
    """What was done and found."""

    kills: Counter[str] = field(default_factory=Counter)
    ready: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.kills + other.kills, self.ready + other.ready)

    def __str__(self) -> str:
        lines = [f"{count:6} {name}" for name, count in sorted(self.kills.items())]
        total = f"{self.kills.total()} kills, all invariants held, {self.ready} recordings READY"
        return "\n".join([*lines, total])


@dataclass(frozen=True, slots=True)
class Asked:
    """A command whose answer has not come."""

    path: str
    body: object
    key: str


class Series:
    """`sources` are the real recordings to work on; without any, the stages are tiny ones."""

    def __init__(self, folder: Path, seed: int, sources: Sequence[str] = ()) -> None:
        self._folder = folder
        self._chance = random.Random(seed)
        self._home = folder / "home"
        self._trace = folder / "trace"
        self._real = bool(sources)
        self._environment = {} if sources else {TRACE: str(self._trace)}
        self._sources = sources or [self._tiny(folder / f"talk {n}.mp4") for n in range(3)]
        self._gentle = self._real or self._chance.random() < 0.5
        """Nothing is cancelled, reset or skipped: then nothing at all may be done twice."""
        self._ids: list[int] = []
        self._begun_anew: Counter[int] = Counter()
        self._paused: dict[int, int] = {}
        self._unanswered: Asked | None = None
        self._tally = Tally()
        self._life_s = 8.0 if sources else _LIFE_S
        stored_settings.save(
            self._home / "settings.json",
            Settings(output_dir=str(folder / "published"), keep_awake=False),
        )

    @staticmethod
    def _tiny(path: Path) -> str:
        path.write_bytes(b"film of " + path.name.encode())
        return str(path)

    def run(self, kills: int) -> Tally:
        while self._tally.kills.total() < kills:
            self._live()
            self._check()
        self._bring_to_the_end()
        return self._tally

    # One life and its end

    def _draw(self) -> Fault:
        role, point, most = self._chance.choice(_POINTS)
        dies = role
        if role is Who.CHILD and self._chance.random() < 0.5:
            dies = Who.PROGRAM
        return Fault(
            point,
            self._chance.choice(list(Place)),
            # Small numbers more often: the first times are those of the recovery.
            int(most ** self._chance.random()),
            role,
            dies,
            str(self._folder / f"struck-{self._tally.kills.total()}"),
        )

    def _live(self) -> None:
        fault = self._draw()
        with program(self._home, fault, self._environment) as life:
            with contextlib.suppress(Died):
                self._drive(life)
            if not life.dead:
                life.kill()
                self._tally.kills["the program at any moment"] += 1
            elif fault.dies is Who.PROGRAM:
                self._tally.kills[fault.name] += 1
        if fault.dies is Who.CHILD and fault.struck:
            self._tally.kills[fault.name] += 1

    def _drive(self, life: Program) -> None:
        self._repeat_what_was_not_answered(life)
        self._see_that_what_was_paused_is(life)
        while len(self._ids) < len(self._sources):
            source = self._sources[len(self._ids)]
            self._ids.append(self._command(life, "/recordings", {"source": source}).body["id"])
        if self._chance.random() < 0.7:
            self._paused = {}
        self._command(life, "/recordings/bulk/run", {"recording_ids": self._runnable()})
        for _ in range(_STEPS):
            if not life.lives_on(self._chance.uniform(0, self._life_s / _STEPS)):
                raise Died
            if self._chance.random() < 0.4:
                self._some_command(life)
            if all(each["status"] == "READY" for each in life.recordings()):
                self._begin_anew(life)

    def _runnable(self) -> list[int]:
        return [each for each in self._ids if each not in self._paused]

    def _some_command(self, life: Program) -> None:
        word = self._chance.choice(_COMMANDS)
        recording_id = self._chance.choice(self._ids)
        if word in ("cancel", "reset", "skip") and self._gentle:
            return
        if word == "run":
            self._paused.pop(recording_id, None)
        body: object = None
        if word == "pause":
            body = {"mode": self._chance.choice(["checkpoint", "after_stage"])}
        elif word in ("cancel", "reset"):
            self._paused.pop(recording_id, None)
            self._begun_anew[recording_id] += word == "reset"
        answer = self._command(life, f"/recordings/{recording_id}/{word}", body)
        if word == "cancel" and answer.status == 200:
            self._see_that_nothing_works_for(answer.body["recording"])

    def _begin_anew(self, life: Program) -> None:
        self._trace.unlink(missing_ok=True)
        for recording_id in self._ids:
            self._begun_anew[recording_id] += 1
            self._command(life, f"/recordings/{recording_id}/reset", None)
        self._command(life, "/recordings/bulk/run", {"recording_ids": self._ids})

    def _command(self, life: Program, path: str, body: object) -> Answer:
        asked = Asked(path, body, str(uuid.UUID(int=self._chance.getrandbits(128))))
        self._unanswered = asked
        answer = life.ask("POST", path, body, key=asked.key)
        self._unanswered = None
        return answer

    def _repeat_what_was_not_answered(self, life: Program) -> None:
        """Whether it had its effect is not known: with the same key it has it once."""
        asked = self._unanswered
        if asked is None:
            return
        if not asked.path.endswith("/pause"):
            self._paused = {}
        answer = life.ask("POST", asked.path, asked.body, key=asked.key)
        if asked.path == "/recordings":
            assert answer.status == 201
            self._ids.append(answer.body["id"])
        self._unanswered = None
        assert len(life.recordings()) == len(self._ids)

    # What must hold

    def _see_that_nothing_works_for(self, recording: dict[str, Any]) -> None:
        assert not recording["can_cancel"]
        assert not recording["is_runtime"]
        left = invariants.rows(
            self._home, f"SELECT id FROM attempts WHERE recording_id = {recording['id']}"
        )
        # What has completed may still be on its way out of its folder; what was cancelled is gone.
        assert not [attempt for (attempt,) in left if (self._home / "work" / str(attempt)).exists()]

    def _see_that_what_was_paused_is(self, life: Program) -> None:
        held = {each["id"]: each for each in life.recordings()}
        for recording_id in list(self._paused):
            if held[recording_id]["status"] == "READY":
                # Its last part had ended before the kill: this start has only written that down.
                del self._paused[recording_id]
                continue
            assert held[recording_id]["paused"], held[recording_id]["status_text"]

    def _check(self) -> None:
        assert not orphans(self._home)
        invariants.check_whole(self._home)
        if not invariants.has_tables(self._home):
            return
        invariants.check_done_stages_have_their_files(self._home)
        invariants.check_nothing_was_finished_twice(self._home, self._begun_anew)
        if self._gentle and not self._real:
            invariants.check_trace(self._trace)
        now = invariants.paused(self._home)
        for recording_id, attempts in self._paused.items():
            assert now.get(recording_id) == attempts, f"{recording_id} began while it was paused"
        self._paused = now

    def _bring_to_the_end(self) -> None:
        self._paused = {}
        with program(self._home, None, self._environment) as life:
            self._repeat_what_was_not_answered(life)
            for _ in range(10):
                self._command(life, "/recordings/bulk/run", {"recording_ids": self._ids})
                while any(each["queued"] or each["is_runtime"] for each in life.recordings()):
                    assert life.lives_on(_MOMENT_S)
                if all(each["status"] == "READY" for each in life.recordings()):
                    break
            stuck = [each for each in life.recordings() if each["status"] != "READY"]
            assert not stuck, stuck
            self._tally.ready += len(self._ids)
            assert life.stop() == 0
        assert not processes_of(self._home)
        self._check()
        invariants.check_nothing_is_left(self._home)
