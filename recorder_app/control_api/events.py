"""Server-sent events: one per change, with the recording. A reader that is slow misses what is
outdated, and never holds up the engine."""

from __future__ import annotations

import asyncio
import json
import threading
from collections import deque
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.events import (
    Event,
    ProgressChanged,
    RecordingsChanged,
    RecordingsRemoved,
)
from recorder_app.engine.front import Front

HEARTBEAT_S = 10.0
_ROOM = 1000
"""So many changes are kept for a reader; then only the latest of each recording."""
_BATCH = 50

_STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "For each change `id: <revision>`, `event: recording` and as `data` the "
        'recording; or `event: removed` with `{"id"}`. A comment every ten seconds shows that the '
        "program is there. Whoever reads too slowly gets the latest of each recording.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    }
}


@dataclass(frozen=True, slots=True)
class Change:
    recording_id: int
    snapshot: Snapshot | None
    """None: it was removed."""

    def text(self) -> str:
        if self.snapshot is None:
            return f'event: removed\ndata: {{"id": {self.recording_id}}}\n\n'
        revision = self.snapshot.recording.revision
        data = json.dumps(self.snapshot.to_json())
        return f"id: {revision}\nevent: recording\ndata: {data}\n\n"


def _changes(event: Event) -> Iterator[Change]:
    match event:
        case RecordingsChanged(snapshots):
            for each in snapshots:
                yield Change(each.recording.id, each)
        case ProgressChanged(snapshot):
            yield Change(snapshot.recording.id, snapshot)
        case RecordingsRemoved(ids):
            for recording_id in ids:
                yield Change(recording_id, None)
        case _:
            pass


class Mailbox:
    """What one reader has still to be told, in order. Filled on the engine's threads, emptied on the
    loop's."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._lock = threading.Lock()
        self._waiting: deque[Change] = deque()
        self._room = _ROOM
        self._filled = asyncio.Event()
        self._closed = False

    def put(self, event: Event) -> None:
        changes = list(_changes(event))
        if not changes:
            return
        with self._lock:
            was_empty = not self._waiting
            self._waiting.extend(changes)
            if len(self._waiting) > self._room:
                self._keep_latest()
        if was_empty:
            self._wake()

    def _keep_latest(self) -> None:
        latest = {each.recording_id: each for each in self._waiting}
        self._waiting = deque(latest.values())
        self._room = max(_ROOM, 2 * len(latest))

    def close(self) -> None:
        """The reader is told what waits for it, then that this is the end."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        try:
            self._loop.call_soon_threadsafe(self._filled.set)
        except RuntimeError:
            self._closed = True  # the loop is closed: nobody reads any more

    async def take(self) -> list[Change] | None:
        """Some of what waits, in order; empty after a while without anything, None at the end."""
        self._filled.clear()
        changes = self._take()
        if changes:
            return changes
        if self._closed:
            return None
        try:
            await asyncio.wait_for(self._filled.wait(), HEARTBEAT_S)
        except TimeoutError:
            return []
        return self._take() or (None if self._closed else [])

    def _take(self) -> list[Change]:
        with self._lock:
            return [self._waiting.popleft() for _ in range(min(_BATCH, len(self._waiting)))]


class Streams:
    """The readers that there are."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._open: set[Mailbox] = set()
        self._closing = False

    async def stream(self) -> AsyncIterator[str]:
        mailbox = Mailbox(asyncio.get_running_loop())
        unsubscribe = self._front.subscribe(mailbox.put)
        self._open.add(mailbox)
        if self._closing:
            mailbox.close()
        try:
            yield ": connected\n\n"
            while (changes := await mailbox.take()) is not None:
                # Writing many recordings out takes a while, and others want to be served.
                texts = await asyncio.to_thread(lambda each: [c.text() for c in each], changes)
                yield "".join(texts) or ": still here\n\n"
        finally:
            self._open.discard(mailbox)
            unsubscribe()

    def close(self) -> None:
        """End all streams. Called on any thread."""
        self._closing = True
        for mailbox in tuple(self._open):
            mailbox.close()


def routes(streams: Streams) -> APIRouter:
    router = APIRouter(tags=["events"])

    @router.get("/events", response_class=StreamingResponse, responses=_STREAM)
    async def events() -> StreamingResponse:
        """Every change from now on."""
        return StreamingResponse(
            streams.stream(),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store"},
        )

    return router
