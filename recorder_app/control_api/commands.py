"""The commands, on one recording and on many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Response

from recorder_app.control_api import forms
from recorder_app.control_api.keys import Key, refusals_told
from recorder_app.control_api.problems import PROBLEM, ApiError, Problem, json_answer
from recorder_app.control_api.recordings import RecordingId, known
from recorder_app.domain.outcome import Outcome, Word
from recorder_app.engine import answers
from recorder_app.engine.front import Front

Give = Callable[[Sequence[int]], list[Outcome]]
"""A command with all that it needs but the recordings."""

ONE: dict[int | str, dict[str, Any]] = {
    404: PROBLEM,
    409: {
        "model": forms.CommandRefusal | Problem,
        "description": "Not allowed now; or the same key's command is `in_progress`.",
    },
}


def answered(front: Front, outcome: Outcome) -> Response:
    """The outcome with the recording as it is now."""
    if outcome.word is Word.UNKNOWN:
        raise ApiError(HTTPStatus.NOT_FOUND, outcome.word, outcome.message)
    body = answers.of_one(outcome, known(front, outcome.recording_id).to_json())
    if outcome.http_status != 200:
        body |= {"error": outcome.word.value, "detail": outcome.message}
    return json_answer(body, outcome.http_status)


def _until(body: forms.Pause) -> datetime | timedelta | None:
    if body.until is not None and body.for_s is not None:
        raise ValueError("Give “until” or “for_s”, not both.")
    if body.for_s is not None:
        return timedelta(seconds=body.for_s)
    return body.until


def routes(front: Front) -> APIRouter:
    router = APIRouter(tags=["commands"])

    def one(recording_id: int, give: Give) -> Response:
        known(front, recording_id)
        with refusals_told():
            (outcome,) = give([recording_id])
        return answered(front, outcome)

    def many(ids: Sequence[int], give: Give) -> Response:
        with refusals_told():
            return json_answer(answers.of_each(give(ids)))

    def pause_with(body: forms.Pause, key: str | None) -> Give:
        with refusals_told():
            until = _until(body)
        return partial(front.pause, mode=body.mode, until=until, key=key)

    def run_with(body: forms.Run, key: str | None) -> Give:
        return partial(front.run_now if body.now else front.run, key=key)

    def reset_with(body: forms.Reset, key: str | None) -> Give:
        return partial(front.reset, keep_files=body.keep_files, key=key)

    @router.post("/recordings/bulk/run", response_model=forms.BulkAnswer)
    def run_many(body: forms.RunMany, key: Key = None) -> Response:
        """Run each: one outcome per recording, none stops another."""
        return many(body.recording_ids, run_with(body, key))

    @router.post("/recordings/bulk/pause", response_model=forms.BulkAnswer)
    def pause_many(body: forms.PauseMany, key: Key = None) -> Response:
        return many(body.recording_ids, pause_with(body, key))

    @router.post("/recordings/bulk/cancel", response_model=forms.BulkAnswer)
    def cancel_many(body: forms.Many, key: Key = None) -> Response:
        return many(body.recording_ids, partial(front.cancel, key=key))

    @router.post("/recordings/bulk/reset", response_model=forms.BulkAnswer)
    def reset_many(body: forms.ResetMany, key: Key = None) -> Response:
        return many(body.recording_ids, reset_with(body, key))

    single = APIRouter(tags=["commands"], responses=ONE)

    @single.post("/recordings/{recording_id}/run", response_model=forms.CommandAnswer)
    def run(recording_id: RecordingId, body: forms.Run | None = None, key: Key = None) -> Response:
        """Start, continue or retry: whatever is meaningful now; `run_hint` says beforehand what."""
        return one(recording_id, run_with(body or forms.Run(now=False), key))

    @single.post("/recordings/{recording_id}/pause", response_model=forms.CommandAnswer)
    def pause(
        recording_id: RecordingId, body: forms.Pause | None = None, key: Key = None
    ) -> Response:
        """Stop at the next checkpoint, or after the current stage, with all progress kept."""
        return one(recording_id, pause_with(body or forms.Pause.model_validate({}), key))

    @single.post("/recordings/{recording_id}/cancel", response_model=forms.CommandAnswer)
    def cancel(
        recording_id: RecordingId, _body: forms.Nothing | None = None, key: Key = None
    ) -> Response:
        """Stop now; answered when nothing runs any more and nothing unfinished is left."""
        return one(recording_id, partial(front.cancel, key=key))

    @single.post("/recordings/{recording_id}/reset", response_model=forms.CommandAnswer)
    def reset(
        recording_id: RecordingId, body: forms.Reset | None = None, key: Key = None
    ) -> Response:
        """Discard everything that was produced; nothing is deleted at a platform."""
        return one(recording_id, reset_with(body or forms.Reset(keep_files=False), key))

    @single.post("/recordings/{recording_id}/skip", response_model=forms.CommandAnswer)
    def skip(
        recording_id: RecordingId, _body: forms.Nothing | None = None, key: Key = None
    ) -> Response:
        """Mark it as not to be processed; Run takes the mark away."""
        return one(recording_id, partial(front.skip, key=key))

    @single.post("/recordings/{recording_id}/move", response_model=forms.CommandAnswer)
    def move(recording_id: RecordingId, body: forms.Move, key: Key = None) -> Response:
        """Change its place in the queue."""
        return one(recording_id, partial(front.move, place=body.place, key=key))

    router.include_router(single)
    return router
