"""A process that is killed while it writes: `python -m tests.store.interrupted DATABASE`.

Commits one change after the other and prints each revision once it is committed. Every third time it
writes much into a transaction first, so that a kill often comes inside one.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from recorder_app.store.store import Store
from tests.store.examples import add


def main() -> None:
    database = Path(sys.argv[1])
    store = Store.open(database, database.parent / "backups")
    while True:
        with store.write() as writer:
            recording = writer.recording(1) or add(writer, "counted")
            saved = writer.save(replace(recording, title=f"{recording.revision + 1}"))
            for number in range(50 if saved.revision % 3 == 0 else 0):
                add(writer, f"{saved.revision} {number}", outputs=3)
        sys.stdout.write(f"{saved.revision}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
