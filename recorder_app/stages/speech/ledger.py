"""What is planned and what is done of it, on disk: plan and journal of one transcription.

A clip counts as done when it and all clips before it have their result in the journal, so that what
is done is always a beginning of the film.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from recorder_app.stages.speech import spool
from recorder_app.stages.speech.heard import Heard, Journal
from recorder_app.stages.speech.plan import Clip


class Ledger:
    """The clips of a film, found one after another, and what was heard in them, in any order."""

    def __init__(self, folder: Path, *, resume: bool) -> None:
        """Take up what is in `folder`, or clear it away and begin."""
        self.sound = folder / "sound.pcm"
        """The spool."""
        self.voice = folder / "voice"
        """What the voice meter has found in it."""
        self._plan = folder / "plan.json"
        journal = folder / "heard.jsonl"
        if not resume:
            for file in (self.sound, self.voice, self._plan, journal):
                file.unlink(missing_ok=True)
        self._journal = Journal(journal)
        self._early: set[Clip] = set()
        """Heard since the start, and waiting for clips before them."""
        self.clips: list[Clip] = []
        self.planned = False
        """Whether `clips` is all there are."""
        self.done = 0
        """How many clips, from the first on, are done."""
        if self._plan.exists():
            self._take_up_plan()

    def _take_up_plan(self) -> None:
        plan = json.loads(self._plan.read_text(encoding="utf-8"))
        if spool.holds(self.sound, plan["samples"]):
            self.clips = [Clip(start, end) for start, end in plan["clips"]]
            self.planned = True

    def found(self, clips: Sequence[Clip]) -> None:
        """More of the plan."""
        self.clips += clips

    def unheard(self, clips: Sequence[Clip]) -> list[Clip]:
        """Those of the clips that the journal has no result of."""
        return [clip for clip in clips if clip not in self._journal.results]

    def close_plan(self, samples: int) -> None:
        """The plan is whole, the spool (so many samples) is safe: keep the plan."""
        partial = self._plan.with_suffix(".partial")
        with partial.open("w", encoding="utf-8") as file:
            json.dump(
                {"samples": samples, "clips": [[clip.start, clip.end] for clip in self.clips]}, file
            )
            file.flush()
            os.fsync(file.fileno())
        partial.replace(self._plan)
        self.planned = True

    def heard(self, clip: Clip, heard: Heard) -> None:
        """A result; returns when it is on disk. It is done in its turn, see `settle`."""
        self._journal.append(clip, heard)
        self._early.add(clip)

    def settle(self) -> Iterator[Clip]:
        """The clips that become done now, one by one. Those that were heard before the start are just
        counted."""
        while self.done < len(self.clips):
            clip = self.clips[self.done]
            if clip not in self._journal.results:
                return
            self.done += 1
            if clip in self._early:
                self._early.remove(clip)
                yield clip

    def results(self) -> list[tuple[Clip, Heard]]:
        """The clips that are done and what was heard in them."""
        return [(clip, self._journal.results[clip]) for clip in self.clips[: self.done]]

    @property
    def complete(self) -> bool:
        return self.planned and self.done == len(self.clips)

    @property
    def position_s(self) -> float:
        """Up to where the film is done, in seconds."""
        return self.clips[self.done - 1].end_s if self.done else 0.0

    @property
    def speech_s(self) -> float:
        """Seconds in all clips known so far."""
        return sum(clip.length_s for clip in self.clips)

    @property
    def heard_s(self) -> float:
        """Seconds in clips that have a result."""
        done = sum(clip.length_s for clip in self.clips[: self.done])
        return done + sum(clip.length_s for clip in self._early)

    def close(self) -> None:
        self._journal.close()
