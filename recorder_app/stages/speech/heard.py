"""What was heard in a clip, and the journal that keeps it through crashes.

One line of JSON for each clip, on disk before a checkpoint speaks of it. A line that a crash cut
off is dropped.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from recorder_app.stages.speech.plan import Clip


@dataclass(frozen=True, slots=True)
class HeardWord:
    text: str
    """As the model gives it: with the space before it, in languages that have one."""
    start_s: float
    """Seconds from the clip's start."""
    end_s: float
    probability: float


@dataclass(frozen=True, slots=True)
class Heard:
    words: tuple[HeardWord, ...]
    logprob: float
    """Mean log probability of a token: how well the words fit the sound."""


class Journal:
    """Results by clip, appended one by one."""

    def __init__(self, path: Path) -> None:
        """Read what is there; without the rest of a line that was cut off."""
        self._path = path
        self._file = path.open("ab")
        self.results: dict[Clip, Heard] = {}
        whole = 0
        for line in path.read_bytes().splitlines(keepends=True):
            entry = _entry(line)
            if entry is None:
                break
            self.results[entry[0]] = entry[1]
            whole += len(line)
        self._file.truncate(whole)

    def append(self, clip: Clip, heard: Heard) -> None:
        """Returns when it is on disk."""
        line = json.dumps({"start": clip.start, "end": clip.end, **asdict(heard)})
        self._file.write(line.encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self.results[clip] = heard

    def close(self) -> None:
        self._file.close()


def _entry(line: bytes) -> tuple[Clip, Heard] | None:
    if not line.endswith(b"\n"):
        return None
    try:
        data = json.loads(line)
    except ValueError:  # A power cut can leave a block of zeros.
        return None
    words = tuple(HeardWord(**word) for word in data["words"])
    return Clip(data["start"], data["end"]), Heard(words, data["logprob"])
