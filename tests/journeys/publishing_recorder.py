"""The program as it is started from a terminal, with films whose stages are finished at once.

python -m tests.journeys.publishing_recorder run 1
"""

from __future__ import annotations

import logging
import os
import sys

from recorder_app import app
from recorder_app.control_api import serving
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home
from tests.journeys import finished_films

_log_to = app._log_to


def _log_everything_to(home: Home) -> None:
    _log_to(home)
    logging.getLogger().setLevel(logging.DEBUG)


if __name__ == "__main__":
    for built_with_children in (vars(Engine)["__init__"], serving.serve_on):
        built_with_children.__defaults__ = (
            finished_films.MODULE,
            *(built_with_children.__defaults__ or ())[1:],
        )
    if finished_films.TALKATIVE in os.environ:
        vars(app)["_log_to"] = _log_everything_to
    sys.exit(app.main())
