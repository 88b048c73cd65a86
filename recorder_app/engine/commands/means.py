"""What every command is carried out with."""

from __future__ import annotations

from dataclasses import dataclass

from recorder_app.engine.accounts.accounts import Accounts
from recorder_app.engine.attempts.lanes import Lanes
from recorder_app.engine.attempts.leftovers import Leftovers
from recorder_app.engine.attempts.progress import ProgressBoard
from recorder_app.engine.commands.cancelling import Cancelling
from recorder_app.engine.commands.frozen import Freezer
from recorder_app.engine.commands.keys import Keys
from recorder_app.engine.commands.presets import Presets
from recorder_app.engine.purging import Purging
from recorder_app.engine.tidying import Tidying
from recorder_app.paths import Home
from recorder_app.store.store import Store


@dataclass(frozen=True, slots=True)
class Means:
    home: Home
    store: Store
    lanes: Lanes
    leftovers: Leftovers
    board: ProgressBoard
    freezer: Freezer
    presets: Presets
    keys: Keys
    cancelling: Cancelling
    accounts: Accounts
    purging: Purging
    tidying: Tidying


class Commanding:
    """Base of the groups of commands that make up the engine's front."""

    def __init__(self, means: Means) -> None:
        self._home = means.home
        self._store = means.store
        self._lanes = means.lanes
        self._leftovers = means.leftovers
        self._board = means.board
        self._freezer = means.freezer
        self._presets = means.presets
        self._keys = means.keys
        self._cancelling = means.cancelling
        self._accounts = means.accounts
        self._purging = means.purging
        self._tidying = means.tidying
