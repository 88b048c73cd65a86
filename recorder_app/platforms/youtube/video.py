"""What YouTube is told of a video, within its limits.

https://developers.google.com/youtube/v3/docs/videos#properties
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recorder_app.domain.errors import Permanent
from recorder_app.domain.words import StageType
from recorder_app.domain.work import UploadJob
from recorder_app.platforms import templates
from recorder_app.platforms.preset_values import choice, entries, file, fitting, flag, moment, text
from recorder_app.platforms.templates import DEFAULT_DESCRIPTION, DEFAULT_TITLE
from recorder_app.platforms.youtube import LICENSES, PRIVACIES, TITLE
from recorder_app.sources.file_name import shown

_TITLE_CHARS = 100
_DESCRIPTION_BYTES = 5000
_TAGS_CHARS = 500
_THUMBNAIL_BYTES = 2 * 1024 * 1024
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ANGLES = re.compile("[<>]")
_MARK = "recorder-"


@dataclass(frozen=True, slots=True)
class Captions:
    file: Path
    language: str


def announced(job: UploadJob) -> dict[str, Any]:
    """The video's resource for `videos.insert`. Raises `Permanent` for what YouTube would refuse."""
    privacy, publish_at = _visibility(job)
    snippet: dict[str, Any] = {
        "title": _title(job),
        "description": _description(job),
        "tags": _tags(job),
        "categoryId": _category(job),
    }
    chosen = _language(job)
    if chosen:
        snippet["defaultLanguage"] = chosen
    spoken = chosen or _heard(job)
    if spoken:
        snippet["defaultAudioLanguage"] = spoken
    licence = choice(job.settings, "license", LICENSES, LICENSES[0])
    status: dict[str, Any] = {
        "privacyStatus": privacy,
        "license": "creativeCommon" if licence == LICENSES[1] else licence,
        "selfDeclaredMadeForKids": flag(job.settings, "made_for_kids", False),
    }
    if publish_at:
        status["publishAt"] = publish_at
    return {"snippet": snippet, "status": status}


def notifies(job: UploadJob) -> bool:
    return flag(job.settings, "notify", True)


def mark(job: UploadJob) -> str:
    """The tag by which this very upload is known among the channel's videos."""
    return _MARK + hashlib.sha256(job.marker.encode()).hexdigest()[:12]


def is_mark(tag: str) -> bool:
    """Whether it is the mark of some upload of ours."""
    return bool(re.fullmatch(rf"{_MARK}[0-9a-f]{{12}}", tag))


def playlist(job: UploadJob) -> str:
    """The id or the title of a playlist; empty without one."""
    return templates.render(text(job.settings, "playlist"), job).strip()


def thumbnail(job: UploadJob) -> Path | None:
    """The picture to show for it. Raises `Permanent` where YouTube wouldn't take it."""
    path = file(job.settings, "thumbnail", job)
    if path is None:
        return None
    if path.stat().st_size > _THUMBNAIL_BYTES:
        raise Permanent(
            f"“{shown(path.name)}” is too large: {TITLE} takes thumbnails of up to 2 MB."
        )
    picture_type(path)
    return path


def picture_type(path: Path) -> str:
    with path.open("rb") as picture:
        head = picture.read(8)
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head == b"\x89PNG\r\n\x1a\n":
        return "image/png"
    raise Permanent(f"“{shown(path.name)}” is no JPEG or PNG, as {TITLE} wants for a thumbnail.")


def captions(job: UploadJob) -> Captions | None:
    """The recording's subtitles with their language; None where there are none, or none are wanted."""
    subtitles = job.done.get(StageType.SUBTITLES)
    if not flag(job.settings, "captions", True) or not subtitles or not subtitles.data.get("srt"):
        return None
    return Captions(subtitles.file("srt"), _language(job) or _heard(job) or "und")


def _title(job: UploadJob) -> str:
    title = fitting(
        job,
        "title",
        DEFAULT_TITLE,
        least=1,
        most=_TITLE_CHARS,
        platform=TITLE,
        single_line=True,
    )
    if _ANGLES.search(title) and not _is_own(job, "title", DEFAULT_TITLE):
        raise Permanent(f"{TITLE} takes no < and > in a title. Change the preset's template.")
    return _without_angles(title)


def _description(job: UploadJob) -> str:
    template = text(job.settings, "description") or DEFAULT_DESCRIPTION
    written = templates.render(template, job).strip()
    if _is_own(job, "description", DEFAULT_DESCRIPTION):
        cut = _without_angles(written).encode()[:_DESCRIPTION_BYTES]
        return cut.decode("utf-8", "ignore")
    if _ANGLES.search(written):
        raise Permanent(f"{TITLE} takes no < and > in a description. Change the preset's template.")
    size = len(written.encode())
    if size > _DESCRIPTION_BYTES:
        raise Permanent(
            f"The description has {size:,} bytes; {TITLE} takes {_DESCRIPTION_BYTES:,}. "
            "Change the preset's template."
        )
    return written


def _tags(job: UploadJob) -> list[str]:
    """The person's tags, and the mark where there is room for it."""
    tags = entries(job.settings, "tags", job)
    if any(_ANGLES.search(tag) for tag in tags):
        raise Permanent(f"{TITLE} takes no < and > in tags. Change the preset.")
    count = _tags_chars(tags)
    if count > _TAGS_CHARS:
        raise Permanent(
            f"The tags have {count} characters; {TITLE} takes {_TAGS_CHARS}. Leave some out."
        )
    marked = [*tags, mark(job)]
    return marked if _tags_chars(marked) <= _TAGS_CHARS else tags


def _tags_chars(tags: list[str]) -> int:
    """As YouTube counts: with the commas between, and quotation marks around tags with blanks."""
    return sum(len(tag) + 2 * (" " in tag) for tag in tags) + max(0, len(tags) - 1)


def _visibility(job: UploadJob) -> tuple[str, str | None]:
    publish_at = moment(job.settings, "publish_at")
    privacy = choice(job.settings, "privacy", PRIVACIES, PRIVACIES[0])
    if publish_at and privacy != "private":
        raise Permanent(f"{TITLE} publishes at a given time only what is private until then.")
    return privacy, publish_at.strftime("%Y-%m-%dT%H:%M:%SZ") if publish_at else None


def _category(job: UploadJob) -> str:
    written = text(job.settings, "category") or "22"
    if not (written.isascii() and written.isdigit()):
        raise Permanent(f"“category” must be {TITLE}'s number of it, not “{shown(written)}”.")
    return written


def _language(job: UploadJob) -> str:
    written = text(job.settings, "language")
    if written and not _LANGUAGE.fullmatch(written):
        raise Permanent(f"“language” must be a code like en or pt-BR, not “{shown(written)}”.")
    return written


def _heard(job: UploadJob) -> str:
    transcribed = job.done.get(StageType.TRANSCRIBE)
    return str(transcribed.data.get("language") or "") if transcribed else ""


def _is_own(job: UploadJob, name: str, own: str) -> bool:
    """Whether the program's own template fills it in, which has to fit by itself."""
    return text(job.settings, name) in {"", own}


def _without_angles(written: str) -> str:
    return written.replace("<", "‹").replace(">", "›")
