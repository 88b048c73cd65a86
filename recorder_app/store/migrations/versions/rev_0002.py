"""Pauses that end by themselves, an order of the queue that can be changed, outputs that are held by
themselves, idempotency keys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_NO_PLACE = str(2**62)
_GROUPS = ["running", "queued", "paused", "attention", "ready", "status"]


def upgrade() -> None:
    op.add_column("runs", sa.Column("pause_until", sa.Text))
    op.add_column("runs", sa.Column("place", sa.Integer, nullable=False, server_default="0"))
    # Until now the queue went by the order in which runs were opened.
    op.execute("UPDATE runs SET place = id")
    op.drop_index("runs_queue", "runs")
    op.create_index(
        "runs_queue", "runs", ["place", "recording_id"], sqlite_where=sa.text("open = 1")
    )
    op.create_index(
        "runs_pause_until",
        "runs",
        ["pause_until"],
        sqlite_where=sa.text("pause_until IS NOT NULL"),
    )
    op.add_column("outputs", sa.Column("hold", sa.Text))
    op.create_index("outputs_hold", "outputs", ["hold"], sqlite_where=sa.text("hold IS NOT NULL"))
    op.add_column(
        "projection", sa.Column("place", sa.Integer, nullable=False, server_default=_NO_PLACE)
    )
    op.create_index("projection_place", "projection", ["place", "recording_id", *_GROUPS])
    op.create_table(
        "keys",
        sa.Column("key", sa.Text, primary_key=True, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("final", sa.Boolean, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.create_index("keys_at", "keys", ["at"])
