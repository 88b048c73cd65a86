"""What unfinished or discarded work leaves on disk, and its removal.

Only folders that the app has made below its data folder are touched, and only those that no part of
a recording owns.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from recorder_app import platforms
from recorder_app.domain.errors import WorkError
from recorder_app.domain.recording import OutputPart, Recording
from recorder_app.domain.words import OutputStatus, StageStatus
from recorder_app.engine import durable, jobs
from recorder_app.engine.wire import part_name
from recorder_app.paths import Home
from recorder_app.store.store import Reader, Store

log = logging.getLogger(__name__)

_KEPT = "kept-"


class Leftovers:
    def __init__(self, home: Home, store: Store) -> None:
        self._home = home
        self._store = store

    def of_unfinished(self, recording: Recording) -> int:
        """Remove what the unfinished parts of a recording have left, here and at their platforms;
        answers the bytes. What can't be reached at a platform is not worth failing a cancel for: the
        next upload of the same output takes it over."""
        with self._store.read() as tx:
            attempts = tx.attempts(recording.id)
        size = sum(durable.remove_tree(self._home.attempt(each.id)) for each in attempts)
        for output in recording.outputs:
            if output.attempts and output.status is not OutputStatus.UPLOADED:
                size += self._at_platform(recording, output)
        return size

    def of_output(self, recording: Recording, output: OutputPart) -> int:
        """Remove what the attempts of one output have left, here and at its platform."""
        with self._store.read() as tx:
            attempts = tx.attempts_of_part(recording.id, output.id)
        size = sum(durable.remove_tree(self._home.attempt(each.id)) for each in attempts)
        return size + self._at_platform(recording, output)

    def _at_platform(self, recording: Recording, output: OutputPart) -> int:
        try:
            job = jobs.upload(self._home, recording, output)
            return platforms.load(output.platform).discard(job)
        except (OSError, WorkError):
            log.warning("what an upload left could not be removed", exc_info=True)
            return 0

    def results(self, recording_id: int, *, keep: bool = False) -> None:
        """Remove everything that was produced for a recording, or put it aside."""
        folder = self._home.recordings / str(recording_id)
        if not keep:
            durable.remove_tree(folder)
            return
        aside = folder / f"{_KEPT}{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
        for each in list(folder.iterdir()) if folder.exists() else []:
            if not each.name.startswith(_KEPT):
                durable.move_folder(each, aside / each.name)

    def sweep_work(self) -> int:
        """Remove the attempt folders that no unfinished part will take over; answers how many.
        Called while nothing runs."""
        if not self._home.work.exists():
            return 0
        with self._store.read() as tx:
            gone = [folder for folder in self._home.work.iterdir() if not self._wanted(tx, folder)]
        for folder in gone:
            durable.remove_tree(folder)
        return len(gone)

    def sweep_results(self, recording_id: int) -> int:
        """Remove the result folders of a recording that no finished stage holds."""
        folder = self._home.recordings / str(recording_id)
        if not folder.exists():
            return 0
        with self._store.read() as tx:
            recording = tx.recording(recording_id)
        held = set() if recording is None else _held(recording)
        gone = [
            each
            for each in folder.iterdir()
            if each.name not in held and not each.name.startswith(_KEPT)
        ]
        for each in gone:
            durable.remove_tree(each)
        with suppress(OSError):
            folder.rmdir()  # if nothing is left in it
        return len(gone)

    def sweep_discarded(self) -> int:
        """Remove what a reset or a removal was about to discard when the program died; answers of how
        many recordings. Called while nothing runs."""
        if not self._home.recordings.exists():
            return 0
        there = {each.name for each in os.scandir(self._home.recordings) if each.name.isdigit()}
        with self._store.read() as tx:
            gone = there - {str(each) for each in tx.with_results()}
        for name in gone:
            self.sweep_results(int(name))
        return len(gone)

    def _wanted(self, tx: Reader, folder: Path) -> bool:
        attempt = tx.attempt(int(folder.name)) if folder.name.isdigit() else None
        recording = None if attempt is None else tx.recording(attempt.recording_id)
        if attempt is None or recording is None:
            return False
        return attempt.part in _unfinished(recording)


def _held(recording: Recording) -> set[str]:
    return {f"{stage.type.value}-{stage.attempt_id}" for stage in recording.stages if stage.done}


def _unfinished(recording: Recording) -> set[str]:
    stages = {
        part_name(stage.type)
        for stage in recording.stages
        if not stage.done and stage.status is not StageStatus.RUNNING
    }
    outputs = {
        part_name(output.id)
        for output in recording.outputs
        if output.status in (OutputStatus.NOT_UPLOADED, OutputStatus.FAILED)
    }
    return stages | outputs
