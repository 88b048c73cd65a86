"""What a server says of how far it is."""

from __future__ import annotations

import pytest

from recorder_app.platforms.resumable.transfer import received


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("bytes=0-262143", 262144),
        ("bytes 0-0", 1),
        ("0-9", 10),
        (None, 0),
        ("", 0),
        ("bytes=5-9", 0),
        ("nonsense", 0),
    ],
)
def test_the_range_of_an_incomplete_upload(value: str | None, count: int) -> None:
    assert received(value) == count
