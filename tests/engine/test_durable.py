"""Removing folders while others do the same."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from recorder_app.engine import durable


def _grown(folder: Path) -> Path:
    for place in (folder, folder / "parts", folder / "parts" / "inner"):
        place.mkdir(parents=True)
        (place / "film").write_bytes(b"12345")
    return folder


def test_the_bytes_of_what_is_removed_are_counted(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"not ours")
    folder = _grown(tmp_path / "folder")
    (folder / "link").symlink_to(elsewhere)
    assert durable.remove_tree(folder) == 15
    assert not folder.exists()
    assert elsewhere.exists()


def test_nothing_is_removed_where_nothing_is(tmp_path: Path) -> None:
    assert durable.remove_tree(tmp_path / "nowhere") == 0


def test_a_folder_can_be_removed_twice_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        for number in range(50):
            folder = _grown(tmp_path / str(number))
            assert max(pool.map(durable.remove_tree, [folder] * 4)) <= 15
            assert not folder.exists()
