"""The design's tables, transcribed by hand over plain cases. Nothing of the program is used here."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.domain.cases import DONE, NOW, WAIT_S, Case


def status(case: Case) -> str:
    """Section 3: the first match wins."""
    uploads = [each.status for each in case.uploads if each.status != "CANCELLED"]
    uploaded = uploads.count("UPLOADED")
    table = [
        ("EXPIRED", case.expired and case.run == "none"),
        ("SKIPPED", case.skipped),
        ("DOWNLOADING", case.stages[0] == "RUNNING"),
        ("PROCESSING", "RUNNING" in case.stages[1:]),
        ("UPLOADING", "UPLOADING" in uploads),
        ("PENDING_SOURCE", case.source_problem and _next_needs_source(case)),
        ("INITIALIZED", case.stages[0] not in DONE),
        ("DOWNLOADED", any(each not in DONE for each in case.stages[1:])),
        ("READY", uploaded == len(uploads)),
        ("UPLOADED", uploaded > 0),
        ("PROCESSED", True),
    ]
    return next(name for name, when in table if when)


def _next_needs_source(case: Case) -> bool:
    left = [number for number, each in enumerate(case.stages) if each not in DONE]
    if not left:
        return False
    # download reads the source; trim and transcribe do as long as the film is the source itself
    return left[0] == 0 or (left[0] in (1, 2) and case.film_is_source)


def is_runtime(case: Case) -> bool:
    return status(case) in ("DOWNLOADING", "PROCESSING", "UPLOADING")


def runs(case: Case) -> bool:
    return "RUNNING" in case.stages or any(each.status == "UPLOADING" for each in case.uploads)


def waits(case: Case) -> list[str]:
    """The kinds of waiting of the parts that wait by themselves."""
    kinds = [case.waits, *(each.waits for each in case.uploads)]
    return [each for each in kinds if each is not None]


def could_start(case: Case) -> int:
    """How many parts of the run miss nothing but a free lane."""
    if all(each in DONE for each in case.stages):
        return sum(
            each.in_run and each.status == "NOT_UPLOADED" and each.waits is None
            for each in case.uploads
        )
    front = next(each for each in case.stages if each not in DONE)
    return int(front == "PENDING" and case.waits is None)


def queued(case: Case) -> bool:
    return case.run == "open" and not runs(case) and not waits(case)


def is_paused_or_pausing(case: Case) -> bool:
    return case.run in ("checkpoint", "after_stage")


def pausing(case: Case) -> bool:
    return is_paused_or_pausing(case) and runs(case)


def paused(case: Case) -> bool:
    return is_paused_or_pausing(case) and not runs(case)


def cancelling(case: Case) -> bool:
    return case.run == "cancelling"


def waiting(case: Case) -> bool:
    return bool(waits(case))


def failed(case: Case) -> bool:
    return "FAILED" in case.stages or any(each.status == "FAILED" for each in case.uploads)


def next_try(case: Case) -> datetime | None:
    seconds = [WAIT_S[kind] for kind in waits(case)]
    times = [NOW + timedelta(seconds=each) for each in seconds if each is not None]
    return min(times) if times else None


def can_pause(case: Case) -> bool:
    return case.run == "open" and (
        "PENDING" in case.stages
        or any(each.in_run and each.status == "NOT_UPLOADED" for each in case.uploads)
        or ("RUNNING" in case.stages and case.resumable)
        or any(each.status == "UPLOADING" and each.resumable for each in case.uploads)
    )


def can_cancel(case: Case) -> bool:
    return case.run != "none"


def run(case: Case) -> str:
    """Section 4: what Run answers, decided in this order."""
    now = status(case)
    only_logins = all(kind == "login" for kind in waits(case)) and not failed(case)
    table = [
        ("refused", case.run == "cancelling"),
        ("continued", is_paused_or_pausing(case)),
        ("already_running", case.run == "open" and (runs(case) or could_start(case) > 0)),
        ("waiting", case.run == "open" and only_logins),
        ("retried", case.run == "open"),
        ("started", now in ("INITIALIZED", "SKIPPED")),
        ("started", now == "DOWNLOADED"),
        ("started", now in ("PROCESSED", "UPLOADED")),
        ("complete", now == "READY"),
        ("refused", now in ("PENDING_SOURCE", "EXPIRED")),
    ]
    return next(word for word, when in table if when)


def can_run(case: Case) -> bool:
    return run(case) in ("started", "continued", "retried")


def pause(case: Case, mode: str) -> str:
    if is_paused_or_pausing(case):
        tightens = pausing(case) and case.run == "after_stage" and mode == "checkpoint"
        return "pausing" if tightens else "already_paused"
    if not can_pause(case):
        return "not_pausable"
    return "pausing" if runs(case) else "paused"


def cancel(case: Case) -> str:
    return "not_running" if case.run == "none" else "cancelled"


def skip(case: Case) -> str:
    if case.run != "none":
        return "running"
    return "already_skipped" if case.skipped else "skipped"


def reset(case: Case) -> str:
    return "running" if runs(case) else "reset"
