"""The way from a second start to the running instance."""

from __future__ import annotations

import json
import os
import socket
import stat
from collections.abc import Iterator
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Listener
from pathlib import Path

import pytest

from recorder_app.engine.instance import channel
from recorder_app.engine.instance.channel import (
    Answer,
    ChannelClient,
    ChannelServer,
    Request,
    Silent,
    Unreachable,
)
from recorder_app.paths import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture
def server(home: Home) -> Iterator[ChannelServer]:
    def answer(request: Request) -> Answer:
        if request["do"] == "refuse":
            raise ValueError("“x.mp4” is not there.")
        return {"said": request["text"]}

    server = ChannelServer(home, answer)
    yield server
    server.close()


@pytest.mark.usefixtures("server")
def test_requests_are_answered_in_turn(home: Home) -> None:
    client = ChannelClient(home)
    assert client.ask("echo", text="Лекция №1")["said"] == "Лекция №1"
    with pytest.raises(ValueError, match="is not there"):
        client.ask("refuse")
    assert client.ask("echo", text="still there")["said"] == "still there"
    client.close()


@pytest.mark.usefixtures("server")
def test_nobody_without_the_key_is_heard(home: Home) -> None:
    port = json.loads(home.channel.read_text(encoding="utf-8"))["port"]
    with pytest.raises(AuthenticationError):
        Client(("127.0.0.1", port), authkey=b"guessed")
    assert ChannelClient(home).ask("echo", text="others are served on")["said"]


@pytest.mark.skipif(os.name == "nt", reason="Windows protects the data folder itself")
@pytest.mark.usefixtures("server")
def test_only_the_owner_can_read_the_key(home: Home) -> None:
    assert stat.S_IMODE(home.channel.stat().st_mode) == 0o600


def test_where_nobody_listens_that_is_said(home: Home) -> None:
    with pytest.raises(Unreachable, match="starting or ending"):
        ChannelClient(home)


def test_a_program_that_says_nothing_is_not_waited_for_forever(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel, "PATIENCE_S", 0.1)
    with Listener(("127.0.0.1", 0)) as stopped:
        known = {"port": stopped.address[1], "key": "00"}
        home.channel.write_text(json.dumps(known), encoding="utf-8")
        with pytest.raises(Silent, match="hangs, or was stopped"):
            ChannelClient(home)


@pytest.mark.usefixtures("server")
def test_who_says_nothing_keeps_nobody_waiting(home: Home) -> None:
    port = json.loads(home.channel.read_text(encoding="utf-8"))["port"]
    with socket.create_connection(("127.0.0.1", port)):
        assert ChannelClient(home).ask("echo", text="others are served")["said"]


def test_a_client_notices_the_end_of_the_program(home: Home) -> None:
    server = ChannelServer(home, lambda _request: {})
    client = ChannelClient(home)
    client.ask("anything")
    client.close()
    server.close()
    assert not home.channel.exists()
    with pytest.raises(Unreachable):
        ChannelClient(home)
