"""A film's way to its platform, over all attempts: a session, what becomes of it, and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from recorder_app.domain.errors import Transient, Undecided, Unknown
from recorder_app.domain.work import UploadContext
from recorder_app.platforms.http.failures import NOT_THERE, Lost, Unreachable
from recorder_app.platforms.http.service import Service, content_of
from recorder_app.platforms.resumable.film import Film
from recorder_app.platforms.resumable.transfer import Gone, Transfer

LISTED_WITHIN = timedelta(minutes=10)
"""So long a platform may take until it lists what it has."""
_MOST_SESSIONS = 2
"""In one attempt."""

Resource = Mapping[str, Any]
"""What the platform says of the video."""


class ResumableUpload:
    """`state` is the checkpoint's data, which this adds to: the film, its session's sealed address.

    `begin` asks for a session; its answer has the address. `find` asks the platform for the video; what
    it doesn't find is not there, unless `lists_late`: then it may appear within `LISTED_WITHIN`.
    `unnamed` is what a success stands for that names no video, where `find` finds none.
    """

    def __init__(
        self,
        service: Service,
        film: Film,
        context: UploadContext,
        state: dict[str, Any],
        *,
        begin: Callable[[], httpx.Response],
        find: Callable[[], Resource | None],
        unnamed: Callable[[], Resource | None] = lambda: None,
        lists_late: Callable[[], bool],
    ) -> None:
        self._service = service
        self._film = film
        self._context = context
        self._state = state
        self._begin = begin
        self._find = find
        self._unnamed = unnamed
        self._lists_late = lists_late

    def run(self) -> Resource:
        """Send what is missing. Returns what the platform says of the video, which is whole there."""
        if "film" in self._state:
            Film(self._film.path, self._state["film"]).require_same()
        for _ in range(_MOST_SESSIONS):
            address = self._address()
            resumed = address is not None
            try:
                if address is not None or "session" not in self._state:
                    return self._send(address or self._begun(), resumed=resumed)
            except Gone:
                pass
            found = self._find()
            if found is not None:
                return found
            self._require_absence()
            self._context.say(f"{self._service.title} has dropped the upload: it begins anew.")
            for name in ("session", "ended", "missing_since"):
                self._state.pop(name, None)
        raise Transient(f"{self._service.title} drops the upload again and again.")

    def _address(self) -> str | None:
        """The session's address, where there is one that can still be used."""
        sealed = self._state.get("session")
        address = self._context.unseal(sealed) if sealed else None
        return address if address and self._service.is_own(address) else None

    def _begun(self) -> str:
        """A new session, whose address is kept before the first byte is sent to it."""
        address = self._service.location(self._begin())
        self._state |= {
            "film": dict(self._film.fingerprint),
            "session": self._context.seal(address),
        }
        self._context.checkpoint(self._state)
        return address

    def _send(self, address: str, *, resumed: bool) -> Resource:
        def keep() -> None:
            self._state["ended"] = transfer.ended
            self._context.checkpoint(self._state)

        transfer = Transfer(
            self._service,
            address,
            self._film,
            self._context,
            ended=bool(self._state.get("ended")),
            checkpoint=keep,
        )
        try:
            answer = transfer.run(resumed=resumed)
        finally:
            self._state["ended"] = transfer.ended
        resource = content_of(answer) or _said_again(transfer)
        found = resource or self._find() or self._unnamed()
        if not found:
            raise self._not_confirmed()
        return found

    def _require_absence(self) -> None:
        """The session is gone and the video is not found: return if it can't have arrived."""
        if not self._state.get("ended") or not self._lists_late():
            return
        now = datetime.now(UTC)
        since = self._state.setdefault("missing_since", now.isoformat())
        self._context.checkpoint(self._state)
        if now - datetime.fromisoformat(since) < LISTED_WITHIN:
            raise self._not_confirmed()
        raise Undecided(
            f"Everything was sent, but {self._service.title} doesn’t say whether the video is there. "
            "Look there, then choose."
        )

    def _not_confirmed(self) -> Unknown:
        return Unknown(f"Everything was sent, but {self._service.title} has not confirmed it yet.")


def _said_again(transfer: Transfer) -> Resource:
    """What a server whose success named nothing says when it is asked once more."""
    try:
        answer = transfer.ask()
    except (Lost, Unreachable):
        return {}
    return content_of(answer) if answer.is_success else {}


def abandon(service: Service, state: Mapping[str, Any], context: UploadContext) -> bool:
    """Delete the session that a checkpoint speaks of. One that is gone already is fine. Where everything
    may have arrived the session is asked first: False where the film is there, or may be.

    Google answers 499, see "Cancel a resumable upload" at
    https://cloud.google.com/storage/docs/performing-resumable-uploads#cancel-upload.
    """
    if {"arrived", "published"} & state.keys():
        return False
    sealed = state.get("session")
    address = context.unseal(sealed) if sealed else None
    if not address or not service.is_own(address):
        return not state.get("ended")
    try:
        if state.get("ended") and not _lacks_some(service, address, state):
            return False
        answer = service.send("DELETE", address, headers={"Content-Length": "0"})
    except Lost as error:
        raise Transient(str(error)) from None
    _require_answer(service, answer)
    return True


def _lacks_some(service: Service, address: str, state: Mapping[str, Any]) -> bool:
    """Whether the session says that it waits for more of the film."""
    size = state["film"]["size_bytes"]
    answer = service.send(
        "PUT",
        address,
        content=b"",
        headers={"Content-Range": f"bytes */{size}", "Content-Length": "0"},
    )
    if answer.status_code == 308:
        return True
    if not answer.is_success and answer.status_code not in {404, 410}:
        _require_answer(service, answer)
    return False


def _require_answer(service: Service, answer: httpx.Response) -> None:
    """Raise for one that says nothing yet of the session."""
    status = answer.status_code
    if status in {401, 408, 425, 429} or (status >= 500 and status not in NOT_THERE):
        raise service.refusal(answer)
