"""A library that an older version has written is brought into its new form, with a word about it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from recorder_app.paths import Home
from tests.store.first_form import write_first_form
from tests.store.stored import change


def _list(home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", "list", "--json"],
        env=os.environ | {"RECORDER_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_it_is_said_once(tmp_path: Path) -> None:
    write_first_form(Home(tmp_path).database)
    first, second = _list(tmp_path), _list(tmp_path)
    assert [each["id"] for each in json.loads(first.stdout)] == [8, 7]
    assert first.stderr == "Updating your library…\n"
    assert second.stdout == first.stdout
    assert second.stderr == ""


def test_one_of_a_newer_version_is_refused_with_a_sentence(tmp_path: Path) -> None:
    assert _list(tmp_path).returncode == 0
    change(Home(tmp_path).database, "UPDATE alembic_version SET version_num = 'newer'")
    refused = _list(tmp_path)
    assert refused.returncode == 2
    assert refused.stdout == ""
    (line,) = refused.stderr.splitlines()
    assert "was written by a newer version of Recorder" in line
