"""Every unit of work is claimed exactly once, whoever tries."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from recorder_app.domain import decide, transitions
from recorder_app.domain.errors import Transient
from recorder_app.domain.words import Lane, OutputStatus, PauseMode, StageStatus, StageType
from recorder_app.store.store import Store
from tests.store.claimer import claim_all
from tests.store.examples import NOW, add, add_running, finished, started

UNITS = 300


def _open_runs(store: Store) -> None:
    with store.write() as writer:
        for number in range(UNITS):
            add_running(writer, f"Talk {number}")


def test_sixteen_threads_claim_each_unit_exactly_once(store: Store) -> None:
    _open_runs(store)
    together = Barrier(16)

    def work() -> list[int]:
        together.wait()
        return [each for each in claim_all(store) if each is not None]

    with ThreadPoolExecutor(16) as pool:
        claims = [pool.submit(work) for _ in range(16)]
    claimed = [recording_id for each in claims for recording_id in each.result()]
    assert sorted(claimed) == list(range(1, UNITS + 1))
    with store.read() as reader:
        assert len(reader.running()) == UNITS
        assert len(reader.running_attempts()) == UNITS


def test_two_processes_claim_each_unit_exactly_once(store: Store, tmp_path: Path) -> None:
    _open_runs(store)
    command = [sys.executable, "-m", "tests.store.claimer", str(tmp_path / "recorder.db")]
    processes = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    shares: list[list[str]] = [[], []]
    while not all(share[-1:] == ["empty"] for share in shares):
        # Both at the same time, and both go for the same unit.
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        for process, share in zip(processes, shares, strict=True):
            assert process.stdout is not None
            share.append(process.stdout.readline().strip())
    for process in processes:
        process.communicate(timeout=60)
    claimed = [int(each) for share in shares for each in share if each.isdigit()]
    assert sorted(claimed) == list(range(1, UNITS + 1))


def test_a_claim_begins_an_attempt(store: Store) -> None:
    with store.write() as writer:
        recording = add_running(writer)
        assert writer.claim(recording.id, StageType.TRIM, NOW) is None
        claim = writer.claim(recording.id, StageType.DOWNLOAD, NOW)
        assert claim is not None
        assert writer.claim(recording.id, StageType.DOWNLOAD, NOW) is None
        assert writer.claim(7, StageType.DOWNLOAD, NOW) is None
    claimed, attempt = claim
    stage = claimed.stage(StageType.DOWNLOAD)
    assert (stage.status, stage.attempt_id, stage.attempts) == (StageStatus.RUNNING, attempt.id, 1)
    with store.read() as reader:
        assert reader.recording(recording.id) == claimed
        assert reader.claimable(Lane.NETWORK, 9) == []


def test_the_queue_is_first_come_first_served_within_a_lane(store: Store) -> None:
    with store.write() as writer:
        one, two, three = (add(writer, title, outputs=2) for title in ("One", "Two", "Three"))
        two, one = writer.save_all([started(two), started(one)])
        three = writer.save(started(finished(three)))
        fetched = transitions.completed
        claim = writer.claim(two.id, StageType.DOWNLOAD, NOW)
        assert claim is not None
        writer.save(fetched(claim[0], StageType.DOWNLOAD, {"duration_s": 60.0}, NOW))
        assert writer.claimable(Lane.NETWORK, 9) == [(one.id, StageType.DOWNLOAD)]
        assert writer.claimable(Lane.MEDIA, 9) == [(two.id, StageType.TRIM)]
        assert writer.claimable(Lane.SPEECH, 9) == []
        uploads = [(three.id, output.id) for output in three.outputs]
        assert writer.claimable(Lane.UPLOAD, 9) == uploads
        assert writer.claimable(Lane.UPLOAD, 1) == uploads[:1]
        uploading = writer.claim(*uploads[1], NOW)
        assert uploading is not None
        assert uploading[0].outputs[1].status is OutputStatus.UPLOADING
        assert writer.claimable(Lane.UPLOAD, 9) == uploads[:1]


def test_what_is_paused_waits_or_is_being_cancelled_can_t_be_claimed(store: Store) -> None:
    with store.write() as writer:
        paused = add_running(writer, "Paused")
        writer.save(decide.pause(paused, PauseMode.CHECKPOINT).recording)
        add_running(writer, "Waiting")
        claim = writer.claim(2, StageType.DOWNLOAD, NOW)
        assert claim is not None
        waiting = writer.save(
            transitions.failed(claim[0], StageType.DOWNLOAD, Transient("No network."), NOW)
        )
        add_running(writer, "Failed")
        assert writer.claimable(Lane.NETWORK, 9) == [(3, StageType.DOWNLOAD)]
        assert writer.claim(1, StageType.DOWNLOAD, NOW) is None
        assert writer.claim(2, StageType.DOWNLOAD, NOW) is None

        next_try = writer.next_due()
        assert next_try is not None
        assert next_try > NOW
        assert writer.due(NOW) == []
        assert writer.due(next_try) == [2]
        writer.save(transitions.due(waiting, next_try))
        assert writer.next_due() is None
        assert writer.claim(2, StageType.DOWNLOAD, NOW) is not None
