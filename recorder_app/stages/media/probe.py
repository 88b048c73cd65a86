"""What is in a film or a sound file: read with PyAV, because imageio-ffmpeg brings no ffprobe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

from recorder_app.domain.errors import Permanent
from recorder_app.sources.file_name import shown
from recorder_app.stages.media.demuxed import packets
from recorder_app.stages.media.wholeness import Frame, read_frame

_RECORDINGS = (
    "mov,matroska,webm,avi,asf,flv,mpeg,mpegts,mpegvideo,ogg,wav,w64,flac,mp3,aac,loas,ac3,eac3,dts,"
    "dtshd,truehd,mlp,amr,amrnb,amrwb,aiff,caf,au,ape,wv,tta,tak,mpc,mpc8,mxf,gxf,rm,nut,dv,ivf,"
    "h264,hevc,obu,m4v,voc,wtv,dsf,iff,spdif"
)
"""FFmpeg's names of the forms that a recording can have. Pictures, subtitles and text that FFmpeg
would take for a film are none, and a playlist must not make us open what else it names."""

_NO_LENGTH = {"mp3", "aac", "loas", "ac3", "eac3", "dts", "dtshd", "truehd", "mlp", "amr", "amrnb"}
"""Where FFmpeg guesses the length from the bit rate: it is measured instead."""
_LENGTH_IS_EXACT = {"flac", "mp3", "flv"}
"""Forms with a stated length and no sizes to compare: a shorter content means that it was cut."""

_SUFFIXES = {"asf": "wma", "mpeg": "mpg", "mpegts": "ts", "amrnb": "amr", "amrwb": "amr"}

_TAIL_S = 5.0
"""How far before its stated end a file is read, to see whether that end is there."""
_PACKETS_UNTIL_FRAME = 300


@dataclass(frozen=True, slots=True)
class Track:
    """One stream of the file."""

    index: int
    kind: str
    """`video`, `audio`, `subtitle`, `data` or `attachment`; a cover picture is an `attachment`."""
    codec: str
    """FFmpeg's name, empty where it knows none."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What a file holds. Times are seconds; `width` and `height` pixels as seen, rotation applied."""

    container: str
    """Short name of the form, and its usual extension: `mp4`, `mov`, `mkv`, `webm`, `wav`."""
    size_bytes: int
    start_s: float
    """The time stamp that the first packet carries; not 0 in transport streams."""
    duration_s: float
    missing_s: float
    """How much earlier than it claims the file ends; 0 in a complete one."""
    tracks: tuple[Track, ...]
    width: int
    height: int
    rotation: int
    """Degrees, counter-clockwise, that a player turns the stored picture: 0, 90, 180 or 270."""

    @property
    def audio_tracks(self) -> int:
        return sum(track.kind == "audio" for track in self.tracks)

    @property
    def has_audio(self) -> bool:
        return self.audio_tracks > 0

    @property
    def has_video(self) -> bool:
        return any(track.kind == "video" for track in self.tracks)


def probe(path: Path, *, name: str | None = None) -> Probe:
    """Look into the file at `path`, called `name` (or as it is) in sentences.

    Raises `Permanent`, with the reason, for what is empty, no recording, damaged or incomplete, and
    `OSError` where the file can't be read.
    """
    name = shown(name or path.name)
    frame = read_frame(path)
    if frame.size_bytes == 0:
        raise Permanent(f"“{name}” is empty.")
    try:
        with _opened(path) as container:
            return _look(container, path, name, frame)
    except FileNotFoundError:
        raise  # That it may be read is known by now: FFmpeg says otherwise of some damage.
    except (FFmpegError, ValueError, EOFError) as error:
        raise _unreadable(name, frame) from error


def _look(container: InputContainer, path: Path, name: str, frame: Frame) -> Probe:
    video, audio = _films(container), list(container.streams.audio)
    if not video and not audio:
        raise _unreadable(name, frame, nothing_in_it=True)
    rotation = _decoded(path, [stream.index for stream in (*video[:1], *audio)])
    if rotation is None:
        raise _unreadable(name, frame)
    start_s, claimed_s = (container.start_time or 0) / av.time_base, _claimed_s(container)
    duration_s, missing_s = _length(path, container, frame, start_s, claimed_s)
    if missing_s > _tolerated_s(frame, duration_s + missing_s):
        raise _incomplete(name, frame, duration_s, missing_s)
    if duration_s <= 0:
        raise _unreadable(name, frame)
    # Of pictures whose form isn't known PyAV doesn't say it.
    known = bool(video) and video[0].codec_context is not None
    width, height = (video[0].width, video[0].height) if known else (0, 0)
    return Probe(
        container=_short_name(container, path, has_video=bool(video)),
        size_bytes=frame.size_bytes,
        start_s=start_s,
        duration_s=duration_s,
        missing_s=missing_s,
        tracks=tuple(_track(stream, is_film=stream in video) for stream in container.streams),
        width=height if rotation in {90, 270} else width,
        height=width if rotation in {90, 270} else height,
        rotation=rotation,
    )


@contextmanager
def _opened(path: Path) -> Iterator[InputContainer]:
    """The file, opened so that no name is taken for a URL, an option or a pattern."""
    with av.open(
        f"file:{path.absolute()}",
        metadata_errors="replace",
        container_options={"format_whitelist": _RECORDINGS},
    ) as container:
        yield container


def _films(container: InputContainer) -> list[VideoStream]:
    """The moving pictures: a cover or a thumbnail is none."""
    still = Disposition.attached_pic | Disposition.timed_thumbnails
    return [stream for stream in container.streams.video if not stream.disposition & still]


def _claimed_s(container: InputContainer) -> float | None:
    """How long the file says that it is."""
    if container.duration and container.duration > 0:
        return container.duration / av.time_base
    lengths = [
        float(stream.duration * stream.time_base)
        for stream in (*_films(container), *container.streams.audio)
        if stream.duration and stream.time_base
    ]
    return max(lengths, default=None)


def _length(
    path: Path, container: InputContainer, frame: Frame, start_s: float, claimed_s: float | None
) -> tuple[float, float]:
    """How long the content is, and how much is missing to the end that the file claims, in seconds."""
    forms = set(container.format.name.split(","))
    measured = claimed_s is None or forms & _NO_LENGTH
    exact = forms & _LENGTH_IS_EXACT
    if "mp3" in forms and not start_s:
        exact = set()  # Only with LAME's tag, which also states the delay, is a length stated.
    if not measured and not frame.cut and not exact:
        assert claimed_s is not None
        return claimed_s, 0.0
    end_s = None
    if not measured and frame.family != "riff":
        assert claimed_s is not None
        end_s = _end_s(path, from_s=start_s + claimed_s - _TAIL_S)
    if end_s is None:
        end_s = _end_s(path, from_s=None)
    found_s = max(0.0, (end_s or start_s) - start_s)
    if frame.family == "riff" and frame.cut:
        # FFmpeg shortens the length to what is there, so what is claimed follows from the sizes.
        claimed_s = found_s * frame.claimed_bytes / frame.size_bytes
    elif not frame.cut and not exact:
        claimed_s = None
    if "flv" in forms and claimed_s is not None and claimed_s <= start_s + found_s:
        # Where no length is stated, FFmpeg takes the last time there is, which counts from when a
        # stream began that was recorded later.
        claimed_s = None
    return found_s, max(0.0, (claimed_s or 0.0) - found_s)


def _tolerated_s(frame: Frame, claimed_s: float) -> float:
    """How many seconds may be missing from the end of a recording that still is one.

    What is written in fragments is made to survive a crash: only the last of them is lost.
    """
    if frame.fragmented:
        return min(15.0, 0.5 * claimed_s)
    return min(2.0, max(0.1 * claimed_s, 0.0 if frame.cut else 0.5))


def _end_s(path: Path, *, from_s: float | None) -> float | None:
    """Where the last packet of sound or picture ends, read from `from_s` on, or from the start.

    None where nothing lies behind `from_s`: the file ends before it.
    """
    end_s: float | None = None
    with _opened(path) as container:
        streams = [*_films(container), *container.streams.audio]
        try:
            if from_s is not None and from_s > 0:
                container.seek(int(from_s * av.time_base))
            for packet in packets(container, *streams):
                if packet.pts is None or packet.time_base is None:
                    continue
                packet_end_s = float((packet.pts + (packet.duration or 0)) * packet.time_base)
                end_s = max(packet_end_s, end_s or 0.0)
        except FFmpegError:
            pass  # Damaged from here on: what was read until now is what there is.
    return end_s


def _decoded(path: Path, indexes: list[int]) -> int | None:
    """The rotation of the first picture that can be decoded, 0 for sound; None if nothing can.

    FFmpeg takes any noise for one form or another, but no frame comes out of it.
    """
    for index in indexes:
        with _opened(path) as container:
            stream = container.streams[index]
            for _, packet in zip(
                range(_PACKETS_UNTIL_FRAME), container.demux(stream), strict=False
            ):
                try:
                    frames = packet.decode()
                except FFmpegError:
                    continue
                if frames and isinstance(frames[0], av.VideoFrame):
                    return round(frames[0].rotation / 90) * 90 % 360
                if frames:
                    return 0
    return None


def _track(stream: Stream, *, is_film: bool) -> Track:
    kind = "attachment" if stream.type == "video" and not is_film else stream.type
    codec = stream.codec_context.name if stream.codec_context else ""
    return Track(index=stream.index, kind=kind, codec=codec)


def _short_name(container: InputContainer, path: Path, *, has_video: bool) -> str:
    form = container.format.name.split(",")[0]
    if form == "mov":
        brand = container.metadata.get("major_brand", "")
        if brand.startswith(("qt", "3g")):
            return "mov" if brand.startswith("qt") else "3gp"
        return "mp4" if has_video else "m4a"
    if form == "matroska":
        with path.open("rb") as file:
            return "webm" if b"webm" in file.read(64) else "mkv"
    if form in {"asf", "ogg"} and has_video:
        return {"asf": "wmv", "ogg": "ogv"}[form]
    return _SUFFIXES.get(form, form)


def _unreadable(name: str, frame: Frame, *, nothing_in_it: bool = False) -> Permanent:
    if frame.family == "iso" and not frame.has_index:
        return Permanent(
            f"“{name}” is damaged or incomplete: its index is missing, as when a recording or a "
            "copy was cut off."
        )
    if frame.cut:
        return Permanent(f"“{name}” is damaged or incomplete: it breaks off too early to be read.")
    if frame.recognised and not nothing_in_it:
        return Permanent(
            f"“{name}” is damaged or incomplete: no sound or picture in it can be read."
        )
    return Permanent(f"“{name}” is not a recording: no sound or picture was found in it.")


def _incomplete(name: str, frame: Frame, duration_s: float, missing_s: float) -> Permanent:
    if frame.family == "riff":
        missing = 1 - frame.size_bytes / frame.claimed_bytes
        return Permanent(f"“{name}” is incomplete: {missing:.0%} of it is missing.")
    return Permanent(
        f"“{name}” is incomplete: it should last {_clock(duration_s + missing_s)}, but breaks off at "
        f"{_clock(duration_s)}."
    )


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
