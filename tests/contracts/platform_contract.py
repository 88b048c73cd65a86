"""What every platform promises, real or fake: subclass `PlatformContract` once for each."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from recorder_app import platforms
from recorder_app.domain.errors import NeedsUser, Stopped
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import Json, Platform, Uploaded
from tests.platforms.finished_recording import FinishedRecording
from tests.stages.fake_context import FakeUploadContext

_THERE = {"arrived", "published"}


class PlatformContract(ABC):
    name: str
    most_checkpoints = 100
    can_stop_once_it_is_there = True
    """Whether there is a checkpoint between the film's appearance and the end."""

    @pytest.fixture
    def recording(self, tmp_path: Path) -> FinishedRecording:
        return FinishedRecording(tmp_path / "recording")

    @pytest.fixture
    @abstractmethod
    def settings(self, tmp_path: Path) -> Mapping[str, Json]:
        """A preset that reaches the place which this test publishes to; checkpoints come often."""

    @abstractmethod
    def films(self, settings: Mapping[str, Json]) -> list[bytes]:
        """The films that can be seen there."""

    def account(self) -> Mapping[str, Json]:
        """The credentials with which that place is reached."""
        return {}

    @property
    def platform(self) -> Platform:
        return platforms.load(self.name)

    def _upload(
        self,
        recording: FinishedRecording,
        settings: Mapping[str, Json],
        attempt: Path,
        *,
        marker: str = "marker-1",
        stop_after: int | None = None,
    ) -> Uploaded:
        context = FakeUploadContext(attempt, stop_after=stop_after, account=self.account())
        uploaded = self.platform.upload(recording.uploading(settings, marker), context)
        assert context.fractions == sorted(context.fractions)
        return uploaded

    def test_it_is_found_by_its_name(self) -> None:
        assert self.platform.name == self.name

    def test_it_says_where_the_recording_can_be_seen(
        self, recording: FinishedRecording, settings: Mapping[str, Json], tmp_path: Path
    ) -> None:
        uploaded = self._upload(recording, settings, tmp_path / "attempt")

        assert urlsplit(uploaded.url).scheme in {"https", "http", "file"}
        assert uploaded.url.isascii()
        assert self.films(settings) == [recording.film]

    def test_a_second_attempt_publishes_nothing_twice(
        self, recording: FinishedRecording, settings: Mapping[str, Json], tmp_path: Path
    ) -> None:
        """The program may die after the upload and before it is written down."""
        first = self._upload(recording, settings, tmp_path / "attempt")
        again = self._upload(recording, settings, tmp_path / "attempt")

        assert again == first
        assert self.films(settings) == [recording.film]

    def test_two_outputs_do_not_disturb_each_other(
        self, recording: FinishedRecording, settings: Mapping[str, Json], tmp_path: Path
    ) -> None:
        first = self._upload(recording, settings, tmp_path / "1", marker="marker-1")
        second = self._upload(recording, settings, tmp_path / "2", marker="marker-2")

        assert first.url != second.url
        assert self.films(settings) == [recording.film] * 2

    def test_paused_anywhere_it_goes_on_to_the_same_end(
        self, recording: FinishedRecording, settings: Mapping[str, Json], tmp_path: Path
    ) -> None:
        """Each checkpoint says whether the film is there: in no other can it be seen."""
        seen: list[bool] = []
        for _ in range(self.most_checkpoints):
            try:
                self._upload(recording, settings, tmp_path / "attempt", stop_after=1)
                break
            except Stopped:
                kept = FakeUploadContext(tmp_path / "attempt").resume() or {}
                seen.append(bool(_THERE & kept.keys()))
                assert self.films(settings) == ([recording.film] if seen[-1] else [])

        assert 0 < len(seen) < self.most_checkpoints
        assert seen == sorted(seen), "what was there is gone"
        assert seen[-1] is self.can_stop_once_it_is_there
        assert self.films(settings) == [recording.film]

    def test_a_film_that_is_gone_is_waited_for(
        self, recording: FinishedRecording, settings: Mapping[str, Json], tmp_path: Path
    ) -> None:
        job = recording.uploading(settings)
        job.film.unlink()
        context = FakeUploadContext(tmp_path / "attempt", account=self.account())
        with pytest.raises(NeedsUser, match=r"“talk\.mp4”") as caught:
            self.platform.upload(job, context)
        assert caught.value.kind is WaitKind.SOURCE
        assert self.films(settings) == []

    def test_any_title_will_do(
        self, recording: FinishedRecording, settings: Mapping[str, Json], tmp_path: Path
    ) -> None:
        titles = ["Лекция №1 — «введение» & 100%", "../../x", "a\nb<script>", "я" * 500, ".", "CON"]
        for number, recording.title in enumerate(titles):
            self._upload(recording, settings, tmp_path / str(number), marker=f"marker-{number}")
        assert len(self.films(settings)) == len(titles)

    def test_without_words_there_is_still_a_film(
        self, recording: FinishedRecording, settings: Mapping[str, Json], tmp_path: Path
    ) -> None:
        recording.transcript = None
        self._upload(recording, settings, tmp_path / "attempt")
        assert self.films(settings) == [recording.film]
