"""Tracks that begin amid a film don't end the reading with an error."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import FileIO
from pathlib import Path

import pytest

from recorder_app.stages.media.audio import RATE, stream
from recorder_app.stages.media.flv import tags
from recorder_app.stages.media.probe import probe
from recorder_app.stages.media.window import Window
from tests.media_samples import LENGTH_S


@pytest.fixture
def with_a_text(samples: Callable[[str], Path], tmp_path: Path) -> Path:
    """A film in whose middle a text stands: that is a track of its own."""
    whole = samples("live.flv")
    with FileIO(whole, "r") as file:
        window = Window(file, whole.stat().st_size)
        at, _ = tags.first(window)
        middle = next(tag for tag in tags.walk(window, at) if tag.at > window.size // 2)
    said = b"".join((struct.pack(">BI", 8, 1), b"\0\x04text", b"\x02\0\x05hello", b"\0\0\x09"))
    text = tags.made(tags.SCRIPT, middle.time, b"\x02\0\x0aonTextData" + said)
    content = whole.read_bytes()
    path = tmp_path / "text.flv"
    path.write_bytes(content[: middle.at] + text + content[middle.at :])
    return path


def test_the_sound_is_read_to_its_end(with_a_text: Path) -> None:
    heard = sum(len(block.samples) for block in stream(with_a_text))
    assert heard / RATE == pytest.approx(LENGTH_S, abs=0.15)


def test_it_is_looked_into(with_a_text: Path) -> None:
    assert probe(with_a_text).duration_s == pytest.approx(LENGTH_S, abs=0.15)
