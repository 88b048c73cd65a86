"""Bringing a film to VK in one request, and finding out what became of one without an answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from recorder_app.domain.errors import Permanent, Stopped, Transient, Undecided, Unknown
from recorder_app.domain.work import Json, UploadContext, Uploaded, UploadJob
from recorder_app.platforms.after_upload import take_steps
from recorder_app.platforms.http.failures import Lost, Missing
from recorder_app.platforms.http.service import content_of
from recorder_app.platforms.resumable.film import Film
from recorder_app.platforms.vk import form, video
from recorder_app.platforms.vk.api import Api, Refused
from recorder_app.platforms.vk.reservation import Presence, Reservation, reserve
from recorder_app.platforms.vk.video import TITLE

_MOST_QUESTIONS = 5
"""After so many attempts that could only ask, a person is asked."""


def upload(job: UploadJob, context: UploadContext) -> Uploaded:
    with Api(context) as api:
        return _Upload(api, job, context).run()


def abandon(checkpoint: Mapping[str, Json], context: UploadContext) -> bool:
    """Give the reserved id back, as long as it can't hold a film.

    Where the film's last bytes were sent it may hold one, and then it stays.
    """
    if "published" in checkpoint or checkpoint.get("sent"):
        return False
    if "reserved" not in checkpoint:
        return True
    reservation = Reservation.from_json(checkpoint["reserved"])
    with Api(context) as api:
        if reservation.presence(api) is Presence.THERE:
            return False
        with suppress(Refused, Missing):
            api.call("video.delete", reservation.params)
    return True


class _Upload:
    """One attempt.

    Its checkpoint: `reserved` and `address` (sealed); `sent` once the last bytes may have arrived,
    `questions` that were asked about it since, `stored_bytes` where VK has put away too few; then
    `published` and `steps`.
    """

    def __init__(self, api: Api, job: UploadJob, context: UploadContext) -> None:
        self._api = api
        self._job = job
        self._context = context
        self._state: dict[str, Any] = dict(context.resume() or {})

    def run(self) -> Uploaded:
        if "published" not in self._state:
            reservation = self._found() or self._sent(Film.of(self._job.film))
            self._state = {"published": {"id": reservation.id, "url": reservation.url}, "steps": {}}
            self._context.checkpoint(self._state)
        published = self._state["published"]
        self._context.published(published["url"])
        picture = video.thumbnail(self._job)
        steps = {"thumbnail": partial(self._show, picture)} if picture else {}
        take_steps(self._context, self._state, steps)
        return Uploaded(published["url"], {"id": published["id"]})

    def _found(self) -> Reservation | None:
        """The reservation of an earlier attempt, if it holds the film; None if it surely doesn't."""
        if "reserved" not in self._state:
            return None
        reservation = Reservation.from_json(self._state["reserved"])
        presence = reservation.presence(self._api)
        sent = bool(self._state.get("sent"))
        if "stored_bytes" in self._state:
            self._require_absent(presence)
            return None
        if presence is Presence.THERE:
            return reservation
        if not sent or (presence is Presence.ABSENT and self._state.get("questions")):
            return None
        if self._state.get("questions", 0) >= _MOST_QUESTIONS:
            raise Undecided(
                f"{TITLE} doesn't say whether the film has arrived. Look there, and say whether it "
                "is there or is to be sent again."
            )
        self._ask_later()
        return None

    def _require_absent(self, presence: Presence) -> None:
        """VK has put away a part only: nothing is sent while that stands there."""
        if presence is Presence.ABSENT:
            self._state = {}
            return
        raise Permanent(
            f"{TITLE} has put away {self._state['stored_bytes']:,} bytes only. Delete that video there "
            "and try again."
        )

    def _ask_later(self) -> None:
        self._state["questions"] = self._state.get("questions", 0) + 1
        self._context.checkpoint(self._state)
        raise Unknown(f"Everything was sent, but {TITLE} has not confirmed it yet.")

    def _sent(self, film: Film) -> Reservation:
        """Send the film, to the id that is reserved or, where that takes nothing more, to a new one."""
        sealed = self._state.get("address")
        address = self._context.unseal(sealed) if sealed else None
        if address:
            try:
                return self._send(Reservation.from_json(self._state["reserved"]), address, film)
            except Permanent:
                self._context.say(
                    f"{TITLE} keeps the reserved place no longer: a new one is taken."
                )
        try:
            return self._sent_anew(film)
        except form.Closed:
            if address or self._presence() is not Presence.ABSENT:
                raise
            return self._sent_anew(film)

    def _presence(self) -> Presence:
        return Reservation.from_json(self._state["reserved"]).presence(self._api)

    def _sent_anew(self, film: Film) -> Reservation:
        reservation, address = reserve(self._api, video.announced(self._job))
        self._state = {
            "film": dict(film.fingerprint),
            "reserved": asdict(reservation),
            "address": self._context.seal(address),
        }
        self._context.checkpoint(self._state)
        return self._send(reservation, address, film)

    def _send(self, reservation: Reservation, address: str, film: Film) -> Reservation:
        self._state |= {"sent": False, "questions": 0}
        size = film.size_bytes
        try:
            answer = form.send(
                address,
                "video_file",
                film,
                bytes_per_s=lambda: self._context.bytes_per_s,
                report=lambda at: self._context.progress(at / size),
                before_last=self._note_sent,
            )
        except Lost:
            if not self._state["sent"]:
                raise
            if reservation.presence(self._api) is Presence.THERE:
                return reservation
            self._ask_later()
            raise
        self._verify(answer, reservation, size)
        return reservation

    def _note_sent(self) -> None:
        """From here on the film may be there. A pause waits: nothing can be stopped any more."""
        self._state["sent"] = True
        with suppress(Stopped):
            self._context.checkpoint(self._state)

    def _verify(self, answer: httpx.Response, reservation: Reservation, size: int) -> None:
        """Whether VK has put all of it away, under the id that was reserved."""
        content = content_of(answer)
        try:
            stored = int(content.get("size", size))
            named = int(content.get("video_id", reservation.video_id))
        except (TypeError, ValueError):
            stored, named = size, reservation.video_id
        if named != reservation.video_id:
            raise Undecided(f"{TITLE} has put the film away under an id that nobody has asked for.")
        if stored != size:
            self._state["stored_bytes"] = stored
            self._context.checkpoint(self._state)
            self._require_absent(Presence.THERE)
        says_something = {"size", "video_id", "video_hash"} & content.keys()
        if not says_something and reservation.presence(self._api) is not Presence.THERE:
            self._ask_later()

    def _show(self, picture: Path, begun: bool) -> None:
        """Set the thumbnail; a second time does no harm."""
        owner_id, _, video_id = self._state["published"]["id"].partition("_")
        answer = self._api.call("video.getThumbUploadUrl", {"owner_id": owner_id})
        address = str(answer.get("upload_url", "")) if isinstance(answer, dict) else ""
        sent = form.send(address, "file", Film.of(picture))
        try:
            stored = json.dumps(sent.json())
        except ValueError:
            raise Transient(f"{TITLE} has answered something that makes no sense.") from None
        self._api.call(
            "video.saveUploadedThumb",
            {
                "owner_id": owner_id,
                "video_id": video_id,
                "thumb_json": stored,
                "set_thumb": "1",
            },
        )
