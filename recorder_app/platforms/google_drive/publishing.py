"""Bringing a film to Google Drive, once, under an id that is reserved beforehand.

https://developers.google.com/workspace/drive/api/guides/manage-uploads#resumable
https://developers.google.com/workspace/drive/api/guides/manage-uploads#use_a_pre-generated_id_to_upload_files
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from recorder_app.domain.errors import Permanent, Transient, Unknown
from recorder_app.domain.work import Json, UploadContext, Uploaded, UploadJob
from recorder_app.platforms.google import api
from recorder_app.platforms.google_drive import TITLE, file
from recorder_app.platforms.google_drive.checksum import Checksum
from recorder_app.platforms.http.service import Service, content_of
from recorder_app.platforms.resumable import upload as resumable
from recorder_app.platforms.resumable.film import Film
from recorder_app.sources import local_file
from recorder_app.sources.disk import size_in_words

_FILES = "/drive/v3/files"
_FIELDS = "id,name,size,md5Checksum,trashed,webViewLink"
_SHARED = {"supportsAllDrives": "true"}


def upload(job: UploadJob, context: UploadContext) -> Uploaded:
    with api.service(TITLE, context) as service:
        return _Publishing(service, job, context).run()


def abandon(checkpoint: Mapping[str, Json], context: UploadContext) -> None:
    with api.service(TITLE, context) as service:
        resumable.abandon(service, checkpoint, context)


class _Publishing:
    """One attempt.

    Its checkpoint: `id`, reserved before anything is sent, and what `ResumableUpload` keeps; then
    `published`.
    """

    def __init__(self, service: Service, job: UploadJob, context: UploadContext) -> None:
        self._service = service
        self._job = job
        self._context = context
        self._state: dict[str, Any] = dict(context.resume() or {})

    def run(self) -> Uploaded:
        if "published" not in self._state:
            film = Film.of(self._job.film)
            with Checksum(film.path) as checksum:
                there = self._verified(self._bring(film), film, checksum)
            self._state = {"published": {"id": there["id"], "url": _link(there)}}
            self._context.checkpoint(self._state)
        published = self._state["published"]
        self._context.published(published["url"])
        return Uploaded(published["url"], {"id": published["id"]})

    def _bring(self, film: Film) -> Mapping[str, Any]:
        return resumable.ResumableUpload(
            self._service,
            film,
            self._context,
            self._state,
            begin=lambda: self._begin(film),
            find=self._find,
            lists_late=False,
        ).run()

    def _begin(self, film: Film) -> str:
        resource = file.announced(self._job)
        if "id" not in self._state:
            self._state["id"] = self._reserved()
            self._context.checkpoint(self._state)
        answer = self._service.ask(
            "POST",
            f"/upload{_FILES}",
            params={"uploadType": "resumable", "fields": _FIELDS, **_SHARED},
            json=resource | {"id": self._state["id"]},
            headers={
                "X-Upload-Content-Length": str(film.size_bytes),
                "X-Upload-Content-Type": resource["mimeType"],
            },
        )
        if "location" not in answer.headers:
            raise Transient(f"{TITLE} has not said where to send the film.")
        return str(answer.headers["location"])

    def _reserved(self) -> str:
        asked = {"count": "1", "space": "drive", "type": "files"}
        ids = content_of(self._service.ask("GET", f"{_FILES}/generateIds", params=asked)).get("ids")
        if not ids:
            raise Transient(f"{TITLE} has reserved no id for the film.")
        return str(ids[0])

    def _find(self) -> Mapping[str, Any] | None:
        """The file, where its session is gone. One in the bin doesn't count, but its id is used up."""
        there = self._look()
        if there and there.get("trashed"):
            del self._state["id"]
            return None
        return there

    def _look(self) -> Mapping[str, Any] | None:
        """What stands under the reserved id."""
        answer = self._service.send(
            "GET", f"{_FILES}/{quote(self._state['id'])}", params={"fields": _FIELDS, **_SHARED}
        )
        if answer.status_code == 404:
            return None
        if not answer.is_success:
            raise self._service.refusal(answer)
        return content_of(answer)

    def _verified(
        self, said: Mapping[str, Any], film: Film, checksum: Checksum
    ) -> Mapping[str, Any]:
        """What Drive says of the file, which is whole there."""
        there = self._look()
        if there is None:
            raise Unknown(f"Everything was sent, but {TITLE} doesn’t show the file yet.")
        size = int(there.get("size") or said.get("size") or 0)
        if size != film.size_bytes:
            raise Permanent(
                f"{TITLE} has only {size_in_words(size)} of {size_in_words(film.size_bytes)}. "
                "Delete the file there and upload it again."
            )
        md5 = str(there.get("md5Checksum") or "").lower()
        if md5:
            with local_file.explained(film.path):
                if md5 != checksum.hexdigest():
                    raise Permanent(
                        f"What {TITLE} has is not what was sent. Delete the file there and upload it "
                        "again."
                    )
        return there


def _link(there: Mapping[str, Any]) -> str:
    link = str(there.get("webViewLink") or "")
    known = link.startswith(("https://", "http://")) and link.isascii()
    return link if known else f"https://drive.google.com/file/d/{quote(str(there['id']))}/view"
