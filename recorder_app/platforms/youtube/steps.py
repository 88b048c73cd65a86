"""What is done with a video that is up: captions, thumbnail, playlist. None of them twice."""

from __future__ import annotations

import json
import re
import secrets
from typing import Any

import httpx

from recorder_app.domain.errors import Permanent
from recorder_app.domain.work import UploadJob
from recorder_app.platforms.after_upload import Step
from recorder_app.platforms.google.answers import reasons
from recorder_app.platforms.http.service import Service, content_of
from recorder_app.platforms.preset_values import choice
from recorder_app.platforms.youtube import PRIVACIES, TITLE, video
from recorder_app.platforms.youtube.listing import pages

_API, _UPLOAD = "/youtube/v3", "/upload/youtube/v3"
_PLAYLIST_ID = re.compile(r"(PL|FL|OL)[\w-]{10,}")


class Steps:
    def __init__(self, service: Service, job: UploadJob, video_id: str) -> None:
        self._service = service
        self._job = job
        self._video_id = video_id

    def wanted(self) -> dict[str, Step]:
        """By name, in their order."""
        steps: dict[str, Step] = {}
        if video.captions(self._job):
            steps["captions"] = self._captions
        if self._job.settings.get("thumbnail"):
            steps["thumbnail"] = self._thumbnail
        if video.playlist(self._job):
            steps["playlist"] = self._playlist
        return steps

    def _captions(self, begun: bool) -> None:
        """https://developers.google.com/youtube/v3/docs/captions/insert"""
        captions = video.captions(self._job)
        if captions is None or (begun and self._has_captions(captions.language)):
            return
        snippet = {"videoId": self._video_id, "language": captions.language, "name": ""}
        try:
            content = captions.file.read_bytes()
        except OSError as error:
            raise Permanent(f"The subtitles can’t be read: {error.strerror}.") from error
        kind, body = _related({"snippet": snippet}, "application/octet-stream", content)
        self._do(
            f"{_UPLOAD}/captions",
            params={"uploadType": "multipart", "part": "snippet"},
            content=body,
            headers={"Content-Type": kind},
            already="captionExists",
        )

    def _has_captions(self, language: str) -> bool:
        asked = {"part": "snippet", "videoId": self._video_id}
        answer = self._service.ask("GET", f"{_API}/captions", params=asked)
        tracks = [each.get("snippet") or {} for each in content_of(answer).get("items") or []]
        return any(
            each.get("language") == language
            and not each.get("name")
            and str(each.get("trackKind") or "standard").lower() != "asr"
            for each in tracks
        )

    def _thumbnail(self, begun: bool) -> None:
        """Twice does no harm. https://developers.google.com/youtube/v3/docs/thumbnails/set"""
        path = video.thumbnail(self._job)
        if path:
            self._service.ask(
                "POST",
                f"{_UPLOAD}/thumbnails/set",
                params={"uploadType": "media", "videoId": self._video_id},
                content=path.read_bytes(),
                headers={"Content-Type": video.picture_type(path)},
            )

    def _playlist(self, begun: bool) -> None:
        """https://developers.google.com/youtube/v3/docs/playlistItems/insert"""
        playlist_id = self._playlist_id(video.playlist(self._job))
        asked = {"part": "snippet", "playlistId": playlist_id, "videoId": self._video_id}
        items = self._service.ask("GET", f"{_API}/playlistItems", params=asked)
        if content_of(items).get("items"):
            return
        resource = {"kind": "youtube#video", "videoId": self._video_id}
        self._do(
            f"{_API}/playlistItems",
            params={"part": "snippet"},
            json={"snippet": {"playlistId": playlist_id, "resourceId": resource}},
            already="videoAlreadyInPlaylist",
        )

    def _playlist_id(self, wanted: str) -> str:
        """The playlist of that id or title; one that isn't there is made, as visible as the video."""
        titles: dict[str, str] = {}
        for page in pages(self._service, f"{_API}/playlists", {"part": "snippet", "mine": "true"}):
            for each in page:
                if each.get("id") == wanted:
                    return wanted
                titles.setdefault(str((each.get("snippet") or {}).get("title")), str(each["id"]))
        if wanted in titles:
            return titles[wanted]
        if _PLAYLIST_ID.fullmatch(wanted):
            return wanted
        privacy = choice(self._job.settings, "privacy", PRIVACIES, PRIVACIES[0])
        answer = self._do(
            f"{_API}/playlists",
            params={"part": "snippet,status"},
            json={"snippet": {"title": wanted}, "status": {"privacyStatus": privacy}},
        )
        made = str(content_of(answer).get("id") or "")
        if not made:
            raise Permanent(f"{TITLE} has not said which playlist it made.")
        return made

    def _do(self, path: str, *, already: str = "", **said: Any) -> httpx.Response:
        """Once: what breaks off is asked after in the next attempt, before it is done again."""
        answer = self._service.send("POST", path, **said)
        if not answer.is_success and already not in reasons(answer):
            raise self._service.refusal(answer)
        return answer


def _related(resource: Any, kind: str, content: bytes) -> tuple[str, bytes]:
    """A `multipart/related` body and its type: the resource as JSON, then the content (RFC 2387)."""
    boundary = secrets.token_hex(16)
    head = "Content-Type: application/json; charset=UTF-8\r\n\r\n" + json.dumps(resource)
    parts = f"--{boundary}\r\n{head}\r\n--{boundary}\r\nContent-Type: {kind}\r\n\r\n".encode()
    body = parts + content + f"\r\n--{boundary}--\r\n".encode()
    return f"multipart/related; boundary={boundary}", body
