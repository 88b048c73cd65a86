"""Every platform against the one contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from recorder_app.domain.work import Json
from recorder_app.platforms import folder
from recorder_app.sources import film_copy
from tests.contracts.platform_contract import PlatformContract
from tests.servers.google_drive import GoogleDriveServer
from tests.servers.peertube import PeerTubeServer
from tests.servers.vk import VkServer
from tests.servers.youtube import YouTubeServer


class TestFolder(PlatformContract):
    name = "folder"
    can_stop_once_it_is_there = False

    @pytest.fixture
    def settings(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, Json]:
        monkeypatch.setattr(film_copy, "PIECE_BYTES", 20_000)
        monkeypatch.setattr(folder, "CHECKPOINT_EVERY_BYTES", 50_000)
        return {"dir": str(tmp_path / "published")}

    def films(self, settings: Mapping[str, Json]) -> list[bytes]:
        parent = Path(str(settings["dir"]))
        return [film.read_bytes() for film in parent.glob("*/*.mp4") if film.parts[-2][0] != "."]


class TestYouTube(PlatformContract):
    name = "youtube"

    @pytest.fixture
    def settings(self) -> Iterator[Mapping[str, Json]]:
        with YouTubeServer() as self.server:
            yield {"playlist": "Talks"}

    def account(self) -> Mapping[str, Json]:
        return self.server.credentials()

    def films(self, settings: Mapping[str, Json]) -> list[bytes]:
        return [film.bytes for film in self.server.films]


class TestGoogleDrive(PlatformContract):
    name = "google_drive"

    @pytest.fixture
    def settings(self) -> Iterator[Mapping[str, Json]]:
        with GoogleDriveServer() as self.server:
            yield {}

    def account(self) -> Mapping[str, Json]:
        return self.server.credentials()

    def films(self, settings: Mapping[str, Json]) -> list[bytes]:
        return [film.bytes for film in self.server.films]


class TestPeerTube(PlatformContract):
    name = "peertube"

    @pytest.fixture
    def settings(self) -> Iterator[Mapping[str, Json]]:
        with PeerTubeServer() as self.server:
            yield {}

    def account(self) -> Mapping[str, Json]:
        return self.server.credentials()

    def films(self, settings: Mapping[str, Json]) -> list[bytes]:
        return [film.bytes for film in self.server.films]


class TestVK(PlatformContract):
    name = "vk"

    @pytest.fixture
    def settings(self) -> Iterator[Mapping[str, Json]]:
        with VkServer() as self.server:
            yield {}

    def account(self) -> Mapping[str, Json]:
        return self.server.credentials()

    def films(self, settings: Mapping[str, Json]) -> list[bytes]:
        return [film.bytes for film in self.server.films]
