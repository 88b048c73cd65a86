"""`python main.py process` from outside: real stages, real model, real processes."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample-talk.mp4"
KILLS = 10

RESULT = {
    "sample-talk.mp4",
    "sample-talk.srt",
    "sample-talk.vtt",
    "sample-talk.txt",
    "sample-talk.json",
    "chapters.txt",
    "description.txt",
}


def start(home: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        env=os.environ | {"RECORDER_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    with start(home, *arguments) as process:
        out, err = process.communicate(timeout=200)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def recordings(home: Path) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(run(home, "list", "--json").stdout)
    return listed


def content(folder: Path) -> Mapping[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if not each.is_symlink()}


def completed_attempts(home: Path) -> Counter[tuple[int, str]]:
    with contextlib.closing(sqlite3.connect(home / "recorder.db")) as database:
        rows = database.execute(
            "SELECT recording_id, part FROM attempts WHERE ended IN ('completed', 'skipped')"
        )
        return Counter((row[0], row[1]) for row in rows)


@pytest.fixture(scope="module")
def never_killed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Data folder and published folder of a run that nobody disturbed."""
    root = tmp_path_factory.mktemp("never-killed")
    done = run(root / "home", "process", str(SAMPLE), "--to", str(root / "published"))
    assert done.returncode == 0, done.stderr
    return root / "home", root / "published"


def test_the_sample_becomes_a_folder_that_is_ready_to_publish(
    never_killed: tuple[Path, Path],
) -> None:
    home, published = never_killed
    folder = published / "sample-talk"
    assert {each.name for each in folder.iterdir() if not each.name.startswith(".")} == RESULT
    (recording,) = recordings(home)
    assert recording["status"] == "READY"
    assert {stage["status"] for stage in recording["stages"]} == {"COMPLETED"}

    talk = json.loads((folder / "sample-talk.json").read_text(encoding="utf-8"))
    assert talk["language"] == "en"
    words = [word for segment in talk["segments"] for word in segment["words"]]
    assert len(words) > 100
    assert all(word["start_s"] <= word["end_s"] for word in words)
    assert talk["topics"][0]["start_s"] == 0.0
    assert len(talk["topics"]) >= 2
    assert list((home / "work").iterdir()) == []


def test_running_it_again_repeats_nothing(never_killed: tuple[Path, Path]) -> None:
    home, published = never_killed
    before = completed_attempts(home)
    written_otherwise = f"{published.parent}/x/../{published.name}/"
    again = run(home, "process", str(SAMPLE), "--to", written_otherwise, "--json")
    assert again.returncode == 0
    assert [each["status"] for each in json.loads(again.stdout)] == ["READY"]
    assert completed_attempts(home) == before
    assert [each.name for each in published.iterdir()] == ["sample-talk"]


def test_what_was_taken_away_is_published_again(
    never_killed: tuple[Path, Path], tmp_path: Path
) -> None:
    home, _ = never_killed
    assert run(home, "process", str(SAMPLE), "--to", str(tmp_path)).returncode == 0
    for each in (tmp_path / "sample-talk").iterdir():
        each.unlink()
    (tmp_path / "sample-talk").rmdir()
    assert run(home, "process", str(SAMPLE), "--to", str(tmp_path)).returncode == 0
    assert (tmp_path / "sample-talk" / "sample-talk.srt").exists()


def test_killed_ten_times_it_ends_with_the_same_result(
    never_killed: tuple[Path, Path], tmp_path: Path
) -> None:
    home, published = tmp_path / "home", tmp_path / "published"
    chance = random.Random(10)
    arguments = ("process", str(SAMPLE), "--to", str(published))
    kills = 0
    while kills < KILLS:
        with start(home, *arguments) as process:
            # A random moment: later ones as the work advances, or it would never get anywhere.
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=chance.uniform(0.2, 2.5))
            if process.poll() is not None:
                break
            process.kill()
            kills += 1
    assert kills >= 5, "the kills came too late to show anything"
    done = run(home, *arguments)
    assert done.returncode == 0, done.stderr
    assert content(published / "sample-talk") == _with_marker_of(
        published, content(never_killed[1] / "sample-talk")
    )
    assert max(completed_attempts(home).values()) == 1


def _with_marker_of(published: Path, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The hidden marker names the output, which is another one in each data folder."""
    ours = content(published / "sample-talk")
    return {name: ours[name] if name.startswith(".") else data for name, data in files.items()}


def test_broken_files_are_named_and_the_rest_goes_through(tmp_path: Path) -> None:
    files = {
        "empty.mp4": b"",
        "text.mp4": b"Dear diary",
        "noise.mkv": random.Random(1).randbytes(9999),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    done = run(
        tmp_path / "home",
        "process",
        *(str(tmp_path / name) for name in files),
        str(SAMPLE),
        "--to",
        str(tmp_path / "published"),
        "--json",
    )
    assert done.returncode == 1
    by_title = {each["title"]: each for each in json.loads(done.stdout)}
    assert by_title["sample-talk"]["status"] == "READY"
    for name in files:
        stem = name.partition(".")[0]
        assert by_title[stem]["failed"]
        assert name in by_title[stem]["stages"][0]["error"]
        assert f"“{name}”" in done.stderr.replace("\n", "")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["process"],
        ["process", "missing.mp4", "--to", "published"],
        ["process", str(SAMPLE)],
        ["process", str(SAMPLE), "--to", str(SAMPLE)],
        ["process", str(SAMPLE), "--to", "published", "--speed", "11"],
        ["process", str(SAMPLE), "--to", "published", "--model", "enormous"],
        ["process", str(SAMPLE), "--to", "published", "--model", "no/such/model"],
        ["process", str(SAMPLE), "--to", "published", "--model", "./tests"],
        ["process", str(SAMPLE), "--to", "published", "--model", "~nobody-here/model"],
        ["process", str(SAMPLE), "--to", ""],
        ["process", str(SAMPLE), "--to", "~nobody-here/published"],
        ["process", "~nobody-here/talk.mp4", "--to", "published"],
        ["presets", "add", "Elsewhere", "--platform", "folder", "--set", "dir=~nobody-here/talks"],
        ["accounts", "add", "vk", "--name", "Me", "--file", "~nobody-here/login.json"],
    ],
)
def test_bad_arguments_end_with_two_and_one_sentence(
    tmp_path: Path, arguments: Sequence[str]
) -> None:
    done = run(tmp_path / "home", *arguments)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "home" / "recorder.db").exists(), "something was begun"


def test_ctrl_c_keeps_all_progress(tmp_path: Path) -> None:
    home, published = tmp_path / "home", tmp_path / "published"
    with start(home, "process", str(SAMPLE), "--to", str(published)) as process:
        while not [*home.glob("work/*/checkpoint.json")]:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.02)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "progress is kept" in err
    (recording,) = recordings(home)
    assert not recording["is_runtime"]
    assert recording["can_cancel"], "the run stays open and goes on when it is started again"
    assert run(home, "process", str(SAMPLE), "--to", str(published)).returncode == 0


def test_ctrl_c_before_anything_has_begun_ends_without_a_word(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with start(home, "process", str(SAMPLE), "--to", str(tmp_path / "published")) as process:
        while not (home / "logs").exists():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.005)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, "", "")


def test_files_are_handed_to_the_instance_that_works_already(tmp_path: Path) -> None:
    home, published = tmp_path / "home", tmp_path / "published"
    other = tmp_path / "other.mp4"
    other.write_bytes(SAMPLE.read_bytes())
    with start(home, "process", str(SAMPLE), "--to", str(published)) as first:
        while not [*home.glob("work/*/checkpoint.json")]:
            with contextlib.suppress(subprocess.TimeoutExpired):
                first.wait(timeout=0.02)
        second = run(home, "process", str(other), "--to", str(published))
        first.communicate(timeout=200)
    assert first.returncode == 0
    assert second.returncode == 0, second.stderr
    assert "taken the files over" in second.stderr
    assert {each.name for each in published.iterdir()} == {"sample-talk", "other"}


def test_a_window_without_a_display_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    done = run(tmp_path / "home")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
