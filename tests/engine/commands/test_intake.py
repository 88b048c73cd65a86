"""From paths, folders and links to recordings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from recorder_app.domain.words import SourceKind
from recorder_app.domain.work import Source
from recorder_app.engine.commands import intake


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX permissions")
def test_of_a_folder_only_files_are_taken(tmp_path: Path) -> None:
    """One link that leads nowhere keeps none of the others out."""
    (tmp_path / "talk.mp4").touch()
    (tmp_path / "folder.mp4").mkdir()
    (tmp_path / "nowhere.mp4").symlink_to("/nowhere/talk.mp4")
    (tmp_path / "loop.mp4").symlink_to("loop.mp4")
    os.mkfifo(tmp_path / "pipe.mp4")
    found = intake.sources([str(tmp_path)])
    assert [each.location for each in found] == [str(tmp_path / "talk.mp4")]


@pytest.mark.parametrize(
    ("location", "title"),
    [
        ("/films/talk.mp4", "talk"),
        ("/films/new\nline.mp4", "new line"),
        ("/films/ .mp4", "recording"),
        ("https://example.org/one%0Atwo.mp4", "one two"),
        ("https://example.org/%07.mp4", "example.org"),
        ("https://example.org", "example.org"),
    ],
)
def test_a_title_can_always_be_read(location: str, title: str) -> None:
    kind = SourceKind.URL if "://" in location else SourceKind.FILE
    assert intake.title_of(Source(kind, location)) == title
