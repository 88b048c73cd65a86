"""A recording that already lies on a disk of this machine. It is read where it is, never copied."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import Json
from recorder_app.sources.file_name import shown

SAMPLE_BYTES = 64 * 1024
SAMPLES = 16
"""Blocks spread evenly over the file: both ends, where containers keep their index and their tags,
and fourteen between them. A file of up to a mebibyte is read whole."""

LOOK_EVERY_S = 0.25


def look(path: Path) -> os.stat_result:
    """The state of the file at `path`.

    Raises `NeedsUser` where it is missing, `Permanent` where it is no regular file.
    """
    with explained(path):
        found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise Permanent(f"“{shown(path.name)}” is a folder, not a recording.")
    if not stat.S_ISREG(found.st_mode):
        raise Permanent(f"“{shown(path.name)}” is not a file that can be read to its end.")
    return found


def settle(path: Path, quiet_s: float) -> os.stat_result:
    """Return once the file has not changed for `quiet_s` seconds; at once where that is so already.

    A file changed a moment ago is watched for the rest of that time. Changes meanwhile raise
    `NeedsUser`: somebody is still writing it. A time of change in the future (another clock, a
    camera's) says nothing about now, so the file is watched for `quiet_s` and no longer.
    """
    first = look(path)
    watched_since = time.monotonic()
    while True:
        age_s = time.time() - first.st_mtime
        watched_s = time.monotonic() - watched_since
        left_s = quiet_s - max(age_s, watched_s)
        if left_s <= 0:
            return first
        time.sleep(min(left_s, LOOK_EVERY_S))
        now = look(path)
        if now.st_size == first.st_size and now.st_mtime_ns < first.st_mtime_ns:
            # A copying program has given its finished copy the time of the original.
            first = now
        require_unchanged(path, first, now)


def require_unchanged(
    path: Path, before: os.stat_result, now: os.stat_result | None = None
) -> None:
    """Raise `NeedsUser` if the file is not as it was `before`."""
    now = now or look(path)
    if (now.st_size, now.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise NeedsUser(f"“{shown(path.name)}” is still being written.", kind=WaitKind.SOURCE)


def fingerprint(path: Path) -> dict[str, Json]:
    """`size_bytes`, `mtime_ns` and `sample`, the hex digest of the size and of blocks of content."""
    found = look(path)
    digest = hashlib.sha256(str(found.st_size).encode())
    with explained(path), path.open("rb", buffering=0) as file:
        for start in _sample_starts(found.st_size):
            file.seek(start)
            digest.update(file.read(SAMPLE_BYTES))
    return {
        "size_bytes": found.st_size,
        "mtime_ns": found.st_mtime_ns,
        "sample": digest.hexdigest(),
    }


def same(known: Mapping[str, Json], path: Path) -> bool:
    """Whether the file at `path` is still the one that `known` is the `fingerprint` of.

    Another time of change alone makes a long file another one, because a change between the samples
    can't be ruled out; a short one is compared whole. Raises as `look` does where it can't be read.
    """
    if look(path).st_size != known.get("size_bytes"):
        return False
    now = fingerprint(path)
    if now["size_bytes"] <= SAMPLES * SAMPLE_BYTES:
        return bool(now["sample"] == known.get("sample"))
    return now == {key: known.get(key) for key in now}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns an `OSError` of reading `path` into the sentence for the person."""
    name = shown(path.name)
    try:
        yield
    except PermissionError:
        raise Permanent(f"“{name}” may not be read: its permissions forbid it.") from None
    except (FileNotFoundError, NotADirectoryError):
        raise _missing(name) from None
    except ValueError:
        raise Permanent(f"“{name}” is no name that a file can have.") from None
    except OSError as error:
        if error.errno in {errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL}:
            raise Permanent(f"“{name}” can't be opened: {error.strerror}.") from error
        if not path.exists():
            raise _missing(name) from error
        raise Transient(f"“{name}” can't be read: {error.strerror}.") from error


def _missing(name: str) -> NeedsUser:
    return NeedsUser(
        f"“{name}” can't be found: has its disk been unplugged, or was it moved?",
        kind=WaitKind.SOURCE,
    )


def _sample_starts(size_bytes: int) -> list[int]:
    """Where the sampled blocks start; without gaps where the file is short."""
    last = size_bytes - SAMPLE_BYTES
    if size_bytes <= SAMPLES * SAMPLE_BYTES:
        return list(range(0, size_bytes, SAMPLE_BYTES))
    return [last * index // (SAMPLES - 1) for index in range(SAMPLES)]
