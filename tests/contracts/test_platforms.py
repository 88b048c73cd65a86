"""Every platform against the one contract."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from recorder_app.domain.work import Json
from recorder_app.platforms import film_copy, folder
from tests.contracts.platform_contract import PlatformContract


class TestFolder(PlatformContract):
    name = "folder"

    @pytest.fixture
    def settings(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, Json]:
        monkeypatch.setattr(film_copy, "PIECE_BYTES", 20_000)
        monkeypatch.setattr(folder, "CHECKPOINT_EVERY_BYTES", 50_000)
        return {"dir": str(tmp_path / "published")}

    def films(self, settings: Mapping[str, Json]) -> list[bytes]:
        parent = Path(str(settings["dir"]))
        return [film.read_bytes() for film in parent.glob("*/*.mp4") if film.parts[-2][0] != "."]
