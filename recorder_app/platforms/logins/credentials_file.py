"""A file with credentials, or with a client, that a person has got elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

from recorder_app.domain.work import Json
from recorder_app.paths import expanded


def read(path: Path) -> dict[str, Json]:
    """Raises `ValueError`, which repeats nothing of what the file holds."""
    path = expanded(path)
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ValueError(f"“{path}” can't be read: {error.strerror}.") from None
    except ValueError:
        raise ValueError(f"“{path}” is no JSON.") from None
    if not isinstance(data, dict):
        raise ValueError(
            f"“{path}” holds no credentials: an object with names and values is needed."
        )
    return data
