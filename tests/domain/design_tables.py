"""The design's tables, transcribed by hand over plain cases. Nothing of the program is used here."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.domain.cases import DONE, NOW, WAIT_S, Case, Upload

UNFINISHED = ("NOT_UPLOADED", "UPLOADING")


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
            each.in_run
            and each.status == "NOT_UPLOADED"
            and each.waits is None
            and each.hold is None
            for each in case.uploads
        )
    front = next(each for each in case.stages if each not in DONE)
    return int(front == "PENDING" and case.waits is None)


def queued(case: Case) -> bool:
    return (
        case.run == "open" and not is_paused_or_pausing(case) and not runs(case) and not waits(case)
    )


def is_paused_or_pausing(case: Case) -> bool:
    """A pause is set: of the run, or of each upload that is all that is left of it."""
    if case.run in ("checkpoint", "after_stage"):
        return True
    if case.run != "open" or not all(each in DONE for each in case.stages):
        return False
    left = [each.hold for each in left_of(case)]
    return "pause" in left and None not in left


def left_of(case: Case) -> list[Upload]:
    """The uploads that the open run has still to finish."""
    return [each for each in case.uploads if each.in_run and each.status in UNFINISHED]


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
    if case.run != "open" or is_paused_or_pausing(case):
        return False
    free = [each for each in left_of(case) if each.hold is None]
    return (
        "PENDING" in case.stages
        or any(each.status == "NOT_UPLOADED" for each in free)
        or ("RUNNING" in case.stages and case.resumable)
        or any(each.status == "UPLOADING" and each.resumable for each in free)
    )


def can_cancel(case: Case) -> bool:
    return case.run != "none"


def run(case: Case) -> str:
    """Section 4: what Run answers, decided in this order."""
    now = status(case)
    only_logins = all(kind == "login" for kind in waits(case)) and not failed(case)
    if all(each in DONE for each in case.stages):
        # What is paused by itself beside an upload that waits is let go by Run.
        only_logins = only_logins and not any(each.hold for each in left_of(case))
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


def pause_output(case: Case, upload: Upload) -> str:
    """One output: its siblings are never asked."""
    if upload.hold == "pause":
        return "already_paused"
    if case.run in ("none", "cancelling") or not upload.in_run or upload.hold == "cancel":
        return "not_pausable"
    if upload.status == "UPLOADING":
        return "pausing" if upload.resumable else "not_pausable"
    return "paused" if upload.status == "NOT_UPLOADED" else "not_pausable"


def cancel_output(case: Case, upload: Upload) -> str:
    return "not_running" if upload.status in ("UPLOADED", "CANCELLED") else "cancelled"


def retry_output(case: Case, upload: Upload) -> str:
    table = [
        ("refused", status(case) == "EXPIRED"),
        ("complete", upload.status == "UPLOADED"),
        ("refused", case.run == "cancelling" or upload.hold == "cancel"),
        ("continued", upload.hold == "pause"),
        ("retried", upload.status in ("FAILED", "CANCELLED")),
        ("already_running", upload.status == "UPLOADING"),
        ("waiting", upload.waits == "login"),
        ("retried", upload.waits is not None),
        ("already_running", upload.in_run),
        # What is not in a run begins one for itself, joins the one that is open, or waits for Run.
        ("started", case.run != "none"),
        ("started", all(each in DONE for each in case.stages) and not case.skipped),
        ("already_running", True),
    ]
    return next(word for word, when in table if when)


def reset(case: Case) -> str:
    return "running" if runs(case) else "reset"
