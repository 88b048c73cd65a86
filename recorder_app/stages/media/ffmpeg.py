"""Running the ffmpeg executable: found, watched, its failures told in sentences.

Commands are built with ffmpeg-python; its own way to run them can neither drain nor watch, so that
is done here. The process stays in the caller's session: whoever kills that kills ffmpeg too.
"""

from __future__ import annotations

import shutil
import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import IO

import ffmpeg

from recorder_app.domain.errors import NeedsUser, Permanent
from recorder_app.domain.words import WaitKind

_WATCHED = ("-nostdin", "-hide_banner", "-nostats", "-progress", "pipe:1", "-v", "warning")

_COMPLAINTS = 40
"""How many lines of the end of ffmpeg's complaints are kept."""

_FULL = ("No space left on device", "Disk quota exceeded")

Options = Mapping[str, str | int | float | None]
"""Names as on the command line, without the dash; None for an option that takes no value."""


class FfmpegFailed(Exception):
    """ffmpeg ended without a result for a reason of its own; `str(error)` is its last words."""


@dataclass(frozen=True, slots=True)
class Input:
    path: Path
    streams: Sequence[int]
    """Indexes of those of its streams that are wanted."""
    options: Options = field(default_factory=dict)
    """Stand before it: `ss`, `f`, …"""


@dataclass(frozen=True, slots=True)
class Ffmpeg:
    executable: str

    def command(self, inputs: Sequence[Input], output: Path, options: Options) -> list[str]:
        """The command line that writes `output`, replacing what is there."""
        # ffmpeg-python can't take names that are not UTF-8: others stand for them.
        paths = dict.fromkeys((*(each.path for each in inputs), output))
        names = {path: f"file:{place}" for place, path in enumerate(paths)}
        urls = {name: _url(path) for path, name in names.items()}
        wanted = [
            node[str(stream)]
            for each in inputs
            for node in (ffmpeg.input(names[each.path], **each.options),)
            for stream in each.streams
        ]
        made = ffmpeg.output(*wanted, names[output], **options)
        arguments = (urls.get(each, each) for each in made.get_args(overwrite_output=True))
        # The options that hold for all must stand first; ffmpeg-python puts them last.
        return [self.executable, *_WATCHED, *arguments]

    def run(
        self,
        inputs: Sequence[Input],
        output: Path,
        options: Options,
        progress: Callable[[float], None] | None = None,
    ) -> None:
        """Write `output`, a temporary name: nothing is left there when it fails.

        `progress` is given the seconds written so far. Raises `NeedsUser` where an input is gone or
        the disk is full, `Permanent` where the executable can't be started, else `FfmpegFailed`.
        """
        try:
            process = subprocess.Popen(
                self.command(inputs, output, options),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            raise Permanent(f"“{self.executable}” can't be started: {error.strerror}.") from error
        complaints: deque[str] = deque(maxlen=_COMPLAINTS)
        with process:
            assert process.stdout is not None
            assert process.stderr is not None
            # Whichever of the two pipes is not read fills up and stops ffmpeg.
            drain = Thread(target=complaints.extend, args=(process.stderr,), daemon=True)
            drain.start()
            try:
                _watch(process.stdout, progress)
                process.wait()
            finally:
                process.kill()
                drain.join()
        if process.returncode != 0:
            output.unlink(missing_ok=True)
            raise _failure(inputs, output, [line.strip() for line in complaints])


def find(choice: str) -> Ffmpeg:
    """The ffmpeg that the settings name: `embedded`, `system`, or a path. Raises `Permanent`."""
    if choice == "embedded":
        import imageio_ffmpeg

        try:
            return Ffmpeg(imageio_ffmpeg.get_ffmpeg_exe())
        except RuntimeError as error:
            raise Permanent(
                "The ffmpeg that comes with the program is missing: install imageio-ffmpeg again."
            ) from error
    if choice == "system":
        found = shutil.which("ffmpeg")
        if found is None:
            raise Permanent("No ffmpeg is installed on this system: choose the embedded one.")
        return Ffmpeg(found)
    found = shutil.which(str(Path(choice).expanduser()))
    if found is None:
        raise Permanent(f"“{choice}”, which the settings name as ffmpeg, is not a program.")
    return Ffmpeg(found)


def _url(path: Path) -> str:
    # Without the protocol a name with a dash, a colon or a percent sign would be read as an option,
    # another protocol or a pattern.
    return f"file:{path}"


def _watch(reports: IO[str], progress: Callable[[float], None] | None) -> None:
    """Read ffmpeg's reports to their end."""
    for line in reports:
        name, _, value = line.strip().partition("=")
        if progress and name == "out_time_us" and value.isdigit():
            progress(int(value) / 1e6)


def _failure(inputs: Sequence[Input], output: Path, complaints: Sequence[str]) -> Exception:
    for each in inputs:
        if not each.path.exists():
            return NeedsUser(f"“{each.path.name}” is no longer there.", kind=WaitKind.SOURCE)
    if any(full in line for line in complaints for full in _FULL):
        return NeedsUser(
            f"The disk became full while “{inputs[0].path.name}” was being trimmed: make room where "
            f"{output.parent} is.",
            kind=WaitKind.DISK,
        )
    return FfmpegFailed(next((line for line in reversed(complaints) if line), "no reason given"))
