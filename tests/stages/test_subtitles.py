"""The stage: two files, both readable by others, or a reason why there are none."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pysubs2
import pytest

from recorder_app.domain.transcript import Transcript
from recorder_app.domain.words import SourceKind, StageType
from recorder_app.domain.work import Done, Skipped, Source, StageJob, StageOutcome
from recorder_app.settings import SubtitlesSettings
from recorder_app.stages import load
from tests.stages.fake_context import FakeContext
from tests.stages.text.transcripts import said, transcript


def job(tmp_path: Path, spoken: Transcript | None, *, duration_s: float = 60.0) -> StageJob:
    done = {
        StageType.DOWNLOAD: StageOutcome(tmp_path, {"film": "talk.mp4", "duration_s": duration_s})
    }
    if spoken is not None:
        (tmp_path / "transcript.json").write_text(json.dumps(spoken.to_json()), encoding="utf-8")
        done[StageType.TRANSCRIBE] = StageOutcome(tmp_path, {"transcript": "transcript.json"})
    return StageJob(
        title="talk",
        source=Source(SourceKind.FILE, str(tmp_path / "talk.mp4")),
        settings=asdict(SubtitlesSettings()),
        done=done,
        home=tmp_path,
    )


def test_both_files_have_the_same_cues(tmp_path: Path) -> None:
    words = said("Good morning, everybody. Today we talk about R&D, and why 3 < 4 is true. " * 4)
    context = FakeContext(tmp_path / "attempt")
    done = load(StageType.SUBTITLES).run(job(tmp_path, transcript(words)), context)
    assert isinstance(done, Done)
    srt = pysubs2.load(str(context.out / done.data["srt"]), encoding="utf-8")
    vtt = pysubs2.load(str(context.out / done.data["vtt"]), encoding="utf-8")
    assert len(srt) == len(vtt) == done.data["cues"] > 2
    assert [(each.start, each.end) for each in srt] == [(each.start, each.end) for each in vtt]
    shown = " ".join(each.plaintext.replace("\n", " ") for each in srt)
    assert shown == " ".join(word.text for word in words)
    assert context.fractions[-1] == 1.0


@pytest.mark.parametrize("spoken", [None, transcript([])], ids=["no stage", "no words"])
def test_without_a_transcript_it_is_skipped(tmp_path: Path, spoken: Transcript | None) -> None:
    skipped = load(StageType.SUBTITLES).run(
        job(tmp_path, spoken), FakeContext(tmp_path / "attempt")
    )
    assert skipped == Skipped("There is no transcript to make subtitles of.")
