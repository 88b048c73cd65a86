"""Bringing a video to YouTube, once, and what is done with it then.

https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol
"""

from __future__ import annotations

import email.utils
import mimetypes
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import httpx

from recorder_app.domain.errors import NeedsUser, Permanent, Undecided, Unknown
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import Json, UploadContext, Uploaded, UploadJob
from recorder_app.platforms.after_upload import take_steps
from recorder_app.platforms.confirmed import looked_at
from recorder_app.platforms.google import api
from recorder_app.platforms.http.service import Service
from recorder_app.platforms.resumable import upload as resumable
from recorder_app.platforms.resumable.film import Film
from recorder_app.platforms.youtube import TITLE, listing, video
from recorder_app.platforms.youtube.steps import Steps
from recorder_app.sources.disk import size_in_words

_FAILURES = {
    "codec": "it doesn’t know the film’s codec",
    "conversion": "it can’t convert the film",
    "emptyFile": "the film is empty",
    "invalidFile": "the film is of a kind that it doesn’t know",
    "tooSmall": "the film is too short",
    "uploadAborted": "the upload was broken off there",
    "duplicate": "it has the same film already",
    "length": "the film is longer than the account may upload",
    "copyright": "of a copyright claim",
    "inappropriate": "of its rules",
    "termsOfUse": "of its terms of use",
}
_LOOK_THERE = (
    f"Everything was sent, but {TITLE} doesn’t say whether the video is there. "
    "Look there, then choose."
)


def upload(job: UploadJob, context: UploadContext) -> Uploaded:
    with api.service(TITLE, context) as service:
        return _Publishing(service, job, context).run()


def abandon(checkpoint: Mapping[str, Json], context: UploadContext) -> bool:
    with api.service(TITLE, context) as service:
        return resumable.abandon(service, checkpoint, context)


class _Publishing:
    """One attempt.

    Its checkpoint: what `ResumableUpload` keeps, `begun` (when, by YouTube's clock) and `title`;
    `arrived`, what the upload was answered, and `truncated`, if it is not whole; then `published` and
    `steps`.
    """

    def __init__(self, service: Service, job: UploadJob, context: UploadContext) -> None:
        self._service = service
        self._job = job
        self._context = context
        self._state: dict[str, Any] = dict(context.resume() or {})

    def run(self) -> Uploaded:
        if "published" not in self._state:
            film = Film.of(self._job.film)
            video_id = self._arrived(film)
            url = f"https://www.youtube.com/watch?v={quote(video_id)}"
            self._state = {"published": {"id": video_id, "url": url}, "steps": {}}
            self._context.checkpoint(self._state)
        published = self._state["published"]
        self._context.published(published["url"])
        steps = Steps(self._service, self._job, published["id"])
        spare = {"captions"} - self._job.settings.keys()
        take_steps(self._context, self._state, steps.wanted(), spare=spare)
        return Uploaded(published["url"], {"id": published["id"]})

    def _arrived(self, film: Film) -> str:
        """The id of the video, which is there, whole."""
        if "arrived" not in self._state:
            self._state["arrived"] = self._bring(film)
            self._context.checkpoint(self._state)
        said = self._state["arrived"]
        there = looked_at(
            TITLE,
            self._context,
            lambda: self._shown(str(said["id"])),
            expected=not self._state.get("truncated"),
        )
        if there is None and self._state.get("truncated"):
            # The person has deleted it, as was asked for.
            self._state = {}
            return self._arrived(film)
        self._require_whole(there or said, film)
        return str(said["id"])

    def _bring(self, film: Film) -> Mapping[str, Any]:
        answer = resumable.ResumableUpload(
            self._service,
            film,
            self._context,
            self._state,
            begin=lambda: self._begin(film),
            find=lambda: self._find(film),
            lists_late=lambda: True,
        ).run()
        if not answer.get("id"):
            answer = self._find(film) or {}
        if not answer.get("id"):
            raise Unknown(f"Everything was sent, but {TITLE} has not confirmed it yet.")
        return {name: answer.get(name) for name in ("id", "status", "fileDetails")}

    def _begin(self, film: Film) -> httpx.Response:
        resource = video.announced(self._job)
        answer = self._service.ask(
            "POST",
            "/upload/youtube/v3/videos",
            params={
                "uploadType": "resumable",
                "part": "snippet,status",
                "notifySubscribers": str(video.notifies(self._job)).lower(),
            },
            json=resource,
            headers={
                "X-Upload-Content-Length": str(film.size_bytes),
                "X-Upload-Content-Type": mimetypes.guess_type(film.path.name)[0] or "video/*",
            },
        )
        self._state |= {"begun": _date(answer), "title": resource["snippet"]["title"]}
        return answer

    def _find(self, film: Film) -> Mapping[str, Any] | None:
        """The video, where its session is gone or doesn't name it."""
        try:
            return listing.find(
                self._service,
                mark=video.mark(self._job),
                title=str(self._state["title"]) if self._state.get("ended") else None,
                size_bytes=film.size_bytes,
                since=datetime.fromisoformat(self._state["begun"]),
            )
        except Undecided:
            raise
        except (Permanent, NeedsUser) as error:
            if isinstance(error, NeedsUser) and error.kind is WaitKind.QUOTA:
                raise
            if not self._state.get("ended"):
                return None
            raise Undecided(_LOOK_THERE) from error

    def _shown(self, video_id: str) -> Mapping[str, Any] | None:
        """What YouTube says of the video; None where it isn't there. An account may upload and not look,
        and of one that has no channel nothing can be said: that raises `Permanent` or `NeedsUser`."""
        there = listing.videos(self._service, [video_id])
        if not there:
            listing.require_channel(self._service)
        return there[0] if there else None

    def _require_whole(self, there: Mapping[str, Any], film: Film) -> None:
        status = there.get("status") or {}
        if status.get("uploadStatus") in {"failed", "rejected", "deleted"}:
            why = str(status.get("failureReason") or status.get("rejectionReason") or "")
            reason = f": because {_FAILURES[why]}" if why in _FAILURES else ""
            raise Permanent(f"{TITLE} has refused the video{reason}.")
        size = listing.file_size(there)
        if size not in {None, film.size_bytes}:
            self._state["truncated"] = True
            self._context.checkpoint(self._state)
            raise Permanent(
                f"{TITLE} has only {size_in_words(size or 0)} of {size_in_words(film.size_bytes)}. "
                "Delete the video there and upload it again."
            )


def _date(answer: httpx.Response) -> str:
    """The time of an answer by the server's clock, else by ours."""
    try:
        at = email.utils.parsedate_to_datetime(answer.headers["date"])
    except (KeyError, TypeError, ValueError):
        at = datetime.now(UTC)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).isoformat()
