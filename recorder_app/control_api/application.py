"""The control API whole: the same commands for other programs of the same person."""

from __future__ import annotations

from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer
from starlette.types import ASGIApp

from recorder_app import __version__
from recorder_app.control_api import commands, events, outputs, recordings
from recorder_app.control_api.access import Access
from recorder_app.control_api.events import Streams
from recorder_app.control_api.guard import Guard
from recorder_app.control_api.json_bodies import JsonBodies
from recorder_app.control_api.problems import PROBLEM, handle_problems
from recorder_app.engine.front import Front

_ABOUT = """The commands of the window, for other programs of the same person, over loopback only.

Every request carries `Authorization: Bearer <token>`. Every answer that is not a success says why in
`error` (a word) and `detail` (a sentence)."""


def application(front: Front, access: Access, streams: Streams) -> ASGIApp:
    app = FastAPI(
        title="Recorder",
        version=__version__,
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        # The guard checks the token before anything is routed; this only documents it.
        dependencies=[Depends(HTTPBearer(auto_error=False))],
        responses={401: PROBLEM, 403: PROBLEM, 422: PROBLEM},
    )
    handle_problems(app)
    for router in (
        recordings.routes(front),
        commands.routes(front),
        outputs.routes(front),
        events.routes(streams),
    ):
        app.include_router(router)
    return Guard(JsonBodies(app), access)
