"""Accounts and presets on the line, by themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from recorder_app.cli import cli
from tests.platforms.logins.authority import Authority, browse

SECRET = "very-secret-token"


class Line:
    """Types, and expects an exit code."""

    def __init__(self) -> None:
        self.said = ""
        self.complaint = ""

    def type(self, *arguments: str, code: int = 0, piped: str | None = None) -> str:
        done = CliRunner().invoke(cli, arguments, input=piped)
        assert done.exit_code == code, done.output
        self.said += done.output
        self.complaint = done.stderr
        return done.stdout

    def json(self, *arguments: str) -> Any:
        return json.loads(self.type(*arguments, "--json"))


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Line:
    monkeypatch.setenv("RECORDER_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return Line()


@pytest.fixture
def file(tmp_path: Path) -> Callable[[object], str]:
    def write(content: object) -> str:
        path = tmp_path / "login.json"
        path.write_text(json.dumps(content), encoding="utf-8-sig")
        return str(path)

    return write


def test_what_is_added_is_listed_and_removed(line: Line, file: Callable[[object], str]) -> None:
    login = file({"access_token": SECRET, "api_root": "http://127.0.0.1:9/"})
    line.type("accounts", "add", "vk", "--name", "main", "--file", login)
    assert "encrypted file" in line.complaint, "there is no keyring in a test"
    (account,) = line.json("accounts", "list")
    assert (account["platform"], account["name"]) == ("vk", "main")
    assert "main" in line.type("accounts", "list")
    line.type("presets", "add", "One", "--platform", "vk", "--set", "title={{ title }} = 1")
    line.type("presets", "add", "Two", "--platform", "folder", "--set", "dir=here", "--default")
    assert line.json("presets", "list") == [
        {
            "name": "One",
            "platform": "vk",
            "account": "main",
            "settings": {"title": "{{ title }} = 1"},
            "is_default": False,
        },
        {
            "name": "Two",
            "platform": "folder",
            "account": None,
            "settings": {"dir": str(Path.cwd() / "here")},
            "is_default": True,
        },
    ]
    assert "One" in line.type("presets", "list")
    line.type("accounts", "remove", "vk", "--name", "main")
    assert "“One”" in line.complaint
    line.type("presets", "remove", "One")
    assert line.json("accounts", "list") == []
    assert [each["name"] for each in line.json("presets", "list")] == ["Two"]
    assert SECRET not in line.said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["accounts", "add", "myspace", "--name", "a", "--file", "{login}"], "no platform"),
        (["accounts", "add", "folder", "--name", "a"], "needs no account"),
        (["accounts", "add", "youtube", "--name", "a", "--file", "{login}"], "“refresh_token”"),
        (["accounts", "add", "vk", "--name", "a", "--file", "/nowhere"], "can't be read"),
        (["accounts", "add", "vk", "--name", "a", "--file", "{film}"], "no JSON"),
        (["accounts", "remove", "vk", "--name", "a"], "called “a”"),
        (["presets", "add", "P", "--platform", "myspace"], "no platform"),
        (["presets", "add", "P", "--platform", "vk", "--account", "a"], "called “a”"),
        (["presets", "add", "P", "--platform", "folder"], "“dir” is missing"),
        (["presets", "add", "P", "--platform", "folder", "--set", "dir"], "KEY=VALUE"),
        (["presets", "add", "P", "--platform", "folder", "--set", "dir=/{{{{ x }}}}"], "“x”"),
        (["presets", "remove", "P"], "called “P”"),
        (["add", "{film}", "--preset", "P"], "no preset"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    line: Line, file: Callable[[object], str], tmp_path: Path, arguments: list[str], told: str
) -> None:
    login = file({"access_token": SECRET})
    film = tmp_path / "film.mp4"
    film.write_bytes(b"\x00film")
    line.type(*(each.format(login=login, film=film) for each in arguments), code=2)
    assert told in line.complaint
    assert len(line.complaint.strip().splitlines()) == 1
    assert SECRET not in line.said


def test_a_login_is_typed_in(line: Line) -> None:
    with Authority() as authority:
        authority.otp = "123456"
        line.type(
            *("accounts", "add", "peertube", "--name", "main"),
            piped=f"{authority.root}\nanna\n{authority.password}\n123456\n",
        )
    (account,) = line.json("accounts", "list")
    assert account["api_root"] == authority.root
    assert authority.password not in line.said
    assert "access-secret" not in line.said


def test_a_login_that_fails(line: Line) -> None:
    with Authority() as authority:
        line.type(
            *("accounts", "add", "peertube", "--name", "main"),
            piped=f"{authority.root}\nanna\nwrong\n",
            code=1,
        )
    assert "password is wrong" in line.complaint
    line.type("accounts", "add", "youtube", "--name", "main", piped="", code=1)
    assert "“Client ID”" in line.complaint
    assert line.json("accounts", "list") == []


def test_a_client_file_begins_a_login(
    line: Line, file: Callable[[object], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "the test")
    monkeypatch.setattr("webbrowser.open", browse)
    with Authority() as authority:
        authority.denies = True
        client = file({"installed": authority.client})
        line.type("accounts", "add", "youtube", "--name", "main", "--file", client, code=1)
        assert "denied" in line.complaint
        authority.denies = False
        line.type("accounts", "add", "youtube", "--name", "main", "--file", client)
    assert "refresh-secret" not in line.said
    assert "client-secret" not in line.said
