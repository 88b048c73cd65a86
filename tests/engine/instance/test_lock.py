"""Only one instance works on a data folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from recorder_app.engine.instance.lock import InstanceLock
from recorder_app.paths import Home

_HOLD = """
import sys
from pathlib import Path
from recorder_app.engine.instance.lock import InstanceLock
from recorder_app.paths import Home
lock = InstanceLock(Home(Path(sys.argv[1])))
print(lock.take(), flush=True)
sys.stdin.read()
"""


def test_a_second_process_is_refused_until_the_first_has_died(tmp_path: Path) -> None:
    lock = InstanceLock(Home(tmp_path))
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert not lock.take()
        other.kill()
        other.wait()
        assert lock.take()
    lock.release()
