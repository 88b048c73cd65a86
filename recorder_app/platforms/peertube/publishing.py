"""Bringing a film to a PeerTube server, and finding it there again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import httpx

from recorder_app.domain.errors import Permanent, Transient, Undecided, Unknown
from recorder_app.domain.work import Json, UploadContext, Uploaded, UploadJob
from recorder_app.platforms.after_upload import Step, take_steps
from recorder_app.platforms.confirmed import looked_at
from recorder_app.platforms.form_data import Form
from recorder_app.platforms.http.failures import Missing, NoSuchRequest
from recorder_app.platforms.http.service import Service, content_of
from recorder_app.platforms.peertube import video
from recorder_app.platforms.peertube.account import Account
from recorder_app.platforms.peertube.api import API, Resource, connect, get
from recorder_app.platforms.peertube.video import TITLE
from recorder_app.platforms.resumable import upload as resumable
from recorder_app.platforms.resumable.film import Film
from recorder_app.platforms.resumable.upload import ResumableUpload

_UPLOAD = f"{API}/videos/upload-resumable"
_PRIVATE = 3
_NAMES = ("uuid", "shortUUID", "id")
_TYPES = {".mp4": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg", ".mkv": "video/x-matroska",
          ".mov": "video/quicktime", ".avi": "video/x-msvideo", ".flv": "video/x-flv"}  # fmt: skip


def upload(job: UploadJob, context: UploadContext) -> Uploaded:
    with connect(context) as service:
        return _Upload(service, job, context).run()


def abandon(checkpoint: Mapping[str, Json], context: UploadContext) -> bool:
    """https://docs.joinpeertube.org/api-rest-reference.html#operation/uploadResumableCancel"""
    if not checkpoint.get("session"):
        return True
    with connect(context) as service:
        return resumable.abandon(service, checkpoint, context)


class _Upload:
    """One attempt.

    Its checkpoint, besides what `ResumableUpload` keeps: `others`, the videos of that name that were
    there before; `arrived`, what the server calls the film, and `truncated`, if it is not whole;
    then `published` and `steps`.
    """

    def __init__(self, service: Service, job: UploadJob, context: UploadContext) -> None:
        self._service = service
        self._job = job
        self._context = context
        self._account = Account(service, str(context.account.get("username") or ""))
        self._state: dict[str, Any] = dict(context.resume() or {})

    @cached_property
    def _announced(self) -> dict[str, Any]:
        return video.announced(self._job)

    def run(self) -> Uploaded:
        if "published" not in self._state:
            self._state = {"published": self._publish(Film.of(self._job.film)), "steps": {}}
            self._context.checkpoint(self._state)
        published = self._state["published"]
        self._context.published(published["url"])
        spare = {"captions"} - self._job.settings.keys()
        take_steps(self._context, self._state, self._steps(), spare=spare)
        return Uploaded(published["url"], {"id": published["id"], "uuid": published["uuid"]})

    def _publish(self, film: Film) -> dict[str, Any]:
        """The film is there, whole. Returns what the server calls it, and where it can be seen."""
        if "arrived" not in self._state:
            answer = ResumableUpload(
                self._service,
                film,
                self._context,
                self._state,
                begin=partial(self._begin, film),
                find=self._find,
                lists_late=lambda: True,
            ).run()
            self._state["arrived"] = self._called(answer)
            self._context.checkpoint(self._state)
        arrived = self._state["arrived"]
        details = looked_at(
            TITLE,
            self._context,
            lambda: self._shown(arrived),
            expected=not self._state.get("truncated"),
        )
        if details is None and self._state.get("truncated"):
            # The person has deleted it, as was asked for.
            self._state = {}
            return self._publish(film)
        self._require_whole(film, arrived)
        url = str((details or {}).get("url") or "")
        if not (url.isascii() and self._service.is_own(url) and "://" in url):
            url = self._service.address(f"/w/{arrived['uuid']}")
        return {**arrived, "url": url}

    def _shown(self, arrived: Mapping[str, Any]) -> Resource | None:
        """What the server says of the video that it has confirmed; None where it isn't there, nor in
        the list of the account's. Raises `Permanent` where that can't be asked."""
        try:
            return content_of(self._service.ask("GET", f"{API}/videos/{arrived['id']}"))
        except NoSuchRequest:
            raise
        except Missing:
            return {} if self._account.has_video({arrived["id"], arrived["uuid"]}) else None

    def _begin(self, film: Film) -> httpx.Response:
        """https://docs.joinpeertube.org/api-rest-reference.html#operation/uploadResumableInit"""
        channel = self._account.channel(video.channel(self._job))
        if "others" not in self._state:
            try:
                self._state["others"] = [each["id"] for each in self._account.videos(self._name)]
            except (Transient, Missing):
                self._state["others"] = None
        try:
            return self._service.ask(
                "POST",
                _UPLOAD,
                json=self._announced | ({} if channel is None else {"channelId": channel}),
                headers={
                    "X-Upload-Content-Length": str(film.size_bytes),
                    "X-Upload-Content-Type": _TYPES.get(film.path.suffix.lower(), "video/mp4"),
                },
            )
        except Permanent as error:
            if channel is None:
                error.args = (f"{error} It tells of no channels: give the channel's number.",)
            raise

    @property
    def _name(self) -> str:
        return str(self._announced["name"])

    def _find(self) -> Resource | None:
        """The video among the account's own: the one that came of this upload's file name.

        Servers that don't tell of file names have it if there is one of that title more than before.
        """
        known = self._state.get("others")
        doubtful = []
        try:
            listed = self._account.videos(self._name)
        except Missing:
            if not self._state.get("ended"):
                return None
            raise Undecided(
                f"Everything was sent, but {TITLE} doesn't list the account's videos. Look there, and "
                "say whether it is there or is to be sent again."
            ) from None
        for found in listed:
            if found["id"] in (known or ()):
                continue
            source = get(self._service, f"/videos/{found['id']}/source")
            if source is None or not source.get("inputFilename"):
                doubtful.append(found)
            elif source["inputFilename"] == self._announced["filename"]:
                return {"video": found}
        if not doubtful:
            return None
        if known is not None and len(doubtful) == 1:
            return {"video": doubtful[0]}
        raise Undecided(
            f"{TITLE} has several videos of this title, and doesn't say which came of this upload. "
            "Look there, and say whether it is there or is to be sent again."
        )

    def _called(self, answer: Resource) -> dict[str, Any]:
        """What the server's last answer calls the video."""
        found = answer.get("video", answer)
        if not isinstance(found, dict) or not any(map(found.get, _NAMES)):
            listed = self._find()
            if listed is None:
                raise Unknown(f"Everything was sent, but {TITLE} has not confirmed it yet.")
            found = listed["video"]
        number = found.get("id")
        uuid = found.get("uuid") or found.get("shortUUID") or number
        return {"id": str(number if number is not None else uuid), "uuid": str(uuid)}

    def _require_whole(self, film: Film, arrived: Mapping[str, Any]) -> None:
        """Where the server says how long the file is that it got, it must be the film's length."""
        source = get(self._service, f"/videos/{arrived['id']}/source") or {}
        stored = source.get("size")
        if isinstance(stored, int) and stored > 0 and stored != film.size_bytes:
            self._state["truncated"] = True
            self._context.checkpoint(self._state)
            raise Permanent(
                f"{TITLE} has put away {stored:,} of {film.size_bytes:,} bytes. Delete the video there "
                "and upload it again."
            )

    def _steps(self) -> dict[str, Step]:
        steps: dict[str, Step] = {}
        language = video.language(self._job) or "en"
        if captions := video.captions(self._job):
            steps["captions"] = partial(self._add_captions, captions, language)
        if picture := video.thumbnail(self._job):
            steps["thumbnail"] = partial(self._set_thumbnail, picture)
        if playlist := video.playlist(self._job):
            steps["playlist"] = partial(self._add_to_playlist, playlist)
        return steps

    def _add_captions(self, captions: Path, language: str, begun: bool) -> None:
        """Replaces those of that language: a second time does no harm.

        https://docs.joinpeertube.org/api-rest-reference.html#operation/addVideoCaption
        """
        self._put(f"/captions/{language}", {"captionfile": captions})

    def _set_thumbnail(self, picture: Path, begun: bool) -> None:
        """https://docs.joinpeertube.org/api-rest-reference.html#operation/putVideo"""
        self._put("", {"thumbnailfile": picture, "previewfile": picture})

    def _put(self, path: str, files: Mapping[str, Path]) -> None:
        form = Form()
        self._service.ask(
            "PUT",
            f"{API}/videos/{self._state['published']['id']}{path}",
            content=form.of(files),
            headers={"Content-Type": form.content_type},
        )

    def _add_to_playlist(self, playlist: str, begun: bool) -> None:
        """Not twice: what was begun before is asked about."""
        published = self._state["published"]
        number = self._account.playlist(
            playlist,
            privacy=min(self._announced["privacy"], _PRIVATE),
            channel=self._account.channel(video.channel(self._job)),
        )
        address = f"{API}/video-playlists/{number}/videos"
        if begun and self._account.is_in(address, published["id"]):
            return
        own = published["id"]
        answer = self._service.send(
            "POST", address, json={"videoId": int(own) if own.isdigit() else own}
        )
        if not answer.is_success:
            raise self._service.refusal(answer)
