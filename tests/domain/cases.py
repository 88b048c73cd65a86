"""Every combination of facts that can occur, reduced to what the design's tables speak of.

A case is written in plain strings, so that the tables can be transcribed in `design_tables` without
the program's own types and functions; `build` turns it into the facts that the program judges.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from recorder_app.domain.recording import OutputPart, Recording, Run, StagePart, Waiting
from recorder_app.domain.words import (
    OutputHold,
    OutputStatus,
    PauseMode,
    SourceKind,
    StageStatus,
    StageType,
    WaitKind,
)

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

WAIT_S = {"retry": 30, "login": None, "source": 3, "verifying": 60}
"""Seconds from `NOW` to the next try of each kind of waiting; None where no time can be named."""

DONE = ("COMPLETED", "SKIPPED")


@dataclass(frozen=True, slots=True)
class Upload:
    status: str
    in_run: bool = False
    waits: str | None = None
    resumable: bool = False
    hold: str | None = None
    """`pause` or `cancel`: of this upload alone."""


@dataclass(frozen=True, slots=True)
class Case:
    stages: tuple[str, ...]
    uploads: tuple[Upload, ...] = ()
    run: str = "none"
    """`none`, `open`, `checkpoint` or `after_stage` (the mode of its pause), `cancelling`."""
    waits: str | None = None
    """Why the next stage waits."""
    resumable: bool = False
    """The running stage can stop at a checkpoint."""
    source_problem: bool = False
    film_is_source: bool = True
    skipped: bool = False
    expired: bool = False


def build(case: Case) -> Recording:
    """The facts that a case stands for."""
    front = next((i for i, each in enumerate(case.stages) if each not in DONE), None)
    stages = tuple(
        StagePart(
            type=stage,
            status=StageStatus(status),
            resumable=case.resumable,
            attempt_id=number if status in ("RUNNING", *DONE) else None,
            error="The stage broke." if status == "FAILED" else None,
            waiting=_waiting(case.waits) if number == front else None,
        )
        for number, (stage, status) in enumerate(zip(StageType, case.stages, strict=True))
    )
    outputs = tuple(
        OutputPart(
            id=number,
            platform="folder",
            preset=f"Preset {number}",
            settings={},
            marker=f"marker-{number}",
            status=OutputStatus(each.status),
            resumable=each.resumable,
            in_run=each.in_run,
            hold=OutputHold(each.hold) if each.hold else None,
            attempts=int(each.hold == "cancel" or each.status in ("UPLOADING", "UPLOADED")),
            error="The upload broke." if each.status == "FAILED" else None,
            waiting=_waiting(each.waits),
        )
        for number, each in enumerate(case.uploads, start=1)
    )
    run = Run(
        id=1,
        opened_at=NOW,
        pause=PauseMode(case.run) if case.run in ("checkpoint", "after_stage") else None,
        cancelling=case.run == "cancelling",
    )
    return Recording(
        id=7,
        title="talk",
        source_kind=SourceKind.FILE,
        source="/media/talk.mp4",
        created_at=NOW,
        stages=stages,
        outputs=outputs,
        run=None if case.run == "none" else run,
        source_problem="The disk is unplugged." if case.source_problem else None,
        film_is_source=case.film_is_source,
        skipped=case.skipped,
        expired=case.expired,
    )


def _waiting(kind: str | None) -> Waiting | None:
    if kind is None:
        return None
    seconds = WAIT_S[kind]
    next_try = None if seconds is None else NOW + timedelta(seconds=seconds)
    return Waiting(WaitKind(kind), f"Waits for {kind}.", next_try)


def all_cases() -> list[Case]:
    """Every case that can occur, each once."""
    return list(dict.fromkeys([*_unfinished(), *_finished()]))


RUNS = ("none", "open", "checkpoint", "after_stage", "cancelling")


def _unfinished() -> Iterator[Case]:
    """Some stage is not done, so no output has been touched."""
    for front, run in itertools.product(range(5), RUNS):
        held = [Upload("NOT_UPLOADED", in_run=True, hold="pause")] if run != "none" else []
        not_held = [Upload("NOT_UPLOADED", in_run=run != "none"), Upload("CANCELLED")]
        for uploads in _pairs([*not_held, *held]):
            for done, film_is_source, problem in itertools.product(
                DONE, (False, True), (False, True)
            ):
                # The film is brought in, never skipped; only what follows can make no sense.
                before = ("COMPLETED", *[done] * 4)[:front]
                case = Case(
                    stages=(),
                    uploads=uploads,
                    run=run,
                    source_problem=problem,
                    film_is_source=film_is_source,
                )
                for at in _fronts(run):
                    stages = (*before, *at.stages, *["PENDING"] * (4 - front))
                    each = replace(case, stages=stages, waits=at.waits, resumable=at.resumable)
                    yield each
                    if run == "none":
                        yield replace(each, skipped=True)
                        yield replace(each, expired=True)


def _fronts(run: str) -> Iterator[Case]:
    """What the first stage that is not done may be, as a case of that stage alone."""
    if run != "open":
        # A run whose stage has failed is closed, unless it is paused or being cancelled.
        yield Case(("FAILED",))
    yield Case(("PENDING",))
    if run != "none":
        yield from (Case(("PENDING",), waits=kind) for kind in WAIT_S)
        yield from (Case(("RUNNING",), resumable=each) for each in (False, True))


def _finished() -> Iterator[Case]:
    """All stages are done."""
    for run, done in itertools.product(RUNS, DONE):
        for uploads in _pairs(list(_uploads(run))):
            case = Case(("COMPLETED", *[done] * 4), uploads, run)
            if not _stays_open(case):
                continue
            yield case
            yield replace(case, source_problem=True)
            if run == "none":
                yield replace(case, skipped=True)
                yield replace(case, expired=True)


def _uploads(run: str) -> Iterator[Upload]:
    yield from (Upload(each) for each in ("NOT_UPLOADED", "UPLOADED", "FAILED", "CANCELLED"))
    if run != "none":
        yield Upload("NOT_UPLOADED", in_run=True)
        yield from (Upload("NOT_UPLOADED", in_run=True, waits=kind) for kind in WAIT_S)
        yield from (Upload("UPLOADING", in_run=True, resumable=each) for each in (False, True))
        yield Upload("NOT_UPLOADED", in_run=True, hold="pause")
        yield Upload("NOT_UPLOADED", in_run=True, waits="retry", hold="pause")
        yield Upload("UPLOADING", in_run=True, resumable=True, hold="pause")
        yield Upload("UPLOADING", in_run=True, hold="cancel")
        yield Upload("FAILED", in_run=True)
        yield Upload("UPLOADED", in_run=True)


def _stays_open(case: Case) -> bool:
    """Whether a run with all stages done can be as this case has it, and is not closed."""
    left = any(
        each.in_run and each.status in ("NOT_UPLOADED", "UPLOADING") for each in case.uploads
    )
    failed = any(each.in_run and each.status == "FAILED" for each in case.uploads)
    match case.run:
        case "none" | "cancelling":
            return True
        case "open":
            return left
        case _:
            return left or failed


def _pairs(each: list[Upload]) -> list[tuple[Upload, ...]]:
    """None, one, or two of these uploads."""
    one = [(upload,) for upload in each]
    return [(), *one, *itertools.combinations_with_replacement(each, 2)]
