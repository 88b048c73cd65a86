"""Starts Recorder. Guarded, because a spawned process may import this file again."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    from recorder_app.app import main

    sys.exit(main())
