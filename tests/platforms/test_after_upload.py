"""Steps after the film: each once, and none stops another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recorder_app.domain.errors import Permanent, Stopped, Transient
from recorder_app.platforms.after_upload import take_steps
from tests.stages.fake_context import FakeUploadContext


class Steps:
    def __init__(self) -> None:
        self.taken: list[tuple[str, bool]] = []
        self.failures: dict[str, Exception] = {}

    def step(self, name: str) -> Callable[[bool], None]:
        def take(begun: bool) -> None:
            self.taken.append((name, begun))
            if name in self.failures:
                raise self.failures[name]

        return take

    def take(self, context: FakeUploadContext) -> None:
        state: dict[str, Any] = dict(context.resume() or {"published": {}})
        take_steps(context, state, {name: self.step(name) for name in ("captions", "thumbnail")})


def test_each_is_taken_once(tmp_path: Path) -> None:
    steps, context = Steps(), FakeUploadContext(tmp_path)
    steps.take(context)
    steps.take(context)
    assert steps.taken == [("captions", False), ("thumbnail", False)]


def test_one_that_fails_stops_no_other_and_is_tried_again(tmp_path: Path) -> None:
    steps, context = Steps(), FakeUploadContext(tmp_path)
    steps.failures = {"captions": Permanent("They are empty.")}
    with pytest.raises(
        Permanent, match=r"The video is up, but not its captions\. They are empty\."
    ):
        steps.take(context)
    steps.failures = {}
    steps.take(context)
    assert steps.taken == [("captions", False), ("thumbnail", False), ("captions", True)]


def test_what_passes_by_itself_is_told_first(tmp_path: Path) -> None:
    steps = Steps()
    later = Transient("Too busy.", retry_after_s=7)
    steps.failures = {"captions": Permanent("They are empty."), "thumbnail": later}
    with pytest.raises(Transient, match="thumbnail") as caught:
        steps.take(FakeUploadContext(tmp_path))
    assert caught.value.retry_after_s == 7


@pytest.mark.parametrize("stop_after", [1, 2, 3, 4])
def test_paused_anywhere_none_is_left_out(tmp_path: Path, stop_after: int) -> None:
    steps = Steps()
    with pytest.raises(Stopped):
        steps.take(FakeUploadContext(tmp_path, stop_after=stop_after))
    steps.take(FakeUploadContext(tmp_path))
    assert {name for name, _ in steps.taken} == {"captions", "thumbnail"}
