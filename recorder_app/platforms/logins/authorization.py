"""OAuth for installed programs: the system's browser, a loopback redirect and PKCE (RFC 6749, 7636,
8252)."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from recorder_app.platforms.logins.login import LoginFailed, Person
from recorder_app.platforms.logins.redirect import Redirect
from recorder_app.sources.file_name import shown

_TIMEOUT_S = 30.0


@dataclass(frozen=True, slots=True)
class Client:
    """The program as it is registered with a platform, and what it asks for."""

    title: str
    """Of the platform."""
    auth_uri: str
    token_uri: str
    client_id: str
    scope: str
    client_secret: str = field(default="", repr=False)
    wishes: Mapping[str, str] = field(default_factory=dict)
    """More parameters of the authorization request."""
    brought: tuple[str, ...] = ()
    """Parameters of the redirect that the token request repeats."""
    host: str = "127.0.0.1"
    port: int = 0


def authorize(client: Client, person: Person) -> dict[str, Any]:
    """The token answer, with those of `Client.brought`. Raises `LoginFailed`."""
    verifier, state = secrets.token_urlsafe(64), secrets.token_urlsafe(32)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest())
    with Redirect(state, port=client.port, host=client.host) as redirect:
        parameters = {
            "response_type": "code",
            "client_id": client.client_id,
            "redirect_uri": redirect.address,
            "scope": client.scope,
            "state": state,
            "code_challenge": challenge.rstrip(b"=").decode(),
            "code_challenge_method": "S256",
            **client.wishes,
        }
        person.open(str(httpx.URL(client.auth_uri).copy_merge_params(parameters)))
        answer = redirect.answer(person.given_up)
    if "error" in answer or not answer.get("code"):
        raise LoginFailed(_refused(client.title, answer))
    brought = {name: answer[name] for name in client.brought if name in answer}
    form = {
        "grant_type": "authorization_code",
        "code": answer["code"],
        "redirect_uri": redirect.address,
        "client_id": client.client_id,
        "code_verifier": verifier,
        **({"client_secret": client.client_secret} if client.client_secret else {}),
        **brought,
    }
    return _token(client, form) | brought


def expiry(answer: Mapping[str, Any]) -> str:
    """When the access token ends, as Google's authorized-user files say it; UTC."""
    try:
        lasts_s = float(answer.get("expires_in") or 3600)
    except (TypeError, ValueError):
        lasts_s = 3600.0
    return f"{datetime.now(UTC) + timedelta(seconds=lasts_s):%Y-%m-%dT%H:%M:%SZ}"


def asked(title: str, method: str, address: str, **what: Any) -> httpx.Response:
    """Raises `LoginFailed` where nobody answers; its sentence names only the host."""
    try:
        with httpx.Client(timeout=_TIMEOUT_S) as http:
            return http.request(method, address, **what)
    except httpx.HTTPError as error:
        host = httpx.URL(address).host
        raise LoginFailed(f"{title} can't be reached at {host}: {type(error).__name__}.") from None


def content_of(response: httpx.Response) -> dict[str, Any]:
    """An answer's JSON object; empty where it has none."""
    try:
        content = response.json()
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _token(client: Client, form: Mapping[str, str]) -> dict[str, Any]:
    response = asked(client.title, "POST", client.token_uri, data=form)
    content = content_of(response)
    if not response.is_success or not content.get("access_token"):
        raise LoginFailed(_refused(client.title, content))
    return content


def _refused(title: str, answer: Mapping[str, Any]) -> str:
    error = shown(str(answer.get("error") or ""))
    if error == "access_denied":
        return f"The login to {title} was denied."
    reason = shown(str(answer.get("error_description") or error))
    return f"{title} did not let the program in{f': {reason}' if reason else ''}."
