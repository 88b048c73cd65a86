"""Sending a file as a form to an address that VK has given: another host, which no token is sent to.

https://dev.vk.com/en/api/upload/video-in-profile, RFC 7578
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import httpx

from recorder_app.domain.errors import Permanent, Transient, WorkError
from recorder_app.platforms.form_data import Form
from recorder_app.platforms.http import service
from recorder_app.platforms.http.failures import NOT_THERE
from recorder_app.platforms.http.reason import given_reason
from recorder_app.platforms.http.service import content_of
from recorder_app.platforms.resumable.film import Film
from recorder_app.platforms.resumable.pace import Pace
from recorder_app.platforms.vk.api import refusal
from recorder_app.platforms.vk.video import TITLE
from recorder_app.sources.http_answer import retry_after_s

_ANSWER_S = 120.0
"""The answer comes when VK has put the whole film away."""
_CLOSED = {401, 403, 410} | NOT_THERE


class Closed(Permanent):
    """Nothing can be sent to that address, or not any more."""


def send(
    address: str,
    field: str,
    film: Film,
    *,
    bytes_per_s: Callable[[], float | None] = lambda: None,
    report: Callable[[int], None] = lambda _: None,
    before_last: Callable[[], None] = lambda: None,
) -> httpx.Response:
    """The successful answer to the form. `before_last` is called before the film's last bytes go.

    Raises `Closed` where the address takes nothing, `Lost` or `Unreachable` where nothing is
    answered, else what VK says.
    """
    if urlsplit(address).scheme not in {"http", "https"}:
        raise Closed(f"{TITLE} has named no address to send to.")
    form = Form()
    head, tail = form.before(field, film.path), form.after_last()
    pace = Pace(bytes_per_s)

    def body() -> Iterator[bytes]:
        yield head
        last = max(0, film.size_bytes - 1)
        yield from film.part(0, last, pace, report)
        film.require_same()
        before_last()
        yield from film.part(last, film.size_bytes - last, pace, report)
        yield tail

    headers = {
        "Content-Type": form.content_type,
        "Content-Length": str(len(head) + film.size_bytes + len(tail)),
    }
    with service.client(service.Patience(read_s=_ANSWER_S)) as http, service.explained(TITLE):
        answer = http.post(address, content=body(), headers=headers)
    failure = _failure(answer)
    if failure:
        raise failure
    return answer


def _failure(answer: httpx.Response) -> WorkError | None:
    status, content = answer.status_code, content_of(answer)
    if (status >= 500 and status not in NOT_THERE) or status in {408, 425, 429}:
        return Transient(
            f"{TITLE} can't take it at the moment ({status}).",
            retry_after_s=retry_after_s(answer.headers.get("retry-after")),
        )
    if not answer.is_success:
        kind = Closed if status in _CLOSED else Permanent
        return kind(f"{TITLE} doesn't take what was sent ({status}).")
    error = content.get("error")
    if isinstance(error, dict):
        return refusal(error)
    if error or "error_code" in content:
        said = content.get("error_msg") or content.get("error_descr") or error
        return Permanent(f"{TITLE} doesn't take what was sent: {given_reason(said)}")
    return None
