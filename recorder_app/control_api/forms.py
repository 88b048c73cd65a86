"""The forms of what is sent and answered, for checking bodies and for the OpenAPI document.

Answers are built by `Snapshot.to_json` and `Outcome`; a test holds them against these forms.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr

from recorder_app.domain.outcome import Word
from recorder_app.domain.words import (
    OutputStatus,
    PauseMode,
    Place,
    RecordingStatus,
    StageStatus,
    StageType,
    WaitKind,
)

INT64 = 2**63 - 1
_YEAR_S = 366 * 24 * 3600

Ids = Annotated[list[StrictInt], Field(max_length=1_000_000)]
Text = Annotated[StrictStr, Field(min_length=1, max_length=4096)]


class Body(BaseModel):
    """A misspelt field is an error, not a default."""

    model_config = ConfigDict(extra="forbid")


class Nothing(Body):
    """Of a command that needs no more than its address: `{}`, or no body at all."""


class NewRecording(Body):
    source: Text = Field(description="Absolute path of a file, or a URL.")
    presets: list[Text] | None = Field(
        None, description="Names of presets, an output for each; without it the default preset."
    )
    title: Text | None = Field(None, description="Without it, the file's name.")


class Run(Body):
    now: StrictBool = Field(False, description="Before everything else that is queued.")


class Pause(Body):
    mode: PauseMode = Field(
        PauseMode.CHECKPOINT,
        description="`checkpoint` stops at the next checkpoint and keeps all progress; "
        "`after_stage` lets the current stage finish.",
    )
    until: AwareDatetime | None = Field(
        None, description="Goes on by itself then: ISO 8601 with a time zone."
    )
    for_s: Annotated[float, Field(strict=True, gt=0, le=_YEAR_S, allow_inf_nan=False)] | None = (
        Field(None, description="Goes on by itself after so many seconds; not beside `until`.")
    )


class Reset(Body):
    keep_files: StrictBool = Field(False, description="Keep what was produced, as files.")


class Move(Body):
    place: Place = Field(description="Where in the queue.")


class Many(Body):
    recording_ids: Ids


class RunMany(Run, Many):
    pass


class PauseMany(Pause, Many):
    pass


class ResetMany(Reset, Many):
    pass


class NewOutput(Body):
    preset: Text


class Answer(Body):
    there: bool = Field(description="True: it has arrived. False: it has not, send it again.")


class Stage(BaseModel):
    type: StageType
    status: StageStatus
    progress: float = Field(ge=0, le=1)
    checkpoint_s: float | None = Field(description="Up to where the film is durably done.")
    attempts: int
    error: str | None
    reason: str | None = Field(description="Why it was skipped.")
    waiting: WaitKind | None
    next_try: datetime | None
    started_at: datetime | None
    finished_at: datetime | None


class Output(BaseModel):
    id: int
    platform: str
    preset: str
    account: str | None
    status: OutputStatus
    progress: float = Field(ge=0, le=1)
    bytes_sent: int
    bytes_total: int
    url: str | None
    error: str | None
    waiting: WaitKind | None
    next_try: datetime | None
    pausing: bool
    paused: bool
    cancelling: bool
    can_pause: bool
    can_cancel: bool
    can_retry: bool
    can_answer: bool = Field(description="A person is to say whether it has arrived.")


class Recording(BaseModel):
    id: int
    title: str
    source: str
    status: RecordingStatus
    status_text: str
    is_runtime: bool
    queued: bool
    pausing: bool
    paused: bool
    cancelling: bool
    failed: bool
    waiting: bool
    waiting_reason: str | None
    paused_until: datetime | None
    can_run: bool
    can_pause: bool
    can_cancel: bool
    run_hint: str
    next_try: datetime | None
    duration_s: float | None
    created_at: datetime
    stages: list[Stage]
    outputs: list[Output]


class CommandAnswer(BaseModel):
    outcome: Word
    message: str
    recording: Recording


class CommandRefusal(CommandAnswer):
    """Not allowed now; `error` and `detail` as in every problem."""

    error: str
    detail: str


class Result(BaseModel):
    recording_id: int
    outcome: Word
    message: str


class BulkAnswer(BaseModel):
    summary: str
    results: list[Result]


class PresetInfo(BaseModel):
    name: str
    platform: str
    account: str | None


class Health(BaseModel):
    status: Literal["ok"]
    version: str
