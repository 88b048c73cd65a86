"""The transcript on disk is read as it was written, by whomever, and what is damaged is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from recorder_app.domain.transcript import Segment, Transcript, Word
from recorder_app.stages.text import transcript_file

HELLO = Word("Привет,", 0.5, 0.9, 0.98)
QUOTED = Word('"so]}"', 1.0, 1.25, 0.5)
SPOKEN = Transcript(
    "ru",
    0.75,
    "tiny",
    (
        Segment(0.5, 1.25, 'Привет, "so]}"', (HELLO, QUOTED)),
        Segment(2.0, 3.0, "", ()),
    ),
)


def _read(folder: Path, text: str) -> Transcript:
    path = folder / "transcript.json"
    path.write_text(text, encoding="utf-8")
    return transcript_file.read(path)


@pytest.mark.parametrize("spoken", [SPOKEN, Transcript("en", 1.0, "tiny", ())])
def test_it_is_read_as_it_was_written(tmp_path: Path, spoken: Transcript) -> None:
    result = transcript_file.write(spoken, tmp_path)
    path = tmp_path / str(result["transcript"])
    assert json.loads(path.read_text(encoding="utf-8")) == spoken.to_json()
    assert transcript_file.read(path) == spoken
    assert result["words"] == len(spoken.words)


@pytest.mark.parametrize("indent", [None, 0, 2])
@pytest.mark.parametrize("backwards", [False, True])
def test_any_form_of_the_same_json_is_read(
    tmp_path: Path, indent: int | None, backwards: bool
) -> None:
    data: dict[str, Any] = {"more": [1, {"a": []}], **SPOKEN.to_json()}
    if backwards:
        data = dict(reversed(data.items()))
    assert _read(tmp_path, f"\n {json.dumps(data, indent=indent)} \n") == SPOKEN


WHOLE = json.dumps(SPOKEN.to_json())


@pytest.mark.parametrize("length", range(0, len(WHOLE), 7))
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, length: int) -> None:
    with pytest.raises(ValueError):
        _read(tmp_path, WHOLE[:length])


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        "null",
        WHOLE.replace('"segments": [', '"segments": {'),
        WHOLE.replace('"model": "tiny", ', ""),
        WHOLE.replace('"words": []', '"words": 5'),
        WHOLE.replace('"words": []', '"said": []'),
    ],
)
def test_what_is_no_transcript_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        _read(tmp_path, text)
