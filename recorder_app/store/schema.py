"""The tables. Facts stand in `recordings`, `stages`, `outputs` and `runs`; what is derived from them
stands in `projection` and in the columns `queue_position`, written in the same transaction.

`migrations/` brings an older file to this form; a test proves that both ways end in the same schema.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    event,
    text,
)

from recorder_app.domain.rule import RuleKind
from recorder_app.domain.words import (
    Lane,
    OutputHold,
    OutputStatus,
    PauseMode,
    RecordingStatus,
    SourceKind,
    StageStatus,
    StageType,
    WaitKind,
)
from recorder_app.store.columns import AnyText, Json, Moment, Word

metadata = MetaData()

NO_PLACE = 2**62
"""The place of a recording without an open run: behind every other."""


def _recording_id(*, primary_key: bool = False) -> Column[int]:
    return Column(
        "recording_id",
        Integer,
        ForeignKey("recordings.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
    )


# Ids name folders on disk, so that none may ever be given out twice: hence AUTOINCREMENT.
recordings = Table(
    "recordings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", AnyText, nullable=False),
    Column("source_kind", Word(SourceKind), nullable=False),
    Column("source", AnyText, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("duration_s", Float),
    Column("identity", Json, nullable=False),
    Column("options", Json, nullable=False),
    Column("source_problem", AnyText),
    Column("film_is_source", Boolean, nullable=False),
    Column("skipped", Boolean, nullable=False),
    Column("expired", Boolean, nullable=False),
    Column("revision", Integer, nullable=False),
    sqlite_autoincrement=True,
)
Index("recordings_source", recordings.c.source)
Index(
    "recordings_source_problem",
    recordings.c.id,
    sqlite_where=text("source_problem IS NOT NULL"),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    _recording_id(),
    Column("opened_at", Moment, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("settings", Json, nullable=False),
    Column("pause", Word(PauseMode)),
    Column("cancelling", Boolean, nullable=False),
    Column("pause_until", Moment),
    Column("place", Integer, nullable=False, server_default="0"),
    Column("together", Boolean, nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)
"""`place`: where it stands in the queue; `together`: it was paused with all others."""
Index("runs_recording", runs.c.recording_id)
Index("runs_open", runs.c.recording_id, unique=True, sqlite_where=text("open = 1"))
Index("runs_queue", runs.c.place, runs.c.recording_id, sqlite_where=text("open = 1"))
Index("runs_together", runs.c.recording_id, sqlite_where=text("together = 1 AND open = 1"))
Index("runs_pause_until", runs.c.pause_until, sqlite_where=text("pause_until IS NOT NULL"))

stages = Table(
    "stages",
    metadata,
    _recording_id(primary_key=True),
    Column("type", Word(StageType), primary_key=True),
    Column("status", Word(StageStatus), nullable=False),
    Column("resumable", Boolean, nullable=False),
    Column("attempt_id", Integer),
    Column("attempts", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("crashes", Integer, nullable=False),
    Column("error", AnyText),
    Column("waiting_kind", Word(WaitKind)),
    Column("waiting_message", AnyText),
    Column("next_try", Moment),
    Column("reason", AnyText),
    Column("checkpoint_s", Float),
    Column("result", Json),
    Column("started_at", Moment),
    Column("finished_at", Moment),
    Column("lane", Word(Lane), nullable=False),
    Column("queue_position", Integer),
    CheckConstraint("queue_position IS NULL OR status = 'PENDING'", name="stages_claimable"),
)
"""`queue_position`: the place of the open run if a free lane may start the stage now, else NULL."""
Index(
    "stages_queue",
    stages.c.lane,
    stages.c.queue_position,
    stages.c.recording_id,
    stages.c.type,
    sqlite_where=text("queue_position IS NOT NULL"),
)

outputs = Table(
    "outputs",
    metadata,
    Column("id", Integer, primary_key=True),
    _recording_id(),
    Column("platform", Text, nullable=False),
    Column("preset", AnyText, nullable=False),
    Column("settings", Json, nullable=False),
    Column("marker", AnyText, nullable=False),
    Column("status", Word(OutputStatus), nullable=False),
    Column("resumable", Boolean, nullable=False),
    Column("in_run", Boolean, nullable=False),
    Column("attempt_id", Integer),
    Column("attempts", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("crashes", Integer, nullable=False),
    Column("error", AnyText),
    Column("waiting_kind", Word(WaitKind)),
    Column("waiting_message", AnyText),
    Column("next_try", Moment),
    Column("url", AnyText),
    Column("bytes_sent", Integer, nullable=False),
    Column("bytes_total", Integer, nullable=False),
    Column("started_at", Moment),
    Column("finished_at", Moment),
    Column("queue_position", Integer),
    Column("hold", Word(OutputHold)),
    Column("account", AnyText),
    Column("title", AnyText),
    CheckConstraint("queue_position IS NULL OR status = 'NOT_UPLOADED'", name="outputs_claimable"),
    sqlite_autoincrement=True,
)
Index("outputs_recording", outputs.c.recording_id)
Index("outputs_hold", outputs.c.hold, sqlite_where=text("hold IS NOT NULL"))
Index(
    "outputs_queue",
    outputs.c.queue_position,
    outputs.c.id,
    outputs.c.recording_id,
    sqlite_where=text("queue_position IS NOT NULL"),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    _recording_id(),
    Column("run_id", Integer, ForeignKey("runs.id", ondelete="CASCADE"), nullable=False),
    Column("part", Text, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("ended", Text),
    Column("message", AnyText),
    sqlite_autoincrement=True,
)
Index("attempts_part", attempts.c.recording_id, attempts.c.part)
Index("attempts_run", attempts.c.run_id)
Index("attempts_running", attempts.c.id, sqlite_where=text("ended IS NULL"))

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    _recording_id(),
    Column("at", Moment, nullable=False),
    Column("text", AnyText, nullable=False),
)
Index("journal_recording", journal.c.recording_id)

removals = Table(
    "removals",
    metadata,
    _recording_id(primary_key=True),
    Column("at", Moment, nullable=False),
    Column("files", Boolean, nullable=False),
)
"""Recordings that are off the list, and kept for a while in case that is taken back."""
Index("removals_at", removals.c.at)

transcripts = Table(
    "transcripts",
    metadata,
    _recording_id(primary_key=True),
    Column("text", Text, nullable=False),
    Column("starts", Json, nullable=False),
)
"""What is searched: the sentences, each on a line, and when each of them begins, in seconds."""

stale_transcripts = Table(
    "stale_transcripts",
    metadata,
    _recording_id(primary_key=True),
)
"""What is no longer said, and still to be taken out of `transcripts` and its index: that takes longer
than a command for many recordings may."""

transcript_words = "transcript_words"
event.listen(
    transcripts,
    "after_create",
    DDL(  # type: ignore[no-untyped-call]
        f"CREATE VIRTUAL TABLE {transcript_words} USING fts5(said, content='', "
        "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    ),
)
"""The index of `transcripts`, see `search`."""

presets = Table(
    "presets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", AnyText, nullable=False, unique=True),
    Column("platform", Text, nullable=False),
    Column("account", AnyText),
    Column("settings", Json, nullable=False),
    Column("is_default", Boolean, nullable=False, server_default="0"),
)

rules = Table(
    "rules",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Word(RuleKind), nullable=False),
    Column("pattern", AnyText, nullable=False),
    Column("presets", Json, nullable=False),
)
"""Which presets a new recording gets; in their order."""

accounts = Table(
    "accounts",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("name", AnyText, primary_key=True),
    Column("facts", Json, nullable=False),
)
"""What may be known of an account by anybody who reads the database; its secrets are in the keyring."""

abandoned = Table(
    "abandoned",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("recording_id", Integer, nullable=False),
    Column("output_id", Integer, nullable=False),
    Column("platform", Text, nullable=False),
    Column("account", AnyText),
    Column("checkpoint", Json, nullable=False),
    Column("at", Moment, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_try", Moment, nullable=False),
    sqlite_autoincrement=True,
)
"""Partial uploads that are still to be deleted at their platforms."""
Index("abandoned_next_try", abandoned.c.next_try)

projection = Table(
    "projection",
    metadata,
    _recording_id(primary_key=True),
    Column("title_folded", Text, nullable=False),
    Column("status", Word(RecordingStatus), nullable=False),
    Column("status_order", Integer, nullable=False),
    Column("running", Boolean, nullable=False),
    Column("queued", Boolean, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("attention", Boolean, nullable=False),
    Column("ready", Boolean, nullable=False),
    Column("duration_s", Float),
    Column("created_at", Moment, nullable=False),
    Column("next_try", Moment),
    Column("place", Integer, nullable=False, server_default=str(NO_PLACE)),
    Column("folder", AnyText, nullable=False, server_default=""),
    Column("size_bytes", Integer),
    Column("language", Text),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", AnyText),
    Column("finished_at", Moment),
    Column("progress", Float, nullable=False, server_default="0"),
)
"""One narrow row per recording: all that is filtered, sorted, searched and counted by. From `folder` on
there are no indexes: a hundred thousand such rows are looked through in a moment, and every index costs
the commands for many recordings."""

_groups = ("running", "queued", "paused", "attention", "ready", "status")

# Each order of the list has an index that also answers every filter: a page is read from the index
# alone, in order, however deep it lies and however many rows a filter lets through.
for _key in ("title_folded", "status_order", "duration_s", "created_at"):
    _columns = (
        _key,
        "recording_id",
        *_groups,
        *(() if _key == "title_folded" else ("title_folded",)),
    )
    Index(f"projection_{_key}", *(projection.c[name] for name in _columns))
Index("projection_groups", *(projection.c[name] for name in _groups))
Index(
    "projection_place",
    projection.c.place,
    projection.c.recording_id,
    *(projection.c[name] for name in _groups),
)
Index("projection_next_try", projection.c.next_try, sqlite_where=text("next_try IS NOT NULL"))

keys = Table(
    "keys",
    metadata,
    Column("key", AnyText, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("answer", Json, nullable=False),
    Column("final", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
)
"""Commands that came with an idempotency key, and what was answered."""
Index("keys_at", keys.c.at)

alembic_version = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table, which says which revision a file has."""
