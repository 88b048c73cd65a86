"""What is read is what was written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recorder_app.domain.recording import Recording
from recorder_app.store.store import Store, Writer
from tests.store import strategies
from tests.store.examples import NOW, add


def _store_new(writer: Writer, facts: Recording) -> Recording:
    """Everything that can't be given to `add` is saved over it."""
    added = writer.add(
        title=facts.title,
        source_kind=facts.source_kind,
        source=facts.source,
        identity=facts.identity,
        options=facts.options,
        stages=facts.stages,
        outputs=facts.outputs,
        now=facts.created_at,
    )
    return writer.save(replace(facts, id=added.id, outputs=added.outputs, revision=added.revision))


# One store for all examples: none of them depends on what is in it.
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_facts_come_back_as_they_were(store: Store, data: st.DataObject) -> None:
    facts = data.draw(strategies.recordings)
    with store.write() as writer:
        stored = _store_new(writer, facts)
    with store.read() as reader:
        assert reader.recording(stored.id) == stored
    assert _without_ids(stored) == _without_ids(facts)

    after = data.draw(strategies.successors(stored))
    with store.write() as writer:
        changed = writer.save(after)
    with store.read() as reader:
        assert reader.recording(stored.id) == changed
    assert _without_ids(changed) == _without_ids(after)


def _without_ids(recording: Recording) -> Recording:
    run = recording.run
    return replace(
        recording,
        id=0,
        revision=0,
        run=None if run is None else replace(run, id=0, place=0),
        outputs=tuple(replace(output, id=0) for output in recording.outputs),
    )


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="without a time zone"), store.write() as writer:
        add(writer, now=NOW.replace(tzinfo=None))
    with store.read() as reader:
        assert reader.recording(1) is None
