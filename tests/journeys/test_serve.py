"""`serve` from outside: one line, commands over HTTP, a clean end."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.bench import Gate
from tests.journeys.scripted_films import film
from tests.journeys.terminal import REAL, Json, Terminal, until

ENDS_WITHIN_S = 10.0


@pytest.fixture
def terminal(home: Path) -> Terminal:
    return Terminal(home)


def ends(process: subprocess.Popen[str], number: signal.Signals) -> None:
    """Politely, soon, with nothing said but the one line."""
    process.send_signal(number)
    out, err = process.communicate(timeout=ENDS_WITHIN_S)
    assert process.returncode == 0, err
    assert out == ""
    assert err == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_it_is_and_ends_when_told(home: Path, number: signal.Signals) -> None:
    terminal = Terminal(home, REAL)
    with terminal.serve() as (process, client):
        assert client.get("/health").json()["status"] == "ok"
        announced = home / "control-api.json"
        assert stat.S_IMODE(announced.stat().st_mode) == 0o600
        ends(process, number)
    assert not announced.exists()


def test_it_ends_also_when_it_was_stopped_and_goes_on(home: Path) -> None:
    with Terminal(home, REAL).serve() as (process, _client):
        process.send_signal(signal.SIGSTOP)
        process.send_signal(signal.SIGCONT)
        ends(process, signal.SIGTERM)


def test_it_ends_in_the_middle_of_work_with_all_progress_kept(
    terminal: Terminal, films: Path, tmp_path: Path
) -> None:
    gate = Gate(tmp_path)
    talk = film(films, "talk", transcribe=[["checkpoint", 40], gate.action])
    with terminal.serve() as (process, client):
        added: Json = client.post("/recordings", json={"source": str(talk)}).json()
        client.post(f"/recordings/{added['id']}/run")

        def transcribed() -> float:
            found: Json = client.get(f"/recordings/{added['id']}").json()
            return found["stages"][2]["checkpoint_s"] or 0.0

        until(process, lambda: transcribed() == 40)
        with client.stream("GET", "/events") as stream:
            lines = stream.iter_lines()
            assert next(lines) == ": connected"
            ends(process, signal.SIGTERM)
            assert not any(lines)
    (found,) = terminal.json("list")
    assert (found["status"], found["stages"][2]["checkpoint_s"]) == ("DOWNLOADED", 40)
    with terminal.serve() as (process, client):
        gate.open()
        until(process, lambda: client.get(f"/recordings/{added['id']}").json()["status"] == "READY")
        ends(process, signal.SIGTERM)


def test_a_second_one_on_the_same_folder_is_refused_in_one_line(terminal: Terminal) -> None:
    with terminal.serve() as (process, client):
        second = terminal.run("serve")
        assert second.returncode == 2
        assert second.stdout == ""
        assert len(second.stderr.splitlines()) == 1
        assert str(terminal.home) in second.stderr
        assert client.get("/health").status_code == 200
        ends(process, signal.SIGTERM)


def test_a_port_that_is_taken_is_refused_in_one_line(terminal: Terminal, tmp_path: Path) -> None:
    with terminal.serve() as (_, client):
        other = Terminal(tmp_path / "other").run("serve", "--port", str(client.base_url.port))
    assert other.returncode == 2
    assert len(other.stderr.splitlines()) == 1
    assert Terminal(tmp_path / "other").run("serve", "--port", "99999").returncode == 2


def test_the_token_is_in_no_log(terminal: Terminal) -> None:
    with terminal.serve() as (process, client):
        token = client.headers["Authorization"].removeprefix("Bearer ")
        client.get("/recordings", params={"search": "x"})
        client.post("/recordings", content=b"{")
        client.get("/recordings", headers={"Authorization": "Bearer wrong"})
        ends(process, signal.SIGTERM)
    for file in (terminal.home / "logs").iterdir():
        assert token not in file.read_text(encoding="utf-8")


def test_it_needs_nothing_of_a_display(tmp_path: Path) -> None:
    program = (
        "import sys; sys.argv = ['recorder', 'serve', '--help']\n"
        "from recorder_app.app import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "import recorder_app.control_api.server, recorder_app.engine.engine\n"
        "bad = [each for each in sys.modules if each.startswith(('PySide6.QtGui', 'PySide6.QtW'))]\n"
        "sys.exit(f'{bad}' if bad else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
