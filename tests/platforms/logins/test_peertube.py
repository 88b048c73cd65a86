from __future__ import annotations

import pytest

from recorder_app.platforms import logins
from recorder_app.platforms.logins.login import LoginFailed
from tests.platforms.logins.authority import Authority
from tests.platforms.logins.person import ScriptedPerson


def _person(authority: Authority, **answers: list[str]) -> ScriptedPerson:
    given = {"username": ["anna"], "password": [authority.password]}
    return ScriptedPerson(None, **given | answers)


@pytest.mark.parametrize("ending", ["", "/", "/api/v1", "/api/v1/"])
def test_a_login(authority: Authority, ending: str) -> None:
    person = _person(authority, api_root=[authority.root + ending])
    credentials = logins.load("peertube").log_in({}, person)
    assert credentials["api_root"] == authority.root
    assert credentials["access_token"] == "access-secret"
    assert credentials["refresh_token"] == "refresh-secret"
    assert credentials["client_secret"] == "local-secret"
    assert "password" not in credentials
    assert authority.forms[0]["grant_type"] == "password"
    assert logins.load("peertube").imported(credentials) == credentials


def test_a_second_factor(authority: Authority) -> None:
    authority.otp = "123456"
    person = _person(authority, otp=["000000", "123456"])
    credentials = logins.load("peertube").log_in({"api_root": authority.root}, person)
    assert credentials["access_token"] == "access-secret"
    assert person.asked.count("otp") == 2


def test_a_second_factor_that_is_never_right(authority: Authority) -> None:
    authority.otp = "123456"
    person = _person(authority, otp=["0"] * 9)
    with pytest.raises(LoginFailed, match="invalid_two_factor"):
        logins.load("peertube").log_in({"api_root": authority.root}, person)
    assert len(authority.forms) < 9


def test_a_wrong_password(authority: Authority) -> None:
    person = _person(authority, password=["my wrong one"])
    with pytest.raises(LoginFailed, match="password is wrong") as caught:
        logins.load("peertube").log_in({"api_root": authority.root}, person)
    assert "my wrong one" not in str(caught.value)


def test_another_kind_of_server(authority: Authority) -> None:
    with pytest.raises(LoginFailed, match="no PeerTube server"):
        logins.load("peertube").log_in({"api_root": f"{authority.root}/blog"}, _person(authority))
