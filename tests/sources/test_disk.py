from __future__ import annotations

import errno
from pathlib import Path

import pytest

from recorder_app.domain.errors import NeedsUser
from recorder_app.domain.words import WaitKind
from recorder_app.sources.disk import is_full, require_room, size_in_words


def test_room_is_looked_at(tmp_path: Path) -> None:
    require_room(tmp_path, 1, "talk.mp4")
    with pytest.raises(NeedsUser, match=r"no room for “talk\.mp4”: 5000\.0 TB more") as caught:
        require_room(tmp_path, 5 * 10**15, "talk.mp4")
    assert caught.value.kind is WaitKind.DISK


def test_a_small_disk_is_not_asked_for_more_than_it_can_ever_have(small_disk: Path) -> None:
    require_room(small_disk, 40_000_000, "talk.mp4")
    told = r"53\.0 MB more are needed, 50\.3 MB are free"
    with pytest.raises(NeedsUser, match=told):
        require_room(small_disk, 48_000_000, "talk.mp4")


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (123_456, "123 kB"),
     (4_700_000_000, "4.7 GB"), (2 * 10**12, "2.0 TB")],
)  # fmt: skip
def test_a_size_in_words(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_which_errors_mean_a_full_disk() -> None:
    assert is_full(OSError(errno.ENOSPC, "full"))
    assert is_full(OSError(errno.EDQUOT, "quota"))
    assert not is_full(OSError(errno.EIO, "broken"))
