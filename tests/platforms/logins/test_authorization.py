"""The browser's way, by Google's login and VK's."""

from __future__ import annotations

import logging
import socket
import threading
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from recorder_app.platforms import logins
from recorder_app.platforms.logins import redirect
from recorder_app.platforms.logins.google import SCOPES
from recorder_app.platforms.logins.login import LoginFailed
from tests.platforms.logins.authority import Authority, browse
from tests.platforms.logins.person import ScriptedPerson


def test_a_login_to_google(authority: Authority, caplog: pytest.LogCaptureFixture) -> None:
    person = ScriptedPerson(browse)
    with caplog.at_level(logging.DEBUG):
        credentials = logins.load("youtube").log_in(authority.client, person)
    person.close_browser()
    assert credentials["refresh_token"] == "refresh-secret"
    assert credentials["token"] == "access-secret"
    assert credentials["client_secret"] == "client-secret"
    assert credentials["token_uri"] == f"{authority.root}/token"
    assert logins.load("youtube").imported(credentials) == credentials
    asked = authority.requested
    assert asked["scope"] == SCOPES["youtube"]
    assert asked["code_challenge_method"] == "S256"
    assert (asked["access_type"], asked["prompt"]) == ("offline", "consent")
    assert asked["fixed"] == "1"
    assert asked["redirect_uri"].startswith("http://127.0.0.1:")
    assert "client_secret" not in asked
    assert len(asked["state"]) >= 32
    (form,) = authority.forms
    assert 43 <= len(form["code_verifier"]) <= 128
    for secret in ("access-secret", "refresh-secret", "client-secret", "one-time-code"):
        assert secret not in caplog.text


def test_a_login_to_vk(authority: Authority) -> None:
    person = ScriptedPerson(browse, redirect_port=["0"])
    client = {**authority.client, "api_root": "http://127.0.0.1:1/method"}
    credentials = logins.load("vk").log_in(client, person)
    person.close_browser()
    assert credentials["access_token"] == "access-secret"
    assert credentials["device_id"] == authority.forms[0]["device_id"] == "dev"
    assert authority.forms[0]["state"] == authority.requested["state"]
    assert credentials["api_root"] == "http://127.0.0.1:1/method"
    assert logins.load("vk").imported(credentials) == credentials


def test_the_client_is_asked_for(authority: Authority) -> None:
    known = {key: authority.client[key] for key in ("auth_uri", "token_uri")}
    person = ScriptedPerson(browse, client_id=["me"], client_secret=["s"])
    assert logins.load("google_drive").log_in(known, person)["client_id"] == "me"
    person.close_browser()
    assert person.asked == ["client_id", "client_secret"]


def _failure(authority: Authority, person: ScriptedPerson) -> str:
    with pytest.raises(LoginFailed) as caught:
        logins.load("youtube").log_in(authority.client, person)
    person.close_browser()
    assert "secret" not in str(caught.value)
    return str(caught.value)


def test_it_is_denied(authority: Authority) -> None:
    authority.denies = True
    assert "was denied" in _failure(authority, ScriptedPerson(browse))
    assert not authority.forms


def test_a_wrong_verifier(authority: Authority) -> None:
    authority.forgets_challenge = True
    assert "The proof is wrong" in _failure(authority, ScriptedPerson(browse))


def test_less_was_allowed_than_is_needed(authority: Authority) -> None:
    authority.tokens["scope"] = "https://www.googleapis.com/auth/userinfo.email"
    assert "tick all boxes" in _failure(authority, ScriptedPerson(browse))


def test_no_refresh_token(authority: Authority) -> None:
    del authority.tokens["refresh_token"]
    assert "an hour only" in _failure(authority, ScriptedPerson(browse))


def test_nobody_answers_where_tokens_are_given_out(authority: Authority) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        client = {**authority.client, "token_uri": f"http://127.0.0.1:{taken.getsockname()[1]}/t"}
        person = ScriptedPerson(browse)
        with pytest.raises(LoginFailed, match="can't be reached"):
            logins.load("youtube").log_in(client, person)
        person.close_browser()


def test_the_answer_to_another_login_is_not_taken(authority: Authority) -> None:
    """Neither does it end the login: any page could send the browser there."""

    def twice(address: str) -> None:
        place = parse_qs(urlsplit(address).query)["redirect_uri"][0]
        statuses.append(httpx.get(place, params={"state": "x", "code": "stolen"}).status_code)
        statuses.append(httpx.get(place, params={"code": "stolen"}).status_code)
        statuses.append(httpx.get(f"{place}favicon.ico").status_code)
        browse(address)

    statuses: list[int] = []
    person = ScriptedPerson(twice)
    assert logins.load("youtube").log_in(authority.client, person)["token"] == "access-secret"
    person.close_browser()
    assert statuses == [400, 400, 404]
    assert [form["code"] for form in authority.forms] == ["one-time-code"]


def test_nothing_comes(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redirect, "LIMIT_S", 0.1)
    assert "not finished in time" in _failure(authority, ScriptedPerson())


def test_it_is_given_up(authority: Authority) -> None:
    person = ScriptedPerson()
    giving_up = threading.Timer(0.1, person.given_up.set)
    giving_up.start()
    assert "given up" in _failure(authority, person)
    place = parse_qs(urlsplit(person.opened[0]).query)["redirect_uri"][0]
    with pytest.raises(httpx.ConnectError):
        httpx.get(place)


def test_a_port_that_is_taken(authority: Authority) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        person = ScriptedPerson(browse, redirect_port=[str(taken.getsockname()[1])])
        with pytest.raises(LoginFailed, match="is taken"):
            logins.load("vk").log_in(authority.client, person)


def test_a_client_that_can_not_be_used(authority: Authority) -> None:
    client = {**authority.client, "token_uri": "file:///etc/passwd"}
    with pytest.raises(ValueError, match="“token_uri”"):
        logins.load("youtube").log_in(client, ScriptedPerson())
