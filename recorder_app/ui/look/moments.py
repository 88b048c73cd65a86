"""Times and sizes as people read them, in the window's language."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from recorder_app.ui.language import count, say


def moment_text(at: datetime, now: datetime) -> str:
    """ "Today 14:05", "Yesterday 9:30", "12 Mar 2026". Both times are aware."""
    local = at.astimezone()
    today = now.astimezone().date()
    locale = QLocale()
    time = locale.toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    if local.date() == today:
        return say("Today {time}", time=time)
    if local.date() == today - timedelta(days=1):
        return say("Yesterday {time}", time=time)
    return locale.toString(QDate(local.year, local.month, local.day), "d MMM yyyy")


def time_text(at: datetime) -> str:
    """The time of the day to the second: for what is to happen soon."""
    return f"{at.astimezone():%H:%M:%S}"


def exact_moment_text(at: datetime) -> str:
    """With date, time and seconds: for a log."""
    local = at.astimezone()
    date = QLocale().toString(QDate(local.year, local.month, local.day), "d MMM")
    return f"{date} {local:%H:%M:%S}"


def long_moment_text(at: datetime) -> str:
    """In full: "Monday, 2 March 2026, 14:05:30"."""
    local = at.astimezone()
    date = QLocale().toString(QDate(local.year, local.month, local.day))
    return f"{date}, {local:%H:%M:%S}"


def size_text(size_bytes: int) -> str:
    """To a tenth, where there is one: "812.3 MB", "148 MB". It is not broken between two lines."""
    if size_bytes < 1000:
        text = count("{n} byte", "{n} bytes", size_bytes)
    else:
        locale = QLocale()
        text = locale.formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        text = text.replace(f"{locale.decimalPoint()}{locale.zeroDigit()}", "")
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def lasted_text(started: datetime, finished: datetime) -> str:
    """How long something took: "0.4 s", "12 s", "3 min 20 s", "1 h 5 min"."""
    seconds = max(0.0, (finished - started).total_seconds())
    if seconds < 10:
        return say("{seconds} s", seconds=QLocale().toString(max(0.1, seconds), "f", 1))
    whole = round(seconds)
    if whole < 60:
        return say("{seconds} s", seconds=whole)
    if whole < 3600:
        return say("{minutes} min {seconds} s", minutes=whole // 60, seconds=whole % 60)
    return say("{hours} h {minutes} min", hours=whole // 3600, minutes=whole % 3600 // 60)


def left_text(seconds: float) -> str:
    """How long something will still take, as roughly as it is known: "2 min left"."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return say("less than a minute left")
    if minutes < 60:
        return say("{minutes} min left", minutes=minutes)
    return say("{hours} h {minutes} min left", hours=minutes // 60, minutes=minutes % 60)


def date_text(at: datetime) -> str:
    """ "2 Oct 2026"."""
    local = at.astimezone()
    return QLocale().toString(QDate(local.year, local.month, local.day), "d MMM yyyy")
