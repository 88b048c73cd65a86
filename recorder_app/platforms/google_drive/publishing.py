"""Bringing a film to Google Drive, once, under an id that is reserved beforehand.

https://developers.google.com/workspace/drive/api/guides/manage-uploads#resumable
https://developers.google.com/workspace/drive/api/guides/manage-uploads#use_a_pre-generated_id_to_upload_files
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn
from urllib.parse import quote

import httpx

from recorder_app.domain.errors import Permanent, Transient, Undecided, Unknown
from recorder_app.domain.work import Json, UploadContext, Uploaded, UploadJob
from recorder_app.platforms.confirmed import looked_at
from recorder_app.platforms.google import api
from recorder_app.platforms.google_drive import TITLE, file
from recorder_app.platforms.google_drive.checksum import Checksum
from recorder_app.platforms.http.failures import Missing, NoSuchRequest
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


def abandon(checkpoint: Mapping[str, Json], context: UploadContext) -> bool:
    with api.service(TITLE, context) as service:
        return resumable.abandon(service, checkpoint, context)


class _Publishing:
    """One attempt.

    Its checkpoint: `id`, reserved before anything is sent (None where none could be), what
    `ResumableUpload` keeps, and `truncated`, if what is there is not the film; then `published`.
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
                there = self._arrived(film, checksum)
            self._state = {"published": {"id": there["id"], "url": _link(there)}}
            self._context.checkpoint(self._state)
        published = self._state["published"]
        self._context.published(published["url"])
        return Uploaded(published["url"], {"id": published["id"]})

    def _arrived(self, film: Film, checksum: Checksum) -> Mapping[str, Any]:
        """What Drive says of the file, which is whole there."""
        said = self._bring(film)
        if not said.get("id"):
            said = {**said, **(self._find() or self._reserved_file() or {})}
        if not said.get("id"):
            raise Unknown(f"Everything was sent, but {TITLE} has not confirmed it yet.")
        there = looked_at(
            TITLE,
            self._context,
            lambda: self._shown(str(said["id"])),
            expected=not self._state.get("truncated"),
        )
        if there is None and self._state.get("truncated"):
            # The person has deleted it, as was asked for.
            self._state = {}
            return self._arrived(film, checksum)
        for each in (said, there or {}):
            self._require_whole(each, film, checksum)
        return {**said, **(there or {}), "id": str(said["id"])}

    def _bring(self, film: Film) -> Mapping[str, Any]:
        return resumable.ResumableUpload(
            self._service,
            film,
            self._context,
            self._state,
            begin=lambda: self._begin(film),
            find=self._find,
            unnamed=self._reserved_file,
            lists_late=lambda: not self._state.get("id"),
        ).run()

    def _begin(self, film: Film) -> httpx.Response:
        resource = file.announced(self._job)
        if "id" not in self._state:
            self._state["id"] = self._reserved()
            self._context.checkpoint(self._state)
        reserved = {"id": self._state["id"]} if self._state["id"] else {}
        return self._service.ask(
            "POST",
            f"/upload{_FILES}",
            params={"uploadType": "resumable", "fields": _FIELDS, **_SHARED},
            json=resource | reserved,
            headers={
                "X-Upload-Content-Length": str(film.size_bytes),
                "X-Upload-Content-Type": resource["mimeType"],
            },
        )

    def _reserved(self) -> str | None:
        """An id for the file; None where the server gives none: then its mark has to do."""
        asked = {"count": "1", "space": "drive", "type": "files"}
        try:
            answer = self._service.ask("GET", f"{_FILES}/generateIds", params=asked)
        except Missing:
            return None
        ids = content_of(answer).get("ids")
        if not ids:
            raise Transient(f"{TITLE} has reserved no id for the film.")
        return str(ids[0])

    def _reserved_file(self) -> Mapping[str, Any] | None:
        """What a success stands for that names no file."""
        return {"id": self._state["id"]} if self._state.get("id") else None

    def _find(self) -> Mapping[str, Any] | None:
        """The file, where its session is gone or doesn't name it. One in the bin doesn't count, but
        its id is used up."""
        reserved, decided = self._state.get("id"), False
        try:
            there = self._look(reserved) if reserved else None
            decided = bool(reserved)
            # A server may have given the file another id than the one that was reserved.
            there = there or self._marked()
        except Missing:
            if decided or not self._state.get("ended"):
                return None
            raise Undecided(
                f"Everything was sent, but {TITLE} doesn’t say whether the file is there. "
                "Look there, then choose."
            ) from None
        if there and there.get("trashed"):
            self._state.pop("id", None)
            return None
        return there

    def _look(self, file_id: str) -> Mapping[str, Any] | None:
        """What stands under an id."""
        answer = self._ask_for(file_id)
        if answer.status_code == 404:
            return None
        if not answer.is_success:
            raise self._service.refusal(answer)
        return content_of(answer)

    def _ask_for(self, file_id: str) -> httpx.Response:
        return self._service.send(
            "GET", f"{_FILES}/{quote(file_id, safe='')}", params={"fields": _FIELDS, **_SHARED}
        )

    def _marked(self) -> Mapping[str, Any] | None:
        """The file that carries this upload's mark.

        https://developers.google.com/workspace/drive/api/guides/search-files
        """
        has = f"{{ key='{file.PROPERTY}' and value='{file.mark(self._job)}' }}"
        answer = self._service.ask(
            "GET",
            _FILES,
            params={
                "q": f"appProperties has {has} and trashed = false",
                "fields": f"files({_FIELDS})",
                "includeItemsFromAllDrives": "true",
                **_SHARED,
            },
        )
        files = content_of(answer).get("files") or []
        return files[0] if files else None

    def _shown(self, file_id: str) -> Mapping[str, Any] | None:
        """What Drive says of the file that it has confirmed; None where it isn't there: neither under
        its id nor by its mark. Raises `Permanent` or `NeedsUser` where that can't be asked."""
        answer = self._ask_for(file_id)
        if answer.is_success:
            return content_of(answer)
        refusal = self._service.refusal(answer)
        if isinstance(refusal, Missing) and not isinstance(refusal, NoSuchRequest):
            return self._marked()
        raise refusal

    def _require_whole(self, there: Mapping[str, Any], film: Film, checksum: Checksum) -> None:
        """As far as `there` says what the file is."""
        size = str(there.get("size") or "")
        if size.isdigit() and int(size) != film.size_bytes:
            self._give_up_on(
                f"{TITLE} has only {size_in_words(int(size))} of {size_in_words(film.size_bytes)}. "
            )
        md5 = str(there.get("md5Checksum") or "").lower()
        if md5:
            with local_file.explained(film.path):
                if md5 != checksum.hexdigest():
                    self._give_up_on(f"What {TITLE} has is not what was sent. ")

    def _give_up_on(self, sentence: str) -> NoReturn:
        self._state["truncated"] = True
        self._context.checkpoint(self._state)
        raise Permanent(f"{sentence}Delete the file there and upload it again.")


def _link(there: Mapping[str, Any]) -> str:
    link = str(there.get("webViewLink") or "")
    known = link.startswith(("https://", "http://")) and link.isascii()
    return link if known else f"https://drive.google.com/file/d/{quote(str(there['id']))}/view"
