"""What goes wrong next: a queue of faults for each operation of a server."""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any


class Fault(Enum):
    """`after` counts bytes of the request's body, unless something else is said."""

    NONE = auto()
    """Nothing: lets one request through before the fault behind it."""
    CUT = auto()
    """The connection breaks after `after` bytes; what came before them is kept."""
    STALL = auto()
    """After `after` bytes nothing is read or said any more."""
    LOSE_REPLY = auto()
    """All is done as asked, and the connection breaks before the answer."""
    STALL_REPLY = auto()
    """All is done as asked, and no answer comes."""
    CUT_REPLY = auto()
    """All is done as asked; the connection breaks after `after` bytes of the answer's body."""
    ANSWER = auto()
    """`status`, `headers` and `body` instead of doing anything; the request's body is thrown away."""
    ANSWER_AFTER = auto()
    """All is done as asked, and `status`, `headers` and `body` are answered instead."""
    EARLY_ANSWER = auto()
    """`status`, `headers` and `body` after `after` bytes; then the connection breaks."""
    FORGET = auto()
    """Of the chunk only the first `after` bytes are kept; the answer says so (308)."""
    NO_RANGE = auto()
    """All is done as asked, and the 308 comes without `Range`."""
    GONE = auto()
    """The session is forgotten, with all that it holds: `status` (404 or 410)."""
    SHORT = auto()
    """The film that comes of it lacks its last `after` bytes."""


@dataclass(frozen=True)
class Step:
    fault: Fault
    after: int = 0
    status: int = 500
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = b""
    """Bytes, or what is to be sent as JSON; for `ANSWER` also a function of the request."""


class Script:
    """`next("upload", Fault.CUT, after=70_000)`: so it happens to the next request of that kind that has
    no other fault before it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._steps: dict[str, deque[Step]] = defaultdict(deque)
        self._always: dict[str, Step] = {}

    def next(
        self,
        operation: str,
        fault: Fault,
        *,
        times: int = 1,
        after: int = 0,
        status: int = 500,
        headers: Mapping[str, str] | None = None,
        body: Any = b"",
    ) -> None:
        step = Step(fault, after, status, headers or {}, body)
        with self._lock:
            self._steps[operation].extend([step] * times)

    def always(
        self,
        operation: str,
        fault: Fault,
        *,
        after: int = 0,
        status: int = 500,
        headers: Mapping[str, str] | None = None,
        body: Any = b"",
    ) -> None:
        """From now on, until `clear`; what was said with `next` comes first."""
        with self._lock:
            self._always[operation] = Step(fault, after, status, headers or {}, body)

    def clear(self) -> None:
        with self._lock:
            self._steps.clear()
            self._always.clear()

    @property
    def pending(self) -> list[str]:
        """The operations whose faults were not reached."""
        with self._lock:
            return [operation for operation, steps in self._steps.items() if steps]

    def take(self, operation: str) -> Step:
        with self._lock:
            steps = self._steps[operation]
            return steps.popleft() if steps else self._always.get(operation, Step(Fault.NONE))
