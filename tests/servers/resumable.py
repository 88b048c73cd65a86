"""Upload sessions as Google's APIs and @uploadx/core have them: chunks by `Content-Range`, 308 between.

https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol
https://github.com/kukhariev/node-uploadx/blob/master/proto.md
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.servers.films import Content
from tests.servers.loopback import Reply, Request
from tests.servers.script import Fault

MULTIPLE_BYTES = 256 * 1024
"""Google: every chunk but the last is a multiple of this."""


@dataclass
class Session:
    id: str
    total: int | None
    announced: dict[str, Any]
    """The resource that the film is to become."""
    headers: Mapping[str, str]
    content: Content
    lock: threading.RLock = field(default_factory=threading.RLock)
    done: Reply | None = None
    """What its last chunk was answered, and is answered to whoever asks again."""


@dataclass
class Chunk:
    """A `Content-Range`: `start` is None for `bytes */N`, a question."""

    start: int | None
    end: int | None
    total: int | None


def content_range(request: Request) -> Chunk | None:
    """None where the header is no range; without one the body is the whole film."""
    text = request.headers.get("content-range")
    if text is None:
        length = request.length
        return Chunk(0, None if length is None else length, length)
    found = re.fullmatch(r"bytes (?:\*|(\d+)-(\d+))/(\d+|\*)", text)
    if not found:
        return None
    start, end, total = found.groups()
    whole = None if total == "*" else int(total)
    if start is None:
        return Chunk(None, None, whole)
    return Chunk(int(start), int(end) + 1, whole)


@dataclass
class Sessions:
    """`publish` makes a film of a session that is complete and answers its last chunk."""

    publish: Callable[[Session], Reply]
    multiple: int = MULTIPLE_BYTES
    """Set it to 1 where chunks may have any size."""
    keeps_multiples: int = 1
    """What breaks off is kept up to a multiple of this."""
    counted: bool = False
    """Keep no content, only its size."""
    forgets_done: bool = False
    """A session that is complete is not known any more."""
    conflict: int = 400
    """Answered to a chunk that doesn't fit."""
    open: dict[str, Session] = field(default_factory=dict)
    deleted: list[str] = field(default_factory=list)

    def begin(
        self, name: str, total: int | None, announced: dict[str, Any], headers: Mapping[str, str]
    ) -> Session:
        session = Session(name, total, announced, headers, Content(counted=self.counted))
        self.open[name] = session
        return session

    def delete(self, name: str, status: int) -> Reply:
        if self.open.pop(name, None) is None:
            return Reply(404)
        self.deleted.append(name)
        return Reply(status)

    def put(self, name: str, request: Request) -> Reply:
        session = self.open.get(name)
        if session is None:
            return Reply(404)
        with session.lock:
            if request.step.fault is Fault.GONE:
                self.open.pop(name, None)
                return Reply(request.step.status, request.step.body)
            return self._put(session, request)

    def _put(self, session: Session, request: Request) -> Reply:
        if session.done:
            return session.done
        chunk = content_range(request)
        if chunk is None:
            return Reply(400)
        if chunk.total is not None:
            if session.total not in (None, chunk.total):
                return Reply(400)
            session.total = chunk.total
        if chunk.start is not None:
            wrong = self._take(session, request, chunk.start, chunk.end)
            if wrong:
                return wrong
        if session.total is not None and session.content.size == session.total:
            return self._finish(session, request)
        return self._incomplete(session, request)

    def _take(
        self, session: Session, request: Request, start: int, end: int | None
    ) -> Reply | None:
        have = session.content.size
        last = end is None or end == session.total
        if start > have or (session.total is not None and end is not None and end > session.total):
            return Reply(self.conflict)
        if end is not None and request.length not in (None, end - start):
            return Reply(400)
        if not last and end is not None and (end - start) % self.multiple:
            return Reply(400)
        keep_to = start + request.step.after if request.step.fault is Fault.FORGET else None
        at, whole = start, False
        try:
            for piece in request.pieces():
                skip = max(0, session.content.size - at)
                at += len(piece)
                fresh = piece[skip:]
                if keep_to is not None:
                    fresh = fresh[: max(0, keep_to - session.content.size)]
                session.content.append(fresh)
            whole = True
        finally:
            if not whole:
                kept = session.content.size - session.content.size % self.keeps_multiples
                session.content.truncate(max(have, kept))
        return None

    def _finish(self, session: Session, request: Request) -> Reply:
        if request.step.fault is Fault.SHORT:
            session.content.truncate(session.content.size - request.step.after)
        session.done = self.publish(session)
        if self.forgets_done:
            self.open.pop(session.id, None)
        return session.done

    def _incomplete(self, session: Session, request: Request) -> Reply:
        have = session.content.size
        silent = request.step.fault is Fault.NO_RANGE or not have
        return Reply(308, headers={} if silent else {"Range": f"bytes=0-{have - 1}"})
