"""A recording that a web server gives away under a direct link.

Fetched into the attempt's folder, with a checkpoint every few seconds, and resumed where it broke off
as long as the server can show that it is still the same file (`Range` with `If-Range`, RFC 9110).
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx

from recorder_app import __version__
from recorder_app.domain.errors import Permanent, Transient
from recorder_app.domain.work import Context, Json
from recorder_app.sources import http_answer
from recorder_app.sources.disk import is_full, no_room, require_room, size_in_words

CHECKPOINT_EVERY_BYTES = 8 * 1024 * 1024
CHECKPOINT_EVERY_S = 2.0
_HEAD_BYTES = 512
_MOST_REDIRECTS = 10
_MOST_REQUESTS_WITHOUT_PROGRESS = 3


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a connection, and for the next bytes over it."""

    connect_s: float = 15.0
    read_s: float = 30.0


@dataclass(frozen=True, slots=True)
class Fetched:
    path: Path
    name: str
    """The server's name for the file, safe to use."""


@dataclass(slots=True)
class _State:
    """What is on the disk, and what must still be true for going on with it: the checkpoint."""

    bytes: int = 0
    total: int | None = None
    validator: str | None = None
    name: str = ""
    content_type: str = ""
    complete: bool = False


class _StartOver(Exception):
    """What is on the disk can't be continued."""


def fetch(url: str, context: Context, *, patience: Patience | None = None) -> Fetched:
    """Fetch `url` into `context.folder`, going on from the last checkpoint.

    A finished file that was already moved to `context.out` is found there. Raises `Transient` for
    what may pass (network, an overloaded server), `NeedsUser` for a full disk, `Permanent` for the
    rest; no error names more of the URL than its host and the last part of its path.
    """
    # At INFO they log every URL, with the login and the token in it.
    for library in ("httpx", "httpcore"):
        logging.getLogger(library).setLevel(logging.WARNING)
    return _Transfer(url, context, patience or Patience()).run()


class _Transfer:
    def __init__(self, url: str, context: Context, patience: Patience) -> None:
        self._name = http_answer.shown_url(url)
        self._url = self._checked(url)
        self._context = context
        self._patience = patience
        self._partial = context.folder / "source.partial"
        self._state = _State()
        self._saved_bytes = 0

    def run(self) -> Fetched:
        self._state = self._resumed(self._context.resume())
        if not self._state.complete:
            with self._client() as client:
                self._fetch(client)
        return Fetched(self._finished() or self._partial, self._state.name)

    def _fetch(self, client: httpx.Client) -> None:
        """Ask until all is there: a server may give less at a time than it is asked for."""
        for _ in range(_MOST_REQUESTS_WITHOUT_PROGRESS):
            complete = False
            while not complete:
                before = self._state.bytes
                try:
                    complete = self._request(client)
                except _StartOver:
                    self._context.say(f"{self._name} has changed: it is fetched from its start.")
                    self._state = _State()
                if self._state.bytes <= before:
                    break
            if complete:
                return
        raise Transient(f"{self._name} can't be had: what its server answers makes no sense.")

    def _checked(self, url: str) -> httpx.URL:
        try:
            parsed = httpx.URL(url)
        except (httpx.InvalidURL, ValueError):
            raise Permanent(f"{self._name} is not a link that can be followed.") from None
        if parsed.scheme not in {"http", "https"} or not parsed.host:
            raise Permanent(f"{self._name} is not a web link: it must begin with http or https.")
        return parsed

    def _client(self) -> httpx.Client:
        return httpx.Client(
            timeout=httpx.Timeout(self._patience.read_s, connect=self._patience.connect_s),
            headers={
                "User-Agent": f"Recorder/{__version__}",
                "Accept": "*/*",
                # Bytes of a compressed answer could not be counted or continued.
                "Accept-Encoding": "identity",
            },
        )

    def _resumed(self, checkpoint: Mapping[str, Json] | None) -> _State:
        """The checkpoint's state where the files are still there for it, else a fresh one."""
        if checkpoint is None:
            return _State()
        self._state = state = _State(**checkpoint)
        if state.complete:
            return state if self._finished() else _State()
        there = self._partial.stat().st_size if self._partial.exists() else 0
        return state if state.validator and there >= state.bytes else _State()

    def _finished(self) -> Path | None:
        """The complete file: moved to the results already, or not yet."""
        for path in (*self._context.out.iterdir(), self._partial):
            if path.is_file() and path.stat().st_size == self._state.bytes:
                return path
        return None

    def _request(self, client: httpx.Client) -> bool:
        """One request, from redirects to the end of its content. Whether all is there now."""
        state = self._state
        headers = {}
        if state.bytes and state.validator:
            headers = {"Range": f"bytes={state.bytes}-", "If-Range": state.validator}
        try:
            with self._explained(), self._answer(client, headers) as response:
                end = self._begin(response)
                if not state.complete:
                    self._receive(response, end)
        except Transient:
            self._save()
            raise
        if state.complete and state.bytes:
            self._require_recording()
        self._save()
        return state.complete

    @contextmanager
    def _answer(self, client: httpx.Client, headers: dict[str, str]) -> Iterator[httpx.Response]:
        """The answer behind all redirects, its content not yet read."""
        request = client.build_request("GET", self._url, headers=headers)
        for _ in range(_MOST_REDIRECTS + 1):
            response = client.send(request, stream=True)
            following = response.next_request
            if following is None:
                try:
                    yield response
                finally:
                    response.close()
                return
            response.close()
            if following.url.scheme not in {"http", "https"}:
                raise Permanent(f"{self._name} leads to something that is no web link.")
            if request.url.scheme == "https" and following.url.scheme == "http":
                raise Permanent(
                    f"{self._name} can't be downloaded: the server leads from a secure to an "
                    "insecure connection."
                )
            request = following
        raise Permanent(f"{self._name} can't be downloaded: its server redirects without end.")

    def _begin(self, response: httpx.Response) -> int | None:
        """Take in what the headers say. Returns where the content should end, None if unknown."""
        state = self._state
        if response.status_code == 416 and state.bytes:
            total = http_answer.content_range(response.headers.get("content-range"))[2]
            if total != state.bytes or state.total not in {None, total}:
                raise _StartOver
            state.total, state.complete = total, True
            return total
        if response.status_code == 206:
            return self._begin_part(response)
        if response.status_code != 200:
            raise http_answer.status_error(self._name, response.status_code, response.headers)
        if state.bytes:
            self._context.say(
                f"{self._name} is fetched from its start: it has changed, or its server can't go on "
                "in the middle."
            )
        plain = response.headers.get("content-encoding", "identity").lower() in {"", "identity"}
        state.bytes, state.complete = 0, False
        state.total = http_answer.content_length(response.headers) if plain else None
        state.validator = http_answer.validator(response.headers) if plain else None
        state.content_type = response.headers.get("content-type", "")
        state.name = http_answer.file_name(
            response.headers.get("content-disposition"), str(self._url), str(response.url)
        )
        return state.total

    def _begin_part(self, response: httpx.Response) -> int:
        state = self._state
        first, last, total = http_answer.content_range(response.headers.get("content-range"))
        etag = response.headers.get("etag", "")
        changed = etag and (state.validator or "").startswith('"') and etag != state.validator
        if first != state.bytes or last is None or last < first or not state.name or changed:
            raise _StartOver
        if state.total is not None and total is not None and total != state.total:
            raise _StartOver
        state.total = total if total is not None else state.total
        return last + 1

    def _receive(self, response: httpx.Response, end: int | None) -> None:
        """Write the content behind what is there already, up to `end`."""
        state = self._state
        if state.total is not None:
            require_room(self._context.folder, state.total - state.bytes, state.name)
        self._saved_bytes = state.bytes
        encoded = end is None and "content-encoding" in response.headers
        saved_at = time.monotonic()
        with self._partial.open("r+b" if state.bytes else "wb") as file:
            if state.bytes:
                file.truncate(state.bytes)
                file.seek(state.bytes)
            for chunk in response.iter_bytes() if encoded else response.iter_raw():
                file.write(chunk)
                state.bytes += len(chunk)
                if state.bytes >= _HEAD_BYTES > state.bytes - len(chunk):
                    file.flush()
                    self._require_recording()
                self._report()
                due = state.bytes - self._saved_bytes >= CHECKPOINT_EVERY_BYTES
                if due or time.monotonic() - saved_at >= CHECKPOINT_EVERY_S:
                    file.flush()
                    self._save()
                    saved_at = time.monotonic()
        if end is not None and state.bytes != end:
            raise Transient(f"{self._name} broke off at {size_in_words(state.bytes)}.")
        state.complete = state.total is None or state.bytes >= state.total

    def _save(self) -> None:
        """Take a checkpoint of what has arrived, once it is on the disk."""
        if self._state.bytes == self._saved_bytes and not self._state.complete:
            return
        with self._partial.open("rb+") as file:
            os.fsync(file.fileno())
        self._saved_bytes = self._state.bytes
        self._context.checkpoint(asdict(self._state))

    def _report(self) -> None:
        done, total = self._state.bytes, self._state.total
        if total:
            note = f"{size_in_words(done)} of {size_in_words(total)}"
            self._context.progress(min(1.0, done / total), note=note)
        else:
            self._context.progress(0.0, note=size_in_words(done))

    def _require_recording(self) -> None:
        with self._partial.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        if http_answer.is_web_page(self._state.content_type, head):
            self._partial.unlink()
            raise Permanent(f"{self._name} is a web page, not a recording.")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turns what the network and the disk raise into sentences for the person.

        Without the cause: a library's message may quote the URL.
        """
        try:
            yield
        except httpx.ReadTimeout:
            raise Transient(
                f"{self._name}: the server has sent nothing for {self._patience.read_s:g} s."
            ) from None
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            if http_answer.is_certificate(error):
                raise Permanent(
                    f"{self._name} can't be downloaded: its server can't prove who it is "
                    "(certificate)."
                ) from None
            raise Transient(f"{self._name} can't be reached at the moment.") from None
        except httpx.UnsupportedProtocol:
            raise Permanent(f"{self._name} leads to something that is no web link.") from None
        except httpx.HTTPError:
            at = size_in_words(self._state.bytes)
            raise Transient(f"{self._name}: the connection broke off at {at}.") from None
        except OSError as error:
            if is_full(error):
                total = self._state.total
                need = total - self._saved_bytes if total else None
                raise no_room(self._context.folder, need, self._state.name) from error
            raise
