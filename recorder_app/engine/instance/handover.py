"""What a command line asks of the engine: in its own process, or over the channel of the instance that
was there before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from recorder_app.domain.naming import name_as_kept
from recorder_app.domain.outcome import InProgress, KeyConflict, Outcome, Word
from recorder_app.domain.preset import Preset
from recorder_app.domain.query import Query
from recorder_app.domain.words import PauseMode, RecordingStatus
from recorder_app.engine import answers
from recorder_app.engine.commands import intake
from recorder_app.engine.engine import Engine
from recorder_app.engine.events import SecondStart
from recorder_app.engine.instance.belongings import Belongings
from recorder_app.engine.instance.channel import Answer, Request


@dataclass(frozen=True, slots=True)
class Order:
    """What `process` was called for."""

    sources: tuple[str, ...]
    folder: str
    """Absolute path of the folder to publish to."""
    model: str | None

    @property
    def preset(self) -> Preset:
        name = name_as_kept(f"Folder {self.folder}")
        return Preset(name, "folder", settings={"dir": self.folder})


def resolved(named: Sequence[str]) -> list[str]:
    """What files, folders and links stand for, as absolute paths and URLs, because the running
    instance has another working folder. Raises `ValueError` for what is none of these."""
    return [source.location for source in intake.sources(named)]


class Desk:
    """Takes orders, and requests from a second start of the program."""

    def __init__(self, engine: Engine, *, has_window: bool) -> None:
        self._engine = engine
        self._has_window = has_window
        self.brought: tuple[int, ...] = ()
        """The recordings of all orders, and of all that was run, so far."""
        self._table: Mapping[str, Callable[[Request], Answer]] = {
            "process": self._process,
            "command": self._command,
            "add": self._add,
            "list": self._list,
            "log": self._log,
            "recordings": self._recordings,
            "show": self._show,
            **Belongings(engine).table,
        }

    def answer(self, request: Request) -> Answer:
        """`{"do": one of the table, …}`. Raises `ValueError` with the sentence of a refusal."""
        try:
            return self._table[request["do"]](request)
        except (KeyConflict, InProgress) as error:
            raise ValueError(str(error)) from error

    def _process(self, request: Request) -> Answer:
        order = Order(tuple(request["sources"]), request["folder"], request["model"])
        options = {"transcribe": {"model": order.model}} if order.model else {}
        ids = [
            self._engine.bring(source, order.preset, options=options).recording.id
            for source in order.sources
        ]
        self._engine.run(ids)
        self.brought += tuple(ids)
        return {"ids": ids}

    def _command(self, request: Request) -> Answer:
        outcomes = self._give(request)
        if request["command"] == "run":
            there = [each.recording_id for each in outcomes if each.word is not Word.UNKNOWN]
            self.brought += tuple(there)
        return answers.of_each(outcomes)

    def _give(self, request: Request) -> list[Outcome]:
        engine, ids, key = self._engine, request["ids"], request["key"]
        match request["command"]:
            case "run":
                return engine.run_now(ids, key=key) if request["now"] else engine.run(ids, key=key)
            case "pause":
                until = request["until"] and datetime.fromisoformat(request["until"])
                return engine.pause(ids, PauseMode(request["mode"]), until=until, key=key)
            case "cancel":
                return engine.cancel(ids, key=key)
            case "reset":
                return engine.reset(ids, keep_files=request["keep_files"], key=key)
            case "skip":
                return engine.skip(ids, key=key)
            case unheard_of:
                raise ValueError(f"The running program knows no “{unheard_of}”.")

    def _add(self, request: Request) -> Answer:
        added = self._engine.add(
            request["sources"],
            presets=request["presets"],
            title=request["title"],
            key=request["key"],
        )
        return {"recordings": [each.to_json() for each in added]}

    def _list(self, request: Request) -> Answer:
        query = Query(status=request["status"] and RecordingStatus(request["status"]))
        page = self._engine.page(query, 0, self._engine.count(query))
        return {"recordings": [each.to_json() for each in page]}

    def _log(self, request: Request) -> Answer:
        recording_id = request["id"]
        if self._engine.recording(recording_id) is None:
            raise ValueError(f"There is no recording {recording_id}.")
        entries = self._engine.journal(recording_id)
        return {
            "entries": [
                {"at": each.at.astimezone(UTC).isoformat(), "text": each.text} for each in entries
            ]
        }

    def _recordings(self, request: Request) -> Answer:
        """As scripts see them, and as `held` why nothing of one is begun, where that is so."""
        found = self._engine.recordings(request["ids"])
        return {"recordings": [each.to_json() | self._held(each.recording.id) for each in found]}

    def _held(self, recording_id: int) -> Answer:
        why = self._engine.held_for(recording_id)
        return {} if why is None else {"held": why}

    def _show(self, request: Request) -> Answer:
        if not self._has_window:
            raise ValueError(
                "Recorder works without a window at the moment; try again when it is done."
            )
        self._engine.publish(SecondStart(tuple(Path(file) for file in request["files"])))
        return {}
