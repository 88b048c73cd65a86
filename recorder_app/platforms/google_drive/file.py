"""What Drive is told of a film: https://developers.google.com/workspace/drive/api/reference/rest/v3/files."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from typing import Any

from recorder_app.domain.errors import Permanent
from recorder_app.domain.work import UploadJob
from recorder_app.platforms import templates
from recorder_app.platforms.google_drive import TITLE
from recorder_app.platforms.preset_values import fitting, flag, text
from recorder_app.platforms.publication import compose
from recorder_app.platforms.templates import DEFAULT_DESCRIPTION, DEFAULT_TITLE
from recorder_app.sources.file_name import extension, shown

PROPERTY = "recorder"
"""A property that only this program's client sees, by which an upload is found again."""
_NAME_CHARS = 255
_FOLDER = re.compile(
    r"(?:https://drive\.google\.com/\S*?(?:folders/|[?&]id=))?([\w-]+)(?:[?/#]\S*)?"
)


def announced(job: UploadJob) -> dict[str, Any]:
    """The file's resource. Raises `Permanent` for what Drive would refuse."""
    description = templates.render(text(job.settings, "description") or DEFAULT_DESCRIPTION, job)
    resource: dict[str, Any] = {
        "name": _name(job),
        "description": description.strip(),
        "mimeType": mimetypes.guess_type(job.film.name)[0] or "application/octet-stream",
        "appProperties": {PROPERTY: mark(job)},
        "starred": flag(job.settings, "starred", False),
        "copyRequiresWriterPermission": not flag(job.settings, "copies", True),
    }
    folder = text(job.settings, "folder")
    if folder:
        resource["parents"] = [_folder_id(folder)]
    return resource


def mark(job: UploadJob) -> str:
    return hashlib.sha256(job.marker.encode()).hexdigest()[:32]


def _name(job: UploadJob) -> str:
    """With the film's own ending, by which a file's kind is known."""
    ending = extension(compose(job).film_name)
    name = fitting(
        job,
        "title",
        DEFAULT_TITLE,
        least=1,
        most=_NAME_CHARS - len(ending),
        platform=TITLE,
        single_line=True,
    )
    return name if name.lower().endswith(ending.lower()) else name + ending


def _folder_id(written: str) -> str:
    found = _FOLDER.fullmatch(written)
    if not found:
        raise Permanent(f"“{shown(written)}” is no folder of {TITLE}: its link or id is needed.")
    return found[1]
