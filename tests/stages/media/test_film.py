from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recorder_app.domain.errors import Permanent
from recorder_app.stages.media import film
from recorder_app.stages.media.audio import stream
from recorder_app.stages.media.probe import probe


@pytest.fixture
def of_unknown_sound(samples: Callable[[str], Path], tmp_path: Path) -> Path:
    path = tmp_path / "unknown.mkv"
    path.write_bytes(samples("talk.mkv").read_bytes().replace(b"A_AAC", b"A_XYZ"))
    return path


def test_a_film_whose_sound_is_of_an_unknown_form(of_unknown_sound: Path) -> None:
    found = probe(of_unknown_sound)

    read = film.read(of_unknown_sound, found.container, found.duration_s, (320, 180))

    assert read is not None
    assert (read.video_codec, read.sound_codec) == ("h264", "")


def test_what_is_of_an_unknown_form_is_not_listened_to(of_unknown_sound: Path) -> None:
    with pytest.raises(Permanent, match="its form is not known"):
        next(iter(stream(of_unknown_sound)))
