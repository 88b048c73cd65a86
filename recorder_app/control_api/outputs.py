"""The commands for one output."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path, Response

from recorder_app.control_api import forms
from recorder_app.control_api.commands import ONE, answered
from recorder_app.control_api.keys import Key, refusals_told
from recorder_app.control_api.recordings import RecordingId, known
from recorder_app.domain.outcome import Outcome, unknown_output
from recorder_app.engine.front import Front

OutputId = Annotated[int, Path(description="An output's id.")]


def routes(front: Front) -> APIRouter:
    router = APIRouter(tags=["outputs"], responses=ONE)

    def one(output_id: int, give: Callable[[], Outcome]) -> Response:
        if abs(output_id) > forms.INT64:
            return answered(front, unknown_output(output_id))
        with refusals_told():
            return answered(front, give())

    @router.post("/recordings/{recording_id}/outputs", response_model=forms.CommandAnswer)
    def upload(recording_id: RecordingId, body: forms.NewOutput, key: Key = None) -> Response:
        """Add an output. It joins the open run, or opens one where the stages are finished."""
        known(front, recording_id)
        with refusals_told():
            return answered(front, front.upload(recording_id, body.preset, key=key))

    @router.post("/outputs/{output_id}/pause", response_model=forms.CommandAnswer)
    def pause(output_id: OutputId, _body: forms.Nothing | None = None, key: Key = None) -> Response:
        """Hold this upload; the others go on."""
        return one(output_id, lambda: front.pause_output(output_id, key=key))

    @router.post("/outputs/{output_id}/cancel", response_model=forms.CommandAnswer)
    def cancel(
        output_id: OutputId, _body: forms.Nothing | None = None, key: Key = None
    ) -> Response:
        """Stop this upload now; it is done again only when it is asked for by name."""
        return one(output_id, lambda: front.cancel_output(output_id, key=key))

    @router.post("/outputs/{output_id}/retry", response_model=forms.CommandAnswer)
    def retry(output_id: OutputId, _body: forms.Nothing | None = None, key: Key = None) -> Response:
        """Go on with it, do what failed again, or do after all what was cancelled."""
        return one(output_id, lambda: front.retry_output(output_id, key=key))

    @router.post("/outputs/{output_id}/answer", response_model=forms.CommandAnswer)
    def answer(output_id: OutputId, body: forms.Answer, key: Key = None) -> Response:
        """Say whether an upload has arrived that waits for a person to look."""
        return one(output_id, lambda: front.answer_output(output_id, body.there, key=key))

    return router
