"""What must be known of a film to cut it: its container, its tracks, where its pictures stand."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

from recorder_app.stages.media.demuxed import packets

ROUNDING_S = 0.0006
"""Containers round time stamps to a millisecond."""


class Family(StrEnum):
    """Containers that are cut in the same way."""

    EDITABLE = "editable"
    """ISO media: an edit list says from where on a track is shown."""
    CLUSTERED = "clustered"
    """Matroska: time stamps of a millisecond, an index, no edit list that players know."""
    EXACT = "exact"
    """Sound that ffmpeg leads to the sample or frame asked for, with its cover and tags."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Form:
    """How a container is written."""

    muxer: str
    family: Family
    suffixes: tuple[str, ...]
    """Names that it goes by; the first is given where a film has none of them."""
    extras: bool = True
    """Whether covers, subtitles and data can be tried to be kept."""


FORMS = {
    "mp4": Form("mp4", Family.EDITABLE, (".mp4", ".m4v")),
    "mov": Form("mov", Family.EDITABLE, (".mov", ".qt")),
    "3gp": Form("3gp", Family.EDITABLE, (".3gp", ".3g2"), extras=False),
    "m4a": Form("ipod", Family.EDITABLE, (".m4a", ".m4b", ".mp4", ".aac")),
    "mkv": Form("matroska", Family.CLUSTERED, (".mkv", ".mka")),
    "webm": Form("webm", Family.CLUSTERED, (".webm", ".weba")),
    "mp3": Form("mp3", Family.EXACT, (".mp3",)),
    "flac": Form("flac", Family.EXACT, (".flac",)),
    "wav": Form("wav", Family.EXACT, (".wav", ".wave"), extras=False),
    "w64": Form("w64", Family.EXACT, (".w64",), extras=False),
    "aiff": Form("aiff", Family.EXACT, (".aiff", ".aif"), extras=False),
    "ogg": Form("ogg", Family.OTHER, (".ogg", ".opus", ".oga", ".spx"), extras=False),
    "ogv": Form("ogg", Family.OTHER, (".ogv", ".ogg"), extras=False),
    "aac": Form("adts", Family.OTHER, (".aac",), extras=False),
    "amr": Form("amr", Family.OTHER, (".amr",), extras=False),
    "avi": Form("avi", Family.OTHER, (".avi",), extras=False),
    "flv": Form("flv", Family.OTHER, (".flv",), extras=False),
    "wma": Form("asf", Family.OTHER, (".wma", ".asf"), extras=False),
    "wmv": Form("asf", Family.OTHER, (".wmv", ".asf"), extras=False),
    "ts": Form("mpegts", Family.OTHER, (".ts", ".mts", ".m2ts"), extras=False),
    "mpg": Form("mpeg", Family.OTHER, (".mpg", ".mpeg"), extras=False),
}
"""By the short name that `probe` gives."""


@dataclass(frozen=True, slots=True)
class Film:
    path: Path
    form: Form
    duration_s: float
    start_s: Fraction
    """The time stamp that is second 0 of the film's time line."""
    video: int | None
    """Index of the stream that is the film's picture."""
    video_codec: str
    size: tuple[int, int]
    """Width and height as seen; 0 without a picture."""
    audio: tuple[int, ...]
    sound_codec: str
    """Of the first audio track."""
    extras: tuple[int, ...]
    """Indexes of the other streams that are worth keeping if the container can hold them."""
    video_language: str
    """Empty where it is not said."""
    names: Mapping[int, str]
    """What tracks are called, where ffmpeg reads it under another name than it writes it."""
    foreign_tags: bool
    """Whether it has tags that ISO media writes only if asked to (a phone's, a meeting's)."""
    index_first: bool
    """Whether it can be played while it is fetched, because its index stands first."""

    @property
    def suffix(self) -> str:
        """What a cut of it is called: as it is itself, if that suits the form."""
        own = self.path.suffix.lower()
        return own if own in self.form.suffixes else self.form.suffixes[0]


def read(path: Path, container_name: str, duration_s: float, size: tuple[int, int]) -> Film | None:
    """The film at `path`, of which the rest is known; None for a container that can't be written.

    Raises `FFmpegError` or `OSError` where it can't be read.
    """
    if container_name == "mp4" and path.suffix.lower() in FORMS["mov"].suffixes:
        container_name = "mov"  # QuickTime files needn't say that they are some.
    form = FORMS.get(container_name)
    if form is None:
        return None
    with av.open(f"file:{path}", metadata_errors="replace") as container:
        moving = [stream for stream in container.streams.video if not is_still(stream)]
        audio = container.streams.audio
        chapters = bool(container.chapters())
        extras = [
            stream
            for stream in container.streams
            if stream not in (*moving, *audio) and _can_be_kept(stream, form, chapters)
        ]
        return Film(
            path=path,
            form=form,
            duration_s=duration_s,
            start_s=Fraction(container.start_time or 0, av.time_base),
            video=moving[0].index if moving else None,
            video_codec=codec_name(moving[0]) if moving else "",
            size=size,
            audio=tuple(stream.index for stream in audio),
            sound_codec=codec_name(audio[0]) if audio else "",
            extras=tuple(stream.index for stream in (*moving[1:], *extras)) if form.extras else (),
            video_language=(moving[0].language or "") if moving else "",
            names={
                stream.index: stream.metadata["name"]
                for stream in container.streams
                if "name" in stream.metadata
            },
            foreign_tags=any(tag.startswith("com.") for tag in container.metadata),
            index_first=form.family is Family.EDITABLE and _index_first(path),
        )


@dataclass(frozen=True, slots=True)
class Places:
    """Where pictures stand around a time. Seconds on the film's time line."""

    keyframe_s: float
    """The last one at or before the time from which the film can be decoded."""
    keyframe_dts_s: float
    """Where it stands in the order of decoding."""
    picture_s: float
    """The last picture at or before the time: what is seen at it."""
    next_keyframe_s: float | None
    """The first one after the time; None where there is none within reach."""
    between: int
    """Pictures from `picture_s` to before the next keyframe."""


def places(film: Film, time_s: float, *, reach_s: float) -> Places | None:
    """Where the pictures stand around `time_s`, looking for the next keyframe up to `reach_s` later.

    None where no keyframe stands at or before the time, or the film can't be read there.
    """
    assert film.video is not None
    # After a leap other containers don't tell when the keyframe is decoded.
    for leap in (True, False) if film.form.family is Family.EDITABLE else (False,):
        try:
            with av.open(f"file:{film.path}", metadata_errors="ignore") as container:
                video = container.streams[film.video]
                assert isinstance(video, VideoStream)
                if leap:
                    _lead(container, video, film, time_s)
                found = _look(container, video, film, time_s, reach_s)
        except FFmpegError:
            continue
        if found:
            return found
    return None


def _lead(container: InputContainer, video: VideoStream, film: Film, time_s: float) -> None:
    assert video.time_base is not None
    container.seek(int((Fraction(time_s) + film.start_s) / video.time_base), stream=video)


def _look(
    container: InputContainer, video: VideoStream, film: Film, time_s: float, reach_s: float
) -> Places | None:
    keyframe: tuple[float, float] | None = None
    after: float | None = None
    pictures: list[float] = []
    for packet in packets(container, video):
        at = place(packet, film)
        if at is None:
            continue
        if packet.is_keyframe:
            if at <= time_s + ROUNDING_S:
                dts = packet.pts if packet.dts is None else packet.dts
                assert dts is not None
                keyframe = at, float(dts * packet.time_base - film.start_s)
            else:
                after = at
        if not packet.is_discard:
            pictures.append(at)
        # Pictures are stored in the order of decoding: those shown first may follow a later one.
        if after is not None or at > time_s + reach_s:
            break
    shown = [at for at in pictures if at <= time_s + ROUNDING_S]
    if keyframe is None or not shown:
        return None
    end = after if after is not None else time_s + reach_s
    return Places(
        keyframe_s=keyframe[0],
        keyframe_dts_s=keyframe[1],
        picture_s=max(shown),
        next_keyframe_s=after,
        between=sum(max(shown) <= at < end for at in pictures),
    )


def place(packet: Packet[Any], film: Film) -> float | None:
    """Where what is in a packet is shown or heard: seconds on the film's time line."""
    if packet.pts is None or packet.time_base is None:
        return None
    return float(packet.pts * packet.time_base - film.start_s)


def codec_name(stream: Stream) -> str:
    """FFmpeg's name of it; empty where it knows none."""
    return stream.codec_context.codec.canonical_name if stream.codec_context else ""


def is_still(stream: Stream) -> bool:
    """Whether it is a cover picture."""
    still = Disposition.attached_pic | Disposition.timed_thumbnails
    return stream.type == "video" and bool(stream.disposition & still)


def _can_be_kept(stream: Stream, form: Form, chapters: bool) -> bool:
    if stream.type == "data":
        # A time code (no name) is written anew, and so is the track that ISO media keeps the titles
        # of chapters in.
        return stream.name is not None and not (stream.name == "bin_data" and chapters)
    if is_still(stream):
        return form.family is not Family.CLUSTERED  # It would become a film of one picture.
    return stream.type in {"subtitle", "attachment"}


def _index_first(path: Path) -> bool:
    """Whether the box `moov` stands before `mdat` (ISO/IEC 14496-12)."""
    with path.open("rb") as file:
        start = 0
        while len(head := file.read(16)) >= 8:
            length, kind = struct.unpack(">I4s", head[:8])
            if kind in {b"moov", b"mdat"}:
                return bool(kind == b"moov")
            if length == 1 and len(head) == 16:
                (length,) = struct.unpack(">Q", head[8:])
            if length < 8:
                return False
            start += length
            file.seek(start)
    return False
