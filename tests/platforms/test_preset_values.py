"""What a preset says, as JSON and as the text of the command line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recorder_app.domain.errors import Permanent
from recorder_app.domain.work import Json, UploadJob
from recorder_app.platforms.preset_values import choice, entries, file, fitting, flag, moment, text
from tests.platforms.finished_recording import FinishedRecording


@pytest.fixture
def job(tmp_path: Path) -> UploadJob:
    return FinishedRecording(tmp_path / "recording").uploading({})


@pytest.mark.parametrize(
    ("value", "meant"),
    [(True, True), ("true", True), ("Yes", True), (1, True), (False, False), ("off", False)],
)
def test_a_switch(value: Json, meant: bool) -> None:
    assert flag({"x": value}, "x", not meant) is meant


@pytest.mark.parametrize("value", [None, "", " "])
def test_what_is_not_set(value: Json, job: UploadJob) -> None:
    settings = {"x": value}
    assert flag(settings, "x", True) is True
    assert text(settings, "x") == ""
    assert choice(settings, "x", ("a", "b"), "b") == "b"
    assert entries(settings, "x", job) == []
    assert moment(settings, "x") is None
    assert file(settings, "x", job) is None


@pytest.mark.parametrize("value", ["a, b,,a ", ["a", "b"], "{{ 'a, b' }}", ("a", "b", "")])
def test_a_list(value: Json, job: UploadJob) -> None:
    assert entries({"x": value}, "x", job) == ["a", "b"]


def test_a_choice_in_any_case() -> None:
    assert choice({"x": "Public"}, "x", ("public",), "public") == "public"
    with pytest.raises(Permanent, match="secret"):
        choice({"x": "secret"}, "x", ("public",), "public")


def test_a_time_to_come() -> None:
    later = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
    assert moment({"x": later.isoformat()}, "x") == later
    assert moment({"x": later.astimezone().replace(tzinfo=None).isoformat()}, "x") == later
    for past in ("2020-01-01", "never", "9999999-01-01"):
        with pytest.raises(Permanent):
            moment({"x": past}, "x")


def test_a_file(tmp_path: Path, job: UploadJob) -> None:
    path = tmp_path / "talk.png"
    path.touch()
    for written in (str(path), str(tmp_path / "{{ title }}.png")):
        assert file({"x": written}, "x", job) == path
    for wrong in (str(tmp_path), "picture.png", f"{path}\0"):
        with pytest.raises(Permanent):
            file({"x": wrong}, "x", job)


@pytest.mark.parametrize(
    ("title", "fits"),
    [("talk", "talk"), ("x" * 13, "x" * 11 + "…"), ("a\nb c", "a b c"), ("", "Recording")],
)
def test_the_program_s_own_text_is_made_to_fit(tmp_path: Path, title: str, fits: str) -> None:
    recording = FinishedRecording(tmp_path, title=title)
    job = recording.uploading({})
    own = "{{ title }}"
    found = fitting(job, "title", own, least=3, most=12, platform="Any", single_line=True)
    assert found == fits


def test_a_person_s_text_is_refused_where_it_does_not_fit(tmp_path: Path) -> None:
    job = FinishedRecording(tmp_path).uploading({"title": "{{ title }} {{ title }}"})
    with pytest.raises(Permanent, match="Any takes 3 to 8"):
        fitting(job, "title", "{{ title }}", least=3, most=8, platform="Any", single_line=True)
