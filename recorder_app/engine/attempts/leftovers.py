"""What unfinished or discarded work leaves on disk, and its removal.

Only folders that the app has made below its data folder are touched, and only those that no part of
a recording owns.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from recorder_app import platforms
from recorder_app.domain import edition
from recorder_app.domain.errors import WorkError
from recorder_app.domain.recording import OutputPart, Recording
from recorder_app.domain.words import OutputStatus, StageStatus
from recorder_app.engine import durable
from recorder_app.engine.attempts import abandoning, jobs
from recorder_app.engine.attempts.upload_gate import is_remote
from recorder_app.engine.children.wire import part_name
from recorder_app.paths import THUMBNAIL, Home
from recorder_app.store.store import Reader, Store

log = logging.getLogger(__name__)

_KEPT = "kept-"
"""What a reset has put aside."""
_EDITION = "edition-"
_KEEPING = "keeping-"
"""The same, until everything is in it."""


class Leftovers:
    def __init__(self, home: Home, store: Store) -> None:
        self._home = home
        self._store = store

    def of_unfinished(self, recordings: Sequence[Recording]) -> int:
        """Remove what the unfinished parts of these recordings have left on disk. Answers the bytes.
        What can't be removed is not worth failing a cancel for: the next upload of the same output takes
        it over."""
        return sum(self._work_removed(_ids(recordings))) + self._at_platforms(recordings)

    def of_reset(self, recordings: Sequence[Recording], last: int) -> Iterator[object]:
        """Remove what the attempts up to `last` have left and produced for these recordings, or put
        aside what they have produced where `keep_results` was called before: a run that has begun
        meanwhile keeps its own. With each step some of it is gone; where they publish to, it is gone at
        once."""
        self._at_platforms(recordings)
        ids = _ids(recordings)
        return chain(self._work_removed(ids, last), self._results_discarded(ids, last))

    def of_cancelled(self, recordings: Sequence[Recording]) -> int:
        """The same for a cancel: what has been sent to a platform in part is to be deleted there, and
        what is published already keeps what its next attempt goes on from."""
        outputs = [(each, output) for each in recordings for output in each.outputs]
        kept = self._abandoned(outputs)
        return sum(self._work_removed(_ids(recordings), kept=kept)) + self._at_platforms(recordings)

    def of_output(self, recording: Recording, output: OutputPart) -> int:
        """`of_cancelled` for one output."""
        kept = self._abandoned([(recording, output)])
        with self._store.read() as tx:
            attempts = tx.attempts_of_part(recording.id, output.id)
        gone = [each.id for each in attempts if each.id not in kept]
        size = sum(durable.remove_tree(self._home.attempt(each)) for each in gone)
        return size + self._at_platform(recording, output)

    def _work_removed(
        self, recording_ids: Sequence[int], last: int | None = None, kept: Collection[int] = ()
    ) -> Iterator[int]:
        """Removes the folders of attempts, one with each step; answers their bytes."""
        there = _numbers(self._home.work)
        if there:
            with self._store.read() as tx:
                there &= tx.attempts_of(recording_ids)
        for each in there.difference(kept):
            if last is None or each <= last:
                yield durable.remove_tree(self._home.attempt(each))

    def _at_platforms(self, recordings: Iterable[Recording]) -> int:
        return sum(
            self._at_platform(recording, output)
            for recording in recordings
            for output in recording.outputs
            if output.attempts and output.status is not OutputStatus.UPLOADED
        )

    def _abandoned(self, outputs: Iterable[tuple[Recording, OutputPart]]) -> frozenset[int]:
        """Have what these have sent in part deleted at their platforms. Answers the attempts whose film
        is published, or may be."""
        remote = [
            (recording, output)
            for recording, output in outputs
            if output.attempts and output.status is not OutputStatus.UPLOADED and is_remote(output)
        ]
        kept: set[int] = set()
        if not remote:
            return frozenset()
        with self._store.write() as tx:
            for recording, output in remote:
                for attempt in tx.attempts_of_part(recording.id, output.id):
                    folder = self._home.attempt(attempt.id)
                    abandoning.remember(tx, recording, output.id, folder)
                    if abandoning.may_be_there(folder):
                        kept.add(attempt.id)
        return frozenset(kept)

    def in_doubt(self, tx: Reader, recording: Recording) -> set[str]:
        """The platforms at which a film of this recording may be that was not seen to arrive."""
        return {
            output.platform
            for output in recording.outputs
            if output.attempts
            and output.status in (OutputStatus.NOT_UPLOADED, OutputStatus.CANCELLED)
            and output.url is None
            and is_remote(output)
            and any(
                abandoning.may_be_there(self._home.attempt(each.id))
                for each in tx.attempts_of_part(recording.id, output.id)
            )
        }

    def _at_platform(self, recording: Recording, output: OutputPart) -> int:
        try:
            job = jobs.upload(self._home, recording, output)
            return platforms.load(output.platform).discard(job)
        except (OSError, WorkError):
            log.warning("what an upload left could not be removed", exc_info=True)
            return 0

    def of_failed_uploads(self, recording: Recording) -> None:
        """Remove what these have left where they publish to: they begin anew."""
        for output in recording.outputs:
            if output.status is OutputStatus.FAILED and output.attempts:
                self._at_platform(recording, output)

    def results(self, recording_id: int) -> None:
        """Remove everything that was produced for a recording that is no longer on the list."""
        durable.remove_tree(self._home.recordings / str(recording_id))

    def _results_discarded(self, recording_ids: Sequence[int], last: int) -> Iterator[None]:
        for recording_id in _numbers(self._home.recordings).intersection(recording_ids):
            folder = self._home.recordings / str(recording_id)
            _forget_picture(folder)
            _discard(folder, [each for each in _results(folder) if _attempt_of(each) <= last])
            yield

    def keep_results(self, recording_id: int) -> None:
        """Have what was produced for a recording put aside, not removed, once the reset that is being
        committed is carried out: also by the next start, should the program die in between."""
        folder = self._home.recordings / str(recording_id)
        if any(True for _ in _results(folder)):
            (folder / f"{_KEEPING}{datetime.now(UTC):%Y%m%d-%H%M%S-%f}").mkdir()
            durable.sync_folder(folder)

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
        if recording is None:
            _forget_picture(folder)
        held = set() if recording is None else _held(recording)
        gone = [each for each in _results(folder) if each.name not in held]
        _discard(folder, gone)
        return len(gone)

    def sweep_editions(self, recording_id: int) -> None:
        """Remove the editions that no longer stand. While an output is uploading they stay: it may
        still read one."""
        with self._store.read() as tx:
            recording = tx.recording(recording_id)
        outputs = () if recording is None else recording.outputs
        if recording is None or any(each.status is OutputStatus.UPLOADING for each in outputs):
            return
        folder = self._home.recordings / str(recording_id)
        for each in {path.name for path in folder.glob(f"{_EDITION}*")} - _held(recording):
            durable.remove_tree(folder / each)

    def sweep_discarded(self) -> int:
        """Remove what a reset, a removal or a correction was about to discard when the program died;
        looks at so many recordings. Called while nothing runs."""
        if not self._home.recordings.exists():
            return 0
        there = _numbers(self._home.recordings)
        with self._store.read() as tx:
            gone = there - set(tx.with_results())
        # What a reset was to keep is put aside, also where a run has begun anew since.
        gone |= {each for each in there - gone if self._has(each, (_KEEPING, _EDITION))}
        for recording_id in gone:
            self.sweep_results(recording_id)
        return len(gone)

    def _has(self, recording_id: int, prefixes: tuple[str, ...]) -> bool:
        with os.scandir(self._home.recordings / str(recording_id)) as entries:
            return any(each.name.startswith(prefixes) for each in entries)

    def _wanted(self, tx: Reader, folder: Path) -> bool:
        attempt = tx.attempt(int(folder.name)) if folder.name.isdigit() else None
        recording = None if attempt is None else tx.recording(attempt.recording_id)
        if attempt is None or recording is None:
            return False
        if attempt.part in _unfinished(recording):
            return True
        return attempt.part in _cancelled(recording) and abandoning.may_be_there(folder)


def _ids(recordings: Iterable[Recording]) -> list[int]:
    return [each.id for each in recordings]


def _numbers(folder: Path) -> set[int]:
    """Of the attempts or recordings that have a folder in this one."""
    return {int(name) for name in _names(folder) if name.isdigit()}


def _results(folder: Path) -> list[Path]:
    """The result folders of a recording, without what was put aside."""
    others = (_KEPT, _KEEPING, THUMBNAIL)
    return [folder / name for name in _names(folder) if not name.startswith(others)]


def _names(folder: Path) -> list[str]:
    """Nothing where there is no such folder, also where another thread has just removed it."""
    try:
        with os.scandir(folder) as entries:
            return [each.name for each in entries]
    except FileNotFoundError:
        return []


def _forget_picture(folder: Path) -> None:
    for each in folder.glob(f"{THUMBNAIL}*"):
        each.unlink(missing_ok=True)


def _attempt_of(result: Path) -> int:
    number = result.name.rpartition("-")[2]
    return int(number) if number.isdigit() else 0


def _discard(folder: Path, results: Sequence[Path]) -> None:
    """Remove results, or put them aside where that was asked for."""
    keeping = sorted(folder.glob(f"{_KEEPING}*"))
    for each in results:
        if keeping:
            durable.move_folder(each, keeping[-1] / each.name)
        else:
            durable.remove_tree(each)
    for aside in keeping:
        if any(aside.iterdir()):
            durable.move_folder(aside, folder / aside.name.replace(_KEEPING, _KEPT, 1))
        else:
            aside.rmdir()
    with suppress(OSError):
        folder.rmdir()  # if nothing is left in it


def _held(recording: Recording) -> set[str]:
    """What its stages have left, also where that was corrected, and the edition that stands."""
    left = {f"{stage.type.value}-{stage.attempt_id}" for stage in recording.stages if stage.done}
    return left | {
        edition.result_folder(each).partition("/")[0] for each in edition.made(recording)
    }


def _unfinished(recording: Recording) -> set[str]:
    """The parts that go on from what they have left. A reset has made their attempts none."""
    stages = {
        part_name(stage.type)
        for stage in recording.stages
        if stage.attempts and not stage.done and stage.status is not StageStatus.RUNNING
    }
    outputs = {
        part_name(output.id)
        for output in recording.outputs
        if output.attempts and output.status in (OutputStatus.NOT_UPLOADED, OutputStatus.FAILED)
    }
    return stages | outputs


def _cancelled(recording: Recording) -> set[str]:
    """The outputs that are uploaded only when asked for by name."""
    return {
        part_name(output.id)
        for output in recording.outputs
        if output.attempts and output.status is OutputStatus.CANCELLED
    }
