"""Where a token may go."""

from __future__ import annotations

import pytest

from recorder_app.platforms.http.origin import joined, own_address

OWN = "http://127.0.0.1:8080/api"


def test_a_path_is_joined_whatever_the_root_ends_in() -> None:
    assert joined("https://a.example/v1/", "/videos") == "https://a.example/v1/videos"
    assert joined("https://a.example/v1", "videos") == "https://a.example/v1/videos"


@pytest.mark.parametrize(
    ("location", "address"),
    [
        ("http://127.0.0.1:8080/up?id=1", "http://127.0.0.1:8080/up?id=1"),
        ("/up?id=1", "http://127.0.0.1:8080/up?id=1"),
        ("//127.0.0.1:8080/up", "http://127.0.0.1:8080/up"),
        ("http://localhost:8080/up", "http://localhost:8080/up"),
    ],
)
def test_an_address_of_the_same_host_is_followed(location: str, address: str) -> None:
    assert own_address(OWN, location) == address


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:9090/up",
        "http://127.0.0.1.example:8080/up",
        "http://127.0.0.1:8080@other.example/up",
        "//other.example/up",
        "file:///etc/passwd",
        "http://[/up",
        "http://127.0.0.1:port/up",
    ],
)
def test_an_address_elsewhere_is_none(location: str) -> None:
    assert own_address(OWN, location) is None


@pytest.mark.parametrize(
    ("location", "followed"),
    [
        ("https://storage.googleapis.com/up", True),
        ("http://storage.googleapis.com/up", False),
        ("https://evilgoogleapis.com/up", False),
        ("https://www.googleapis.com:444/up", False),
        ("http://www.googleapis.com/up", False),
    ],
)
def test_a_friend_is_followed_by_https_alone(location: str, followed: bool) -> None:
    address = own_address("https://www.googleapis.com", location, (".googleapis.com",))
    assert (address == location) is followed
