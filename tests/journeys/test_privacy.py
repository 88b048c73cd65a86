"""Nothing secret is found in what the program writes or says, whatever its platforms do."""

from __future__ import annotations

import base64
import json
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from tests.journeys.finished_films import TALKATIVE
from tests.journeys.publisher import MIB, Publisher, output
from tests.journeys.terminal import until
from tests.servers.google import problem_body
from tests.servers.google_drive import GoogleDriveServer
from tests.servers.loopback import Request
from tests.servers.peertube import PeerTubeServer
from tests.servers.peertube import problem_body as peertube_problem
from tests.servers.peertube_login import PASSWORD
from tests.servers.script import Fault
from tests.servers.vk import VkServer, error_body
from tests.servers.youtube import YouTubeServer

SECRETS = (
    "access-secret",
    "refresh-secret",
    "client-secret",
    "session-secret",
    "upload-secret",
    "password-secret",
)
"""In every token, password and session's address of the servers."""

Said = dict[str, bytes]
"""Everything that was written or said, by where."""


def in_base64(secret: str) -> Iterator[str]:
    """How it looks wherever it begins in what was encoded: without the characters that others share."""
    for before in range(3):
        encoded = base64.b64encode(b"x" * before + secret.encode()).decode().rstrip("=")
        yield encoded[4 if before else 0 : -2]


def found_in(said: Said) -> list[str]:
    """Where which secret stands."""
    found = []
    for where, content in said.items():
        text = content.decode("utf-8", "replace")
        for secret in SECRETS:
            forms = {secret, quote(secret.replace("-", "\0")).replace("%00", "%2D")}
            forms |= {secret.encode().hex(), *in_base64(secret)}
            found += [f"{where}: {form}" for form in forms if form in text]
    return found


def processes(home: Path) -> Said:
    """How the program's own processes were started, as everybody on the machine may see it."""
    said: Said = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes()
            if str(home).encode() in environment:
                said[f"{folder}/environ"] = environment
                said[f"{folder}/cmdline"] = (folder / "cmdline").read_bytes()
        except OSError:
            continue
    return said


def files(home: Path) -> Said:
    return {str(each): each.read_bytes() for each in home.rglob("*") if each.is_file()}


def echo(request: Request) -> str:
    """What a careless server repeats of a request: all of it."""
    content = request.read() if (request.length or 0) < 10_000 else b""
    who = request.headers.get("authorization", "")
    words = [who, quote(who), request.target, content.decode("utf-8", "replace")]
    return "Refused " + " ".join(" ".join(words).split("&"))[:150]


def google_echo(request: Request) -> Any:
    return problem_body(400, "invalid", echo(request))


@contextmanager
def listening(client: httpx.Client, said: Said) -> Iterator[None]:
    """Keeps what the event stream tells."""
    connected = threading.Event()

    def hear() -> None:
        heard = bytearray()
        try:
            with client.stream("GET", "/events") as stream:
                for piece in stream.iter_bytes():
                    heard.extend(piece)
                    connected.set()
        except httpx.HTTPError:
            pass  # The program has gone.
        said["events"] = bytes(heard)

    thread = threading.Thread(target=hear)
    thread.start()
    assert connected.wait(10)
    yield
    thread.join()


def test_the_search_finds_what_is_there() -> None:
    for written in (
        b"x access-secret-7",
        base64.b64encode(b'{"a": "ya29.access-secret-7"}'),
        base64.b64encode(b"12access-secret-7 and more"),
        b"access%2Dsecret",
    ):
        assert found_in({"here": written}), written


@pytest.mark.skipif(os.name == "nt", reason="reads /proc")
def test_no_secret_is_told(home: Path, films: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TALKATIVE, "1")
    publisher = Publisher(home, films)
    with ExitStack() as stack:
        youtube = stack.enter_context(YouTubeServer())
        drive = stack.enter_context(GoogleDriveServer())
        peertube = stack.enter_context(PeerTubeServer())
        vk = stack.enter_context(VkServer())
        accounts: dict[str, Mapping[str, Any]] = {
            "google_drive": drive.credentials(),
            "youtube": youtube.credentials() | {"token": "ya29.access-secret-old"},
            "peertube": peertube.credentials() | {"username": "recorder", "password": PASSWORD},
            "vk": vk.credentials(),
        }
        publisher.recording_for(accounts, 3 * MIB)

        # Drive falls silent in the middle, is cancelled, and then refuses to forget.
        drive.script.next("upload", Fault.NONE)
        drive.script.next("upload", Fault.STALL, after=500_000)
        drive.script.always("delete", Fault.ANSWER, status=500, body=google_echo)
        # YouTube's old token is refused, and so are the captions.
        youtube.script.next("caption", Fault.ANSWER, status=400, body=google_echo)
        # PeerTube wants a new login in the middle, then refuses a chunk.
        peertube.expire()
        peertube.script.next("upload", Fault.NONE)
        peertube.script.next(
            "upload",
            Fault.ANSWER,
            status=400,
            body=lambda request: peertube_problem(400, "bad_request", echo(request)),
        )
        vk.script.next(
            "save",
            Fault.ANSWER,
            status=200,
            body=lambda request: error_body(100, echo(request)),
        )

        said: Said = {}
        with publisher.serve() as (process, client), listening(client, said):
            said["accounts"] = publisher.log_in("youtube", accounts["youtube"]).encode()
            client.post("/recordings/1/run")

            def settled() -> bool:
                outputs = client.get("/recordings/1").json()["outputs"]
                failed = [each for each in outputs if each["status"] == "FAILED"]
                return len(failed) == 3 and len(drive.asked("upload")) == 2

            until(process, settled)
            for address in ("/recordings", "/recordings/1", "/presets", "/openapi.json"):
                said[address] = client.get(address).content
            recording = json.loads(said["/recordings/1"])
            for platform in ("youtube", "peertube", "vk"):
                assert "Refused" in (said_of_it := output(recording, platform)["error"])
                assert "…" in said_of_it
            said |= processes(home)
            assert sum(name.endswith("cmdline") for name in said) >= 2
            for words in (["list", "--json"], ["log", "1"]):
                done = publisher.run(*words)
                said[f"the line, {words[0]}"] = (done.stdout + done.stderr).encode()
            said |= {f"{name} meanwhile": content for name, content in files(home).items()}
            said["cancel"] = client.post("/recordings/1/cancel").content
            until(process, lambda: len(drive.asked("delete")) == 1)
            process.terminate()
            out, err = process.communicate()
            said |= {"stdout": out.encode(), "stderr": err.encode()}
        assert youtube.refreshes
        assert peertube.refreshes
    said |= files(home)
    assert said["events"].count(b"\n") > 10
    assert any("recorder.log" in name for name in said)
    assert b"DEBUG" in said[str(home / "logs" / "recorder.log")]
    assert said[str(home / "vault" / "secrets")].startswith(b"gAAAA"), "it is not sealed"
    assert found_in(said) == []
