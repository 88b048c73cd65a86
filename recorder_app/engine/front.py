"""All that a window, a command line or an API may ask of the engine.

Every call is thread-safe and blocks until its answer is true (a `cancel` until nothing runs any
more): a window calls it from a thread of its own, never from the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from recorder_app.domain.account import Account
from recorder_app.domain.correction import Correction
from recorder_app.domain.hold import WorkHold
from recorder_app.domain.journal import Attempt, JournalEntry
from recorder_app.domain.outcome import Outcome
from recorder_app.domain.preset import Preset
from recorder_app.domain.query import Filter, Folder, Query
from recorder_app.domain.rule import Rule
from recorder_app.domain.search import Hit
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.transcript import Topic, Transcript
from recorder_app.domain.words import PauseMode, Place, StageType
from recorder_app.engine.events import Listener
from recorder_app.engine.speech_models import Fetch, SpeechModel
from recorder_app.platforms.logins.login import Person
from recorder_app.settings import Settings


@dataclass(frozen=True, slots=True)
class Preview:
    """What a setting of a preset would be for one recording."""

    setting: str | None
    """None: what is said is of the upload as a whole."""
    text: str
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class ResultFile:
    """A file that a finished stage or output left."""

    part: str
    path: Path
    size_bytes: int


@dataclass(frozen=True, slots=True)
class TranscriptView:
    """What was said in a recording, and what it is about, as it stands with all corrections."""

    transcript: Transcript
    topics: tuple[Topic, ...]
    """Empty while they have not been found."""
    film: Path | None
    """What to play: on its time line are the times. None where it is not there any more."""
    duration_s: float
    """Of the film."""
    revision: int
    """Higher whenever the transcript or the topics have changed."""
    corrected: bool
    """There are corrections to take back (`RestoreAll`)."""


@dataclass(frozen=True, slots=True)
class FoundSource:
    """One recording that a path, a folder or a link stands for."""

    location: str
    recording_id: int | None
    """That it is on the list as, unchanged since; None: it is new."""


class Front(Protocol):
    # What is there
    def page(self, query: Query, offset: int, limit: int) -> list[Snapshot]: ...
    def ids(self, query: Query) -> list[int]: ...
    def count(self, query: Query) -> int: ...
    def counts(self) -> Mapping[Filter, int]: ...
    def paused_together(self) -> int:
        """How many recordings `run_paused_together` would run."""

    def has_work(self) -> bool:
        """Whether something runs, is queued, or will be tried by itself before long. What is paused
        and what waits for a person does not count."""

    def recording(self, recording_id: int) -> Snapshot | None: ...
    def recordings(self, ids: Sequence[int]) -> list[Snapshot]:
        """In this order; what is not there is left out."""

    def journal(self, recording_id: int) -> list[JournalEntry]: ...
    def attempts(self, recording_id: int) -> list[Attempt]: ...
    def files(self, recording_id: int) -> list[ResultFile]: ...
    def thumbnail(self, recording_id: int) -> Path | None:
        """A JPEG of 160 × 90 from the film, made when first asked for (up to some seconds). None for
        what is only sound, can't be read or is not here yet; that is no error."""

    def leave_thumbnails(self) -> None:
        """The program is about to end: what is being made of them is given up at once, and no more
        are made."""

    def output_owner(self, output_id: int) -> int | None:
        """The id of the recording that an output belongs to."""

    def folders(self) -> list[Folder]:
        """Where the recordings came from; the 50 with the most of them, in this order."""

    def hits(self, search: str, ids: Sequence[int]) -> list[Hit]:
        """Of each of these recordings whose transcript has what is searched for, the sentence that
        fits best; in the order of `ids`."""

    def speeds(self) -> Mapping[StageType, float]:
        """Seconds of work for a second of film: the median of the last 20 attempts that did a stage in
        one go. What has never been done is left out."""

    def find(self, sources: Sequence[str]) -> list[FoundSource]:
        """What `add` would put on the list, and whether that is there already. Raises as `add` does."""

    # Commands: one outcome per id. `key` is an idempotency key: the same command given again with it,
    # within 24 hours, changes nothing and is answered the same; given with it, another command raises
    # `KeyConflict`; where the first is not answered within 2 seconds, the second raises `InProgress`.
    def add(
        self,
        sources: Sequence[str],
        *,
        presets: Sequence[str] | None = None,
        title: str | None = None,
        options: Mapping[str, Any] | None = None,
        key: str | None = None,
    ) -> list[Snapshot]:
        """New recordings from paths (a folder stands for the recordings in it) or URLs, each with an
        output per preset; None: the default presets. Raises `ValueError` with a sentence for the
        person when a source is neither or a preset is unknown; then nothing is added."""

    def run(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]: ...
    def run_now(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        """Run, at the top of the queue. Where a run was open already, and Run would answer
        `already_running`, the answer is `runs_next` (200)."""

    def run_all_paused(self, *, key: str | None = None) -> list[Outcome]: ...
    def run_paused_together(self, *, key: str | None = None) -> list[Outcome]:
        """Run what `pause_all` or `stop_after_this` has paused, and nobody has run or paused since:
        what a person had paused before stays so."""

    def pause(
        self,
        ids: Sequence[int],
        mode: PauseMode = PauseMode.CHECKPOINT,
        *,
        until: datetime | timedelta | None = None,
        key: str | None = None,
    ) -> list[Outcome]:
        """With `until` (aware, or so long from now) the pause ends by itself then; what is paused
        already takes that time over. Raises `ValueError` for a time that has passed."""

    def pause_all(
        self,
        mode: PauseMode = PauseMode.CHECKPOINT,
        *,
        until: datetime | None = None,
        key: str | None = None,
    ) -> list[Outcome]:
        """What can be paused; what is paused already keeps its pause as it is."""

    def stop_after_this(self, *, key: str | None = None) -> list[Outcome]:
        """What runs goes on to its end, every other open run is paused; one outcome for each of
        these."""

    def cancel(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]: ...
    def skip(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]: ...
    def reset(
        self, ids: Sequence[int], *, keep_files: bool = False, key: str | None = None
    ) -> list[Outcome]: ...
    def rename(self, recording_id: int, title: str, *, key: str | None = None) -> Outcome:
        """Also while it is worked on: an upload that has begun keeps the title that it began with."""

    def remove(
        self, ids: Sequence[int], *, files: bool = False, key: str | None = None
    ) -> list[Outcome]:
        """Take recordings off the list. What the app keeps of them, and with `files` what it has
        published to folders, is deleted ten minutes later, or at the next start; sources stay. A
        recording whose run is open is refused."""

    def restore(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        """Take back a removal whose files are still there: `restored`; `not_removed` for what is on
        the list."""

    def move(self, ids: Sequence[int], place: Place, *, key: str | None = None) -> list[Outcome]:
        """Change the order of the queue (`SortKey.QUEUE`)."""

    def transcript(self, recording_id: int) -> TranscriptView | None:
        """None until it is transcribed, and where nothing is said."""

    def correct(
        self,
        recording_id: int,
        corrections: Sequence[Correction],
        *,
        revision: int,
        key: str | None = None,
    ) -> Outcome:
        """Put right what was seen at a `TranscriptView.revision`: all of it or, where the outcome is not
        `corrected`, nothing. The transcript, the topics and the subtitles are on disk when it is
        answered; what comes after goes on with them, what is published stays as it is.
        `changed_meanwhile`: they have become others since; `refused`, with the reason: a correction
        that can't be made, or while topics or subtitles are being made."""

    # Commands for one output
    def upload(self, recording_id: int, preset: str, *, key: str | None = None) -> Outcome:
        """Add an output. Raises `ValueError` where there is no such preset."""

    def pause_output(self, output_id: int, *, key: str | None = None) -> Outcome: ...
    def cancel_output(self, output_id: int, *, key: str | None = None) -> Outcome: ...
    def retry_output(self, output_id: int, *, key: str | None = None) -> Outcome:
        """Also goes on with one that is paused, and uploads one that was cancelled."""

    def answer_output(self, output_id: int, there: bool, *, key: str | None = None) -> Outcome:
        """What a person says who was asked whether an upload has arrived: it is there, or send it
        again."""

    def set_metered(self, metered: bool) -> None:
        """Whether the connection costs by the byte, as whoever watches it knows."""

    @property
    def hold(self) -> WorkHold | None:
        """Why the work as a whole is held: nothing is begun, what runs stops at its next checkpoint
        and is queued again. It ends by itself; a recording that is told to run is let through where a
        person may override it."""

    def override_hold(self) -> None:
        """The work goes on all the same, where a person may say so, until the hold is over."""

    # Accounts. No answer holds a secret.
    def accounts(self) -> list[Account]:
        """By platform and name."""

    @property
    def vault_warning(self) -> str | None:
        """For the person, where this machine has no keyring for what is secret."""

    def add_account(self, platform: str, name: str, credentials: Mapping[str, Any]) -> Account:
        """Add it, or replace the one of its name; outputs that wait for this login go on. Raises
        `ValueError` with a sentence that says what the credentials lack."""

    def login(
        self,
        platform: str,
        name: str,
        person: Person,
        client: Mapping[str, Any] | None = None,
    ) -> Account:
        """`add_account` with the credentials of a login, which ends when the person is through (set
        `person.given_up` to end it before). `client` is what need not be asked for, in the words of
        Google's client file, or a server's `api_root`; what the account of that name has logged in
        with before is not asked for again. Raises `LoginFailed` with the sentence for the
        person, and `ValueError` for a name or a client that can't be used."""

    def remove_account(self, platform: str, name: str) -> list[str]:
        """Answers the names of the presets that use it. Raises `ValueError` where there is none."""

    # Presets, and which of them new recordings get
    def presets(self) -> list[Preset]:
        """By name; the one that nobody has made, “Folder”, is not among them."""

    def save_preset(self, preset: Preset) -> Preset:
        """Add it, or replace the one of its name; runs that are open keep what they have frozen.
        Answers it as it is kept. Raises `ValueError` with a sentence for what can't work."""

    def remove_preset(self, name: str) -> None:
        """Outputs that were made through it stay. Raises `ValueError` where there is none."""

    def preview(self, preset: Preset, recording_id: int) -> list[Preview]:
        """What the templates of a preset, which need not be saved, make of a recording, and what its
        platform would refuse. Raises `ValueError` for an unknown recording or platform."""

    def rules(self) -> list[Rule]:
        """In their order. A recording for which no presets are named gets those of all rules that
        match; where none does, those with `is_default`; where there are none, “Folder”."""

    def change_rules(self, rules: Sequence[Rule]) -> None:
        """These and no others. Raises `ValueError` for an empty pattern and an unknown preset."""

    # Speech models
    def models(self) -> list[SpeechModel]:
        """Those that can be chosen by name, from the smallest to the largest, and whether they are
        here. Asks no network."""

    def get_model(self, fetch: Fetch) -> bool:
        """Fetch a model, to its end; False where it was given up before. Raises `WorkError` with a
        sentence for the person."""

    def remove_model(self, name: str) -> None:
        """Raises `ValueError` where it is not in the app's own folder."""

    # What changes
    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Listeners are called on the engine's threads; returns what ends the subscription."""

    @property
    def settings(self) -> Settings: ...
    def change_settings(self, settings: Settings) -> None:
        """Takes effect at once: lanes on the next claim, stages on the next run."""
