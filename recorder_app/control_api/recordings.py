"""What is there: the list, one recording, the presets. And what is added to the list."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response

from recorder_app import __version__
from recorder_app.control_api import forms
from recorder_app.control_api.keys import Key, refusals_told
from recorder_app.control_api.problems import (
    PROBLEM,
    ApiError,
    json_answer,
    unknown_recording,
)
from recorder_app.domain.query import Query as ListQuery
from recorder_app.domain.query import SortKey
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import RecordingStatus
from recorder_app.engine.commands import intake
from recorder_app.engine.front import Front

RecordingId = Annotated[int, Path(description="A recording's id.")]
Position = Annotated[int, Query(ge=0, le=forms.INT64)]


def known(front: Front, recording_id: int) -> Snapshot:
    """Raises the problem `unknown` (404) where there is none."""
    # SQLite's integers end where no id has ever been.
    found = front.recording(recording_id) if abs(recording_id) <= forms.INT64 else None
    if found is None:
        raise unknown_recording(recording_id)
    return found


def routes(front: Front) -> APIRouter:
    router = APIRouter()

    @router.get("/health", tags=["program"], response_model=forms.Health)
    async def health() -> Response:
        """The program is there and answers."""
        return json_answer({"status": "ok", "version": __version__})

    @router.get("/presets", tags=["program"], response_model=list[forms.PresetInfo])
    def presets() -> Response:
        """By name. The default preset is there without being listed."""
        return json_answer(
            [
                {"name": each.name, "platform": each.platform, "account": each.account}
                for each in front.presets()
            ]
        )

    @router.get(
        "/recordings",
        tags=["recordings"],
        response_model=list[forms.Recording],
        responses={
            200: {
                "headers": {
                    "X-Total-Count": {
                        "description": "How many match, on all pages.",
                        "schema": {"type": "integer"},
                    }
                }
            }
        },
    )
    def recordings(
        status: Annotated[
            RecordingStatus | Literal[""] | None, Query(description="Empty: of any.")
        ] = None,
        search: Annotated[
            str,
            Query(
                max_length=1000,
                description="Words that the title holds, or that are said close to each other; of "
                "the last its beginning is enough. In any case, with or without accents.",
            ),
        ] = "",
        offset: Position = 0,
        limit: Annotated[
            int | None, Query(ge=0, le=forms.INT64, description="Without it, all.")
        ] = None,
        sort: Annotated[
            Literal[SortKey.CREATED, SortKey.QUEUE],
            Query(description="`created`: newest first; `queue`: what is next first."),
        ] = SortKey.CREATED,
    ) -> Response:
        newest_first = sort is SortKey.CREATED
        query = ListQuery(status=status or None, search=search, sort=sort, descending=newest_first)
        total = front.count(query)
        page = front.page(query, offset, total if limit is None else limit)
        headers = {"X-Total-Count": str(total)}
        return json_answer([each.to_json() for each in page], headers=headers)

    @router.get(
        "/recordings/{recording_id}",
        tags=["recordings"],
        response_model=forms.Recording,
        responses={404: PROBLEM},
    )
    def recording(recording_id: RecordingId) -> Response:
        return json_answer(known(front, recording_id).to_json())

    @router.post(
        "/recordings",
        tags=["recordings"],
        status_code=HTTPStatus.CREATED,
        response_model=forms.Recording,
        responses={
            404: PROBLEM | {"description": "The same key has added it, and it was removed since."},
            409: PROBLEM | {"description": "The same key's command is `in_progress`."},
        },
    )
    def add(body: forms.NewRecording, key: Key = None) -> Response:
        """Put a file or a link on the list. It waits there for Run."""
        with refusals_told():
            if intake.is_folder(body.source):
                raise ValueError(f"“{body.source}” is a folder: add what is in it one by one.")
            added = front.add([body.source], presets=body.presets, title=body.title, key=key)
        if not added:
            raise ApiError(
                HTTPStatus.NOT_FOUND,
                "unknown",
                "What this key has added was removed from the list.",
            )
        return json_answer(added[0].to_json(), HTTPStatus.CREATED)

    return router
