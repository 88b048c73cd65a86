"""Where the app keeps what it keeps."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

THUMBNAIL = "thumbnail.jpg"


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder and the places in it. Constructing one creates nothing."""

    root: Path

    def prepare(self) -> None:
        """Create it where it is missing. Raises `ValueError` where nothing can be written to it."""
        try:
            self.logs.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.logs):
                pass
        except OSError as error:
            raise ValueError(
                f"The data folder “{self.root}” can't be used: {error.strerror}. "
                "Name another one in RECORDER_HOME."
            ) from error

    @property
    def database(self) -> Path:
        return self.root / "recorder.db"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def lock(self) -> Path:
        return self.root / "instance.lock"

    @property
    def channel(self) -> Path:
        """Where the running instance says how to reach it; readable by its owner only."""
        return self.root / "instance.json"

    @property
    def control_api(self) -> Path:
        """Address and token of the control API while it is offered; readable by its owner only."""
        return self.root / "control-api.json"

    @property
    def vault(self) -> Path:
        """What belongs to the secrets of this data folder; see `engine.accounts.vault`."""
        return self.root / "vault"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def models(self) -> Path:
        return self.root / "models"

    @property
    def work(self) -> Path:
        """One folder per attempt, named by its id."""
        return self.root / "work"

    @property
    def recordings(self) -> Path:
        """One folder per recording, and in it one per finished stage."""
        return self.root / "recordings"

    def attempt(self, attempt_id: int) -> Path:
        return self.work / str(attempt_id)

    def result(self, recording_id: int, part: str, attempt_id: int) -> Path:
        return self.recordings / str(recording_id) / f"{part}-{attempt_id}"

    def thumbnail(self, recording_id: int) -> Path:
        """A picture of its film; empty where it is known that there is none."""
        return self.recordings / str(recording_id) / THUMBNAIL


def expanded(path: Path) -> Path:
    """With the home folder that a `~` stands for. Raises `ValueError`."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise ValueError(f"“{path}” names the home of somebody who is not known here.") from error


def find_home() -> Home:
    """`RECORDER_HOME` if set, else the platform's data folder. Raises `ValueError`."""
    chosen = os.environ.get("RECORDER_HOME")
    if chosen:
        return Home(expanded(Path(chosen)).absolute())
    return Home(platformdirs.user_data_path("Recorder", appauthor=False))


def resources(name: str) -> Path:
    """A folder of `resources/`: beside the package in a checkout, inside it once installed."""
    package = Path(__file__).parent
    inside = package / "resources" / name
    return inside if inside.exists() else package.parent / "resources" / name
