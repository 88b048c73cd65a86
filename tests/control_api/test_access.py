"""Only programs of the same person get in."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import httpx
import pytest

from recorder_app.paths import Home
from tests.control_api.served import Served, serving

_PORT = "{port}"


@pytest.mark.skipif(os.name == "nt", reason="Windows protects the data folder itself")
def test_the_token_has_256_bits_in_a_file_for_its_owner(shared_api: Served) -> None:
    file = shared_api.bench.engine.home.control_api
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "url": shared_api.url,
        "token": shared_api.token,
    }
    assert len(shared_api.token) * 6 >= 256


def test_the_file_goes_with_the_api_and_each_has_another_token(tmp_path: Path) -> None:
    tokens = set()
    for _ in range(2):
        with serving(tmp_path) as served:
            tokens.add(served.token)
        assert not Home(tmp_path / "home").control_api.exists()
    assert len(tokens) == 2


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer",
        "Bearer wrong",
        "{token}",
        "Basic {token}",
        "Bearer {token}x",
        "Bearer {token} {token}",
    ],
)
@pytest.mark.parametrize("path", ["/health", "/recordings", "/events", "/openapi.json", "/nothing"])
def test_without_the_token_nothing_is_told(
    shared_api: Served, authorization: str | None, path: str
) -> None:
    headers = {}
    if authorization is not None:
        headers["Authorization"] = authorization.replace("{token}", shared_api.token)
    answer = httpx.get(shared_api.url + path, headers=headers, trust_env=False)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["error"] == "unauthorized"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "127.0.0.1:{port}"}, 200),
        ({"Host": "localhost:{port}"}, 200),
        ({"Host": "LocalHost"}, 200),
        ({"Host": "127.0.0.1"}, 200),
        ({"Host": "evil.example"}, 403),
        ({"Host": "evil.example:{port}"}, 403),
        ({"Host": "127.0.0.1.evil.example:{port}"}, 403),
        ({"Host": "localhost:1"}, 403),
        ({"Host": ""}, 403),
        ({"Origin": "http://127.0.0.1:{port}"}, 200),
        ({"Origin": "http://localhost:{port}"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "https://127.0.0.1:{port}"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
    ],
)
def test_other_sites_get_nothing_even_with_the_token(
    shared_api: Served, headers: dict[str, str], status: int
) -> None:
    port = str(httpx.URL(shared_api.url).port)
    sent = {name: value.replace(_PORT, port) for name, value in headers.items()}
    assert shared_api.client.get("/health", headers=sent).status_code == status


def test_it_listens_on_the_loopback_only(shared_api: Served) -> None:
    assert httpx.URL(shared_api.url).host == "127.0.0.1"
    home = shared_api.bench.engine.home
    with pytest.raises(OSError, match=r"in use|permitted|forbidden"):
        type(shared_api.server)(home, shared_api.bench.engine, httpx.URL(shared_api.url).port or 0)
