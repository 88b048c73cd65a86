"""Run by Alembic: migrates within the transaction that `migrate` has begun."""

from __future__ import annotations

from alembic import context

from recorder_app.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
