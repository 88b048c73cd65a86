"""Accounts and presets, from the line to an upload."""

from __future__ import annotations

import json
from pathlib import Path

from tests.journeys.scripted_films import film
from tests.journeys.terminal import Terminal, until

SECRET = "very-secret-token"


def test_an_account_is_added_and_used_by_the_running_instance(
    home: Path, films: Path, tmp_path: Path
) -> None:
    terminal = Terminal(home)
    login = tmp_path / "login.json"
    login.write_text(json.dumps({"access_token": SECRET, "api_root": "http://127.0.0.1:9/"}))
    with terminal.serve() as (process, client):
        done = terminal.run("accounts", "add", "vk", "--name", "main", "--file", str(login))
        assert (done.returncode, "“main”" in done.stdout) == (0, True)
        assert "encrypted file" in done.stderr, "there is no keyring in a test"
        said = done.stdout + done.stderr
        done = terminal.run("presets", "add", "One", "--platform", "vk", "--account", "main")
        assert (done.returncode, done.stderr) == (0, "")
        assert [each["account"] for each in client.get("/presets").json()] == ["main"]
        talk = str(film(films, "talk"))
        (added,) = terminal.json("add", talk, "--preset", "One", "--preset", "Folder")
        assert [each["platform"] for each in added["outputs"]] == ["vk", "folder"]
        address = f"/recordings/{added['id']}"
        client.post(f"{address}/run")
        until(process, lambda: client.get(address).json()["status"] == "READY")
        said += client.get(address).text + client.get("/presets").text
    files = [each.read_bytes() for each in home.rglob("*") if each.is_file()]
    assert SECRET not in said
    assert SECRET.encode() not in b"".join(files)
