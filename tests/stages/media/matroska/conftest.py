"""Films that are cut by their clusters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recorder_app.stages.media.matroska.elements import CLUSTER, name
from tests.stages.media.timed_films import Workshop, run_ffmpeg

LOOPED_S = 120.0


@pytest.fixture(scope="session")
def forms(films: Workshop) -> Callable[[str], Path]:
    """The film of that name, read only; `looped-` before it is two minutes of it, again and again,
    `endless-` one whose clusters don't say how long they are, and `repeating-` one that has its first
    cluster twice."""

    def made(film: str) -> Path:
        path = films.folder / film
        before, _, other = film.partition("-")
        if before == "looped" and not path.exists():
            source = ["-stream_loop", "-1", "-i", str(films(other)), "-map", "0", "-c", "copy"]
            run_ffmpeg(*source, "-t", str(LOOPED_S), str(path))
        elif before == "endless" and not path.exists():
            path.write_bytes(without_sizes(made(other).read_bytes()))
        elif before == "repeating" and not path.exists():
            head, first, *others = made(other).read_bytes().split(name(CLUSTER))
            path.write_bytes(name(CLUSTER).join([head, first, first, *others]))
        elif not path.exists():
            return films(film)
        path.chmod(0o444)
        return path

    return made


def without_sizes(content: bytes) -> bytes:
    """A film as it is recorded by a browser: where something ends is seen from what follows."""
    parts = content.split(name(CLUSTER))
    cut = [parts[0]]
    for part in parts[1:]:
        width = 9 - part[0].bit_length()
        cut.append((1 << 7 * width | (1 << 7 * width) - 1).to_bytes(width, "big") + part[width:])
    return name(CLUSTER).join(cut)
