"""Sending a film through an upload session, whose server says how much of it it has.

After every interruption the server is asked, and its answer is trusted: it may have less than was sent.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import httpx

from recorder_app.domain.errors import Permanent, Transient, Unknown, WorkError
from recorder_app.domain.work import UploadContext
from recorder_app.platforms.http.failures import NOT_THERE, Lost, Stalled, Unreachable
from recorder_app.platforms.http.service import QUICK_RETRIES_S, Service, content_of
from recorder_app.platforms.resumable.film import Film
from recorder_app.platforms.resumable.pace import Pace

UNIT_BYTES = 256 * 1024
"""Every chunk but the last is a multiple of this."""
MOST_BYTES = 8 * 1024 * 1024
_CHUNK_S = 2.0
"""A chunk is about as long as is sent in this time, because a pause waits for its end."""
_CHECKPOINT_EVERY_S = 1.0
_PAUSE_WITHIN_S = 10.0
"""Longer than this a pause doesn't wait for the end of a chunk; the rest of it is sent again."""
_GONE = {404, 410}
_MISUNDERSTOOD = {409, 412, 416}
"""The chunk doesn't fit what the server has, which is therefore asked again."""


class Gone(Exception):
    """The server knows nothing of the session any more."""


class Transfer:
    """One session: its address, and how far the film has got there.

    `ended` is true while the film's last bytes may have arrived without our knowing; `checkpoint`
    has to keep it. It is called before they are sent, and now and then, to raise `Stopped` where a
    pause is wanted.
    """

    def __init__(
        self,
        service: Service,
        address: str,
        film: Film,
        context: UploadContext,
        *,
        ended: bool,
        checkpoint: Callable[[], None],
    ) -> None:
        self.ended = self._saved_ended = ended
        self._service = service
        self._address = address
        self._film = film
        self._context = context
        self._checkpoint = checkpoint
        self._pace = Pace(lambda: context.bytes_per_s)
        self._chunk_bytes = UNIT_BYTES * 4
        self._offset: int | None = None
        self._best = -1
        """The furthest that the server has ever said it is."""
        self._strikes = 0
        self._sent_to = 0
        self._saved_at = time.monotonic()

    def run(self, *, resumed: bool) -> httpx.Response:
        """Send what is missing. Returns the server's last answer, which is a success.

        Raises `Gone`; `Unknown` where the end may have arrived and can't be asked about now; else what
        the server or the network said.
        """
        self._offset = None if resumed else 0
        while True:
            try:
                answer = self.ask() if self._offset is None else self._put(self._offset)
            except (Lost, Unreachable) as error:
                self._offset = None
                self._strike(error)
                continue
            if not answer.is_success:
                self._offset = self._understood(answer)
            elif self._offset is None or self._sent_to == self._film.size_bytes:
                return answer
            else:
                self._offset = None
                self._strike(
                    Transient(f"{self._service.title} wants no more, but not all was sent.")
                )
            if time.monotonic() - self._saved_at >= _CHECKPOINT_EVERY_S:
                self._save()

    def ask(self) -> httpx.Response:
        """How far it is there; see "Check the status of a resumable upload" in both documents."""
        return self._service.send(
            "PUT",
            self._address,
            content=b"",
            headers={
                "Content-Range": f"bytes */{self._film.size_bytes}",
                "Content-Length": "0",
            },
        )

    def _put(self, start: int) -> httpx.Response:
        """Send the next chunk; an empty one where the server has everything and hasn't said so."""
        size = self._film.size_bytes
        length = min(self._chunk(), size - start)
        self._sent_to = start + length
        if not length:
            return self.ask()
        began = time.monotonic()
        answer = self._service.send(
            "PUT",
            self._address,
            content=lambda: self._part(start, length),
            headers={
                "Content-Range": f"bytes {start}-{start + length - 1}/{size}",
                "Content-Length": str(length),
            },
            renew=False,
        )
        self._adapt(length, time.monotonic() - began)
        # What was refused has not arrived; what a failing server has done with it is not known.
        self.ended = self.ended and (answer.is_success or answer.is_server_error)
        return answer

    def _part(self, start: int, length: int) -> Iterator[bytes]:
        """Without its last piece the server can't have the whole film: from then on it may."""
        size = self._film.size_bytes
        for piece in self._film.part(start, length, self._pace, self._report):
            start += len(piece)
            if start == size:
                self._film.require_same()
                self.ended = True
                if not self._saved_ended:
                    self._save()
            elif time.monotonic() - self._saved_at >= _PAUSE_WITHIN_S:
                self._save()
            yield piece

    def _understood(self, answer: httpx.Response) -> int | None:
        """The offset to go on from; None where it has to be asked for."""
        status = answer.status_code
        asked = self._offset is None
        if status in _GONE or (asked and status in NOT_THERE):
            raise Gone
        if status == 401:
            self._strike(self._service.refusal(answer))
            self._service.renew()
            return None
        if status in _MISUNDERSTOOD:
            self._require_patience()
            self._strike(self._service.refusal(answer))
            return None
        if status != 308:
            refusal = self._service.refusal(answer)
            if status != 400 or content_of(answer) or not isinstance(refusal, Permanent):
                raise refusal
            # No refusal by the API: a chunk whose connection broke off may have been taken further
            # since the server was asked.
            if asked:
                self._require_patience()
            self._strike(refusal)
            return None
        offset = received(answer.headers.get("range"))
        if offset > self._film.size_bytes:
            raise Transient(f"{self._service.title} claims to have more than there is.")
        self._report(offset)
        self.ended = offset == self._film.size_bytes
        if offset > self._best:
            self._best, self._strikes = offset, 0
            if offset < self._film.size_bytes:
                return offset
        self._strike(Transient(f"{self._service.title} doesn’t take any more of the film."))
        return offset

    def _strike(self, error: WorkError) -> None:
        """A try brought nothing. Waits a moment, or raises when it has been enough."""
        self._save()
        # Long enough was waited for a server that is silent, but the end is worth one question.
        may_ask = not isinstance(error, Stalled) or (self.ended and not self._strikes)
        if may_ask and self._strikes < len(QUICK_RETRIES_S):
            time.sleep(QUICK_RETRIES_S[self._strikes])
            self._strikes += 1
            return
        if self.ended:
            raise Unknown(
                f"Everything was sent, but {self._service.title} has not confirmed it yet."
            ) from None
        raise error

    def _require_patience(self) -> None:
        """A session about which nothing is understood again and again is as good as gone."""
        if self._strikes == len(QUICK_RETRIES_S):
            raise Gone

    def _save(self) -> None:
        self._saved_ended = self.ended
        self._saved_at = time.monotonic()
        self._checkpoint()

    def _chunk(self) -> int:
        limit = self._context.bytes_per_s
        most = self._chunk_bytes if limit is None else min(self._chunk_bytes, int(limit * _CHUNK_S))
        return max(UNIT_BYTES, most // UNIT_BYTES * UNIT_BYTES)

    def _adapt(self, length: int, took_s: float) -> None:
        if took_s > 2 * _CHUNK_S:
            self._chunk_bytes = max(UNIT_BYTES, self._chunk_bytes // 2)
        elif took_s < _CHUNK_S / 2 and length >= self._chunk_bytes:
            self._chunk_bytes = min(MOST_BYTES, self._chunk_bytes * 2)

    def _report(self, at: int) -> None:
        self._context.progress(at / self._film.size_bytes)


def received(value: str | None) -> int:
    """How many bytes a `Range` of "308 Resume Incomplete" says are there; without one, none."""
    found = re.fullmatch(r"\s*(?:bytes\s*[=\s])?\s*0\s*-\s*(\d+)\s*", value or "", re.IGNORECASE)
    return int(found[1]) + 1 if found else 0
