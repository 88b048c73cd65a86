"""The idempotency key of a request, and what the engine refuses before there is an outcome."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Annotated

from fastapi import Header

from recorder_app.control_api.problems import ApiError
from recorder_app.domain.outcome import InProgress, KeyConflict

Key = Annotated[
    str | None,
    Header(
        alias="X-Idempotency-Key",
        min_length=1,
        max_length=255,
        description="The same key and the same content within 24 hours: the stored outcome, and "
        "nothing happens twice. Other content: `key_conflict` (422).",
    ),
]


@contextmanager
def refusals_told() -> Iterator[None]:
    """What the engine raises instead of an outcome, as problems."""
    try:
        yield
    except KeyConflict as error:
        raise ApiError(HTTPStatus.UNPROCESSABLE_ENTITY, error.word, str(error)) from error
    except InProgress as error:
        raise ApiError(HTTPStatus.CONFLICT, error.word, str(error)) from error
    except ValueError as error:
        # Its sentence says why nobody could do what was asked for.
        raise ApiError(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", str(error)) from error
