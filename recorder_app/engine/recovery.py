"""What a start finds of a program that died: put back what ran, finish what was finished, sweep.

Called with the instance lock held and before anything is claimed.
"""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import psutil

from recorder_app.domain import transitions
from recorder_app.domain.errors import Permanent
from recorder_app.domain.hints import STAGE_DOING
from recorder_app.domain.journal import Attempt
from recorder_app.domain.phrase import counted, joined, phrase
from recorder_app.domain.recording import PartRef
from recorder_app.domain.words import StageType
from recorder_app.engine.attempts.finish import finish, left_result
from recorder_app.engine.attempts.leftovers import Leftovers
from recorder_app.engine.children.worker import HOME_MARK
from recorder_app.engine.commands.cancelling import (
    close,
    is_wanted,
    receipts,
    remove_leftovers,
    with_receipts,
)
from recorder_app.engine.commands.keys import from_json, to_json
from recorder_app.paths import Home
from recorder_app.store.store import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """What the recovery did."""

    resumed: int = 0
    """Parts that were running and go on from their checkpoint."""
    finished: int = 0
    """Parts that had finished without the program seeing it."""
    failed: int = 0
    """Parts that took the program down too often."""

    def sentence(self) -> str | None:
        """ "3 resumed, nothing lost."; None where there was nothing."""
        if not (self.resumed or self.finished or self.failed):
            return None
        resumed = self.resumed + self.finished
        counts = [counted("{n} resumed", "{n} resumed", resumed)] if resumed else []
        if self.failed:
            counts.append(
                counted(
                    "{n} failed after repeated crashes",
                    "{n} failed after repeated crashes",
                    self.failed,
                )
            )
        return phrase(
            "The program had ended while it worked: {counts}, nothing lost.", counts=joined(counts)
        )


def recover(home: Home, store: Store, leftovers: Leftovers) -> Found:
    with store.read() as tx:
        attempts = tx.running_attempts()
    _end_children(home)
    found = Found()
    for attempt in attempts:
        found = _put_back(home, store, attempt, found)
        leftovers.sweep_results(attempt.recording_id)
    _carry_out_cancels(store, leftovers)
    leftovers.sweep_work()
    leftovers.sweep_discarded()
    return found


def _part(attempt: Attempt) -> PartRef:
    if attempt.part.startswith("output-"):
        return int(attempt.part.removeprefix("output-"))
    return StageType(attempt.part)


def _put_back(home: Home, store: Store, attempt: Attempt, found: Found) -> Found:
    part = _part(attempt)
    ending = left_result(home, attempt, part)
    if ending is not None:
        # What has lost one of its files meanwhile has not finished.
        with contextlib.suppress(Permanent):
            finish(home, store.write, attempt, part, ending)
            return Found(found.resumed, found.finished + 1, found.failed)
    now = datetime.now(UTC)
    doing = STAGE_DOING[part] if isinstance(part, StageType) else "uploading"
    story = f"The program ended while {doing}."
    with store.write() as tx:
        recording = tx.recording(attempt.recording_id)
        tx.end_attempt(attempt.id, "crashed", story, now)
        if recording is None:
            return found
        after = transitions.crashed(recording, part, story, now)
        tx.save(after)
        tx.log(attempt.recording_id, story, now)
    if after.part(part).error is not None:
        return Found(found.resumed, found.finished, found.failed + 1)
    return Found(found.resumed + 1, found.finished, found.failed)


def _carry_out_cancels(store: Store, leftovers: Leftovers) -> None:
    """The cancels that the program did not live to finish, and what was to be answered to them."""
    with store.read() as tx:
        wanted = [each for each in tx.recordings(tx.cancelling()) if is_wanted(each)]
        begun = tx.begun_keys()
    if not (wanted or begun):
        return
    removed = {each.id: remove_leftovers(leftovers, each) for each in wanted}
    with store.write() as tx:
        closed = close(tx, list(removed))
        found = receipts(tx, leftovers, list(closed.values()), removed)
        for stored in begun:
            answer = to_json(with_receipts(from_json(stored.answer), found))
            tx.put_key(replace(stored, answer=answer, final=True))


def _end_children(home: Home) -> None:
    """End what is left of our processes, also of one that was stopped and so has not noticed that its
    program is gone. The mark in its environment, and nothing else, makes a process ours."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.environ().get(HOME_MARK) == str(home.root):
                log.warning("ending process %d, left by an earlier start", process.pid)
                process.kill()
