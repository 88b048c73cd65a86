"""The OpenAPI document is true: what it allows never breaks the program, and what is answered is what
it says. Schemathesis reads it and asks the real API of a real engine."""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.control_api.served import Served

EXAMPLES = 50


def test_what_is_answered_is_what_is_documented(shared_api: Served) -> None:
    for number in range(3):
        shared_api.post(f"/recordings/{shared_api.film(f'talk {number}')}/run")
    document = schemathesis.openapi.from_dict(shared_api.get("/openapi.json").json())
    document.config.update(base_url=shared_api.url)
    headers = {"Authorization": f"Bearer {shared_api.token}"}
    # The stream of events does not end.
    for found in document.exclude(path="/events").get_all_operations():
        assert isinstance(found, Ok), found
        operation = found.ok()

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case[Any]) -> None:
            # Nothing that is made up names a file that is there: what is valid may be refused.
            case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])

        ask()


def test_every_address_of_the_design_is_there(shared_api: Served) -> None:
    paths = shared_api.get("/openapi.json").json()["paths"]
    known = {f"{method.upper()} {path}" for path, item in paths.items() for method in item}
    recording, output = "/recordings/{recording_id}", "/outputs/{output_id}"
    assert known >= {
        "GET /recordings",
        "POST /recordings",
        f"GET {recording}",
        *(
            f"POST {recording}/{each}"
            for each in ("run", "pause", "cancel", "reset", "skip", "outputs")
        ),
        *(f"POST /recordings/bulk/{each}" for each in ("run", "pause", "cancel", "reset")),
        *(f"POST {output}/{each}" for each in ("pause", "cancel", "retry")),
        "GET /presets",
        "GET /events",
        "GET /health",
    }


def test_every_post_takes_a_key(shared_api: Served) -> None:
    paths = shared_api.get("/openapi.json").json()["paths"]
    for item in paths.values():
        if "post" in item:
            names = {each["name"] for each in item["post"]["parameters"]}
            assert "X-Idempotency-Key" in names
