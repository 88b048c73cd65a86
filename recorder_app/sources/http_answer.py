"""What a web server's answer means: a part, a whole, an error, a name. Pure functions over headers.

Sources: RFC 9110 (status codes, ranges, validators, Retry-After), RFC 6266 and 5987 (file names).
"""

from __future__ import annotations

import email.utils
import re
import ssl
import time
from collections.abc import Mapping
from email.message import Message
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from recorder_app.domain.errors import Permanent, Transient, WorkError
from recorder_app.sources.file_name import extension, safe_file, shown

_LATER = {408, 425, 429}
_LONGEST_WAIT_S = 24 * 3600.0

_REASONS = {
    400: "the server doesn't understand the link",
    401: "the server asks for a login",
    402: "the server asks for a payment",
    403: "the server doesn't allow it",
    404: "there is nothing at this link",
    410: "it is no longer there",
    451: "the server may not give it for legal reasons",
}


def shown_url(url: str) -> str:
    """Host and last part of the path, for sentences and logs: no login, no query, no token."""
    try:
        parts = urlsplit(url)
        host, last = parts.hostname or "", unquote(parts.path.rstrip("/").rpartition("/")[2])
    except ValueError:
        return "the link"
    host, last = shown(host, longest=80), shown(last, longest=80)
    return f"“{last}” ({host})" if last and host else host or "the link"


def status_error(name: str, status: int, headers: Mapping[str, str]) -> WorkError:
    """The error for a status that brings no content."""
    try:
        phrase = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = str(status)
    if status >= 500 or status in _LATER:
        return Transient(
            f"{name} can't be had at the moment: the server answered {phrase}.",
            retry_after_s=retry_after_s(headers.get("retry-after")),
        )
    reason = _REASONS.get(status, "the server refuses it")
    return Permanent(f"{name} can't be downloaded: {reason} ({phrase}).")


def retry_after_s(value: str | None) -> float | None:
    """Seconds to wait from `Retry-After`, which is a number or a date; at most a day."""
    if not value:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        wait_s = float(value[:9])
    else:
        try:
            wait_s = email.utils.parsedate_to_datetime(value).timestamp() - time.time()
        except (TypeError, ValueError, OverflowError):
            return None
    return min(max(wait_s, 0.0), _LONGEST_WAIT_S)


def validator(headers: Mapping[str, str]) -> str | None:
    """What `If-Range` can be asked with: a strong `ETag`, else a `Last-Modified` that is strong.

    A date is strong if the server's clock had moved on since, so that no second change can hide
    behind it (RFC 9110, 8.8.2.2).
    """
    etag = headers.get("etag", "").strip()
    if re.fullmatch(r'"[^"]*"', etag):
        return etag
    modified = headers.get("last-modified")
    try:
        modified_at = email.utils.parsedate_to_datetime(modified or "")
        answered_at = email.utils.parsedate_to_datetime(headers["date"])
        return modified if (answered_at - modified_at).total_seconds() >= 1 else None
    except KeyError:
        return modified
    except (TypeError, ValueError):
        return None


def content_length(headers: Mapping[str, str]) -> int | None:
    value = headers.get("content-length", "").strip()
    return int(value) if value.isascii() and value.isdigit() else None


def content_range(value: str | None) -> tuple[int | None, int | None, int | None]:
    """First byte, last byte and total of `Content-Range: bytes 0-99/200`; None for what is absent.

    `bytes */200` of a 416 has only a total.
    """
    found = re.fullmatch(r"\s*bytes\s+(?:(\d+)-(\d+)|\*)/(\d+|\*)\s*", value or "", re.IGNORECASE)
    if not found:
        return None, None, None
    first, last, total = found.groups()
    return (
        int(first) if first else None,
        int(last) if last else None,
        None if total == "*" else int(total),
    )


def file_name(disposition: str | None, *urls: str) -> str:
    """A safe name for what was fetched: the server's, else the first URL's that ends in one."""
    names = [
        _named(disposition or ""),
        *(unquote(urlsplit(url).path.rpartition("/")[2]) for url in urls),
    ]
    given = [name for name in names if name.strip(" .")]
    best = next((name for name in given if extension(name.strip())), given[0] if given else "")
    return safe_file(best)


def _named(disposition: str) -> str:
    """The file name of a `Content-Disposition`, without the server's folders; empty without one."""
    header = Message()
    header["content-disposition"] = " ".join(disposition.split())
    names = [
        email.utils.collapse_rfc2231_value(value)
        for key, value in header.get_params(failobj=[], header="content-disposition")
        if key.lower() == "filename"
    ]
    # The encoded form stands last, wherever it stood in the header.
    return re.split(r"[/\\]", names[-1])[-1] if names else ""


def is_web_page(content_type: str, head: bytes) -> bool:
    """Whether a content that begins with `head` is HTML, whatever its server calls it.

    A login page or a "not found" is often sent as 200, and some scripts send films as `text/html`.
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:256].lower()
    if re.match(rb"<!doctype html|<html|<head|<body|<\?xml[^>]*>\s*<!doctype html", start):
        return True
    called_html = content_type.partition(";")[0].strip().lower() in {
        "text/html",
        "application/xhtml+xml",
    }
    return called_html and not any(byte < 9 or 13 < byte < 27 for byte in head)


def is_certificate(error: BaseException | None) -> bool:
    """Whether a certificate that was not accepted is at the bottom of `error`."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
