"""A platform's HTTP interface, as one account sees it."""

from __future__ import annotations

import logging
import ssl
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urljoin

import httpx

from recorder_app import __version__
from recorder_app.domain.errors import Permanent, Transient, WorkError
from recorder_app.platforms.http.failures import (
    NOT_THERE,
    Lost,
    NoSuchRequest,
    Stalled,
    Unreachable,
)
from recorder_app.platforms.http.login import Login, log_in_again
from recorder_app.platforms.http.origin import joined, own_address
from recorder_app.sources import http_answer
from recorder_app.sources.http_answer import retry_after_s

_T = TypeVar("_T")

QUICK_RETRIES_S = (0.2, 0.6, 1.5)
"""Pauses before what was cut off is tried again on the spot: a hiccup costs no backoff."""
_LATER = {408, 425, 429}

Body = Callable[[], Iterator[bytes]]
"""Makes the content of a request anew, so that it can be sent again."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a connection, for the next bytes of an answer, and until bytes are taken."""

    connect_s: float = 15.0
    read_s: float = 30.0
    write_s: float = 20.0


def quickly_again(ask: Callable[[], _T]) -> _T:
    """The answer to what may be asked twice without harm. A connection that breaks is tried again at
    once, a few times; a server that was silent for long enough is not."""
    for pause_s in QUICK_RETRIES_S:
        try:
            return ask()
        except Stalled:
            raise
        except (Lost, Unreachable):
            time.sleep(pause_s)
    return ask()


class Service:
    """Sends requests below `root` with the account's token, which no other host ever sees.

    `explain` turns an answer into the platform's own error; what it returns None for is explained by
    the status alone. `friends` are host endings that count as the platform's, see `own_address`.
    Redirects are not followed.
    """

    def __init__(
        self,
        title: str,
        root: str,
        login: Login,
        *,
        explain: Callable[[httpx.Response], WorkError | None] = lambda _: None,
        friends: Collection[str] = (),
        patience: Patience | None = None,
    ) -> None:
        self.title = title
        self._root = root
        self._login = login
        self._explain = explain
        self._friends = friends
        self._patience = patience or Patience()
        self._client = client(self._patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._client.close()

    def address(self, location: str) -> str:
        """The absolute address of a `Location`. Raises `Permanent` where it leads to another host."""
        address = own_address(self._root, location, self._friends)
        if address is None:
            raise Permanent(f"{self.title}: the server sends us to another host. Nothing was sent.")
        return address

    def location(self, answer: httpx.Response) -> str:
        """Where an answer says to send a film: an address, or a path as seen from what was asked.

        Raises `Transient` where it says nothing, else as `address` does.
        """
        said = answer.headers.get("location", "").strip()
        if not said:
            raise Transient(f"{self.title} has not said where to send the film.")
        try:
            return self.address(urljoin(str(answer.request.url), said))
        except ValueError:
            raise Permanent(f"{self.title} has named no address to send the film to.") from None

    def is_own(self, address: str) -> bool:
        return own_address(self._root, address, self._friends) is not None

    def send(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        json: Any = None,
        content: bytes | Body | None = None,
        headers: Mapping[str, str] | None = None,
        renew: bool = True,
    ) -> httpx.Response:
        """The answer, whatever it says. `path` is below the root, or an address of this host.

        A token that is refused is renewed, and the request sent once more; not without `renew`.
        Raises `Unreachable` or `Lost` where there is no answer.
        """
        url = self.address(path) if "://" in path else joined(self._root, path)
        for may_renew in (renew, False):
            sent = dict(headers or {}) | {"Authorization": f"Bearer {self._login.token()}"}
            body = content() if callable(content) else content
            with explained(self.title):
                answer = self._client.request(
                    method, url, params=params, json=json, content=body, headers=sent
                )
            if answer.status_code != 401 or not may_renew:
                break
            self.renew()
        return answer

    def ask(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        json: Any = None,
        content: bytes | Body | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """The answer to what may be asked twice without harm; raises where it is not a success."""
        answer = quickly_again(
            lambda: self.send(
                method, path, params=params, json=json, content=content, headers=headers
            )
        )
        if not answer.is_success:
            raise self.refusal(answer)
        return answer

    def renew(self) -> None:
        """Get another token for one that was refused, or raise `NeedsUser`."""
        self._login.renew()

    def refusal(self, answer: httpx.Response) -> WorkError:
        """The error that an answer other than success stands for."""
        status = answer.status_code
        own = self._explain(answer)
        if own is not None:
            return own
        if status == 401:
            return log_in_again(self.title)
        if status in NOT_THERE:
            return NoSuchRequest(f"{self.title} refuses it ({status}).")
        if status >= 500 or status in _LATER:
            return Transient(
                f"{self.title} can't take it at the moment ({status}).",
                retry_after_s=retry_after_s(answer.headers.get("retry-after")),
            )
        return Permanent(f"{self.title} refuses it ({status}).")


def client(patience: Patience) -> httpx.Client:
    # At INFO they log every URL, and an upload session's is as good as a password.
    for library in ("httpx", "httpcore"):
        logging.getLogger(library).setLevel(logging.WARNING)
    return httpx.Client(
        verify=_trusted(),
        timeout=httpx.Timeout(patience.read_s, connect=patience.connect_s, write=patience.write_s),
        headers={"User-Agent": f"Recorder/{__version__}"},
        follow_redirects=False,
        # A server on this machine is no proxy's business.
        mounts={f"all://{name}": None for name in ("localhost", "127.0.0.1", "[::1]")},
    )


@cache
def _trusted() -> ssl.SSLContext:
    """The authorities that are trusted: to read them takes longer than many a request."""
    return httpx.create_ssl_context()


@contextmanager
def explained(title: str) -> Iterator[None]:
    """Turns what the network raises into sentences. Without the cause, which may quote the address."""
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError) as error:
        if http_answer.is_certificate(error):
            # Not for good: so it looks behind the login page of a hotel, too.
            raise Unreachable(f"{title}: its server can’t prove who it is (certificate).") from None
        raise Unreachable(f"{title} can't be reached at the moment.") from None
    except (httpx.ReadTimeout, httpx.WriteTimeout):
        raise Stalled(f"{title} has stopped answering.") from None
    except (httpx.UnsupportedProtocol, httpx.InvalidURL):
        raise Permanent(f"{title}: the address of the account’s server is no web link.") from None
    except httpx.HTTPError:
        raise Lost(f"The connection to {title} broke off.") from None


def content_of(answer: httpx.Response) -> dict[str, Any]:
    """The JSON object that was answered; empty where there is none."""
    try:
        content = answer.json()
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}
