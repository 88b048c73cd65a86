"""The first form: recordings with their stages, outputs, runs, attempts and log; presets."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _required(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _reference(name: str, to: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(to, ondelete="CASCADE"), nullable=False)


def _recording() -> sa.Column[Any]:
    return _reference("recording_id", "recordings.id")


def _work() -> tuple[sa.Column[Any], ...]:
    """What is known of the work on a stage or an output."""
    return (
        sa.Column("attempt_id", sa.Integer),
        _required("attempts", sa.Integer),
        _required("tries", sa.Integer),
        _required("crashes", sa.Integer),
        sa.Column("error", sa.Text),
        sa.Column("waiting_kind", sa.Text),
        sa.Column("waiting_message", sa.Text),
        sa.Column("next_try", sa.Text),
    )


def upgrade() -> None:
    _recordings()
    _runs()
    _stages()
    _outputs()
    _attempts()
    _journal()
    _presets()
    _projection()


def _recordings() -> None:
    op.create_table(
        "recordings",
        sa.Column("id", sa.Integer, primary_key=True),
        _required("title", sa.Text),
        _required("source_kind", sa.Text),
        _required("source", sa.Text),
        _required("created_at", sa.Text),
        sa.Column("duration_s", sa.Float),
        _required("identity", sa.Text),
        _required("options", sa.Text),
        sa.Column("source_problem", sa.Text),
        _required("film_is_source", sa.Boolean),
        _required("skipped", sa.Boolean),
        _required("expired", sa.Boolean),
        _required("revision", sa.Integer),
        sqlite_autoincrement=True,
    )
    op.create_index("recordings_source", "recordings", ["source"])
    op.create_index(
        "recordings_source_problem",
        "recordings",
        ["id"],
        sqlite_where=sa.text("source_problem IS NOT NULL"),
    )


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, primary_key=True),
        _recording(),
        _required("opened_at", sa.Text),
        _required("open", sa.Boolean),
        _required("settings", sa.Text),
        sa.Column("pause", sa.Text),
        _required("cancelling", sa.Boolean),
        sqlite_autoincrement=True,
    )
    op.create_index("runs_recording", "runs", ["recording_id"])
    op.create_index(
        "runs_open", "runs", ["recording_id"], unique=True, sqlite_where=sa.text("open = 1")
    )
    op.create_index(
        "runs_queue", "runs", ["id", "recording_id", "pause"], sqlite_where=sa.text("open = 1")
    )


def _stages() -> None:
    op.create_table(
        "stages",
        _recording(),
        _required("type", sa.Text),
        _required("status", sa.Text),
        _required("resumable", sa.Boolean),
        *_work(),
        sa.Column("reason", sa.Text),
        sa.Column("checkpoint_s", sa.Float),
        sa.Column("result", sa.Text),
        sa.Column("started_at", sa.Text),
        sa.Column("finished_at", sa.Text),
        _required("lane", sa.Text),
        sa.Column("queue_position", sa.Integer),
        sa.PrimaryKeyConstraint("recording_id", "type"),
        sa.CheckConstraint("queue_position IS NULL OR status = 'PENDING'", name="stages_claimable"),
    )
    op.create_index(
        "stages_queue",
        "stages",
        ["lane", "queue_position", "recording_id", "type"],
        sqlite_where=sa.text("queue_position IS NOT NULL"),
    )


def _outputs() -> None:
    op.create_table(
        "outputs",
        sa.Column("id", sa.Integer, primary_key=True),
        _recording(),
        _required("platform", sa.Text),
        _required("preset", sa.Text),
        _required("settings", sa.Text),
        _required("marker", sa.Text),
        _required("status", sa.Text),
        _required("resumable", sa.Boolean),
        _required("in_run", sa.Boolean),
        *_work(),
        sa.Column("url", sa.Text),
        _required("bytes_sent", sa.Integer),
        _required("bytes_total", sa.Integer),
        sa.Column("started_at", sa.Text),
        sa.Column("finished_at", sa.Text),
        sa.Column("queue_position", sa.Integer),
        sa.CheckConstraint(
            "queue_position IS NULL OR status = 'NOT_UPLOADED'", name="outputs_claimable"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("outputs_recording", "outputs", ["recording_id"])
    op.create_index(
        "outputs_queue",
        "outputs",
        ["queue_position", "id", "recording_id"],
        sqlite_where=sa.text("queue_position IS NOT NULL"),
    )


def _attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer, primary_key=True),
        _recording(),
        _reference("run_id", "runs.id"),
        _required("part", sa.Text),
        _required("started_at", sa.Text),
        sa.Column("finished_at", sa.Text),
        sa.Column("ended", sa.Text),
        sa.Column("message", sa.Text),
        sa.Column("pid", sa.Integer),
        sa.Column("pid_started", sa.Float),
        sqlite_autoincrement=True,
    )
    op.create_index("attempts_part", "attempts", ["recording_id", "part"])
    op.create_index("attempts_run", "attempts", ["run_id"])
    op.create_index("attempts_running", "attempts", ["id"], sqlite_where=sa.text("ended IS NULL"))


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer, primary_key=True),
        _recording(),
        _required("at", sa.Text),
        _required("text", sa.Text),
    )
    op.create_index("journal_recording", "journal", ["recording_id"])


def _presets() -> None:
    op.create_table(
        "presets",
        sa.Column("id", sa.Integer, primary_key=True),
        _required("name", sa.Text),
        _required("platform", sa.Text),
        sa.Column("account", sa.Text),
        _required("settings", sa.Text),
        sa.UniqueConstraint("name"),
    )


def _projection() -> None:
    op.create_table(
        "projection",
        _recording(),
        _required("title_folded", sa.Text),
        _required("status", sa.Text),
        _required("status_order", sa.Integer),
        *(_required(group, sa.Boolean) for group in _GROUPS[:-1]),
        sa.Column("duration_s", sa.Float),
        _required("created_at", sa.Text),
        sa.Column("next_try", sa.Text),
        sa.PrimaryKeyConstraint("recording_id"),
    )
    for key in ("title_folded", "status_order", "duration_s", "created_at"):
        title = () if key == "title_folded" else ("title_folded",)
        op.create_index(f"projection_{key}", "projection", [key, "recording_id", *_GROUPS, *title])
    op.create_index("projection_groups", "projection", _GROUPS)
    op.create_index(
        "projection_next_try",
        "projection",
        ["next_try"],
        sqlite_where=sa.text("next_try IS NOT NULL"),
    )


_GROUPS = ["running", "queued", "paused", "attention", "ready", "status"]
