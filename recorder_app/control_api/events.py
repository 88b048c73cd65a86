"""Server-sent events: one per change, with the recording. A reader that is slow misses what is
outdated, and never holds up the engine."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Header
from fastapi.responses import StreamingResponse

from recorder_app.control_api.history import Change, History, latest, told
from recorder_app.engine.events import Event
from recorder_app.engine.front import Front

HEARTBEAT_S = 10.0
_ROOM = 1000
"""So many changes are kept for a reader; then only the latest of each recording."""
_BATCH = 50

_STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "For each change `id`, `event: recording` and as `data` the recording; or "
        '`event: removed` with `{"id"}`. A comment every ten seconds shows that the program is there. '
        "Whoever reads too slowly gets the latest of each recording.\n\n"
        "Whoever connects reads `GET /recordings` after the first line: what changes later is told. "
        "Who connects again with `Last-Event-ID`, as browsers do by themselves, is told what has "
        "changed since, of each recording the latest. Where the program can't say that any more (it "
        "was started anew, or too much has changed), `event: reset` comes first: read "
        "`GET /recordings` again.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    }
}

_LastEventId = Annotated[
    str | None,
    Header(alias="Last-Event-ID", description="The `id` of the last event that was read."),
]


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

    def put(self, changes: Sequence[Change]) -> None:
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
        kept = latest(self._waiting).values()
        self._waiting = deque(kept)
        self._room = max(_ROOM, 2 * len(kept))

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
    """The readers that there are, and what those who come back are told."""

    def __init__(self, front: Front) -> None:
        self._open: set[Mailbox] = set()
        self._lock = threading.Lock()
        self._history = History(_ROOM)
        self._closing = False
        self._unsubscribe = front.subscribe(self._heard)

    def _heard(self, event: Event) -> None:
        # Under the lock, so that all readers are told in the order of the ids.
        with self._lock:
            changes = self._history.add(event)
            for mailbox in self._open:
                mailbox.put(changes)

    async def stream(self, last_event_id: str | None = None) -> AsyncIterator[str]:
        mailbox = Mailbox(asyncio.get_running_loop())
        with self._lock:
            self._open.add(mailbox)
            reset = self._catch_up(mailbox, last_event_id) if last_event_id else ""
            if self._closing:
                mailbox.close()
        try:
            yield ": connected\n\n" + reset
            while (changes := await mailbox.take()) is not None:
                # Writing many recordings out takes a while, and others want to be served.
                texts = await asyncio.to_thread(lambda each: [c.text() for c in each], changes)
                yield "".join(texts) or ": still here\n\n"
        finally:
            with self._lock:
                self._open.discard(mailbox)

    def _catch_up(self, mailbox: Mailbox, last_event_id: str) -> str:
        missed = self._history.since(last_event_id)
        mailbox.put(missed or ())
        return told(self._history.last_id, "reset", {}) if missed is None else ""

    def close(self) -> None:
        """End all streams. Called on any thread."""
        self._unsubscribe()
        with self._lock:
            self._closing = True
            for mailbox in self._open:
                mailbox.close()


def routes(streams: Streams) -> APIRouter:
    router = APIRouter(tags=["events"])

    @router.get("/events", response_class=StreamingResponse, responses=_STREAM)
    async def events(last_event_id: _LastEventId = None) -> StreamingResponse:
        """Every change from now on, or from the one on that was read last."""
        return StreamingResponse(
            streams.stream(last_event_id),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store"},
        )

    return router
