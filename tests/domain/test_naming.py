"""What accounts, presets and recordings are called."""

from __future__ import annotations

import pytest

from recorder_app.domain.naming import title_as_kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Kings and\tqueens ", "Kings and queens"),
        ("new\nline", "new line"),
        ("\x1b[2Jtalk\x7f", "[2Jtalk"),
        ("\0", ""),
        ("می‌خواهم 👩‍🔬", "می‌خواهم 👩‍🔬"),
    ],
)
def test_a_title_is_one_line_that_can_be_read(written: str, kept: str) -> None:
    assert title_as_kept(written) == kept
