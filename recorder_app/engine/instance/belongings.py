"""What a command line asks of the engine about accounts and presets."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from recorder_app.domain.preset import Preset
from recorder_app.engine.engine import Engine
from recorder_app.engine.instance.channel import Answer, Request


class Belongings:
    """A part of `recorder_app.engine.instance.handover.Desk`. Raises `ValueError` with the sentence of
    a refusal; no answer holds a secret."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.table: Mapping[str, Callable[[Request], Answer]] = {
            "accounts": self._accounts,
            "add_account": self._add_account,
            "remove_account": self._remove_account,
            "presets": self._presets,
            "save_preset": self._save_preset,
            "remove_preset": self._remove_preset,
        }

    def _accounts(self, _request: Request) -> Answer:
        return {"accounts": [each.to_json() for each in self._engine.accounts()]}

    def _add_account(self, request: Request) -> Answer:
        added = self._engine.add_account(
            request["platform"], request["name"], request["credentials"]
        )
        return {"account": added.to_json(), "warning": self._engine.vault_warning}

    def _remove_account(self, request: Request) -> Answer:
        used_by = self._engine.remove_account(request["platform"], request["name"])
        return {"used_by": used_by}

    def _presets(self, _request: Request) -> Answer:
        return {"presets": [each.to_json() for each in self._engine.presets()]}

    def _save_preset(self, request: Request) -> Answer:
        return {"preset": self._engine.save_preset(Preset(**request["preset"])).to_json()}

    def _remove_preset(self, request: Request) -> Answer:
        self._engine.remove_preset(request["name"])
        return {}
