"""What was paused together goes on together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("runs", sa.Column("together", sa.Boolean, nullable=False, server_default="0"))
    op.create_index(
        "runs_together",
        "runs",
        ["recording_id"],
        sqlite_where=sa.text("together = 1 AND open = 1"),
    )
