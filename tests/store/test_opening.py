"""Opening: new, known, older, newer, damaged files."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from recorder_app.domain.words import Lane, PauseMode, StageType
from recorder_app.store import migrations
from recorder_app.store.connection import for_writing, make_engine
from recorder_app.store.errors import DamagedStoreError, NewerStoreError, StoreError
from recorder_app.store.migrate import upgrade
from recorder_app.store.opening import HISTORY, History, is_older, prepare
from recorder_app.store.schema import metadata, transcript_words
from recorder_app.store.store import Store
from tests.store.examples import add_running
from tests.store.first_form import write_first_form
from tests.store.stored import change, rows, schema

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{head}"


def upgrade():
    with op.batch_alter_table("recordings", recreate="always") as recordings:
        recordings.add_column(sa.Column("colour", sa.Text))
    op.create_table("extra", sa.Column("id", sa.Integer, primary_key=True))
    {crash}
"""


def _files(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.glob("*")) if folder.exists() else []


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A file with something in it, closed."""
    path = tmp_path / "home" / "recorder.db"
    with closing(Store.open(path, tmp_path / "backups")) as store, store.write() as writer:
        add_running(writer, outputs=1)
    return path


def _history(tmp_path: Path, crash: str = "") -> History:
    """The program's history with one more revision."""
    scripts = tmp_path / "scripts"
    shutil.copytree(Path(migrations.__file__).parent, scripts)
    (scripts / "versions" / "rev_next.py").write_text(NEXT.format(head=HISTORY.head, crash=crash))
    return History((*HISTORY.revisions, "next"), str(scripts))


def _is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    """What FTS5 keeps is no table to SQLAlchemy; `schema` compares that."""
    return kind != "table" or not str(name).startswith(transcript_words)


def test_a_new_file_is_what_the_migrations_make(tmp_path: Path, database: Path) -> None:
    engine = make_engine(tmp_path / "migrated.db", foreign_keys=False)
    with for_writing(engine.connect()) as connection, connection.begin():
        upgrade(connection, HISTORY)
    with engine.connect() as connection:
        compared = {"compare_type": True, "include_name": _is_ours}
        context = MigrationContext.configure(connection, opts=compared)
        assert compare_metadata(context, metadata) == []
    engine.dispose()
    assert schema(tmp_path / "migrated.db") == schema(database)
    version = "SELECT * FROM alembic_version"
    assert rows(tmp_path / "migrated.db", version) == rows(database, version) == [(HISTORY.head,)]


def test_the_history_names_every_revision() -> None:
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    revisions = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(revisions)) == HISTORY.revisions


def test_a_known_file_is_opened_as_it_is(tmp_path: Path, database: Path) -> None:
    before = database.read_bytes()
    with closing(Store.open(database, tmp_path / "backups")) as store, store.read() as reader:
        assert reader.recording(1) is not None
    assert database.read_bytes() == before
    assert _files(tmp_path / "backups") == []


def test_opening_does_not_import_alembic(database: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from recorder_app.store.store import Store;"
        f"Store.open(Path({str(database)!r}), Path('unused')).close();"
        "assert not [name for name in sys.modules if name.startswith('alembic')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_an_older_file_is_copied_and_migrated(tmp_path: Path, database: Path) -> None:
    history, told = _history(tmp_path), list[float]()
    assert is_older(database, history)
    prepare(database, tmp_path / "backups", history, told.append)
    assert told == [0.0, 1.0]
    assert not is_older(database, history)
    assert rows(database, "SELECT * FROM alembic_version") == [("next",)]
    assert rows(database, "SELECT colour FROM recordings") == [(None,)]
    # A table is changed by dropping the old one; what refers to it must live through that.
    assert rows(database, "SELECT count(*) FROM stages") == [(5,)]
    assert rows(database, "SELECT count(*) FROM runs") == [(1,)]
    assert rows(database, "SELECT count(*) FROM projection") == [(1,)]
    (name,) = _files(tmp_path / "backups")
    assert name.startswith("recorder-2")
    assert name.endswith(f"-{HISTORY.head}.db")
    with (
        closing(Store.open(tmp_path / "backups" / name, tmp_path)) as store,
        store.read() as reader,
    ):
        assert reader.recording(1) is not None


def test_a_file_of_the_first_form_keeps_all_it_has(tmp_path: Path) -> None:
    path = tmp_path / "recorder.db"
    write_first_form(path)
    with closing(Store.open(path, tmp_path / "backups")) as store, store.read() as reader:
        assert reader.open_runs() == [8, 7]
        assert reader.places() == {8: 4, 7: 5}
        assert reader.queued() == [8]
        assert reader.paused() == [7]
        assert reader.claimable(Lane.NETWORK, 9) == [(8, StageType.DOWNLOAD)]
        paused, queued = reader.recording(7), reader.recording(8)
        assert paused is not None
        assert paused.run is not None
        assert (paused.run.pause, paused.run.pause_until) == (PauseMode.CHECKPOINT, None)
        assert queued is not None
        assert [(each.in_run, each.hold) for each in queued.outputs] == [(True, None)]
        assert [entry.text for entry in reader.journal(7)] == ["Paused."]


def test_nothing_is_older_that_is_new_or_can_not_be_read(tmp_path: Path, database: Path) -> None:
    told: list[float] = []
    prepare(database, tmp_path / "backups", tell=told.append)
    assert told == []
    assert not is_older(database)
    assert not is_older(tmp_path / "none.db")
    change(database, "UPDATE alembic_version SET version_num = 'newer'")
    assert not is_older(database)
    _garbage(database)
    assert not is_older(database)


def test_the_last_five_copies_are_kept(tmp_path: Path, database: Path) -> None:
    backups = tmp_path / "backups"
    backups.mkdir()
    for day in range(1, 8):
        (backups / f"recorder-2025010{day}T120000000000Z-0000.db").touch()
    (backups / "mine.db").touch()
    prepare(database, backups, _history(tmp_path))
    days = [name for name in _files(backups) if name.startswith("recorder-20250")]
    assert [name[16] for name in days] == ["4", "5", "6", "7"]
    assert len(_files(backups)) == 6
    assert "mine.db" in _files(backups)


def test_a_migration_that_fails_leaves_the_old_file(tmp_path: Path, database: Path) -> None:
    before = schema(database), rows(database, "SELECT * FROM recordings")
    history = _history(tmp_path, "raise RuntimeError('broken')")
    with pytest.raises(RuntimeError, match="broken"):
        prepare(database, tmp_path / "backups", history)
    assert (schema(database), rows(database, "SELECT * FROM recordings")) == before
    with closing(Store.open(database, tmp_path / "backups")) as store, store.read() as reader:
        assert reader.recording(1) is not None


def test_a_migration_that_is_killed_leaves_the_old_file(tmp_path: Path, database: Path) -> None:
    before = schema(database), rows(database, "SELECT * FROM recordings")
    history = _history(tmp_path, "import os; os._exit(9)")
    code = (
        "from pathlib import Path; from recorder_app.store.opening import History, is_older, prepare;"
        f"prepare(Path({str(database)!r}), Path({str(tmp_path / 'backups')!r}), {history!r})"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 9
    assert (schema(database), rows(database, "SELECT * FROM recordings")) == before
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]


def test_a_creation_that_was_cut_off_is_done_again(tmp_path: Path) -> None:
    path = tmp_path / "recorder.db"
    change(path, "PRAGMA journal_mode=WAL")
    with closing(Store.open(path, tmp_path / "backups")) as store, store.write() as writer:
        add_running(writer)


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path, database: Path) -> None:
    change(database, "UPDATE alembic_version SET version_num = '9999'")
    before = database.read_bytes()
    with pytest.raises(NewerStoreError, match="newer version of Recorder") as caught:
        Store.open(database, tmp_path / "backups")
    assert str(database) in str(caught.value)
    assert database.read_bytes() == before
    assert _files(tmp_path / "backups") == []


def _garbage(path: Path) -> None:
    path.write_bytes(b"This is not a database at all. " * 100)


def _truncated(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _scribbled(path: Path) -> None:
    """Every page but the first is overwritten."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


def _foreign(path: Path) -> None:
    path.unlink()
    change(path, "CREATE TABLE songs (title TEXT)")


def _unmarked(path: Path) -> None:
    change(path, "DELETE FROM alembic_version")


@pytest.mark.parametrize("damage", [_garbage, _truncated, _scribbled, _foreign, _unmarked])
def test_a_damaged_file_is_refused_and_left_alone(
    tmp_path: Path, database: Path, damage: object
) -> None:
    assert callable(damage)
    damage(database)
    before = database.read_bytes()
    with pytest.raises(DamagedStoreError, match=r"is damaged|was not written by") as caught:
        Store.open(database, tmp_path / "backups")
    assert str(database) in str(caught.value)
    assert database.read_bytes() == before


def test_damage_that_is_met_later_is_told_as_well(tmp_path: Path, database: Path) -> None:
    with closing(Store.open(database, tmp_path / "backups")) as store:
        content = database.read_bytes()
        with database.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xa5" * (len(content) - 4096))
        with pytest.raises(DamagedStoreError), store.read() as reader:
            reader.recording(1)


def test_a_place_that_can_t_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="can't be opened"):
        Store.open(tmp_path / "file" / "recorder.db", tmp_path)
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    with pytest.raises(StoreError, match="folder"):
        Store.open(tmp_path / "folder", tmp_path)


def test_a_path_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "a b%20c?d#e é" / "recorder.db"
    for _ in range(2):
        with closing(Store.open(path, tmp_path / "backups")) as store, store.write() as writer:
            add_running(writer)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM recordings").fetchone() == (2,)
