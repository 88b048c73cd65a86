"""The idempotency key of a request, and what the engine refuses before there is an outcome."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Header

from recorder_app.control_api.problems import ApiError

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


def with_key(key: str | None) -> dict[str, Any]:
    return {} if key is None else {"key": key}


@contextmanager
def refusals_told() -> Iterator[None]:
    """A `ValueError` carries a sentence for the person: what was asked for can't be done by anybody."""
    try:
        yield
    except ValueError as error:
        raise ApiError(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", str(error)) from error
