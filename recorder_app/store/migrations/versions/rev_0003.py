"""Accounts, which presets new recordings get, and partial uploads that are still to be deleted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("outputs", sa.Column("account", sa.Text))
    op.create_table(
        "accounts",
        sa.Column("platform", sa.Text, primary_key=True, nullable=False),
        sa.Column("name", sa.Text, primary_key=True, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
    )
    op.add_column(
        "presets", sa.Column("is_default", sa.Boolean, nullable=False, server_default="0")
    )
    op.create_table(
        "rules",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("pattern", sa.Text, nullable=False),
        sa.Column("presets", sa.Text, nullable=False),
    )
    op.create_table(
        "abandoned",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("recording_id", sa.Integer, nullable=False),
        sa.Column("output_id", sa.Integer, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("account", sa.Text),
        sa.Column("checkpoint", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("next_try", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("abandoned_next_try", "abandoned", ["next_try"])
    # A child is found by the mark in its environment: nothing was ever written here.
    op.drop_column("attempts", "pid")
    op.drop_column("attempts", "pid_started")
