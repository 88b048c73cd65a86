"""What listeners hear of commits."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pytest

from recorder_app.domain.preset import Preset
from recorder_app.domain.words import StageType
from recorder_app.store.store import Commit, Store
from tests.store.examples import NOW, add, add_running


def _heard(store: Store) -> list[Commit]:
    commits: list[Commit] = []
    store.on_commit(commits.append)
    return commits


def test_a_commit_says_what_was_added_changed_and_removed(store: Store) -> None:
    commits = _heard(store)
    with store.write() as writer:
        one, two = add(writer, "One"), add(writer, "Two")
        skipped = writer.save(replace(two, skipped=True))
    with store.write() as writer:
        renamed = writer.save(replace(one, title="First"))
        add(writer, "Three")
        writer.remove([2, 3, 9], NOW)
    assert commits == [
        Commit(changed=(one, skipped), added=(1, 2), removed=()),
        Commit(changed=(renamed,), added=(), removed=(2,)),
    ]


def test_a_claim_is_a_change(store: Store) -> None:
    with store.write() as writer:
        add_running(writer)
    commits = _heard(store)
    with store.write() as writer:
        claim = writer.claim(1, StageType.DOWNLOAD, NOW)
    assert claim is not None
    assert commits == [Commit(changed=(claim[0],), added=(), removed=())]


def test_nothing_is_said_where_no_recording_has_changed(store: Store) -> None:
    with store.write() as writer:
        recording = add(writer)
    commits = _heard(store)
    with store.write() as writer:
        writer.save(recording)
        writer.log(1, "a line", NOW)
        writer.put_preset(Preset("talks", "folder"))
    with pytest.raises(LookupError), store.write() as writer:
        writer.save_all([replace(recording, title="Other"), replace(recording, id=7)])
    assert commits == []


def test_revisions_are_heard_in_their_order(store: Store) -> None:
    with store.write() as writer:
        add(writer)
    heard: list[int] = []
    store.on_commit(lambda commit: heard.append(commit.changed[0].revision))

    def change(number: int) -> None:
        with store.write() as writer:
            recording = writer.recording(1)
            assert recording is not None
            writer.save(replace(recording, title=f"Talk {number}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(change, range(100)))
    assert heard == list(range(2, 102))


def test_nobody_commits_while_a_commit_is_told(store: Store) -> None:
    heard: list[int] = []
    too_early: list[bool] = []
    second_is_heard = Event()
    others: list[Future[None]] = []

    def add_one() -> None:
        with store.write() as writer:
            add(writer)

    def listen(commit: Commit) -> None:
        heard.extend(commit.added)
        if commit.added == (1,):
            others.append(pool.submit(add_one))
            too_early.append(second_is_heard.wait(0.5))
        else:
            second_is_heard.set()

    store.on_commit(listen)
    with ThreadPoolExecutor(1) as pool:
        add_one()
        assert second_is_heard.wait(10)
    others[0].result()
    assert too_early == [False]
    assert heard == [1, 2]


def test_a_listener_reads_what_was_committed(store: Store) -> None:
    read: list[object] = []

    def listen(commit: Commit) -> None:
        with store.read() as reader:
            read.append(
                reader.recordings([each.id for each in commit.changed]) == [*commit.changed]
            )

    store.on_commit(listen)
    with store.write() as writer:
        add(writer)
    assert read == [True]


def test_a_write_inside_a_write_is_a_bug_and_no_deadlock(store: Store) -> None:
    with store.write(), pytest.raises(RuntimeError, match="inside"), store.write():
        pass
    with store.write() as writer:
        add(writer)


def test_a_listener_that_fails_disturbs_nobody(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(commit: Commit) -> None:
        raise ValueError(commit.added)

    store.on_commit(fail)
    commits = _heard(store)
    with store.write() as writer:
        add(writer)
    assert [each.added for each in commits] == [(1,)]
    assert "a listener failed" in caplog.text
