"""Films that say themselves what the stages do with them, so that they can be dropped like any other.

    python -m tests.journeys.scripted_films

is the child process that follows them: the scripts are those of `tests.engine.scripted_child`.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from recorder_app import platforms, stages
from recorder_app.domain.words import StageType
from recorder_app.domain.work import Context, Done, Platform, Skipped, Stage, StageJob
from recorder_app.engine.children import child
from tests.engine.scripted_child import ScriptedPlatform, ScriptedStage

MODULE = "tests.journeys.scripted_films"

Script = list[list[Any]]


def film(folder: Path, name: str, **scripts: Script) -> Path:
    """A film whose stages, given by their names, follow these scripts; the others do nothing."""
    path = folder / f"{name}.mp4"
    path.write_text(json.dumps(scripts), encoding="utf-8")
    return path


class _FilmStage(ScriptedStage):
    def run(self, job: StageJob, context: Context) -> Done | Skipped:
        scripts = json.loads(Path(job.source.location).read_text(encoding="utf-8"))
        script: Script = scripts.get(self.type.value, [])
        return super().run(replace(job, settings={"script": script}), context)


def _stage(stage: StageType) -> Stage:
    return _FilmStage(stage)


def _platform(_name: str) -> Platform:
    return ScriptedPlatform()


if __name__ == "__main__":
    vars(stages)["load"] = _stage
    vars(platforms)["load"] = _platform
    child.main()
