"""When, over what and how fast uploads are made: set hours, metered connections, limits, bandwidth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, time, timedelta

from recorder_app import platforms
from recorder_app.domain.account import Destination
from recorder_app.domain.backoff import RECHECK_S
from recorder_app.domain.recording import OutputPart, Waiting
from recorder_app.domain.words import WaitKind
from recorder_app.settings import Settings, UploadSettings


def is_remote(output: OutputPart) -> bool:
    """Whether it goes over the network: what needs no account is a place on this machine."""
    return platforms.load(output.platform).needs_account


class UploadGate:
    """Thread-safe. `metered` is told by whoever watches the connection; unknown is not metered."""

    def __init__(self, current: Callable[[], Settings]) -> None:
        self._current = current
        self.metered = False

    def is_shut(self, now: datetime) -> bool:
        """Whether nothing may go over the network now."""
        settings = self._current().upload
        return _opens_at(settings, now) is not None or (self.metered and not settings.on_metered)

    def closed(self, output: OutputPart, now: datetime) -> Waiting | None:
        """Why the output is not uploaded now, and when that may have changed; None where it may be."""
        settings = self._current().upload
        if not is_remote(output):
            return None
        opens_at = _opens_at(settings, now)
        if opens_at is not None:
            message = f"Uploads are made from {settings.begin} to {settings.end}."
            return Waiting(WaitKind.HOURS, message, opens_at)
        if self.metered and not settings.on_metered:
            again = now + timedelta(seconds=RECHECK_S[WaitKind.METERED])
            return Waiting(WaitKind.METERED, "The connection is metered.", again)
        return None

    @property
    def limited(self) -> bool:
        """Whether one platform or account may be full while the lane is not."""
        settings = self._current().upload
        return bool(settings.per_account or settings.per_platform)

    def within_limits(
        self, wanted: Mapping[int, Destination], live: Iterable[Destination], room: int
    ) -> frozenset[int]:
        """The first outputs of what is wanted that may begin beside what is live, at most `room`."""
        settings = self._current().upload
        accounts, names = Counter[Destination](), Counter[str]()
        chosen: set[int] = set()

        def count(destination: Destination) -> None:
            accounts[destination] += 1
            names[destination[0]] += 1

        for each in live:
            count(each)
        for output_id, destination in wanted.items():
            full = _full(settings.per_account, accounts[destination]) or _full(
                settings.per_platform, names[destination[0]]
            )
            if len(chosen) < room and not (full and platforms.load(destination[0]).needs_account):
                count(destination)
                chosen.add(output_id)
        return frozenset(chosen)

    def share(self, uploads: int) -> float | None:
        """Of the bandwidth, for each of so many uploads; bytes per second, None without a limit."""
        limit = self._current().upload.limit_kb_per_s
        return limit * 1000 / max(1, uploads) if limit > 0 else None

    def closes_at(self, now: datetime) -> datetime | None:
        """When the hours end that it is open in; None where it is never closed, or closed now."""
        settings = self._current().upload
        hours = _hours(settings)
        if hours is None or _opens_at(settings, now) is not None:
            return None
        return _next(hours[1], now)


def _full(limit: int, taken: int) -> bool:
    return 0 < limit <= taken


def _hours(settings: UploadSettings) -> tuple[time, time] | None:
    try:
        begin, end = time.fromisoformat(settings.begin), time.fromisoformat(settings.end)
    except ValueError:
        return None
    return None if begin == end else (begin, end)


def _opens_at(settings: UploadSettings, now: datetime) -> datetime | None:
    """None where it is open."""
    hours = _hours(settings)
    if hours is None:
        return None
    begin, end = hours
    at = now.astimezone().time()
    is_open = begin <= at < end if begin < end else at >= begin or at < end
    return None if is_open else _next(begin, now)


def _next(at: time, now: datetime) -> datetime:
    """The next moment at which the clocks here show `at`."""
    local = now.astimezone()
    today = datetime.combine(local.date(), at).astimezone()
    if today > local:
        return today
    return datetime.combine(local.date() + timedelta(days=1), at).astimezone()
