"""Cutting a film to a stretch of it, without encoding its picture anew.

A picture can be copied only from a keyframe on, and keyframes may be minutes apart. What can be done
about that depends on the container:

- ISO media (mp4, mov, m4a) are copied from the keyframe before, with an edit list that says from
  where on they are shown: exact, and nothing is encoded.
- Matroska and WebM have no edit lists. The pictures up to the next keyframe, a few seconds, are
  encoded anew and joined to the copied rest, where that is little work; else the film begins at the
  keyframe before the wished start.
- Everything else begins at the keyframe before.
- Sound is copied by packets of some 20 ms; only FLAC is encoded anew, which loses nothing, because a
  copy keeps the length of the whole.

Each result is checked before it counts; where it is not right, the next way is tried.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from recorder_app.domain.errors import NeedsUser
from recorder_app.domain.words import WaitKind
from recorder_app.stages.media.bridge import Bridge, plan_bridge
from recorder_app.stages.media.check import Kept, Wrong, approve, first_keyframe_s
from recorder_app.stages.media.ffmpeg import Ffmpeg, FfmpegFailed, Input, Options
from recorder_app.stages.media.film import ROUNDING_S, Family, Film, places

_REACH_S = 30.0
"""How far after the start a keyframe is looked for."""
_CLOSE_S = 1.0
"""A keyframe this near before the start is taken rather than encoding anything."""
_WORTH_S = 0.2
"""Less than this is not worth cutting off."""

_NO_SUBTITLES_BEFORE: Options = {"copypriorss:s": 0}
_NO_SOUND_BEFORE: Options = {"copypriorss:a": 0}
"""What is from before the start and can't be hidden is left out."""


@dataclass(frozen=True, slots=True)
class Cut:
    file: Path
    kept: Kept
    duration_s: float
    """How long it is, measured."""


class Uncut(Exception):
    """No way led to a film that is right; `str(error)` says what was wrong with the last one."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a stretch can be cut."""

    kept: Kept
    inputs: tuple[Input, ...]
    options: Options
    bridge: Bridge | None = None
    encoded: Path | None = None
    """The pictures of the bridge in a file of their own, if they are joined without ffmpeg."""
    keyframe_s: float | None = None
    """What the film begins with, if its beginning follows from that: `kept` is about right then."""

    def share_of(self, film: Film) -> float:
        """How much of it is kept, as a share of 1."""
        return min(1.0, (self.kept.end_s - self.kept.start_s) / film.duration_s)


def cut(
    film: Film,
    wished: Kept,
    sounds_s: tuple[float, float],
    ffmpeg: Ffmpeg,
    folder: Path,
    progress: Callable[[float], None] = lambda _: None,
) -> Cut:
    """Write the stretch to a temporary file in `folder`; it may begin a little earlier than wished.

    `sounds_s` are times on the film where sound is, near the beginning and near the end of the
    stretch: there the result is listened to. `progress` is given the seconds written. Raises `Uncut`;
    `NeedsUser` where the film is gone or the disk is full; `Permanent` if ffmpeg can't be started.
    """
    _need_room(film, wished, folder)
    partial = folder / "film.partial"
    wrong = "there is no place where it can be cut"
    for way in ways(film, wished, folder):
        try:
            _write(way, film, ffmpeg, partial, progress)
            kept = way.kept
            if way.keyframe_s is not None:
                kept = replace(kept, start_s=way.keyframe_s - first_keyframe_s(partial))
            return Cut(partial, kept, approve(film, partial, kept, sounds_s))
        except (FfmpegFailed, Wrong) as error:
            wrong = str(error)
    partial.unlink(missing_ok=True)
    raise Uncut(wrong)


def ways(film: Film, wished: Kept, folder: Path) -> Iterator[Way]:
    """How the stretch can be cut, the best way first."""
    if wished.start_s < _WORTH_S:
        yield _from_the_start(film, wished)
        return
    if film.video is None:
        yield _sound(film, wished)
    else:
        around = places(film, wished.start_s, reach_s=_REACH_S)
        if around and film.form.family is Family.EDITABLE:
            yield _led_in(film, Kept(around.picture_s, wished.end_s))
        if around and film.form.family is Family.CLUSTERED:
            far = wished.start_s - around.keyframe_s > _CLOSE_S
            bridge = plan_bridge(film, around, folder) if far else None
            if bridge:
                yield _bridged(bridge, wished)
        if around and around.keyframe_dts_s > _WORTH_S:
            kept = Kept(around.keyframe_dts_s - ROUNDING_S, wished.end_s)
            yield replace(_led_out(film, kept), keyframe_s=around.keyframe_s)
    if film.duration_s - wished.end_s > _WORTH_S:
        yield _from_the_start(film, wished)


def _from_the_start(film: Film, wished: Kept) -> Way:
    kept = Kept(0.0, wished.end_s)
    return Way(kept, (Input(film.path, _streams(film)),), _options(film, kept))


def _led_in(film: Film, kept: Kept) -> Way:
    """ffmpeg enters the film at the keyframe before; what it reads before the start is hidden."""
    # An edit list hides sound and picture rightly, but would give subtitles the wrong times.
    options = {**_options(film, kept), **_NO_SUBTITLES_BEFORE}
    return Way(kept, (Input(film.path, _streams(film), {"ss": _time(kept.start_s)}),), options)


def _led_out(film: Film, kept: Kept) -> Way:
    """ffmpeg reads the film from its beginning and writes nothing that is decoded before the start.

    Led to a keyframe, it would enter many films at the one before that.
    """
    options = {**_options(film, kept), "ss": _time(kept.start_s)}
    return Way(kept, (Input(film.path, _streams(film)),), options)


def _sound(film: Film, kept: Kept) -> Way:
    exact = film.form.family in {Family.EDITABLE, Family.EXACT}
    return _led_in(film, kept) if exact else _led_out(film, kept)


def _bridged(bridge: Bridge, wished: Kept) -> Way:
    film = bridge.film
    kept = Kept(bridge.start_s, wished.end_s, encoded_until_s=bridge.until_s)
    others = [index for index in _streams(film) if index != film.video]
    rest = Input(film.path, others, {"ss": _time(kept.start_s)})
    options = {
        **_options(film, kept),
        **_NO_SOUND_BEFORE,
        **_NO_SUBTITLES_BEFORE,
        "map_metadata": 1,
        "map_chapters": 1,
        "disposition:v:0": "default",
    }
    if film.video_language:
        options["metadata:s:v:0"] = f"language={film.video_language}"
    return Way(kept, (bridge.joined, rest), options, bridge)


def _streams(film: Film) -> tuple[int, ...]:
    picture = () if film.video is None else (film.video,)
    return (*picture, *film.audio, *film.extras)


def _options(film: Film, kept: Kept) -> dict[str, str | int | float | None]:
    options: dict[str, str | int | float | None] = {
        "c": "copy",
        "map_metadata": 0,
        "f": film.form.muxer,
        "t": _time(kept.end_s - kept.start_s),
    }
    flags = [
        flag
        for flag, wanted in (
            ("+faststart", film.index_first),
            ("+use_metadata_tags", film.foreign_tags),
        )
        if wanted
    ]
    if flags:
        options["movflags"] = "".join(flags)
    for place, index in enumerate(_streams(film)):
        if index in film.names:
            options[f"metadata:s:{place}"] = f"title={film.names[index]}"
    if film.sound_codec == "flac" and film.form.muxer == "flac":
        options["c:a"] = "flac"  # A copy would claim to be as long as the whole.
    if film.form.muxer == "wav":
        options["rf64"] = "auto"  # More than 4 GB don't fit otherwise.
    return options


def _write(
    way: Way, film: Film, ffmpeg: Ffmpeg, partial: Path, progress: Callable[[float], None]
) -> None:
    if way.bridge:
        way.bridge.build(ffmpeg)
    try:
        ffmpeg.run(way.inputs, partial, way.options, progress)
    except FfmpegFailed:
        if not film.extras:
            raise
        # Rather lose a cover or subtitles that the container can't hold than cut nothing.
        bare = [
            Input(each.path, sorted(set(each.streams) - set(film.extras)), each.options)
            for each in way.inputs
        ]
        ffmpeg.run(bare, partial, way.options, progress)


def _need_room(film: Film, wished: Kept, folder: Path) -> None:
    size = film.path.stat().st_size * (wished.end_s - wished.start_s) / film.duration_s
    need, free = 1.02 * size + 10e6, shutil.disk_usage(folder).free
    if free < need:
        raise NeedsUser(
            f"Trimming “{film.path.name}” needs {_megabytes(need)} in {folder}: {_megabytes(free)} "
            "are free.",
            kind=WaitKind.DISK,
        )


def _megabytes(size: float) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"


def _time(seconds: float) -> str:
    return f"{seconds:.6f}"
