"""A child process in states that no program should have to end politely.

`RECORDER_TEST_STUCK` says which: `deaf` holds the interpreter in one endless call, takes no notice of
SIGTERM and never reads its input; `nameless` finds a name server that never answers.
"""

from __future__ import annotations

import ctypes
import os
import re
import signal
import tempfile
from pathlib import Path
from typing import NoReturn

from recorder_app import stages
from recorder_app.domain.work import Context, StageJob
from recorder_app.engine.children import child
from tests.faults.child import TinyStage

VARIABLE = "RECORDER_TEST_STUCK"
SILENT_SERVER = "127.0.0.2"
"""Whoever uses `nameless` listens there on UDP port 53 and says nothing."""

_NEW_MOUNTS, _BIND, _PRIVATE = 0x00020000, 0x1000, 0x44000


class Deaf(TinyStage):
    def run(self, job: StageJob, context: Context) -> NoReturn:
        context.checkpoint({"done": 0})
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        context.progress(0.5, note="deaf")
        re.fullmatch("(a|a)+b", "a" * 99)
        raise AssertionError("that takes longer than the universe lasts")


def ask_a_silent_name_server() -> None:
    """In this process and its children. Raises `OSError` where that is not allowed."""
    with tempfile.NamedTemporaryFile("w") as file:
        file.write(f"nameserver {SILENT_SERVER}\n")
        file.flush()
        libc = ctypes.CDLL(None, use_errno=True)
        for failed in (
            libc.unshare(_NEW_MOUNTS),
            libc.mount(b"none", b"/", None, _PRIVATE, None),
            libc.mount(file.name.encode(), b"/etc/resolv.conf", None, _BIND, None),
        ):
            if failed:
                raise OSError(ctypes.get_errno(), "no name server of our own")


if __name__ == "__main__":
    match os.environ[VARIABLE]:
        case "deaf":
            vars(stages)["load"] = lambda stage: Deaf(stage, Path(os.devnull))
        case "nameless":
            ask_a_silent_name_server()
    child.main()
