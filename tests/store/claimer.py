"""A process that claims: `python -m tests.store.claimer DATABASE`.

For each line that it reads it tries to claim what is first in the queue, and prints the recording's id,
"late" if another was faster, or "empty".
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from recorder_app.domain.words import Lane
from recorder_app.store.store import Store
from tests.store.examples import NOW


def claim_all(store: Store) -> Iterator[int | None]:
    """Claims one at a time until nothing is left, always the first of those that it sees; None where
    another was faster."""
    while True:
        with store.read() as reader:
            seen = reader.claimable(Lane.NETWORK, 1)
        if not seen:
            return
        with store.write() as writer:
            claim = writer.claim(*seen[0], NOW)
        yield None if claim is None else claim[0].id


def main() -> None:
    database = Path(sys.argv[1])
    store = Store.open(database, database.parent / "backups")
    claims = claim_all(store)
    for _ in sys.stdin:
        claimed = next(claims, "empty")
        sys.stdout.write(f"{'late' if claimed is None else claimed}\n")
        sys.stdout.flush()
    store.close()


if __name__ == "__main__":
    main()
