from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from recorder_app.domain.errors import Stopped
from recorder_app.stages.text import kept_meanings
from recorder_app.stages.text.kept_meanings import KeptMeanings
from recorder_app.stages.text.meaning import Floats, meanings
from tests.stages.fake_context import FakeContext

TEXTS = [
    "The heart is a pump.",
    "Roman roads were straight.",
    "Das Brot ist warm.",
    "Сердце бьётся.",
]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the encoder was given, a checkpoint after each of them."""
    texts: list[str] = []

    def noted(batch: Sequence[str]) -> Floats:
        texts.extend(batch)
        return meanings(batch)

    monkeypatch.setattr(kept_meanings, "meanings", noted)
    monkeypatch.setattr(kept_meanings, "_BATCH", 1)
    monkeypatch.setattr(kept_meanings, "KEEP_EVERY_S", 0.0)
    return texts


def test_no_text_is_read_twice(tmp_path: Path, read: list[str]) -> None:
    kept = KeptMeanings(FakeContext(tmp_path))
    assert np.allclose(kept([*TEXTS, TEXTS[0]]), meanings([*TEXTS, TEXTS[0]]), atol=1e-6)
    assert kept(TEXTS[1:2]).shape == (1, 512)
    assert read == TEXTS


def test_what_was_read_before_a_stop_is_not_read_again(tmp_path: Path, read: list[str]) -> None:
    whole = KeptMeanings(FakeContext(tmp_path / "whole"))(TEXTS)
    read.clear()
    with pytest.raises(Stopped):
        KeptMeanings(FakeContext(tmp_path / "stopped", stop_after=2))(TEXTS)
    resumed = KeptMeanings(FakeContext(tmp_path / "stopped"))
    assert np.array_equal(resumed(TEXTS), whole)
    assert read == TEXTS


def test_what_was_not_durable_when_it_was_cut_off_is_read_anew(
    tmp_path: Path, read: list[str]
) -> None:
    with pytest.raises(Stopped):
        KeptMeanings(FakeContext(tmp_path, stop_after=2))(TEXTS)
    with (tmp_path / "meanings").open("ab") as file:
        file.write(b"half an entry")
    read.clear()
    with pytest.raises(Stopped):
        KeptMeanings(FakeContext(tmp_path, stop_after=1))(TEXTS)
    kept = KeptMeanings(FakeContext(tmp_path))
    assert np.allclose(kept(TEXTS), meanings(TEXTS), atol=1e-6)
    assert read == TEXTS[2:]


def test_a_checkpoint_without_its_file_is_no_checkpoint(tmp_path: Path, read: list[str]) -> None:
    with pytest.raises(Stopped):
        KeptMeanings(FakeContext(tmp_path, stop_after=2))(TEXTS)
    (tmp_path / "meanings").unlink()
    read.clear()
    KeptMeanings(FakeContext(tmp_path))(TEXTS)
    assert read == TEXTS
