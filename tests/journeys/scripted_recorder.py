"""The program as it is started from a terminal, with films that say what the stages do with them.

python -m tests.journeys.scripted_recorder run 1
"""

from __future__ import annotations

import sys

from recorder_app.app import main
from recorder_app.control_api import serving
from recorder_app.engine.engine import Engine
from tests.journeys import scripted_films

if __name__ == "__main__":
    for built_with_children in (vars(Engine)["__init__"], serving.serve_on):
        built_with_children.__defaults__ = (
            scripted_films.MODULE,
            *(built_with_children.__defaults__ or ())[1:],
        )
    sys.exit(main())
