"""Sound files that are cut frame by frame."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stages.media.timed_films import Workshop, run_ffmpeg

Sounds = Callable[[str], Path]

_TAGGED = ["-metadata", "title=Мой доклад", "-metadata", "artist=Somebody"]
RECIPES = {
    "s16.flac": ["-c:a", "flac", *_TAGGED],
    "s24.flac": ["-c:a", "flac", "-ar", "44100", "-ac", "2", "-sample_fmt", "s32"],
    "small.flac": ["-c:a", "flac", "-ar", "48000", "-frame_size", "1000"],
    "steady.mp3": ["-c:a", "libmp3lame", "-b:a", "128k", "-ar", "44100", *_TAGGED],
    "varying.mp3": ["-c:a", "libmp3lame", "-q:a", "4", "-ac", "2", "-ar", "48000"],
    "plain.mp3": ["-c:a", "libmp3lame", "-write_xing", "0", "-id3v2_version", "0"],
    "low.mp3": ["-c:a", "libmp3lame", "-ar", "22050", "-b:a", "16k"],
    "adts.aac": ["-c:a", "aac", "-ar", "44100"],
}


@pytest.fixture(scope="session")
def sounds(films: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Sounds:
    """The sound of that name, read only; `looped-` before it is it, five times."""
    folder = tmp_path_factory.mktemp("sounds")

    def made(name: str) -> Path:
        path = folder / name
        if not path.exists():
            before, _, other = name.partition("-")
            source, recipe = films.folder / "sound.wav", RECIPES.get(name)
            if recipe is None:
                assert before == "looped"
                recipe = RECIPES[other]
            again = ["-stream_loop", "4"] if before == "looped" else []
            run_ffmpeg(*again, "-i", str(source), *recipe, str(path))
            path.chmod(0o444)
        return path

    return made
