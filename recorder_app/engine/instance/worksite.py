"""Where a command line is carried out: here, or in the instance that works on the data folder."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol, TypeVar

from recorder_app.domain.verdict import Verdict, verdict
from recorder_app.engine.engine import Engine
from recorder_app.engine.instance.channel import (
    Answer,
    ChannelClient,
    ChannelServer,
    Silent,
    Unreachable,
)
from recorder_app.engine.instance.handover import Desk
from recorder_app.engine.instance.lock import InstanceLock
from recorder_app.paths import Home

_POLL_S = 0.2
_TRIES = 50
"""How often another instance is asked before it is given up: ten seconds."""

_T = TypeVar("_T")


class Worksite(Protocol):
    @property
    def is_here(self) -> bool: ...

    def ask(self, do: str, **what: Any) -> Answer:
        """See `Desk`. Raises `ValueError` with the sentence of a refusal."""

    def wait(self) -> None:
        """Until something may have changed."""


def recordings(site: Worksite, ids: Sequence[int]) -> list[dict[str, Any]]:
    """As scripts see them, in this order."""
    found: list[dict[str, Any]] = site.ask("recordings", ids=list(ids))["recordings"]
    return found


def standing(recording: Mapping[str, Any]) -> Verdict:
    return verdict(recording, source_is_there=Path(recording["source"]).exists())


def at_work(home: Home, do: Callable[[Worksite], _T]) -> _T:
    """Have `do` carried out where the work is. It is called again from its beginning where another
    instance ends meanwhile, so what it asks for has to bear that. Raises `ValueError` with a sentence
    where another instance does not answer."""
    lock = InstanceLock(home)
    patience = threading.Event()
    for _ in range(_TRIES):
        if lock.take():
            try:
                with _at_work_here(home) as site:
                    return do(site)
            finally:
                lock.release()
        try:
            with closing(ChannelClient(home)) as client:
                return do(_There(client))
        except Silent as error:
            raise ValueError(str(error)) from error
        except Unreachable:
            pass  # It may just be ending.
        patience.wait(_POLL_S)
    raise ValueError("Recorder works on this data folder already, and does not answer.")


def look(home: Home, do: str, **what: Any) -> Answer:
    """Ask for what changes nothing: the running instance, which knows the live progress, or the data
    folder itself. Raises `ValueError` with a sentence."""
    with suppress(Unreachable), closing(ChannelClient(home)) as client:
        return client.ask(do, **what)
    engine = Engine(home)
    try:
        return Desk(engine, has_window=False).answer({"do": do, **what})
    finally:
        engine.stop()


@contextmanager
def _at_work_here(home: Home) -> Iterator[Worksite]:
    """An engine that works on nothing but what is asked for."""
    engine = Engine(home)
    desk = Desk(engine, has_window=False)
    channel = ChannelServer(home, desk.answer)
    try:
        engine.start(only=frozenset())
        site = _Here(engine, desk)
        yield site
        # Others may have handed work over meanwhile; they may have left since.
        while Verdict.WORKING in map(standing, recordings(site, desk.brought)):
            site.wait()
    finally:
        channel.close()
        engine.stop()


class _Here:
    is_here = True

    def __init__(self, engine: Engine, desk: Desk) -> None:
        self._desk = desk
        self._changed = threading.Event()
        engine.subscribe(lambda _event: self._changed.set())

    def ask(self, do: str, **what: Any) -> Answer:
        return self._desk.answer({"do": do, **what})

    def wait(self) -> None:
        self._changed.wait(_POLL_S)
        self._changed.clear()


class _There:
    is_here = False

    def __init__(self, client: ChannelClient) -> None:
        self._client = client
        self._never = threading.Event()

    def ask(self, do: str, **what: Any) -> Answer:
        return self._client.ask(do, **what)

    def wait(self) -> None:
        self._never.wait(_POLL_S)
