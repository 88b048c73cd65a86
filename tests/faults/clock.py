"""Another day: `RECORDER_TEST_CLOCK`, in ISO 8601, is the moment at which a process' clock begins."""

from __future__ import annotations

import os
from datetime import datetime

import time_machine

VARIABLE = "RECORDER_TEST_CLOCK"


def set_clock() -> None:
    if VARIABLE in os.environ:
        time_machine.travel(datetime.fromisoformat(os.environ[VARIABLE]), tick=True).start()
