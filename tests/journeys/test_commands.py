"""The commands on the line: on the running instance, and by themselves."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.engine.bench import Gate
from tests.journeys.scripted_films import film
from tests.journeys.terminal import Json, Terminal, until

Running = tuple[subprocess.Popen[str], httpx.Client]


@pytest.fixture
def terminal(home: Path) -> Terminal:
    return Terminal(home)


@pytest.fixture
def serving(terminal: Terminal) -> Iterator[Running]:
    with terminal.serve() as running:
        yield running


def test_the_running_instance_does_what_the_line_says(
    terminal: Terminal, serving: Running, films: Path, tmp_path: Path
) -> None:
    process, client = serving
    gate = Gate(tmp_path)
    talk = film(films, "talk", transcribe=[["checkpoint", 40], gate.action, ["checkpoint", 50]])
    (added,) = terminal.json("add", str(talk), "--preset", "Folder", "--title", "Talk")
    assert added == client.get(f"/recordings/{added['id']}").json()
    name = str(added["id"])

    def found() -> Json:
        recording: Json = client.get(f"/recordings/{name}").json()
        return recording

    done = terminal.run("run", name)
    assert (done.returncode, done.stdout.split()[0]) == (0, name)
    until(process, lambda: found()["stages"][2]["checkpoint_s"] == 40)
    assert terminal.run("run", name).returncode == 1, "it runs already"
    assert terminal.run("pause", name, "--for", "15m", "--after-stage").returncode == 0
    assert found()["paused_until"]
    again = terminal.json("pause", name)
    assert [each["outcome"] for each in again["results"]] == ["pausing"]
    answer = terminal.json("cancel", name, "77")
    assert answer["summary"] == "1 cancelled, 1 unknown"
    assert found()["status"] == "DOWNLOADED"
    assert terminal.run("reset", name).returncode == 0
    assert found()["status"] == "INITIALIZED"
    assert terminal.run("skip", name).returncode == 0
    assert [each["id"] for each in terminal.json("list", "--status", "skipped")] == [added["id"]]
    assert "Skipped" in terminal.run("log", name).stdout


def test_without_an_instance_the_commands_work_on_what_is_kept(
    terminal: Terminal, films: Path, tmp_path: Path
) -> None:
    gate = Gate(tmp_path)
    talk = film(films, "talk", transcribe=[["checkpoint", 40], gate.action])
    (added,) = terminal.json("add", str(talk))
    name = str(added["id"])
    assert terminal.run("pause", name).returncode == 1, "nothing to pause"
    with terminal.serve() as (process, client):
        client.post(f"/recordings/{name}/run")
        until(
            process, lambda: client.get(f"/recordings/{name}").json()["stages"][2]["checkpoint_s"]
        )
        process.kill()
    paused = terminal.json("pause", name)["results"][0]
    assert paused["outcome"] == "paused"
    assert "0:40" in paused["message"]
    assert terminal.recording(added["id"])["paused"]
    cancelled = terminal.json("cancel", name)["results"][0]
    assert cancelled["outcome"] == "cancelled"
    assert terminal.recording(added["id"])["status"] == "DOWNLOADED"
    assert [*(terminal.home / "work").iterdir()] == []
    assert terminal.run("reset", name, "--keep-files").returncode == 0
    assert terminal.run("skip", name).returncode == 0
    assert terminal.recording(added["id"])["status"] == "SKIPPED"


def test_run_by_itself_works_to_the_end_on_what_it_was_given(
    terminal: Terminal, films: Path, tmp_path: Path
) -> None:
    talk = str(film(films, "talk"))
    waits = str(film(films, "other", download=[Gate(tmp_path).action]))
    broken = str(film(films, "broken", trim=[["fail", "permanent", "It is broken."]]))
    one, other, failing = (each["id"] for each in terminal.json("add", talk, waits, broken))
    with terminal.serve() as (process, client):
        # Its run is open: a start of the whole program would go on with it.
        client.post(f"/recordings/{other}/run")
        process.kill()
    done = terminal.run("run", str(one))
    assert done.returncode == 0, done.stderr
    assert "Ready" in done.stderr
    assert terminal.recording(one)["status"] == "READY"
    left = terminal.recording(other)
    assert (left["queued"], left["is_runtime"]) == (True, False)
    failed = terminal.run("run", str(failing), str(one))
    assert failed.returncode == 1
    assert "It is broken." in failed.stderr


def test_run_by_itself_goes_on_where_ctrl_c_stopped_it(
    terminal: Terminal, films: Path, tmp_path: Path
) -> None:
    gate = Gate(tmp_path)
    talk = film(films, "talk", transcribe=[["checkpoint", 40], gate.action])
    (added,) = terminal.json("add", str(talk))
    name = str(added["id"])
    with terminal.start("run", name) as process:
        until(process, lambda: [*terminal.home.glob("work/*/checkpoint.json")] != [])
        listed = terminal.recording(added["id"])
        assert listed["is_runtime"], "while it works it is asked itself"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "progress is kept" in err
    with terminal.start("run", name) as process:
        gate.open()
        process.communicate(timeout=30)
    assert process.returncode == 0
    assert terminal.recording(added["id"])["stages"][2]["attempts"] == 2


def test_run_by_itself_stops_when_a_pause_comes_over_the_line(
    terminal: Terminal, films: Path, tmp_path: Path
) -> None:
    gate = Gate(tmp_path)
    steps = [["checkpoint", position] for position in range(40, 90)]
    talk = film(films, "talk", transcribe=[gate.action, *steps])
    (added,) = terminal.json("add", str(talk))
    with terminal.start("run", str(added["id"])) as process:
        until(process, lambda: (terminal.home / "instance.json").exists())
        until(process, lambda: terminal.recording(added["id"])["status"] == "PROCESSING")
        assert terminal.run("pause", str(added["id"])).returncode == 0
        gate.open()
        process.communicate(timeout=30)
    assert process.returncode == 3, "it waits for a person"
    assert terminal.recording(added["id"])["paused"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["run"],
        ["run", "x"],
        ["run", "99"],
        ["run", str(2**70)],
        ["pause", "99"],
        ["pause", "1", "--for", "a while"],
        ["pause", "1", "--until", "2001-01-01T08:00"],
        ["pause", "1", "--for", "1h", "--until", "8:00"],
        ["cancel", "99"],
        ["reset", "99"],
        ["skip", "99"],
        ["log", "99"],
        ["add", "/nowhere/talk.mp4"],
        ["add", __file__, "--preset", "Nope"],
        ["list", "--status", "nope"],
    ],
)
def test_bad_arguments_end_with_two_and_a_sentence(tmp_path: Path, arguments: list[str]) -> None:
    done = Terminal(tmp_path / "home").run(*arguments)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
