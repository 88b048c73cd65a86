"""What a person can set. Stored as JSON in the data folder; missing keys default."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, TypeVar

from recorder_app.domain.words import Lane, StageType


@dataclass(frozen=True, slots=True)
class DownloadSettings:
    growing_quiet_s: float = 2.0
    """A local file that changed within this many seconds is taken to be still growing."""


@dataclass(frozen=True, slots=True)
class TrimSettings:
    enabled: bool = True
    threshold_db: float = -45.0
    """Sound below this level (dBFS, RMS) is silence."""
    minimum_s: float = 1.5
    """Silence at an end is removed only if it is at least this long."""
    margin_s: float = 0.5
    """How much of the silence is left before the first and after the last sound."""


@dataclass(frozen=True, slots=True)
class TranscribeSettings:
    model: str = "tiny.en"
    """A Whisper model by name, or the path of a folder that holds one in CTranslate2's form."""
    language: str | None = None
    """ISO 639-1 code, or None to detect it."""
    mode: Literal["fast", "careful"] = "fast"
    """`careful` decodes in sequence: more accurate on noisy recordings, slower."""


@dataclass(frozen=True, slots=True)
class TopicsSettings:
    minimum_s: float = 25.0
    """A topic is at least this long."""


@dataclass(frozen=True, slots=True)
class SubtitlesSettings:
    line_chars: int = 42
    lines: int = 2
    chars_per_s: float = 20.0
    minimum_s: float = 1.0
    maximum_s: float = 7.0


@dataclass(frozen=True, slots=True)
class LaneSettings:
    """How many attempts of a lane run at the same time."""

    network: int = 2
    media: int = 1
    speech: int = 1
    upload: int = 2

    def limit(self, lane: Lane) -> int:
        return int(getattr(self, lane.value))


@dataclass(frozen=True, slots=True)
class UploadSettings:
    """Of uploads over the network; a folder is not concerned."""

    limit_kb_per_s: int = 0
    """Of all uploads together, in 1000 bytes; 0: no limit."""
    begin: str = ""
    """Uploads are made from this time of day ("22:00", local) …"""
    end: str = ""
    """… to this one; at any time where one of them is empty or they are the same."""
    on_metered: bool = False
    """Also over a connection that costs by the byte."""
    per_account: int = 0
    """At most so many at a time for one account; 0: no limit but the lane's."""
    per_platform: int = 0
    """The same for one platform."""


@dataclass(frozen=True, slots=True)
class HoldSettings:
    """When the window holds the work as a whole; 0: never."""

    battery_percent: int = 15
    """The battery has less than that, and nothing charges it."""
    disk_gb: float = 1.0
    """So many times 1000³ bytes are no longer free on the disk of the data folder."""


class Notices(StrEnum):
    """Of what the desktop tells while the window is not looked at."""

    ALL = "all"
    """The end of a batch, and what needs a person."""
    ATTENTION = "attention"
    NONE = "none"


class WhenDone(StrEnum):
    """What happens once the queue has come to its end."""

    NOTHING = "nothing"
    QUIT = "quit"
    SLEEP = "sleep"
    SHUT_DOWN = "shut_down"
    COMMAND = "command"
    """The person's own is run."""


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """How the window looks, speaks and ends its work."""

    theme: Literal["system", "light", "dark", "contrast"] = "system"
    language: str = ""
    """ISO 639-1 code of one of `ui.language.LANGUAGES`; empty: the system's."""
    shortcuts: Mapping[str, str] = field(default_factory=dict)
    """Keys by the name of an action, in Qt's portable form ("Ctrl+R"; empty: none), where they are not
    the program's own."""
    notices: Notices = Notices.ALL
    when_done: WhenDone = WhenDone.NOTHING
    """At the start; it can be chosen for one session in the window."""
    when_done_command: str = ""
    """For the system's shell."""


@dataclass(frozen=True, slots=True)
class Settings:
    output_dir: str = ""
    """Where the folder platform publishes what is dropped into the window; empty: `~/Recorder`."""
    ffmpeg: str = "embedded"
    """`embedded`, `system`, or the path of an ffmpeg executable."""
    keep_awake: bool = True
    run_on_drop: bool = False
    control_api: bool = False
    """Whether the window, too, offers the control API."""
    download: DownloadSettings = field(default_factory=DownloadSettings)
    trim: TrimSettings = field(default_factory=TrimSettings)
    transcribe: TranscribeSettings = field(default_factory=TranscribeSettings)
    topics: TopicsSettings = field(default_factory=TopicsSettings)
    subtitles: SubtitlesSettings = field(default_factory=SubtitlesSettings)
    lanes: LaneSettings = field(default_factory=LaneSettings)
    upload: UploadSettings = field(default_factory=UploadSettings)
    window: WindowSettings = field(default_factory=WindowSettings)
    hold: HoldSettings = field(default_factory=HoldSettings)

    @property
    def output_folder(self) -> Path:
        return Path(self.output_dir).expanduser() if self.output_dir else Path.home() / "Recorder"

    def frozen(self) -> dict[str, Any]:
        """What a run freezes: each stage's settings under the stage's name, and `ffmpeg`."""
        everything = asdict(self)
        return {stage.value: everything[stage.value] for stage in StageType} | {
            "ffmpeg": self.ffmpeg
        }


_T = TypeVar("_T")


def _apply(base: _T, data: Mapping[str, Any]) -> _T:
    """`base` with the values of `data` that fit; what doesn't fit keeps its default."""
    changes: dict[str, Any] = {}
    for each in fields(base):  # type: ignore[arg-type]
        if each.name not in data:
            continue
        current, value = getattr(base, each.name), data[each.name]
        if is_dataclass(current) and not isinstance(current, type):
            if isinstance(value, Mapping):
                changes[each.name] = _apply(current, value)
        elif isinstance(current, StrEnum):
            with contextlib.suppress(ValueError):
                changes[each.name] = type(current)(value)
        elif isinstance(current, float) and isinstance(value, int) and not isinstance(value, bool):
            changes[each.name] = float(value)
        elif current is None or value is None or type(value) is type(current):
            changes[each.name] = value
    return replace(base, **changes)  # type: ignore[type-var]


def load(path: Path) -> Settings:
    """The stored settings; defaults where there is no file or it can't be read."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _apply(Settings(), data) if isinstance(data, dict) else Settings()


def save(path: Path, settings: Settings) -> None:
    """Replace the stored settings whole; a reader sees the old or the new, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    with partial.open("w", encoding="utf-8") as file:
        json.dump(asdict(settings), file, indent=2, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
