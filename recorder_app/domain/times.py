"""Times as a person writes them: "15m", "1h30m", "8:00", "2026-05-01 8:00"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

_DURATION = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_LONGEST = timedelta(days=3660)


def duration(text: str) -> timedelta:
    """Raises `ValueError` with a sentence."""
    found = _DURATION.fullmatch(text.strip().lower().replace(" ", ""))
    if found is not None and any(found.groups()):
        days, hours, minutes, seconds = (min(int(each or 0), 10**9) for each in found.groups())
        whole = days * 86_400 + hours * 3600 + minutes * 60 + seconds
        if 0 < whole <= _LONGEST.total_seconds():
            return timedelta(seconds=whole)
    raise ValueError(f"“{text}” is not a length of time such as 15m, 1h or 1h30m.")


def moment(text: str, now: datetime) -> datetime:
    """A time of the day is the next one; what names no time zone is in `now`'s. Raises `ValueError`
    with a sentence for what is no time, or is past."""
    found = _moment(text.strip(), now)
    if found is None:
        raise ValueError(f"“{text}” is not a time such as 8:00 or 2026-05-01T08:00.")
    if found <= now:
        raise ValueError(f"“{text}” is past already.")
    return found


def _moment(text: str, now: datetime) -> datetime | None:
    daily = _TIME.fullmatch(text)
    try:
        if daily is None:
            found = datetime.fromisoformat(text)
            return found if found.tzinfo is not None else found.replace(tzinfo=now.tzinfo)
        today = datetime.combine(now.date(), time(int(daily[1]), int(daily[2])), now.tzinfo)
        return today if today > now else today + timedelta(days=1)
    except ValueError:
        return None
