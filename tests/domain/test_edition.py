"""Where a stage's files lie, and which edition of a text a person has seen."""

from __future__ import annotations

from recorder_app.domain import edition, hints
from recorder_app.domain.recording import Recording
from recorder_app.domain.words import StageType
from tests.domain import given


def corrected(recording: Recording, number: int) -> Recording:
    for stage in edition.made(recording):
        result = {edition.FOLDER: f"edition-{number}-3"}
        recording = recording.with_stage(stage.type, result=result)
    return edition.numbered(recording, number)


def numbered(recording: Recording) -> Recording:
    """Each finished stage by an attempt of its own."""
    for number, stage in enumerate(recording.stages, 1):
        recording = recording.with_stage(stage.type, attempt_id=number)
    return recording


def test_the_files_lie_with_the_attempt_or_with_the_edition() -> None:
    recording = numbered(given.processed())
    transcribed = recording.stage(StageType.TRANSCRIBE)
    assert edition.result_folder(transcribed) == "transcribe-3"
    stages = corrected(recording, 2).stages
    folders = [edition.result_folder(each) for each in stages]
    assert folders == [
        "download-1",
        "trim-2",
        "edition-2-3/transcribe",
        "edition-2-3/topics",
        "edition-2-3/subtitles",
    ]


def test_only_what_is_there_can_be_of_an_edition() -> None:
    recording = given.through(given.run(given.new()), StageType.TRANSCRIBE)
    assert [each.type for each in edition.made(recording)] == [StageType.TRANSCRIBE]
    assert edition.made(given.new()) == []


def test_each_change_of_the_text_is_a_higher_revision() -> None:
    opened = given.run(given.new())
    lives = [
        numbered(given.through(opened, StageType.TRANSCRIBE)),
        corrected(numbered(given.through(opened, StageType.TRANSCRIBE)), 1),
        corrected(numbered(given.through(opened, StageType.TOPICS)), 1),
        corrected(numbered(given.processed()), 2),
        edition.numbered(numbered(given.processed()), 3),
    ]
    revisions = [edition.revision(each) or 0 for each in lives]
    assert revisions == sorted(set(revisions))
    assert [edition.is_corrected(each) for each in lives] == [False, True, True, True, False]
    assert edition.revision(opened) is None


def test_a_reset_is_announced_with_what_it_drops() -> None:
    dropped = "Discard everything produced and start anew. Its corrections are dropped."
    assert hints.reset_hint(corrected(given.processed(), 1)) == dropped
    assert "corrections" not in hints.reset_hint(given.processed())
