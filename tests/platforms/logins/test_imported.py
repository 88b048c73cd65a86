from __future__ import annotations

from typing import Any

import pytest

from recorder_app.platforms import logins
from recorder_app.platforms.logins.google import TOKEN_URI
from recorder_app.platforms.logins.login import known_client

GOOGLE = {"client_id": "a", "client_secret": "b", "refresh_token": "c"}


@pytest.mark.parametrize("platform", ["youtube", "google_drive"])
def test_google_with_all_that_libraries_write(platform: str) -> None:
    more = {"type": "authorized_user", "token": "t", "expiry": "2026-01-01T00:00:00Z", "scopes": []}
    imported = logins.load(platform).imported(GOOGLE | more | {"api_root": "http://127.0.0.1:9/"})
    own = {"api_root": "http://127.0.0.1:9/", "token_uri": "http://127.0.0.1:9/token"}
    assert imported == GOOGLE | more | own


def test_google_s_own_address_for_tokens_is_known() -> None:
    assert logins.load("youtube").imported(GOOGLE)["token_uri"] == TOKEN_URI
    told = GOOGLE | {"token_uri": "http://127.0.0.1:8/t", "api_root": "http://127.0.0.1:9/"}
    assert logins.load("youtube").imported(told) == told


@pytest.mark.parametrize("name", ["token", "access_token"])
def test_a_token_alone_for_a_server_of_one_s_own(name: str) -> None:
    data = {name: "t", "api_root": "http://127.0.0.1:9"}
    assert logins.load("google_drive").imported(data)[name] == "t"


@pytest.mark.parametrize(
    ("platform", "data", "missing"),
    [
        ("youtube", {"client_id": "a"}, "“client_secret” and “refresh_token”"),
        ("youtube", GOOGLE | {"refresh_token": " "}, "“refresh_token”"),
        ("youtube", {"type": "service_account", "private_key": "hidden"}, "service account"),
        ("youtube", GOOGLE | {"token_uri": "ftp://x"}, "“token_uri”"),
        ("youtube", GOOGLE | {"api_root": "http://x:99999/"}, "“api_root”"),
        ("vk", {}, "“access_token”"),
        ("vk", {"access_token": 5}, "“access_token”"),
        ("vk", {"access_token": "hidden", "api_root": "http://a:b@host/"}, "without a user name"),
        ("peertube", {"access_token": "hidden"}, "“api_root”"),
        ("peertube", {"access_token": "hidden", "api_root": "host"}, "no web address"),
    ],
)
def test_what_is_missing_is_said(platform: str, data: dict[str, Any], missing: str) -> None:
    with pytest.raises(ValueError, match=missing) as caught:
        logins.load(platform).imported(data)
    assert "hidden" not in str(caught.value)


def test_a_folder_needs_no_account() -> None:
    with pytest.raises(ValueError, match="needs no account"):
        logins.load("folder")


@pytest.mark.parametrize(
    ("data", "client"),
    [
        ({"installed": GOOGLE}, GOOGLE),
        ({"web": GOOGLE}, GOOGLE),
        (GOOGLE, None),
        ({"web": 1}, None),
    ],
)
def test_a_client_file_is_told_from_a_login(data: dict[str, Any], client: Any) -> None:
    assert known_client(data) == client
