"""Arbitrary facts, for Hypothesis: more than the commands would ever make."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st

from recorder_app.domain.decide import NEW_RUN
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

# Any code point, also the lone surrogates that stand in file names which are not UTF-8.
texts = st.text(st.characters(), max_size=20)
zones = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=zones)
counts = st.integers(0, 2**63 - 1)
tries = st.integers(0, 2**31)
seconds = st.floats(0, allow_nan=False, allow_infinity=False)
jsons = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | seconds | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
mappings = st.dictionaries(texts, jsons, max_size=3)
waits = st.builds(Waiting, st.sampled_from(WaitKind), texts, st.none() | moments)


def stage_parts(stage: StageType) -> st.SearchStrategy[StagePart]:
    return st.builds(
        StagePart,
        type=st.just(stage),
        status=st.sampled_from(StageStatus),
        resumable=st.booleans(),
        attempt_id=st.none() | counts,
        attempts=tries,
        tries=counts,
        crashes=counts,
        error=st.none() | texts,
        waiting=st.none() | waits,
        reason=st.none() | texts,
        checkpoint_s=st.none() | seconds,
        result=st.none() | mappings,
        started_at=st.none() | moments,
        finished_at=st.none() | moments,
    )


output_parts = st.builds(
    OutputPart,
    id=st.just(0),
    platform=st.sampled_from(["folder", "youtube"]),
    preset=texts,
    settings=mappings,
    marker=texts,
    status=st.sampled_from(OutputStatus),
    resumable=st.booleans(),
    in_run=st.booleans(),
    hold=st.none() | st.sampled_from(OutputHold),
    attempt_id=st.none() | counts,
    attempts=tries,
    tries=counts,
    crashes=counts,
    error=st.none() | texts,
    waiting=st.none() | waits,
    url=st.none() | texts,
    bytes_sent=counts,
    bytes_total=counts,
    started_at=st.none() | moments,
    finished_at=st.none() | moments,
    title=st.none() | texts,
)
runs = st.builds(
    Run,
    id=st.just(NEW_RUN),
    opened_at=moments,
    settings=mappings,
    pause=st.none() | st.sampled_from(PauseMode),
    pause_until=st.none() | moments,
    cancelling=st.booleans(),
    together=st.booleans(),
)
recordings = st.builds(
    Recording,
    id=st.just(0),
    title=texts,
    source_kind=st.sampled_from(SourceKind),
    source=texts,
    created_at=moments,
    stages=st.tuples(*map(stage_parts, StageType)),
    outputs=st.lists(output_parts, max_size=3).map(tuple),
    run=st.none() | runs,
    duration_s=st.none() | seconds,
    identity=mappings,
    options=mappings,
    source_problem=st.none() | texts,
    film_is_source=st.booleans(),
    skipped=st.booleans(),
    expired=st.booleans(),
)


@st.composite
def successors(draw: st.DrawFn, before: Recording) -> Recording:
    """What may be saved after `before`: anything, with some of its outputs kept, changed or not, and
    its run kept, changed, closed or replaced."""
    after = draw(recordings)
    kept = [draw(st.just(each) | _changed(each)) for each in before.outputs if draw(st.booleans())]
    run = after.run
    if run is not None and before.run is not None and draw(st.booleans()):
        run = replace(run, id=before.run.id)
    return replace(
        after,
        id=before.id,
        revision=before.revision,
        run=run,
        outputs=(*kept, *after.outputs),
    )


def _changed(output: OutputPart) -> st.SearchStrategy[OutputPart]:
    return output_parts.map(lambda other: replace(other, id=output.id))
