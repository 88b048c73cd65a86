"""What VK is told of a video: the parameters of `video.save` (https://dev.vk.com/en/method/video.save)."""

from __future__ import annotations

from pathlib import Path

from recorder_app.domain.errors import Permanent
from recorder_app.domain.work import UploadJob
from recorder_app.platforms.preset_values import entries, file, fitting, flag, text
from recorder_app.platforms.templates import DEFAULT_DESCRIPTION, DEFAULT_TITLE
from recorder_app.sources.file_name import shown

TITLE = "VK Video"

_TITLE_CHARS = 128
_DESCRIPTION_CHARS = 5000
_THUMBNAIL_BYTES = 5 * 1024 * 1024
_LISTS = ("privacy_view", "privacy_comment")
_NUMBERS = ("group_id", "album_id")
_SWITCHES = ("wallpost", "repeat", "no_comments", "compression")


def announced(job: UploadJob) -> dict[str, str]:
    """The parameters of `video.save`. Raises `Permanent` for what VK would refuse."""
    said = {
        "name": fitting(
            job,
            "title",
            DEFAULT_TITLE,
            least=1,
            most=_TITLE_CHARS,
            platform=TITLE,
            single_line=True,
        ),
        "description": fitting(
            job,
            "description",
            DEFAULT_DESCRIPTION,
            least=0,
            most=_DESCRIPTION_CHARS,
            platform=TITLE,
            single_line=False,
        ),
    }
    for name in _LISTS:
        said[name] = ",".join(entries(job.settings, name, job))
    for name in _NUMBERS:
        said[name] = _number(job, name)
    for name in _SWITCHES:
        said[name] = "1" if flag(job.settings, name, False) else ""
    return {name: value for name, value in said.items() if value}


def thumbnail(job: UploadJob) -> Path | None:
    """The picture to show for it. Raises `Permanent` where it is not there, or too large for VK."""
    path = file(job.settings, "thumbnail", job)
    if path and path.stat().st_size > _THUMBNAIL_BYTES:
        raise Permanent(
            f"“{shown(path.name)}” is too large: {TITLE} takes thumbnails of up to 5 MB."
        )
    return path


def _number(job: UploadJob, name: str) -> str:
    """Communities have negative ids elsewhere in VK: both are understood."""
    written = text(job.settings, name)
    digits = written.removeprefix("-") if name == "group_id" else written
    if written and not (digits.isascii() and digits.isdigit() and int(digits)):
        raise Permanent(f"“{name}” must be a number, not “{shown(written)}”.")
    return digits
