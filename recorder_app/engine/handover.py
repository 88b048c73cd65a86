"""What the command line asks of the engine here, or of the instance that was there before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from recorder_app.domain.preset import Preset
from recorder_app.engine import intake
from recorder_app.engine.channel import Answer, Request
from recorder_app.engine.engine import Engine
from recorder_app.engine.events import SecondStart


@dataclass(frozen=True, slots=True)
class Order:
    """What `process` was called for."""

    sources: tuple[str, ...]
    folder: str
    """Absolute path of the folder to publish to."""
    model: str | None

    @property
    def preset(self) -> Preset:
        return Preset(f"Folder {self.folder}", "folder", settings={"dir": self.folder})


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
        """The recordings of all orders so far."""

    def bring(self, order: Order) -> list[int]:
        """The recordings of the order's sources, on their way to its folder."""
        options = {"transcribe": {"model": order.model}} if order.model else {}
        ids = [
            self._engine.bring(source, order.preset, options=options).recording.id
            for source in order.sources
        ]
        self._engine.run(ids)
        self.brought += tuple(ids)
        return ids

    def answer(self, request: Request) -> Answer:
        """`process`, `recordings` or `show`."""
        table: Mapping[str, Callable[[Request], Answer]] = {
            "process": self._process,
            "recordings": self._recordings,
            "show": self._show,
        }
        return table[request["do"]](request)

    def _process(self, request: Request) -> Answer:
        order = Order(tuple(request["sources"]), request["folder"], request["model"])
        return {"ids": self.bring(order)}

    def _recordings(self, request: Request) -> Answer:
        return {"recordings": [each.to_json() for each in self._engine.recordings(request["ids"])]}

    def _show(self, request: Request) -> Answer:
        if not self._has_window:
            raise ValueError(
                "Recorder works without a window at the moment; try again when it is done."
            )
        self._engine.publish(SecondStart(tuple(Path(file) for file in request["files"])))
        return {}
