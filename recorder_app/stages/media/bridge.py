"""The pictures between a wished start and the next keyframe, encoded anew and joined to the copied rest.

Only for containers without edit lists. It can fail to join (pictures that refer across the keyframe,
parameters that differ), so the result must be checked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from recorder_app.stages.media.ffmpeg import Ffmpeg, Input, Options
from recorder_app.stages.media.film import Film, Places

_ENCODERS: dict[str, Options] = {
    "h264": {"c:v": "libx264", "preset": "veryfast", "crf": 16, "x264-params": "sps-id=5"},
    "vp8": {"c:v": "libvpx", "deadline": "realtime", "cpu-used": 8, "crf": 8, "b:v": "20M"},
    "vp9": {"c:v": "libvpx-vp9", "deadline": "realtime", "cpu-used": 8, "crf": 20, "b:v": 0},
    "av1": {"c:v": "libsvtav1", "preset": 10, "crf": 20},
}
"""Fast, and good enough not to be told from the rest: it is a few seconds. HEVC is missing: ffmpeg
does not write its parameters anew where the copied pictures begin. Those of H.264 have a number that
others don't use, so that both can be known at a time."""

_MOST_PIXELS = 900 * 1920 * 1080
"""As much as is encoded in some ten seconds: half a minute of full HD at 30 pictures a second."""


@dataclass(frozen=True, slots=True)
class Bridge:
    film: Film
    start_s: float
    until_s: float
    """The next keyframe."""
    folder: Path

    @property
    def joined(self) -> Input:
        """The picture from the start on, once it is built."""
        assert self.film.video is not None
        return Input(self._list, [self.film.video], {"f": "concat", "safe": 0})

    def build(self, ffmpeg: Ffmpeg) -> None:
        """Encode the pictures, and join them. Raises what `Ffmpeg.run` does."""
        self.encode(ffmpeg, self._head)
        at_s = self.until_s + float(self.film.start_s)
        self._list.write_text(
            "ffconcat version 1.0\n"
            f"file {_quoted(self._head)}\n"
            f"duration {self.until_s - self.start_s:.6f}\n"
            f"file {_quoted(self.film.path)}\n"
            f"inpoint {at_s:.6f}\n",
            encoding="utf-8",
        )

    def encode(
        self, ffmpeg: Ffmpeg, target: Path, progress: Callable[[float], None] | None = None
    ) -> None:
        """Write the pictures to a Matroska file. `progress` and what is raised are `Ffmpeg.run`'s."""
        assert self.film.video is not None
        # The tracks before the picture come too: joined files must number their tracks alike.
        tracks = range(self.film.video + 1)
        source = Input(self.film.path, tracks, {"ss": f"{self.start_s:.6f}"})
        options: Options = {
            "c": "copy",
            "copypriorss:a": 0,
            **_ENCODERS[self.film.video_codec],
            "enc_time_base:v": "demux",
            "fps_mode:v": "passthrough",
            "map_metadata": -1,
            "map_chapters": -1,
            # Rounding must not let in the keyframe itself.
            "t": f"{self.until_s - self.start_s - 0.002:.6f}",
            "f": "matroska",
        }
        ffmpeg.run([source], target, options, progress)

    @property
    def _head(self) -> Path:
        return self.folder / "head.partial"

    @property
    def _list(self) -> Path:
        return self.folder / "joined.ffconcat"


def plan_bridge(film: Film, around: Places, folder: Path) -> Bridge | None:
    """The bridge from what is seen at the wished start; None where it can't be built or is too long."""
    if around.next_keyframe_s is None or film.video_codec not in _ENCODERS:
        return None
    width, height = film.size
    if film.video not in range(len(film.audio) + 1):
        return None  # A track that can't be copied alone stands before the picture.
    if around.between * width * height > _MOST_PIXELS:
        return None
    return Bridge(film, around.picture_s, around.next_keyframe_s, folder)


def _quoted(path: Path) -> str:
    name = str(path).replace("'", "'\\''")
    return f"'file:{name}'"
