"""Taking back what was published to a folder: ours and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from recorder_app.platforms.published_folder import MARK, Mark, unpublish


@pytest.fixture
def published(tmp_path: Path) -> Path:
    folder = tmp_path / "talk"
    folder.mkdir()
    for name in ("talk.mp4", "talk.srt"):
        (folder / name).write_text(name)
    Mark.of(folder, "mine", "digest").write(folder)
    return folder


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def nothing(_file: Path) -> bool:
    return False


def test_what_was_published_is_deleted(published: Path) -> None:
    (published / "Thumbs.db").touch()
    unpublish(published, "mine", nothing)
    assert not published.exists()


def test_what_others_have_put_there_stays(published: Path) -> None:
    (published / "notes.txt").touch()
    (published / "talk.srt").write_text("corrected by hand")
    unpublish(published, "mine", nothing)
    assert names(published) == ["notes.txt", "talk.srt"]


def test_what_is_asked_for_stays(published: Path) -> None:
    unpublish(published, "mine", lambda file: file.name == "talk.mp4")
    assert names(published) == ["talk.mp4"]


@pytest.mark.parametrize("damage", ["other", "unmarked", "gone"])
def test_a_folder_of_somebody_else_is_left_alone(published: Path, damage: str) -> None:
    if damage == "unmarked":
        (published / MARK).unlink()
    elif damage == "gone":
        published.rename(published.with_name("moved"))
    before = names(published.parent)
    unpublish(published, "other" if damage == "other" else "mine", nothing)
    assert names(published.parent) == before
    if damage != "gone":
        assert len(names(published)) >= 2
