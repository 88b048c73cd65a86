"""Only one instance works on a data folder."""

from __future__ import annotations

from filelock import FileLock, Timeout

from recorder_app.paths import Home


class InstanceLock:
    """A lock that the system takes away from a process that dies, however it dies."""

    def __init__(self, home: Home) -> None:
        home.root.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(home.lock)

    def take(self, patience_s: float = 0.0) -> bool:
        """False if another instance holds it, and still does after `patience_s`."""
        try:
            self._lock.acquire(timeout=patience_s)
        except Timeout:
            return False
        return True

    def release(self) -> None:
        self._lock.release()
