"""What goes wrong, in the one form in which it is told: a word for programs, a sentence for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from recorder_app.store.errors import StoreError


class Problem(BaseModel):
    """The body of every answer that is neither a success nor the outcome of a command."""

    error: str = Field(description="A machine word.", examples=["unknown"])
    detail: str = Field(description="A sentence for people.")


class ApiError(Exception):
    def __init__(self, status: HTTPStatus, error: str, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.error = error
        self.detail = detail


def json_answer(
    body: object, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """ASCII only, because names of files may hold what UTF-8 can't."""
    return Response(json.dumps(body), status, headers, media_type="application/json")


def problem(
    status: int, error: str, detail: str, headers: Mapping[str, str] | None = None
) -> Response:
    return json_answer({"error": error, "detail": detail}, status, headers)


def unknown_recording(recording_id: object) -> ApiError:
    return ApiError(HTTPStatus.NOT_FOUND, "unknown", f"There is no recording {recording_id}.")


def handle_problems(app: FastAPI) -> None:
    """Let every way to fail end in a `Problem`."""

    @app.exception_handler(ApiError)
    async def _told(_request: Request, error: ApiError) -> Response:
        return problem(error.status, error.error, error.detail)

    @app.exception_handler(RequestValidationError)
    async def _invalid(_request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = [str(each) for each in first["loc"]]
        if where[0] == "path":
            return problem(404, "unknown", f"There is nothing at that address: {first['msg']}.")
        return problem(422, "invalid", f"{_place(where)}: {first['msg']}.")

    @app.exception_handler(HTTPException)
    async def _http(_request: Request, error: HTTPException) -> Response:
        phrase = HTTPStatus(error.status_code).phrase
        word = phrase.lower().replace(" ", "_").replace("-", "_")
        if error.status_code == HTTPStatus.NOT_FOUND:
            return problem(404, "unknown", "There is nothing at that address.")
        if error.status_code == HTTPStatus.BAD_REQUEST:
            return problem(422, "invalid", "The body can't be read.")
        return problem(error.status_code, word, f"{phrase}.", error.headers)

    @app.exception_handler(StoreError)
    async def _store(_request: Request, error: StoreError) -> Response:
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, "store", str(error))

    @app.exception_handler(Exception)
    async def _mistake(_request: Request, _error: Exception) -> Response:
        return problem(500, "mistake", "Recorder made a mistake; its log says more.")


def _place(where: list[str]) -> str:
    kind, *inside = where
    if kind == "body" and not (inside and inside[0].isidentifier()):
        return "The body"
    return f"“{'.'.join(inside)}”" if inside else f"The {kind}"


PROBLEM: dict[str, Any] = {"model": Problem}
