"""What a server is told of a video: `VideoUploadRequestResumable` of PeerTube's API.

https://docs.joinpeertube.org/api-rest-reference.html#operation/uploadResumableInit; the numbers are in
https://github.com/Chocobozzz/PeerTube/blob/develop/server/core/initializers/constants.ts
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from recorder_app.domain.errors import Permanent
from recorder_app.domain.words import StageType
from recorder_app.domain.work import UploadJob
from recorder_app.platforms import templates
from recorder_app.platforms.preset_values import choice, entries, file, fitting, flag, moment, text
from recorder_app.platforms.templates import DEFAULT_DESCRIPTION, DEFAULT_TITLE
from recorder_app.sources.file_name import safe_file, shown

TITLE = "PeerTube"

_NAME_CHARS = (3, 120)
_DESCRIPTION_CHARS = (3, 10_000)
_SUPPORT_CHARS = (3, 1000)
_TAG_CHARS = (2, 30)
_MOST_TAGS = 5
_THUMBNAIL_BYTES = 4 * 1024 * 1024
_PRIVACIES = {"public": 1, "unlisted": 2, "private": 3, "internal": 4}
_COMMENTS = {"enabled": 1, "disabled": 2, "approval": 3}
_LICENCES = {
    "attribution": 1,
    "attribution - share alike": 2,
    "attribution - no derivatives": 3,
    "attribution - non commercial": 4,
    "attribution - non commercial - share alike": 5,
    "attribution - non commercial - no derivatives": 6,
    "public domain dedication": 7,
}
_CATEGORIES = {
    name: number
    for number, name in enumerate(
        (
            "music", "films", "vehicles", "art", "sports", "travels", "gaming", "people", "comedy",
            "entertainment", "news & politics", "how to", "education", "activism",
            "science & technology", "animals", "kids", "food",
        ),
        start=1,
    )
}  # fmt: skip


def announced(job: UploadJob) -> dict[str, Any]:
    """The request's body without the channel. Raises `Permanent` for what a server would refuse."""
    settings = job.settings
    least, most = _NAME_CHARS
    comments = choice(settings, "comments", tuple(_COMMENTS), "enabled")
    said: dict[str, Any] = {
        "name": fitting(
            job, "title", DEFAULT_TITLE, least=least, most=most, platform=TITLE, single_line=True
        ),
        "filename": file_name(job),
        "description": _long(job, "description", DEFAULT_DESCRIPTION, _DESCRIPTION_CHARS),
        "support": _long(job, "support", "", _SUPPORT_CHARS),
        "tags": _tags(job),
        "category": _numbered(job, "category", _CATEGORIES),
        "licence": _numbered(job, "licence", _LICENCES),
        "language": language(job),
        "commentsPolicy": _COMMENTS[comments],
        # What servers before 6.2 know instead.
        "commentsEnabled": comments != "disabled",
        "downloadEnabled": flag(settings, "downloads", True),
        "nsfw": flag(settings, "nsfw", False),
        "waitTranscoding": flag(settings, "wait_transcoding", True),
        **_privacy(job),
    }
    return {name: value for name, value in said.items() if value not in ("", None, [])}


def file_name(job: UploadJob) -> str:
    """The film's name with a sign of the upload in it.

    A server keeps it beside the video and shows it to nobody but its owner, so that the video can be
    found again: https://docs.joinpeertube.org/api-rest-reference.html#operation/getVideoSource.
    """
    sign = hashlib.sha256(job.marker.encode()).hexdigest()[:12]
    path = Path(safe_file(job.film.name, room=200))
    return f"{path.stem}.{sign}{path.suffix or '.mp4'}"


def language(job: UploadJob) -> str:
    """The code that the preset says, else the one of the language that is spoken; empty if unknown."""
    chosen = text(job.settings, "language")
    if chosen:
        return chosen
    transcribed = job.done.get(StageType.TRANSCRIBE)
    spoken = str(transcribed.data.get("language") or "") if transcribed else ""
    # Of the longer ones servers don't know all.
    return spoken if re.fullmatch("[a-z]{2}", spoken) else ""


def channel(job: UploadJob) -> str:
    """The name or id of a channel; empty where the first one will do."""
    return text(job.settings, "channel")


def playlist(job: UploadJob) -> str:
    """The name or id of a playlist; empty without one."""
    return templates.render(text(job.settings, "playlist"), job).strip()


def wants_captions(job: UploadJob) -> bool:
    return flag(job.settings, "captions", True)


def captions(job: UploadJob) -> Path | None:
    subtitles = job.done.get(StageType.SUBTITLES) if wants_captions(job) else None
    return subtitles.file("vtt") if subtitles else None


def thumbnail(job: UploadJob) -> Path | None:
    """The picture to show for it. Raises `Permanent` where it is not there, or too large."""
    path = file(job.settings, "thumbnail", job)
    if path and path.stat().st_size > _THUMBNAIL_BYTES:
        name = shown(path.name)
        raise Permanent(f"“{name}” is too large: {TITLE} takes thumbnails of up to 4 MB.")
    return path


def _long(job: UploadJob, name: str, own: str, chars: tuple[int, int]) -> str:
    least, most = chars
    return fitting(job, name, own, least=least, most=most, platform=TITLE, single_line=False)


def _tags(job: UploadJob) -> list[str]:
    tags = entries(job.settings, "tags", job)
    if len(tags) > _MOST_TAGS:
        raise Permanent(f"There are {len(tags)} tags; {TITLE} takes at most {_MOST_TAGS}.")
    least, most = _TAG_CHARS
    for tag in tags:
        if not least <= len(tag) <= most:
            raise Permanent(
                f"The tag “{shown(tag)}” has {len(tag)} characters; {TITLE} takes {least} to {most}."
            )
    return tags


def _privacy(job: UploadJob) -> dict[str, Any]:
    wanted = _PRIVACIES[choice(job.settings, "privacy", tuple(_PRIVACIES), "private")]
    publish_at = moment(job.settings, "publish_at")
    if publish_at is None:
        return {"privacy": wanted}
    private = _PRIVACIES["private"]
    then = _PRIVACIES["public"] if wanted == private else wanted
    update = {"updateAt": publish_at.isoformat().replace("+00:00", "Z"), "privacy": then}
    return {"privacy": private, "scheduleUpdate": update}


def _numbered(job: UploadJob, name: str, known: Mapping[str, int]) -> int | None:
    """A server may have more of them than PeerTube itself, by number."""
    written = text(job.settings, name)
    if not written:
        return None
    if written.isascii() and written.isdigit():
        return int(written)
    number = known.get(written.lower())
    if number is None:
        words = ", ".join(each.capitalize() for each in known)
        raise Permanent(f"There is no {name} “{shown(written)}”. There are: {words}.")
    return number
