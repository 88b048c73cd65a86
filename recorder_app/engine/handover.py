"""What the command line asks of the engine here, or of the instance that was there before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from recorder_app.domain.preset import Preset
from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine import intake
from recorder_app.engine.channel import Answer, Request
from recorder_app.engine.engine import Engine
from recorder_app.engine.events import SecondStart


def folder_preset(folder: str) -> Preset:
    """The preset that publishes to a folder named on the command line (absolute path)."""
    return Preset(f"Folder {folder}", "folder", settings={"dir": folder})


def resolved(named: Sequence[str]) -> list[str]:
    """What files, folders and links stand for, as absolute paths and URLs, because the running
    instance has another working folder. Raises `ValueError` for what is none of these."""
    return [source.location for source in intake.sources(named)]


def bring(engine: Engine, sources: Sequence[str], folder: str, model: str | None) -> list[Snapshot]:
    """The recordings of these sources, on their way to the folder."""
    options = {"transcribe": {"model": model}} if model else {}
    preset = folder_preset(folder)
    snapshots = [engine.bring(each, preset, options=options) for each in sources]
    engine.run([each.recording.id for each in snapshots])
    return snapshots


def answerer(engine: Engine) -> Callable[[Request], Answer]:
    """Answers `process`, `recordings` and `show`."""

    def process(request: Request) -> Answer:
        brought = bring(engine, request["files"], request["to"], request["model"])
        return {"ids": [each.recording.id for each in brought]}

    def recordings(request: Request) -> Answer:
        return {"recordings": [each.to_json() for each in engine.recordings(request["ids"])]}

    def show(request: Request) -> Answer:
        engine.publish(SecondStart(tuple(Path(file) for file in request["files"])))
        return {}

    table: Mapping[str, Callable[[Request], Answer]] = {
        "process": process,
        "recordings": recordings,
        "show": show,
    }
    return lambda request: table[request["do"]](request)
