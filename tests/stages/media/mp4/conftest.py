"""Films of forms that a cut by tables has to get right, and their packets."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import av
import pytest

from recorder_app.stages.media import film as films_read
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.probe import probe
from recorder_app.stages.media.stretch import StretchPlan
from tests.stages.media.timed_films import Workshop, run_ffmpeg

_PICTURE = ["-i", "{folder}/picture.mkv"]
_SOUND = ["-i", "{folder}/sound.wav"]
_FILM = [*_PICTURE, *_SOUND]
_H264 = ["-c:v", "libx264", "-preset", "fast", "-sc_threshold", "0", "-pix_fmt", "yuv420p"]
_RECORDED = "+frag_keyframe+empty_moov+delay_moov"
"""As OBS does."""
_OPEN = ["-x264-params", "open-gop=1:keyint=50:bframes=3"]

RECIPES = {
    "two-sounds.mp4": [
        *[*_FILM, *_SOUND, "-map", "0", "-map", "1", "-map", "2", *_H264, "-g", "50"],
        *["-c:a:0", "aac", "-c:a:1", "ac3"],
    ],
    "sixty.mp4": [*_FILM, *_H264, "-r", "60", "-bf", "3", "-g", "120", "-c:a", "aac"],
    "late-sound.mp4": [
        *[*_PICTURE, "-itsoffset", "0.7", *_SOUND, *_H264, "-g", "50", "-c:a", "aac"],
    ],
    "open-gop.mp4": [*_FILM, *_H264, *_OPEN, "-c:a", "aac"],
    "negative.mov": [
        *[*_FILM, *_H264, "-g", "50", "-c:a", "aac", "-movflags", "+negative_cts_offsets"],
    ],
    "no-edits.mp4": [*_FILM, *_H264, "-g", "50", "-c:a", "aac", "-use_editlist", "0"],
    "obs.mp4": [*_FILM, *_H264, "-g", "50", "-c:a", "aac", "-movflags", _RECORDED],
    "obs.mov": [*_FILM, *_H264, "-g", "50", "-c:a", "aac", "-movflags", _RECORDED],
    "late-fragments.mp4": [
        *[*_PICTURE, "-itsoffset", "0.7", *_SOUND, *_H264, "-g", "50", "-c:a", "aac"],
        *["-movflags", _RECORDED],
    ],
    "streamed.mp4": [
        *[*_FILM, *_H264, "-bf", "3", "-g", "50", "-c:a", "aac", "-frag_duration", "700000"],
        *["-movflags", "+empty_moov+default_base_moof+global_sidx"],
    ],
    "old-fragments.mp4": [
        *[*_FILM, *_H264, "-g", "50", "-c:a", "aac", "-movflags"],
        "+frag_keyframe+empty_moov+separate_moof+omit_tfhd_offset",
    ],
    "dash.mp4": [*_FILM, *_H264, "-g", "50", "-c:a", "aac", "-movflags", "+dash+frag_keyframe"],
    "cmaf.mp4": [
        *["-ss", "1.3", *_FILM, *_H264, "-g", "50", "-c:a", "aac"],
        *["-movflags", "+cmaf+frag_keyframe+empty_moov"],
    ],
    "fragments-of-sound.m4a": [*_SOUND, "-c:a", "aac", "-movflags", "+empty_moov+frag_keyframe"],
    "begun.mp4": [*_FILM, *_H264, "-g", "50", "-c:a", "aac", "-movflags", "+frag_keyframe"],
    "short-gop.mp4": [*_FILM, *_H264, "-g", "50", "-c:a", "aac"],
    "hybrid.mp4": [
        *[*_FILM, *_H264, "-g", "50", "-c:a", "aac"],
        *["-movflags", "+hybrid_fragmented+frag_keyframe"],
    ],
    "wide-pcm.mov": [*_FILM, *_H264, "-g", "50", "-c:a", "pcm_s24le", "-ar", "96000", "-ac", "6"],
    "floats.mov": [*_FILM, *_H264, "-g", "50", "-c:a", "pcm_f32le"],
    "big-endian.mov": [*_FILM, *_H264, "-g", "50", "-c:a", "pcm_s16be", "-ar", "48000"],
    "telephone.mov": [*_FILM, *_H264, "-g", "50", "-c:a", "pcm_mulaw"],
    "recorded.mov": [
        *[*_FILM, *_H264, "-g", "50", "-c:a", "pcm_s16le", "-timecode", "01:00:00:00"],
    ],
    "pcm.mp4": [*_FILM, *_H264, "-g", "50", "-c:a", "pcm_s24le", "-ac", "2"],
    "pcm-fragments.mov": [*_FILM, *_H264, "-g", "50", "-c:a", "pcm_s16le", "-movflags", _RECORDED],
    "pcm-alone.mov": [*_SOUND, "-c:a", "pcm_s16le"],
    "book.m4b": [
        *[*_SOUND, "-i", "{folder}/tags.txt", "-i", "{folder}/cover.png", "-map", "0", "-map", "2"],
        *["-map_metadata", "1", "-c:a", "aac", "-c:v", "mjpeg", "-disposition:v", "attached_pic"],
    ],
    "subtitled-fragments.mp4": [
        *[*_FILM, "-i", "{folder}/subtitles.srt", *_H264, "-g", "50", "-c:a", "aac"],
        *["-c:s", "mov_text", "-map", "0", "-map", "1", "-map", "2", "-movflags", _RECORDED],
    ],
    "subtitles.mov": [
        *[*_FILM, "-i", "{folder}/subtitles.srt", *_H264, "-c:a", "aac", "-c:s", "mov_text"],
        *["-map", "0", "-map", "1", "-map", "2"],
    ],
    "no-sound.mov": [*_PICTURE, *_H264],
    "timecode.mov": [*_FILM, *_H264, "-c:a", "aac", "-timecode", "01:00:00:00"],
    "timecode.mp4": [*_FILM, *_H264, "-c:a", "aac", "-timecode", "01:00:00:00"],
    "subtitles.mp4": [
        *[*_FILM, "-i", "{folder}/subtitles.srt", *_H264, "-c:a", "aac", "-c:s", "mov_text"],
        *["-map", "0", "-map", "1", "-map", "2"],
    ],
    "two-pictures.mp4": [*_FILM, *_PICTURE, "-map", "0", "-map", "1", "-map", "2", *_H264],
}
"""What ffmpeg is told for each film, besides those that all tests of the stages have."""


@pytest.fixture(scope="session")
def forms(films: Workshop) -> Callable[[str], Path]:
    """The film of that name, read only."""

    def made(name: str) -> Path:
        if name not in RECIPES:
            return films(name)
        path = films.folder / name
        if not path.exists():
            words = [word.format(folder=films.folder) for word in RECIPES[name]]
            run_ffmpeg(*words, str(path))
            path.chmod(0o444)
        return path

    return made


class Packet(NamedTuple):
    shown: Fraction
    decoded: Fraction
    keyframe: bool
    hidden: bool
    content: bytes


def packets(path: Path) -> list[list[Packet]]:
    """What is stored of each track, with its times in seconds."""
    with av.open(str(path)) as container:
        found: list[list[Packet]] = [[] for _ in container.streams]
        for each in container.demux():
            if each.pts is None or each.dts is None or each.time_base is None:
                continue
            found[each.stream.index].append(
                Packet(
                    each.pts * each.time_base,
                    each.dts * each.time_base,
                    each.is_keyframe,
                    each.is_discard,
                    bytes(each),
                )
            )
    return found


def read(path: Path) -> Film:
    found = probe(path)
    film = films_read.read(path, found.container, found.duration_s, (found.width, found.height))
    assert film is not None
    return film


def write(plan: StretchPlan, source: Path, target: Path) -> Path:
    stored = source.read_bytes()[plan.first_byte :][: plan.copied_bytes]
    target.write_bytes(plan.head + stored + plan.tail)
    return target
