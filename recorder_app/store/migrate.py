"""Migrations by Alembic; imported only where there is something to migrate."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from recorder_app.store.backup import back_up
from recorder_app.store.connection import for_writing, make_engine
from recorder_app.store.opening import History, Tell
from recorder_app.store.rebuild import rebuild_projection


def migrate(path: Path, backups: Path, revision: str, history: History, tell: Tell) -> None:
    """From `revision` to the newest, in one transaction, after putting a copy into `backups`."""
    tell(0.0)
    back_up(path, backups, revision)
    # SQLite changes a table by building it anew and dropping the old one; with foreign keys on, that
    # deletes whatever refers to it. They can't be switched within a transaction.
    engine = make_engine(path, foreign_keys=False)
    try:
        with for_writing(engine.connect()) as connection, connection.begin():
            upgrade(connection, history)
            rebuild_projection(connection, tell)
            _check_references(connection)
    finally:
        engine.dispose()


def upgrade(connection: Connection, history: History) -> None:
    """Run the migrations inside the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", history.scripts.replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, history.head)


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuntimeError(f"the migration broke a reference: {tuple(broken)}")
