"""What is known of accounts, and who waits for them; their secrets are not here."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from recorder_app.domain.account import Account
from recorder_app.domain.words import WaitKind
from recorder_app.store.schema import accounts, outputs


def find(
    connection: Connection, platform: str | None = None, name: str | None = None
) -> list[Account]:
    """By platform and name."""
    found = select(accounts).order_by(accounts.c.platform, accounts.c.name)
    if platform is not None:
        found = found.where(accounts.c.platform == platform)
    if name is not None:
        found = found.where(accounts.c.name == name)
    return [Account(*row) for row in connection.execute(found)]


def put(connection: Connection, account: Account) -> None:
    connection.execute(
        upsert(accounts)
        .values(platform=account.platform, name=account.name, facts=account.facts)
        .on_conflict_do_update(index_elements=["platform", "name"], set_={"facts": account.facts})
    )


def remove(connection: Connection, platform: str, name: str) -> bool:
    """False where there is none."""
    gone = delete(accounts).where(accounts.c.platform == platform, accounts.c.name == name)
    return bool(connection.execute(gone).rowcount)


def waited_for(connection: Connection, platform: str, account: str) -> list[int]:
    """The recordings with an output that waits for a login with this account."""
    found = select(outputs.c.recording_id).where(
        outputs.c.waiting_kind == WaitKind.LOGIN,
        outputs.c.platform == platform,
        outputs.c.account == account,
    )
    return sorted(set(connection.scalars(found)))
