"""Where the recordings of the sample library go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recorder_app.domain.preset import Preset

ARCHIVE = Preset("Archive", "folder", None, {})
LECTURES = Preset(
    "Lectures, unlisted",
    "youtube",
    "main",
    {
        "title": "{{ title }} ({{ date }})",
        "privacy": "unlisted",
        "playlist": "Linear algebra",
        "tags": "lecture, maths",
    },
    is_default=True,
)
DRIVE = Preset("Faculty drive", "google_drive", "faculty")
OPEN = Preset("Open lectures", "peertube", "maths", {"privacy": "public"})
CLUB = Preset("Science club", "vk", "club")
PRESETS = (ARCHIVE, LECTURES, DRIVE, OPEN, CLUB)
_TOKEN = {"access_token": "made up"}
_RENEWED = dict.fromkeys(("client_id", "client_secret", "refresh_token"), "made up")
ACCOUNTS: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("youtube", "main"): _RENEWED,
    ("google_drive", "faculty"): _RENEWED,
    ("vk", "club"): _TOKEN,
    ("peertube", "maths"): {**_TOKEN, "api_root": "https://tube.example.edu"},
}
