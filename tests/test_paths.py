"""Where the data folder is, and that it can be used."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from recorder_app import app
from recorder_app.paths import Home, find_home


def test_a_relative_data_folder_is_seen_from_where_the_program_was_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RECORDER_HOME", "data")
    assert find_home() == Home(tmp_path / "data")


@pytest.mark.parametrize(
    "arguments", [[], ["list"], ["serve"], ["process", "talk.mp4", "--to", "x"]]
)
@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("~nobody-of-that-name/data", "names the home of somebody who is not known here"),
        ("{folder}/file", "can't be used: Not a directory. Name another one in RECORDER_HOME."),
    ],
)
def test_a_data_folder_that_can_not_be_used_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    named: str,
    told: str,
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("RECORDER_HOME", named.format(folder=tmp_path))
    monkeypatch.setattr(sys, "argv", ["main.py", *arguments])
    assert app.main() == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


def test_a_data_folder_that_is_not_ones_own_is_refused(plain_user: Path) -> None:
    (plain_user / "logs").mkdir()
    Home(plain_user).prepare()
    (plain_user / "logs").chmod(0o500)
    with pytest.raises(ValueError, match="Permission denied"):
        Home(plain_user).prepare()
