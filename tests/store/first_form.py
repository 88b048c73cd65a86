"""A library as the first version of the program has left it."""

from __future__ import annotations

from pathlib import Path

from recorder_app.domain.words import STAGE_LANES, StageType
from recorder_app.store.connection import for_writing, make_engine
from recorder_app.store.migrate import upgrade
from recorder_app.store.opening import HISTORY, History
from tests.store.stored import change

_WRITTEN = (
    "INSERT INTO recordings VALUES (7, 'Talk', 'file', '/talk.mp4', '2026-03-01T12:00:00.000000+00:00',"
    " NULL, '{}', '{}', NULL, 0, 0, 0, 3)",
    "INSERT INTO recordings SELECT 8, title, source_kind, source, created_at, duration_s, identity,"
    " options, source_problem, film_is_source, skipped, expired, revision FROM recordings",
    "INSERT INTO runs VALUES (4, 8, '2026-03-01T12:00:00.000000+00:00', 1, '{}', NULL, 0)",
    "INSERT INTO runs VALUES (5, 7, '2026-03-01T12:00:00.000000+00:00', 1, '{}', 'checkpoint', 0)",
    *(
        f"INSERT INTO stages VALUES ({recording}, '{stage.value}', 'PENDING', 1, NULL, 0, 0, 0, NULL,"
        f" NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{STAGE_LANES[stage].value}', NULL)"
        for recording in (7, 8)
        for stage in StageType
    ),
    "INSERT INTO outputs VALUES (2, 8, 'folder', 'Talks', '{}', 'marker', 'NOT_UPLOADED', 0, 1, NULL,"
    " 0, 0, 0, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL)",
    "INSERT INTO journal VALUES (1, 7, '2026-03-01T12:00:00.000000+00:00', 'Paused.')",
)


def write_first_form(path: Path) -> None:
    """Recording 7 is paused, 8 is queued with an upload."""
    engine = make_engine(path, foreign_keys=False)
    with for_writing(engine.connect()) as connection, connection.begin():
        upgrade(connection, History(("0001",), HISTORY.scripts))
    engine.dispose()
    change(path, *_WRITTEN)
