"""What a person has set up for publishing, read together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recorder_app.domain.account import Account
from recorder_app.domain.preset import DEFAULT_PRESET, Preset
from recorder_app.domain.rule import Rule
from recorder_app.engine.front import Front


@dataclass(frozen=True, slots=True)
class Belongings:
    accounts: tuple[Account, ...] = ()
    presets: tuple[Preset, ...] = ()
    rules: tuple[Rule, ...] = ()
    vault_warning: str | None = None


def read_belongings(front: Front) -> Belongings:
    """Blocks."""
    return Belongings(
        tuple(front.accounts()),
        tuple(front.presets()),
        tuple(front.rules()),
        front.vault_warning,
    )


def offered(presets: Sequence[Preset]) -> tuple[Preset, ...]:
    """What an upload can be made with: also the preset that is there without anybody having made it."""
    if any(each.name == DEFAULT_PRESET for each in presets):
        return tuple(presets)
    return (*presets, Preset(DEFAULT_PRESET, "folder"))
