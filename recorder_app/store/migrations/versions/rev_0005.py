"""What is said can be searched; a removal can be taken back; more to sort and filter by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "removals",
        sa.Column(
            "recording_id",
            sa.Integer,
            sa.ForeignKey("recordings.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("files", sa.Boolean, nullable=False),
    )
    op.create_index("removals_at", "removals", ["at"])
    op.create_table(
        "transcripts",
        sa.Column(
            "recording_id",
            sa.Integer,
            sa.ForeignKey("recordings.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("starts", sa.Text, nullable=False),
    )
    op.create_table(
        "stale_transcripts",
        sa.Column(
            "recording_id",
            sa.Integer,
            sa.ForeignKey("recordings.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
    )
    op.execute(
        "CREATE VIRTUAL TABLE transcript_words USING fts5(said, content='', "
        "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )
    for column in (
        sa.Column("folder", sa.Text, nullable=False, server_default=""),
        sa.Column("size_bytes", sa.Integer),
        sa.Column("language", sa.Text),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("error", sa.Text),
        sa.Column("finished_at", sa.Text),
        sa.Column("progress", sa.Float, nullable=False, server_default="0"),
    ):
        op.add_column("projection", column)
    op.add_column("outputs", sa.Column("title", sa.Text))
