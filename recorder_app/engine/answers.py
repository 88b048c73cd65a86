"""The form in which scripts are told what became of their commands, on the line as in the API."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from recorder_app.domain.outcome import Outcome, summary

Json = dict[str, Any]


def of_each(outcomes: Iterable[Outcome]) -> Json:
    """`{"summary", "results": [{"recording_id", "outcome", "message"}]}`"""
    outcomes = list(outcomes)
    return {
        "summary": summary(outcomes),
        "results": [
            {"recording_id": each.recording_id, "outcome": each.word.value, "message": each.message}
            for each in outcomes
        ],
    }


def of_one(outcome: Outcome, recording: Json) -> Json:
    """`{"outcome", "message", "recording"}`"""
    return {"outcome": outcome.word.value, "message": outcome.message, "recording": recording}
