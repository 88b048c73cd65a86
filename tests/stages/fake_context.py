"""The engine's side of the contract, in memory of one test: a `Context` on a temporary folder."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path

from recorder_app.domain.errors import Stopped
from recorder_app.domain.work import Json


class FakeContext:
    """Keeps what the unit says. `stop_after=n` raises `Stopped` at the n-th checkpoint (1-based)."""

    def __init__(self, folder: Path, *, stop_after: int | None = None) -> None:
        self.folder = folder
        self.out = folder / "out"
        self.out.mkdir(parents=True, exist_ok=True)
        self.stop_after = stop_after
        self.fractions: list[float] = []
        self.positions: list[float] = []
        self.notes: list[str] = []
        self.checkpoints: list[Mapping[str, Json]] = []
        self.said: list[str] = []

    def progress(
        self, fraction: float, *, position_s: float | None = None, note: str | None = None
    ) -> None:
        assert 0.0 <= fraction <= 1.0
        self.fractions.append(fraction)
        if position_s is not None:
            self.positions.append(position_s)
        if note is not None:
            self.notes.append(note)

    def checkpoint(self, data: Mapping[str, Json], *, position_s: float | None = None) -> None:
        (self.folder / "checkpoint.json").write_text(json.dumps(data), encoding="utf-8")
        self.checkpoints.append(data)
        if position_s is not None:
            self.positions.append(position_s)
        if self.stop_after is not None and len(self.checkpoints) >= self.stop_after:
            raise Stopped

    def resume(self) -> Mapping[str, Json] | None:
        path = self.folder / "checkpoint.json"
        if not path.exists():
            return None
        data: Mapping[str, Json] = json.loads(path.read_text(encoding="utf-8"))
        return data

    def say(self, sentence: str) -> None:
        self.said.append(sentence)


class FakeUploadContext(FakeContext):
    """With an account, and secrets sealed by a sign that is easily seen."""

    def __init__(
        self,
        folder: Path,
        *,
        stop_after: int | None = None,
        account: Mapping[str, Json] | None = None,
    ) -> None:
        super().__init__(folder, stop_after=stop_after)
        self.account: Mapping[str, Json] = account or {}
        self.urls: list[str] = []
        self.bytes_per_s: float | None = None

    def renew_account(self, credentials: Mapping[str, Json]) -> None:
        self.account = credentials

    def seal(self, secret: str) -> str:
        return "sealed:" + base64.b64encode(secret.encode()).decode()

    def unseal(self, sealed: str) -> str | None:
        return base64.b64decode(sealed.removeprefix("sealed:")).decode()

    def published(self, url: str) -> None:
        self.urls.append(url)
