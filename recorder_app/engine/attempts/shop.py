"""What attempts work with."""

from __future__ import annotations

from dataclasses import dataclass, field

from recorder_app.engine.accounts.accounts import Accounts
from recorder_app.engine.attempts.progress import ProgressBoard
from recorder_app.engine.attempts.room import Room
from recorder_app.engine.attempts.upload_gate import UploadGate
from recorder_app.engine.attempts.work_gate import WorkGate
from recorder_app.engine.children.crew import Crew
from recorder_app.paths import Home
from recorder_app.store.store import Store


@dataclass(frozen=True, slots=True)
class Shop:
    home: Home
    store: Store
    crew: Crew
    board: ProgressBoard
    room: Room
    gate: UploadGate
    accounts: Accounts
    work_gate: WorkGate = field(default_factory=WorkGate)
